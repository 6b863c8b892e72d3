import { existsSync } from 'node:fs'
import { Failure } from '#shared/contract/errors.ts'
import type { Forms } from '#shared/domain/forms.ts'
import type { ImportOutcome, ImportProgress, ImportSummary } from '#shared/domain/study.ts'
import type { Language } from '#shared/domain/wording.ts'
import { importFiles } from '../import/import-files.ts'
import { PARSER_VERSION } from '../parse/parse-report.ts'
import type { Store } from '../store/open.ts'
import type { Arguments } from './arguments.ts'
import type { Output } from './output.ts'
import { alignedTable } from './table.ts'

/** A path that is not there is a slip of the pen: said before anything is made or read. */
export function refuseMissing(paths: readonly string[]): void {
  const path = paths.find(typed => !existsSync(typed))
  if (path !== undefined) throw new Failure({ code: 'path/missing', path })
}

/**
 * Import and print what became of each file. An interrupt (Ctrl C) ends it after the file in hand.
 *
 * @returns  Exit code.
 */
export async function runImport(
  store: Store,
  forms: Forms,
  { paths, force, language, json }: Pick<Arguments, 'paths' | 'force' | 'language' | 'json'>,
  output: Output,
): Promise<number> {
  const outcomes: ImportOutcome[] = []
  let cancelled = false
  process.once('SIGINT', () => {
    cancelled = true
  })
  const summary = await importFiles(1, paths, {
    store,
    forms,
    parserVersion: PARSER_VERSION,
    force,
    language,
    now: () => new Date().toISOString(),
    isCancelled: () => cancelled,
    hearProgress: showProgress,
    hearOutcome: outcome => outcomes.push(outcome),
    log: bug => console.error(bug),
  })
  const text = json ? asJson(summary, outcomes, language) : asText(summary, outcomes, language)
  await output.print(text)
  return summary.cancelled ? 130 : 0
}

function showProgress({ phase, done, of, rate, secondsLeft }: ImportProgress): void {
  if (!process.stderr.isTTY) return
  const left = secondsLeft === null ? '' : ` · ${secondsLeft} s`
  process.stderr.write(phase === 'reading' ? `\r${done}/${of} · ${rate.toFixed(0)}/s${left}   ` : '\r\x1b[K')
}

function asJson(
  { imported, known, notReports }: ImportSummary,
  outcomes: readonly ImportOutcome[],
  language: Language,
): string {
  const failed = outcomes
    .filter(outcome => outcome.kind === 'failed')
    .map(({ path, code, says }) => ({ path, code, message: says[language] }))
  return `${JSON.stringify({ imported, known, notReports, failed, files: outcomes }, null, 1)}\n`
}

function asText(summary: ImportSummary, outcomes: readonly ImportOutcome[], language: Language): string {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const { imported, known, notReports, failed, cancelled } = summary
  const counts = say(
    `读入 ${imported}，已有 ${known}，不是年报 ${notReports}，没读成 ${failed}。`,
    `${imported} imported, ${known} known, ${notReports} not reports, ${failed} failed.`,
  )
  const ended = cancelled ? say('中途停下，读完的都已保存。', ' Stopped; what was read is saved.') : ''
  return `${alignedTable(
    outcomes.map(outcome => outcomeRow(outcome, say)),
    [],
  )}${counts}${ended}\n`
}

function outcomeRow(outcome: ImportOutcome, say: (zh: string, en: string) => string): readonly string[] {
  switch (outcome.kind) {
    case 'imported': {
      const { organisation, year, values, findings, inDoubt } = outcome
      const who = `${organisation || say('机构不明', 'body unknown')} ${year ?? say('年份不明', 'year unknown')}`
      const doubt = inDoubt > 0 ? say(`，${inDoubt} 个待定`, `, ${inDoubt} in doubt`) : ''
      const what = say(`${values} 个数值，${findings} 处对不上`, `${values} values, ${findings} findings`) + doubt
      return [say('读入', 'imported'), who, what, outcome.path]
    }
    case 'known':
      return [say('已有', 'known'), '', '', outcome.path]
    case 'not-report':
      return [say('不是年报', 'not a report'), '', outcome.says, outcome.path]
    case 'failed':
      return [say('没读成', 'failed'), '', say(outcome.says.zh, outcome.says.en), outcome.path]
  }
}
