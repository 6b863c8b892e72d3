import { rename, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Failure } from '#shared/contract/errors.ts'
import type { ComparisonRequest } from '#shared/domain/comparison.ts'
import type { Language } from '#shared/domain/wording.ts'
import { writeComparisonWorkbook } from '../export/comparison-workbook.ts'
import { appVersion } from '../root.ts'
import { findingLines, sourceLines } from '../store/comparisons.ts'
import type { Store } from '../store/open.ts'
import { lastChanged, studyName } from '../store/summary.ts'
import { allRows, openComparison } from './comparison.ts'
import type { Means } from './session.ts'

/**
 * Write the whole comparison to a workbook. The file appears finished or not at all; one that was there stays until then.
 *
 * @throws Failure `compare/nothing`, `compare/unknown-…`, `export/cannot-write`.
 */
export async function exportComparison(
  store: Store,
  { forms }: Pick<Means, 'forms'>,
  request: ComparisonRequest,
  { path, language }: { readonly path: string; readonly language: Language },
): Promise<{ path: string; rows: number; bytes: number }> {
  const target = resolve(path)
  const comparison = openComparison(store, forms, request)
  if (comparison.total === 0) throw new Failure({ code: 'compare/nothing' })
  await refuseTarget(store, target)
  const seen = new Set(comparison.editions.flat())
  const unfinished = `${target}.${process.pid}.part`
  try {
    const { rows, bytes } = await writeComparisonWorkbook(
      {
        title: { zh: '政府信息公开工作年度报告 年度对照', en: 'Annual disclosure reports, years side by side' },
        language,
        studyName: studyName(store),
        appVersion: appVersion(),
        asOf: lastChanged(store),
        years: comparison.years,
        editions: comparison.editions,
        templates: forms.templates.filter(({ id }) => seen.has(id)),
        rows: allRows(store, comparison),
        sources: sourceLines(store, comparison.reports),
        findings: findingLines(store, comparison.reports),
      },
      unfinished,
    )
    await rename(unfinished, target)
    return { path: target, rows, bytes }
  } catch (thrown) {
    await rm(unfinished, { force: true })
    throw cannotWrite(target, thrown)
  }
}

async function refuseTarget(store: Store, target: string): Promise<void> {
  const refuse = (why: string) => new Failure({ code: 'export/cannot-write', path: target, why })
  if (target === store.path) throw refuse('这是研究文件本身 / this is the study itself')
  const folder = await stat(dirname(target)).catch(() => null)
  if (!folder?.isDirectory()) throw refuse(`没有文件夹 / no such folder: ${dirname(target)}`)
  const there = await stat(target).catch(() => null)
  if (there?.isDirectory()) throw refuse('这是一个文件夹 / this is a folder')
}

/** Trouble with the disk is the person's to know; anything else is a bug and stays one. */
function cannotWrite(path: string, thrown: unknown): unknown {
  if (thrown instanceof Failure || !(thrown instanceof Error) || !('code' in thrown)) return thrown
  const code = String(thrown.code)
  if (!/^E[A-Z]+$/.test(code)) return thrown
  const known: Record<string, string> = {
    EACCES: '没有权限 / no permission',
    EPERM: '没有权限 / no permission',
    EBUSY: '正在使用 / in use',
    ENOSPC: '磁盘已满 / the disk is full',
    EROFS: '只读 / read-only',
  }
  return new Failure({ code: 'export/cannot-write', path, why: known[code] ? `${known[code]} (${code})` : code })
}
