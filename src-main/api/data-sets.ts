import { Failure } from '#shared/contract/errors.ts'
import type { ReportCells } from '#shared/domain/data-set.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import { type Forms, OWN_EDITION } from '#shared/domain/forms.ts'
import type { Exported, Recipe } from '#shared/domain/recipe.ts'
import type { ReportId } from '#shared/domain/study.ts'
import { type Codebook, type CodebookSubject, codebookOf } from '../export/codebook/codebook.ts'
import { codebookMarkdown } from '../export/codebook/markdown.ts'
import { writeCodebookWorkbook } from '../export/codebook/workbook.ts'
import { formCells } from '../export/data-set/form-cells.ts'
import { type WrittenData, writeDataSet } from '../export/data-set/write-data-set.ts'
import { type OutFolder, openFolder } from '../export/table/out-file.ts'
import { appVersion } from '../root.ts'
import { comparisonChoices, revision } from '../store/comparisons.ts'
import { cellsForData, everUsed, parsersUsed, reportsInOrder } from '../store/data-set.ts'
import type { Store } from '../store/open.ts'
import { sampleResult } from '../store/samples.ts'
import { holdWrites } from '../store/statements.ts'
import { studyTexts } from '../store/study-texts.ts'
import { lastChanged, studyName } from '../store/summary.ts'
import { recipeText } from './recipes.ts'
import { inTurns } from './turns.ts'

/** Whoever waits for an export: told how far it is, asked whether to go on. */
export type ExportWatch = {
  readonly hear: (done: number, of: number) => void
  readonly isCancelled: () => boolean
}

const ALONE: ExportWatch = { hear: () => undefined, isCancelled: () => false }

/**
 * Write what a recipe asks for into a folder. All files appear together when all are whole. Of a study in which something
 * was said or read meanwhile nothing is kept: it is written once more, and then nothing can be said until it is done.
 *
 * @throws Failure `recipe/unknown-indicator`, `compare/unknown-organisation`, `compare/unknown-year`, `export/nothing`,
 *                 `export/cancelled`, `export/cannot-write`.
 */
export async function exportDataSet(
  store: Store,
  forms: Forms,
  recipe: Recipe,
  path: string,
  watch: ExportWatch = ALONE,
): Promise<Exported> {
  refuseUnknown(store, forms, recipe)
  const before = revision(store)
  const first = await writeOnce(store, forms, recipe, path, watch, () => revision(store) === before)
  if (first) return first
  const held = holdWrites(store)
  try {
    const second = await writeOnce(store, forms, recipe, path, watch, () => true)
    if (!second) throw new Error('the study changed although nothing could be written')
    return second
  } finally {
    held.release()
  }
}

/** Null where the study changed meanwhile. */
async function writeOnce(
  store: Store,
  forms: Forms,
  recipe: Recipe,
  path: string,
  { hear, isCancelled }: ExportWatch,
  isUnchanged: () => boolean,
): Promise<Exported | null> {
  const reports = reportsInOrder(store)
  const indicators = usedIndicators(store, forms)
  const folder = openFolder(path)
  let isWhole = false
  let done = 0
  function* cells(): Generator<ReportCells> {
    for (const id of reports) {
      if (isCancelled()) throw new Failure({ code: 'export/cancelled' })
      yield cellsOf(store, id, recipe)
      done += 1
      hear(done, reports.length)
    }
  }
  try {
    const written = await inTurns(store, writeDataSet({ forms, indicators, reports: cells() }, recipe, folder))
    if (written.reports === 0) throw new Failure({ code: 'export/nothing' })
    if (!isUnchanged()) return null
    if (isCancelled()) throw new Failure({ code: 'export/cancelled' })
    if (recipe.codebook) writeCodebook(folder, codebookOf(subjectOf(store, forms, recipe, written)), lastChanged(store))
    writeRecipe(folder, recipe)
    const files = folder.finish()
    isWhole = true
    return exported(folder, files, written)
  } finally {
    if (!isWhole) folder.abandon()
  }
}

function cellsOf(store: Store, id: ReportId, { evidence }: Recipe): ReportCells {
  return cellsForData(store, id, evidence)
}

function exported({ path }: OutFolder, files: readonly string[], { reports, rows, fingerprint }: WrittenData) {
  return { folder: path, files, reports, rows, fingerprint }
}

function subjectOf(store: Store, forms: Forms, recipe: Recipe, written: WrittenData): CodebookSubject {
  const { title, description } = studyTexts(store)
  return {
    ...written,
    studyName: studyName(store),
    studyTitle: title[0]?.text ?? '',
    description: description[0]?.text ?? '',
    asOf: lastChanged(store),
    appVersion: appVersion(),
    parsers: parsersUsed(store),
    forms,
    recipe,
    accuracy: sampleResult(store),
  }
}

function writeCodebook(folder: OutFolder, codebook: Codebook, asOf: string): void {
  const file = folder.file('codebook.md')
  file.text(codebookMarkdown(codebook))
  file.end()
  writeCodebookWorkbook(folder.place('codebook.xlsx'), codebook, asOf)
}

/** The recipe goes with what was made by it. */
function writeRecipe(folder: OutFolder, recipe: Recipe): void {
  const file = folder.file('recipe.json')
  file.text(recipeText(recipe))
  file.end()
}

/** Indicators of the editions that the study prints or that were in force, and those people filled in beyond them. */
function usedIndicators(store: Store, forms: Forms): readonly IndicatorId[] {
  const { editions, years, corrected } = everUsed(store)
  const cells = formCells(forms.templates)
  const inForce = years.flatMap(year => cells.editionsOf([], year))
  const seen = new Set([...editions, ...inForce, OWN_EDITION])
  return [...cells.order.values()]
    .filter(({ indicator, editions: has }) => corrected.includes(indicator) || [...has].some(one => seen.has(one)))
    .map(({ indicator }) => indicator)
}

function refuseUnknown(store: Store, forms: Forms, { organisations, years, indicators }: Recipe): void {
  const indicator = indicators.find(id => !forms.indicators.has(id) && !forms.names.has(id))
  if (indicator !== undefined) throw new Failure({ code: 'recipe/unknown-indicator', indicator })
  if (organisations.length === 0 && years.length === 0) return
  const known = comparisonChoices(store)
  const names = known.organisations.map(({ name }) => name)
  const name = organisations.find(one => !names.includes(one))
  if (name !== undefined) throw new Failure({ code: 'compare/unknown-organisation', name, known: names })
  const year = years.find(one => !known.years.includes(one))
  if (year !== undefined) throw new Failure({ code: 'compare/unknown-year', year, known: known.years })
}
