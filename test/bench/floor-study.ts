import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { usualLimits } from '../../src-main/import/pool.ts'

// The least that an import must do: take the bytes, have the same library go through them in as many workers, and put
// the same rows into the same tables, each table with one prepared statement. No full text, no evidence, no checks. The
// rows come from a finished study and are in memory beforehand, so that nothing is spent on finding them.
// Prints the seconds it took by the clock and in processor time.
//   node floor-study.ts <folder> <finished study> <study to write> [--figures]
// --figures leaves out all tables but the figures with their evidence.
const [folder = '', finished = '', written = '', only = ''] = process.argv.slice(2)
const CHUNK = 12

type Table = {
  readonly name: string
  readonly sql: string
  readonly columns: readonly string[]
  readonly rows: unknown[][]
}

const paths = readdirSync(folder).map(name => join(folder, name))
const tables = tablesOf(finished).filter(({ name }) => only !== '--figures' || name === 'observation')
const database = new Database(written)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = NORMAL')
database.pragma('foreign_keys = OFF')
for (const { sql } of tables) database.exec(sql)
const inserts = tables.map(({ name, columns, rows }) => ({
  rows,
  insert: database.prepare(`INSERT INTO "${name}" (${columns}) VALUES (${Array(columns.length).fill('?')})`),
}))

const [began, spent] = [performance.now(), process.cpuUsage()]
let next = 0
let kept = 0
const keep = database.transaction((files: number) => {
  for (const { rows, insert } of inserts) {
    for (const row of rows.slice(upTo(rows, kept), upTo(rows, kept + files))) insert.run(row)
  }
  kept += files
})
await Promise.all(Array.from({ length: usualLimits().size }, work))
database.close()
const { user, system } = process.cpuUsage(spent)
process.stdout.write(`${((performance.now() - began) / 1000).toFixed(3)} ${((user + system) / 1e6).toFixed(3)}\n`)

/** How many rows of a table belong to the first so many files: they were put in file by file. */
function upTo(rows: readonly unknown[], files: number): number {
  return Math.floor((rows.length * Math.min(files, paths.length)) / paths.length)
}

/** Every table of a study but the full text, with its indexes and its rows in the order in which they were put in. */
function tablesOf(study: string): readonly Table[] {
  const source = new Database(study, { readonly: true })
  const names = source
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type = 'table' AND name NOT LIKE 'report_words%' AND name NOT LIKE 'sqlite_%'`,
    )
    .pluck()
    .all()
  const found = names.map((name): Table => {
    const columns = source
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .all(name)
      .map(column => `"${column}"`)
    const sql = source
      .prepare<[string], string>(
        `SELECT sql || ';' FROM sqlite_schema
         WHERE tbl_name = ? AND type IN ('table', 'index') AND sql IS NOT NULL ORDER BY type DESC`,
      )
      .pluck()
      .all(name)
      .join('\n')
    const rows = source.prepare(`SELECT ${columns} FROM "${name}"`).raw(true).all() as unknown[][]
    return { name, sql, columns, rows }
  })
  source.close()
  return found.filter(({ rows }) => rows.length > 0)
}

function work(): Promise<void> {
  const worker = new Worker(new URL('./floor-worker.ts', import.meta.url), { execArgv: [] })
  return new Promise((resolve, reject) => {
    const give = () => {
      const chunk = paths.slice(next, next + CHUNK)
      next += CHUNK
      if (chunk.length > 0) worker.postMessage(chunk)
      else void worker.terminate().then(() => resolve(), reject)
    }
    worker.on('error', reject)
    worker.on('message', (files: number) => {
      give()
      keep(files)
    })
    give()
    give()
  })
}
