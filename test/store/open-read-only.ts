/** Opens a study as somebody who may not write it, and says what came of it. */
import { openStudy } from '../../src-main/store/open.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'

const store = await openStudy(process.argv[2] ?? '', { create: false })
const reports = store.database.prepare('SELECT count(*) FROM report').pluck().get()
let refused = ''
try {
  allOrNothing(store, () => undefined)
} catch (thrown) {
  refused = thrown instanceof Error ? thrown.message : ''
}
process.stdout.write(JSON.stringify({ readOnly: store.readOnly, reports, refused }))
