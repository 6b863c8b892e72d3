import { inventPerson, NO_PHONE } from './bodies.ts'
import { cell, type DrawnRow, mapCells, mapTables, type Part } from './drawn.ts'
import type { Random } from './random.ts'
import type { Damage, Layout } from './truth.ts'

export type Damaged = { readonly parts: readonly Part[]; readonly local: readonly string[] }

/** What publishers, converters and copyists do to tables. Values keep their text; labels and rows around them suffer. */
export function damageCells(
  parts: readonly Part[],
  damage: ReadonlySet<Damage>,
  layout: Layout,
  random: Random,
): Damaged {
  const local: string[] = []
  let now = parts
  const when = (name: Damage, change: (parts: readonly Part[]) => readonly Part[]) => {
    if (damage.has(name)) now = change(now)
  }
  when('value-under-heading', giveHeadingsValues)
  when('local-rows', before => mapTables(before, (rows, name) => addLocalRows(rows, name, local, random)))
  when('notes-in-labels', before => mapLabels(before, label => label + (NOTES[bare(label)] ?? '')))
  when('damaged-heads', before => mapHeads(before, head => DAMAGED_HEADS[head] ?? head))
  when('polluted-unit', before => mapHeads(before, head => head.replace('（单位：万元）', '（单位：0万元）')))
  when('spaces-in-labels', before => mapLabels(before, label => (random.chance(0.25) ? spaced(label, random) : label)))
  when('broken-labels', before => mapLabels(before, label => broken(label, layout, random)))
  when('repeated-headings', before => mapTables(before, repeatHeadings))
  if (layout === 'pipe-rows' || layout === 'pipe-cells') {
    when('extra-pipes', before =>
      mapTables(before, rows => rows.map(row => [...row, cell('unit', ''), cell('unit', '')])),
    )
  }
  return { parts: now, local }
}

function mapLabels(parts: readonly Part[], change: (label: string) => string): readonly Part[] {
  return mapCells(parts, drawn => (drawn.role === 'label' ? { ...drawn, text: change(drawn.text) } : drawn))
}

function mapHeads(parts: readonly Part[], change: (head: string) => string): readonly Part[] {
  return mapCells(parts, drawn => (drawn.role === 'head' ? { ...drawn, text: change(drawn.text) } : drawn))
}

const NOTES: Readonly<Record<string, string>> = {
  主动公开政府信息数: '（不同渠道和方式公开相同信息计1条）',
  回应公众关注热点或重大舆情数: '（不同方式回应同一热点或舆情计1次）',
  规章: '（无规章制定权的单位填“0”）',
  予以公开: '（含已主动公开、告知获取方式的）',
}

/** A label without its numbering. */
function bare(label: string): string {
  return label.replace(/^（[一二三四五六七八九]）|^\d+\.|^[一二三四五六七八九]、/, '')
}

const DAMAGED_HEADS: Readonly<Record<string, string>> = {
  自然人: '自然',
  商业企业: '商业\n企业',
  社会公益组织: '社会益组织',
  统计指标: '统 计 指 标',
}

function spaced(label: string, random: Random): string {
  if (label.length < 4) return label
  const at = random.whole(2, label.length - 2)
  return `${label.slice(0, at)} ${label.slice(at)}`
}

/** Long labels wrap; where every cell is a line of its own, the rest of a label may even get a number of its own. */
function broken(label: string, layout: Layout, random: Random): string {
  const wrapped = label.replace('重新出具已获取信息', '重新出具\n6.已获取信息')
  if (wrapped !== label && layout === 'cell-lines') return wrapped
  if (label.length < 16 || !random.chance(0.6)) return label
  const at = random.whole(8, label.length - 6)
  return `${label.slice(0, at)}\n${label.slice(at)}`
}

function giveHeadingsValues(parts: readonly Part[]): readonly Part[] {
  return mapTables(parts, rows =>
    rows.map(row => {
      if (!/^[八九]、/.test(row[0]!.text)) return row
      return row.map(drawn => (drawn.role === 'value' ? { ...drawn, text: '0' } : drawn))
    }),
  )
}

function addLocalRows(rows: readonly DrawnRow[], table: string, local: string[], random: Random): readonly DrawnRow[] {
  const after = rows.findIndex(row => row.some(drawn => drawn.indicator === LOCAL_AFTER[table]))
  const last = rows.findLastIndex(row => row.some(drawn => drawn.indicator?.startsWith('normdoc_')))
  const at = table === 'proactive' ? last : after
  if (at < 0) return rows
  const added =
    table === 'proactive'
      ? [[cell('label', '其他主动公开文件'), ...[3, 3, 3].map(() => cell('unit', String(random.whole(1, 60))))]]
      : [
          [cell('label', '本级日常工作 机构'), cell('unit', '机构名称：综合科'), cell('unit', '0')],
          [cell('label', `负责人：${inventPerson(random)}`), cell('unit', `电话${NO_PHONE}`), cell('unit', '')],
          [cell('label', `联系人：${inventPerson(random)}`), cell('unit', `电话${NO_PHONE}`), cell('unit', '')],
        ]
  local.push(...added.map(row => row[0]!.text))
  return [...rows.slice(0, at + 1), ...added, ...rows.slice(at + 1)]
}

const LOCAL_AFTER: Readonly<Record<string, string>> = { statistics: 'staff_part' }

/** What a page break leaves: the head row once more, or the name of the group again in a cell of its own. */
function repeatHeadings(rows: readonly DrawnRow[]): readonly DrawnRow[] {
  if (rows[0]!.some(({ text }) => text.replaceAll(' ', '') === '统计指标')) {
    const middle = Math.floor(rows.length / 2)
    return [...rows.slice(0, middle), rows[0]!, ...rows.slice(middle)]
  }
  const group = rows.findIndex(row => row[0]!.rowSpan > 10)
  const second = rows.findIndex(row => row[0]!.text.startsWith('（四）'))
  if (group < 0 || second < 0) return rows
  const [head, ...rest] = rows[group]!
  const before = second - group
  return rows.map((row, at) => {
    if (at === group) return [{ ...head!, rowSpan: before }, ...rest]
    return at === second ? [{ ...head!, rowSpan: head!.rowSpan - before }, ...row] : row
  })
}
