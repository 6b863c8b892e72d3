import type { Forms } from '#shared/domain/forms.ts'
import type { Gone } from '#shared/domain/view.ts'
import type { Language } from '#shared/domain/wording.ts'
import { exportComparison } from '../api/comparison-export.ts'
import { formsIn } from '../api/study-forms.ts'
import { exportView } from '../api/view-export.ts'
import type { WorkbookWatch } from '../api/workbook-file.ts'
import type { Store } from '../store/open.ts'
import type { Arguments } from './arguments.ts'
import type { Output } from './output.ts'

type Asked = Pick<Arguments, 'view' | 'organisations' | 'years' | 'out' | 'language' | 'json'>

/**
 * Write a workbook of what was kept as a view, or else of the bodies and years named. An interrupt (Ctrl C) leaves
 * none behind.
 */
export async function runCompare(store: Store, forms: Forms, asked: Asked, output: Output): Promise<void> {
  const { view, organisations, years, out, language, json } = asked
  const known = formsIn(store, forms)
  const to = { path: out, language }
  let cancelled = false
  process.once('SIGINT', () => {
    cancelled = true
  })
  const watch: WorkbookWatch = { hear: () => undefined, isCancelled: () => cancelled }
  const request = { organisations, years, indicators: [], onlyStated: false }
  const { path, rows, bytes, gone } =
    view === ''
      ? { ...(await exportComparison(store, { forms: known }, request, to, watch)), gone: [] }
      : await exportView(store, known, view, to, watch)
  if (gone.length > 0) process.stderr.write(`${goneText(gone, known, language)}\n`)
  if (json) await output.print(`${JSON.stringify({ path, rows, bytes, ...(view === '' ? {} : { gone }) })}\n`)
  else await output.print(language === 'zh' ? `写好 ${path}：${rows} 行。\n` : `Wrote ${path}: ${rows} rows.\n`)
}

/** What a view names and the study has no longer: it is left out, and never without a word. */
function goneText(gone: readonly Gone[], { names }: Forms, language: Language): string {
  const named = gone.map(one => {
    if (one.kind === 'organisation') return one.name
    return one.kind === 'year' ? String(one.year) : (names.get(one.id)?.[language] ?? one.id)
  })
  return language === 'zh'
    ? `视图里的这些研究里没有了，其余照写：${named.join('、')}`
    : `The study no longer has these of the view; the rest is written: ${named.join(', ')}`
}
