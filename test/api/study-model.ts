import type { Rereading } from '#shared/domain/edit.ts'
import { type CellValue, readValue } from '#shared/domain/value.ts'

/** Cells of the invented reports; no file ever states the last. */
export const CELLS = ['req_received', 'req_closed', 'req_carried_in_nonprofit'] as const
export type Cell = (typeof CELLS)[number]
/** What a file states, as printed; cells that are not named it has not. */
export type Readings = Readonly<Partial<Record<Cell, string>>>
type Said = {
  readonly report: number
  readonly cell: Cell
  /** What the person said; null where a correction was taken back. */
  readonly value: CellValue | null
  /** What the file was read as then. */
  readonly read: CellValue | null
}
type Step = {
  readonly kind: 'edit' | 'carry'
  readonly author: string
  readonly said: readonly Said[]
  stands: boolean
}

/** A study in a few lines: reports by number from 0, what was said in order, and what undo and redo are about. */
export class StudyModel {
  /** What each report is read as now. */
  readonly reports: Readings[] = []
  /** The newest version of each file. */
  readonly versions: number[] = []
  readonly steps: Step[] = []
  /** Lines of history: steps and turns. */
  lines = 0
  /** Steps that stand, in the order in which they were made or brought back; what undo takes back is the last. */
  standing: number[] = []
  /** Steps that redo brings back, the last first. */
  undone: number[] = []

  addFile(readings: Readings): void {
    this.versions.push(this.reports.push(readings) - 1)
  }

  /** The same bytes, read otherwise. */
  reread(report: number, readings: Readings): void {
    this.reports[report] = readings
  }

  /** Other bytes at the place of a file: a new report, to which what stands corrected goes over. */
  replace(file: number, readings: Readings): void {
    const from = this.versions[file] as number
    const to = this.reports.push(readings) - 1
    this.versions[file] = to
    const carried = CELLS.flatMap(cell => {
      const said = this.shown(from, cell)
      return said ? [{ ...said.said, report: to, author: said.author }] : []
    })
    for (const author of new Set(carried.map(said => said.author))) {
      this.#add({ kind: 'carry', author, said: carried.filter(said => said.author === author), stands: true })
    }
  }

  /** @returns  Whether anything changed. */
  edit(block: readonly { report: number; cell: Cell; text: string | null }[], author: string): boolean {
    const last = new Map(block.map(one => [`${one.report} ${one.cell}`, one]))
    const said = [...last.values()].flatMap(one => this.#changes(one.report, one.cell, one.text))
    if (said.length > 0) this.#make({ kind: 'edit', author, said, stands: true })
    return said.length > 0
  }

  /** One cell, said outright even where it shows the same. */
  say(report: number, cell: Cell, text: string, author: string): void {
    const said = [{ report, cell, value: readValue(text), read: this.read(report, cell) }]
    this.#make({ kind: 'edit', author, said, stands: true })
  }

  /** @returns  Whether there was anything to undo: the step named, or the last. */
  undo(named: number | null): boolean {
    const at = named ?? this.standing.at(-1)
    const step = at === undefined ? undefined : this.steps[at]
    if (!step?.stands || at === undefined) return false
    step.stands = false
    this.standing = this.standing.filter(other => other !== at)
    if (step.kind === 'edit') this.undone.push(at)
    this.lines += 1
    return true
  }

  redo(named: number | null): boolean {
    const at = named ?? this.undone.at(-1)
    const step = at === undefined ? undefined : this.steps[at]
    if (!step || step.stands || at === undefined) return false
    step.stands = true
    this.undone = this.undone.filter(other => other !== at)
    if (step.kind === 'edit') this.standing.push(at)
    this.lines += 1
    return true
  }

  /** What the newest step that stands says of a cell; null where none does, or where it took the correction back. */
  shown(
    report: number,
    cell: Cell,
  ): { readonly said: Said & { readonly value: CellValue }; readonly author: string } | null {
    for (const step of this.steps.toReversed()) {
      const said = step.stands && step.said.find(one => one.report === report && one.cell === cell)
      if (!said) continue
      return said.value === null ? null : { said: { ...said, value: said.value }, author: step.author }
    }
    return null
  }

  read(report: number, cell: Cell): CellValue | null {
    const printed = this.reports[report]?.[cell]
    return printed === undefined ? null : readValue(printed)
  }

  value(report: number, cell: Cell): CellValue | null {
    return this.shown(report, cell)?.said.value ?? this.read(report, cell)
  }

  rereading(report: number, cell: Cell): Rereading | null {
    const said = this.shown(report, cell)?.said
    if (!said) return null
    const now = this.read(report, cell)
    if (isSame(now, said.read)) return 'same'
    return isSame(now, said.value) ? 'agrees' : 'differs'
  }

  #changes(report: number, cell: Cell, text: string | null): readonly Said[] {
    const read = this.read(report, cell)
    const takenBack = this.shown(report, cell) ? [{ report, cell, value: null, read }] : []
    if (text === null) return takenBack
    const value = readValue(text)
    if (value.kind === 'blank' && read === null) return takenBack
    return isSame(this.value(report, cell), value) ? [] : [{ report, cell, value, read }]
  }

  #make(step: Step): void {
    this.standing.push(this.#add(step))
    this.undone = []
  }

  #add(step: Step): number {
    this.lines += 1
    return this.steps.push(step) - 1
  }
}

/** The figures of this model are all in the unit of their indicator, and none is run together. */
function isSame(a: CellValue | null, b: CellValue | null): boolean {
  if (a === null || b === null) return a === b
  return a.kind === b.kind && (a.kind === 'number' && b.kind === 'number' ? a.number === b.number : true)
}
