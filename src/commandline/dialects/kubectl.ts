import type { Dialect } from '../dialect.ts'
import type { Reading } from '../reading.ts'
import { collected, optional, switches, valued } from './rules.ts'

const names: Readonly<Record<string, string>> = {
  po: 'pod',
  svc: 'service',
  deploy: 'deployment',
  ns: 'namespace',
  no: 'node',
  cm: 'configmap',
  rs: 'replicaset',
  ds: 'daemonset',
  sts: 'statefulset',
  ing: 'ingress',
  pv: 'persistentvolume',
  pvc: 'persistentvolumeclaim',
  sa: 'serviceaccount',
  ep: 'endpoint',
  hpa: 'horizontalpodautoscaler',
  cj: 'cronjob',
  ev: 'event',
  rc: 'replicationcontroller',
  crd: 'customresourcedefinition',
  sc: 'storageclass',
  netpol: 'networkpolicy',
  pc: 'priorityclass',
  quota: 'resourcequota',
  limits: 'limitrange',
  ingresses: 'ingress',
  storageclasses: 'storageclass',
  ingressclasses: 'ingressclass',
  networkpolicies: 'networkpolicy',
  priorityclasses: 'priorityclass',
}

// The names that differ between `kubectl create` and `kubectl get`.
const created: Readonly<Record<string, string>> = { quota: 'quota', pdb: 'poddisruptionbudget' }

const kindOf = (word: string): string => {
  const plain = word.toLowerCase()
  if (Object.hasOwn(names, plain)) return names[plain]!
  return plain.length > 3 && plain.endsWith('s') && !plain.endsWith('ss') ? plain.slice(0, -1) : plain
}

const kinds = (word: string): string => word.split(',').map(kindOf).join(',')

/** Reads `pod/web` as `pod web`, and every name of a kind of object as one. */
function rewrite(reading: Reading): void {
  if (!/^(?:get|describe|delete|edit|label|annotate|scale|expose)$/.test(reading.path)) return
  const words = reading.positionals
  const [first] = words
  const parts = first?.raw.split('/')
  if (!first || !parts || parts.length > 2) return
  first.raw = kinds(parts[0]!)
  first.value = first.raw
  if (parts[1] !== undefined) words.splice(1, 0, { raw: parts[1], value: parts[1], word: first.word })
}

/** kubectl: options of the program anywhere, kinds of objects by any of their names. */
export const kubectl: Dialect = {
  grammar: {
    style: 'pflag',
    globals: 'anywhere',
    rules: {
      ...optional('--dry-run', 'unchanged'),
      ...valued(
        '--namespace --context --kubeconfig --cluster --user --server --token --as --request-timeout --output --selector',
      ),
      '-n': { takes: 'required', means: '--namespace=$' },
      '-s': { takes: 'required', means: '--server=$' },
      '--v': { takes: 'required' },
      ...collected('--filename --env --from-literal --from-file --as-group'),
      ...switches('--insecure-skip-tls-verify --warnings-as-errors --match-server-version'),
    },
  },
  grammars: {
    logs: { rules: { '-n': { takes: 'required', means: '--namespace=$' } } },
  },
  aliases: Object.fromEntries(
    [
      'cm',
      'deploy',
      'ns',
      'sa',
      'svc',
      'quota',
      'pdb',
      'pc',
      'ing',
      'cj',
      'rolebinding',
      'clusterrolebinding',
    ].map((short) => [`create ${short}`, `create ${created[short] ?? names[short] ?? short}`]),
  ),
  keyed: ['--env', '--labels'],
  rewrite,
}
