import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './folders.ts'

/** The part of JSON Schema that ours use. */
export interface Schema {
  $schema?: string
  title?: string
  description?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  oneOf?: Schema[]
  required?: string[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  items?: Schema
}

type Fields = Record<string, unknown>

const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

const fits = (type: string, allowed: readonly string[]): boolean =>
  allowed.includes(type) || (type === 'integer' && allowed.includes('number'))

/** Lists where a value does not fit a schema, as far as ours go; an object may have nothing that its schema does not name. */
export function misfits(value: unknown, schema: Schema, at = ''): string[] {
  if (schema.oneOf) {
    const all = schema.oneOf.map((one) => misfits(value, one, at))
    return all.some((found) => found.length === 0) ? [] : all.flat()
  }
  if (schema.enum) return schema.enum.includes(value) ? [] : [`${at}: ${JSON.stringify(value)}`]
  if ('const' in schema) return value === schema.const ? [] : [`${at}: not ${JSON.stringify(schema.const)}`]
  const type = typeOf(value)
  if (schema.type && !fits(type, [schema.type].flat())) return [`${at}: ${type}`]
  if (type === 'array')
    return (value as unknown[]).flatMap((item) => misfits(item, schema.items ?? {}, `${at}[]`))
  return type === 'object' ? fieldMisfits(value as Fields, schema, at) : []
}

function fieldMisfits(fields: Fields, schema: Schema, at: string): string[] {
  const missing = (schema.required ?? [])
    .filter((name) => !(name in fields))
    .map((name) => `${at}.${name} is missing`)
  // A schema that names no fields does not promise any.
  if (!schema.properties && !schema.additionalProperties) return missing
  return [
    ...missing,
    ...Object.entries(fields).flatMap(([name, field]) => {
      const known = schema.properties?.[name] ?? schema.additionalProperties
      return known ? misfits(field, known, `${at}.${name}`) : [`${at}.${name} is not named`]
    }),
  ]
}

/** Whether objects are tables whose keys are data, such as ids, days or grades, and not names of fields. */
const isTable = (objects: readonly Fields[]): boolean =>
  objects.some((fields) => Object.keys(fields).some((name) => !/^[a-z][A-Za-z]*$/.test(name)))

const merged = <T>(...lists: (readonly T[] | undefined)[]): T[] => [
  ...new Set(lists.flatMap((list) => list ?? [])),
]

/** A schema that all values fit and whatever fitted the one before; what was written by hand stays. */
export function schemaOf(values: readonly unknown[], old?: Schema): Schema {
  if (old?.oneOf || old?.enum || (old && 'const' in old)) return old
  const types = merged([old?.type ?? []].flat(), values.map(typeOf))
  const type = types.filter((one) => one !== 'integer' || !types.includes('number')).sort()
  const schema: Schema = { ...old, type: type.length === 1 ? type[0]! : type }
  const items = values.filter((value) => Array.isArray(value)).flat() as unknown[]
  if (items.length > 0) schema.items = schemaOf(items, old?.items)
  const objects = values.filter((value) => typeOf(value) === 'object') as Fields[]
  // Fields that somebody chose not to name stay without names.
  if (objects.length === 0 || (old?.type && !old.properties && !old.additionalProperties)) return schema
  if (old?.additionalProperties || isTable(objects))
    return {
      ...schema,
      additionalProperties: schemaOf(objects.flatMap(Object.values), old?.additionalProperties),
    }
  const names = merged(Object.keys(old?.properties ?? {}), objects.flatMap(Object.keys))
  return {
    ...schema,
    required: names.filter(
      (name) => (old?.required?.includes(name) ?? true) && objects.every((fields) => name in fields),
    ),
    properties: Object.fromEntries(
      names.map((name) => [
        name,
        schemaOf(
          objects.flatMap((fields) => (name in fields ? [fields[name]] : [])),
          old?.properties?.[name],
        ),
      ]),
    ),
  }
}

const fileOf = (name: string): string => join(root, 'docs/schemas', `${name}.schema.json`)

/** The schema of a command in `docs/schemas`; undefined where it has none. */
export const readSchema = (name: string): Schema | undefined =>
  existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), 'utf8')) as Schema) : undefined

/** Writes the schema that values of a command's fit, in the layout of the project. */
export function writeSchema(name: string, values: readonly unknown[]): void {
  const { $schema, title, ...rest } = schemaOf(values, readSchema(name))
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: title ?? `flagdrill ${name} --json`,
  }
  writeFileSync(fileOf(name), `${JSON.stringify({ ...head, ...rest }, null, 2)}\n`)
  execFileSync(join(root, 'node_modules/.bin/biome'), ['format', '--write', fileOf(name)])
}
