import type { SearchHit } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { Store } from '../store/open.ts'
import { searchPage } from '../store/search.ts'
import type { Output } from './output.ts'
import { alignedTable } from './table.ts'

const PAGE = 500

/** Print the reports whose text holds these words as one array of objects, a report a line. */
export async function printHitsAsJson(store: Store, query: string, output: Output): Promise<void> {
  let before = '[\n'
  for (const hit of hits(store, query)) {
    if (!output.isOpen()) return
    await output.print(before + JSON.stringify(hit))
    before = ',\n'
  }
  await output.print(before === '[\n' ? '[]\n' : '\n]\n')
}

/** Print the reports whose text holds these words, with what stands around the first. */
export async function printHits(store: Store, query: string, language: Language, output: Output): Promise<void> {
  const rows = [...hits(store, query)].map(({ organisation, year, count, snippet }) => [
    organisation,
    String(year ?? ''),
    `×${count}`,
    `…${snippet.before}【${snippet.hit}】${snippet.after}…`,
  ])
  const none = language === 'zh' ? '没有找到。\n' : 'Nothing was found.\n'
  await output.print(rows.length === 0 ? none : alignedTable(rows, []))
}

function* hits(store: Store, query: string): Generator<SearchHit> {
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = searchPage(store, { query, offset, limit: PAGE })
    yield* rows
    if (rows.length < PAGE) return
  }
}
