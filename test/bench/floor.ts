import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'parse5'

// The least that any import must do: take the bytes, decode them, and parse the page or split the lines.
const folder = process.argv[2]!
const decoder = new TextDecoder()
let seen = 0
for (const name of readdirSync(folder)) {
  const text = decoder.decode(readFileSync(join(folder, name)))
  seen += name.endsWith('.html') ? parse(text).childNodes.length : text.split('\n').length
}
process.stdout.write(`${seen}\n`)
