import { MOST_NOTES } from './comparison-sheet.ts'
import { LOOKS } from './looks.ts'
import type { Both, LegendLine, Rule } from './readme-parts.ts'
import { ABSENT, NO_SHARE } from './words.ts'

const absent = (kind: keyof typeof ABSENT): Both => [ABSENT[kind].zh, ABSENT[kind].en]

/** What stands in the cells, each with a sample that looks like it. */
export const LEGEND: readonly LegendLine[] = [
  [['0', '0'], {}, '报告写的是 0。', 'The report states 0.'],
  [['', ''], {}, '空格：报告里这一格是空白，不是 0。', 'Empty: the cell is blank in the report. It is not 0.'],
  [
    ['/', '/'],
    {},
    '“/”“—”“无”等符号照原文保留为文字，不当作 0，也不参加计算。',
    '"/", "—", "无" (none) and other marks stay text as printed; they are not 0 and take no part in calculations.',
  ],
  [
    absent('missing'),
    LOOKS.absent,
    '当年表式有这一项，文件里没有找到。',
    'The form has this place; the file does not show it.',
  ],
  [absent('not-in-form'), LOOKS.absent, '当年表式没有这一项。', 'The form of that year has no such place.'],
  [
    absent('no-report'),
    LOOKS.absent,
    '研究中没有该机构当年的报告。',
    'The study has no report of this organisation for the year.',
  ],
  [
    ['15?', '15?'],
    LOOKS.inDoubt,
    '存疑：读法未能确定，以文字写出并加问号，不参加计算；批注列出各种可能。',
    'In doubt: the reading is not settled. Written as text with "?", left out of calculations; the note lists what it could be.',
  ],
  [
    ['15', '15'],
    LOOKS.corrected,
    '加粗、蓝底：人工更正过，批注有原文。',
    'Bold, blue: corrected by hand; the note has the source text.',
  ],
  [['15', '15'], LOOKS.inFinding, '下划线、橙底：涉及一条核查问题。', 'Underlined, orange: takes part in a finding.'],
  [
    ['15', '15'],
    LOOKS.indirect,
    '斜体：不是从表格直接读出，而是取自正文或由表内恒等式推得。',
    'Italic: not read from a table cell but stated in prose or worked out from the form’s own identities.',
  ],
  [
    ['15', '15'],
    LOOKS.unsure,
    '斜体、紫底：行名与表式不完全一致，把握较低，还没有人看过。',
    'Italic, purple: the label of the row only nearly fits the form, and nobody has looked at it yet.',
  ],
  [
    ['15', '15'],
    LOOKS.broken,
    '左侧粗线：从这一年起换了表式，两边口径不一定相同。',
    'Thick line on the left: the form changed with this year; meanings may differ.',
  ],
  [
    absent('not-comparable'),
    LOOKS.absent,
    '两年都有数字，但单位或口径不同，不计算增减。',
    'Both years have numbers, but unit or meaning differs; no change is calculated.',
  ],
]

/** How the figures came about. */
export const RULES: readonly Rule[] = [
  [
    ['增减', 'Change'],
    '对照表中的活公式：后一年减前一年；任一年不是数字时为空。▲ 增（蓝），▼ 减（棕）。',
    'Live formula: later minus earlier year; empty unless both are numbers. ▲ up (blue), ▼ down (brown).',
  ],
  [
    ['增减%', 'Change %'],
    `活公式：增减 ÷ 前一年。前一年为 0 而后一年不为 0，写“${NO_SHARE.new.zh}”；两年都是 0 或前一年为负数，写“${NO_SHARE.none.zh}”。底条的长短表示幅度，满格为 ±100%。`,
    `Live formula: change ÷ earlier year. "${NO_SHARE.new.en}" from 0 to something; "${NO_SHARE.none.en}" from 0 to 0 or from below 0. The bar shows how much; a full one is ±100%.`,
  ],
  [
    ['换表式', 'Form changed'],
    `只有两年的表式里都有这一项，才跨粗线计算增减；否则写“${ABSENT['not-comparable'].zh}”。名称相近的两项不算同一项。`,
    `Across the thick line a change is calculated only where both forms have the cell; else "${ABSENT['not-comparable'].en}". Two cells with similar names are not the same.`,
  ],
  [
    ['文字', 'Text'],
    '以 = + - @ 开头的原文一律是文字，不会被当作公式；控制字符换成“\ufffd”，过长的文字截断并注明。',
    'Source text starting with = + - @ is always text, never a formula; control characters become "\ufffd"; over-long text is cut with a mark.',
  ],
  [
    ['批注', 'Notes'],
    `只加在需要说明的格上，最多 ${MOST_NOTES} 条；其余见“来源”表。`,
    `Only on cells that need one, at most ${MOST_NOTES}; the sheet of values and sources has the rest.`,
  ],
  [
    ['来源', 'Sources'],
    '“来源”表每个值一行，带引文和在文件文字中的起止位置；“文件”表有每个文件的 SHA-256。',
    'One line per value with its quote and its place in the text of the file; the sheet of files has every SHA-256.',
  ],
  [
    ['长表', 'Tidy'],
    '“长表”每格一行，列名为英文，供 R、Stata、SPSS 读取；value 只放数字，text 是原文，state 说明没有数字的原因。',
    'One line per cell with plain column names, for R, Stata and SPSS; value holds numbers only, text what is printed, state why there is no number.',
  ],
]
