import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, toolScript } from './places.ts'
import { run } from './terminal.ts'

const SOURCES = ['src-main', 'src-renderer', 'src-shared', 'electron.vite.config.ts', 'package.json']
const BUILT = ['out/main/index.js', 'out/main/engine.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Build the program into out/. Resolves to the exit code. */
export function build(): Promise<number> {
  return run(process.execPath, [toolScript('electron-vite', 'electron-vite'), 'build'])
}

/** Whether out/ is whole and no source is newer. */
export function isBuilt(): boolean {
  const built = BUILT.map(file => statSync(join(ROOT, file), { throwIfNoEntry: false })?.mtimeMs)
  const oldest = Math.min(...built.map(time => time ?? 0))
  return SOURCES.every(source => newestIn(join(ROOT, source)) <= oldest)
}

function newestIn(path: string): number {
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  // a folder's own time tells of files that were removed
  return Math.max(status.mtimeMs, ...readdirSync(path).map(name => newestIn(join(path, name))))
}
