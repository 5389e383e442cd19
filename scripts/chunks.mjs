// Makes one file of the chunks that esbuild splits a bundle into: each is a function that runs when it is asked for first. V8 keeps of one that never ran no more than where it begins, so that a start does not pay for the other commands.
import { basename } from 'node:path'
import { Script } from 'node:vm'

const importing =
  /(?<=^|[;}\n])import(?:\s+([\w$]+)\s+from|\*as ([\w$]+) from|\{([^}]*)\}from)?"(node:[^"]+|\.\/[^"]+\.mjs)";/g
const importingLate = /\bimport\("(\.\/[\w.-]+\.[cm]js)"\)/g
const exporting = /export\{([^}]*)\};\s*$/
const exportingDefault = /export default ([\w$]+\(\));\s*$/

/** The pairs in a list `a as b,c`: `a` and `b`, `c` and `c`. */
const pairs = (list) =>
  list.split(',').map((part) => (part.includes(' as ') ? part.split(' as ') : [part, part]))

/** The minified ES module of a chunk as the body of a CommonJS module. No name that a chunk exports may be assigned to later. */
function bodyOf(text) {
  let head = ''
  const rest = text.replace(importing, (_, one, all, some, name) => {
    const names = one ?? all ?? (some && `{${pairs(some).map(([from, to]) => `${from}:${to}`)}}`)
    head += `${names === undefined ? '' : `const ${names}=`}require(${JSON.stringify(name)});`
    return ''
  })
  return `${head}${rest
    .replace(importingLate, (_, name) => `Promise.resolve().then(()=>require(${JSON.stringify(name)}))`)
    .replace(
      exporting,
      (_, list) => `Object.assign(exports,{${pairs(list).map(([from, to]) => `${to}:${from}`)}})`,
    )
    .replace(exportingDefault, (_, value) => `exports.default=${value}`)}`
}

/** Throws where chunks import each other in a circle: as functions they could not. */
function refuseCircles(chunks) {
  const done = new Set()
  const visit = (name, path) => {
    if (path.includes(name)) throw new Error(`chunks in a circle: ${[...path, name].join(', ')}`)
    if (done.has(name)) return
    for (const [, , , , next] of chunks.get(name)?.matchAll(importing) ?? []) visit(next, [...path, name])
    done.add(name)
  }
  for (const name of chunks.keys()) visit(name, [])
}

/** The text of a CommonJS module that exports what the chunk `entry` exports. `outputs` are the files that esbuild made, minified, with splitting. Throws where one of them cannot be a function. */
export function joined(outputs, entry) {
  const nameOf = (path) => `./${basename(path)}`
  const chunks = new Map(outputs.map(({ path, text }) => [nameOf(path), text]))
  refuseCircles(chunks)
  const functions = [...chunks].map(([name, text]) => {
    const method = `${JSON.stringify(name)}(exports,require){${bodyOf(text)}}`
    new Script(`({${method}})`)
    return method
  })
  return `const chunks={${functions.join(',\n')}},made={}
const get=(name)=>{
  if(!Object.hasOwn(chunks,name))return require(name)
  if(made[name]===undefined)chunks[name](made[name]={},get)
  return made[name]
}
module.exports=get(${JSON.stringify(nameOf(entry))})
`
}
