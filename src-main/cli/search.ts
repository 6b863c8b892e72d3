import type { SearchHit } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Store } from '../store/open.ts'
import { findReports, hitsIn } from '../store/search.ts'
import type { Output } from './output.ts'
import { alignedTable } from './table.ts'

/** Print the reports whose text holds these words as one array of objects, a report a line. */
export async function printHitsAsJson(store: Store, query: string, output: Output): Promise<void> {
  let before = '[\n'
  for await (const hit of hits(store, query)) {
    if (!output.isOpen()) return
    await output.print(before + JSON.stringify(hit))
    before = ',\n'
  }
  await output.print(before === '[\n' ? '[]\n' : '\n]\n')
}

/** Print the reports whose text holds these words, with what stands around the first. */
export async function printHits(store: Store, query: string, language: Language, output: Output): Promise<void> {
  const rows: string[][] = []
  for await (const { organisation, year, count, snippet } of hits(store, query)) {
    rows.push([organisation, String(year ?? ''), `×${count}`, `…${snippet.before}【${snippet.hit}】${snippet.after}…`])
  }
  const none = language === 'zh' ? '没有找到。\n' : 'Nothing was found.\n'
  await output.print(rows.length === 0 ? none : alignedTable(rows, []))
}

async function* hits(store: Store, query: string): AsyncGenerator<SearchHit, void, void> {
  yield* hitsIn(store, query, await findReports(store, query))
}
