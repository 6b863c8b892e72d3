import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The start-up program of the registry's Electron: what Electron itself brings as default_app, as far as we need it.
 * It opens an application folder given on the command line and obeys `-r` (Playwright's loader). An ES module that
 * awaits, as Electron's own: 'ready' comes only after the application's entry has run.
 */
const PROGRAM = `import { app } from 'electron'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const words = process.argv.slice(1)
let folder = ''
for (let at = 0; at < words.length; at++) {
  if (words[at] === '-r') {
    require(path.resolve(words[++at]))
    continue
  }
  if (words[at].startsWith('-')) continue
  folder = path.resolve(words[at])
  process.argv.splice(1, at)
  break
}
if (!folder) {
  console.error('usage: electron <application folder>')
  app.exit(2)
} else {
  process.defaultApp = true
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const name = manifest.productName || manifest.name
  app.setName(name)
  app.setVersion(manifest.version || '0.0.0')
  app.setAppPath(folder)
  app.setPath('userData', path.join(app.getPath('appData'), name))
  try {
    await import(pathToFileURL(path.join(folder, manifest.main)).href)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
`

/** Put the start-up program into a prepared Electron, or a newer one in the place of an older. */
export function installDefaultApp(electron: string): void {
  const folder = join(electron, 'resources/app')
  const program = join(folder, 'main.js')
  if (existsSync(program) && readFileSync(program, 'utf8') === PROGRAM) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"default","version":"0.0.0","type":"module","main":"main.js"}')
  writeFileSync(program, PROGRAM)
}
