// Answers as Docker Hub does where a pull or a push is refused: `node hub.mjs CERTIFICATE KEY ADDRESS`. Every repository
// asks for a token, whoever asks for one gets it, and it opens nothing. In library/busy all requests are too many.
import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'

const [certificate, key, address] = process.argv.slice(2)
const asked = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"'

createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  const answer = (status, body, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
  const error = (status, code, message, headers) => answer(status, { errors: [{ code, message }] }, headers)
  if (request.headers.host?.startsWith('auth.')) return answer(200, { token: 'none', access_token: 'none' })
  const repository = /^\/v2\/(.+)\/(?:manifests|blobs|tags)\//.exec(request.url ?? '')?.[1]
  if (repository === 'library/busy')
    return error(429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit.')
  if (request.headers.authorization === undefined)
    return error(401, 'UNAUTHORIZED', 'authentication required', {
      'www-authenticate': repository === undefined ? asked : `${asked},scope="repository:${repository}:pull"`,
    })
  if (repository === undefined) return answer(200, {})
  return error(401, 'UNAUTHORIZED', 'authentication required', {
    'www-authenticate': `${asked},scope="repository:${repository}:pull",error="insufficient_scope"`,
  })
}).listen(443, address)
