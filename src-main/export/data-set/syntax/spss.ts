import { STATUS_NAMES } from '#shared/domain/data-set.ts'
import { atMost, type DataFile, headOf, valuesOf } from './data-file.ts'
import { MISSING_CODES, SPSS_BELOW } from './missing-codes.ts'

/** SPSS's limits, in bytes: of a string, of the label of a variable, of the label of a value. */
const LONGEST_STRING = 32_767
const LABEL_CHARACTERS = 80
const VALUE_LABEL_CHARACTERS = 40

/** SPSS syntax (Unicode mode, version 16 or later; PSPP too) that loads a CSV, labels it and keeps kinds of missing apart. */
export function spssSyntax(file: DataFile): string {
  const { name, columns, widths, language } = file
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const values = valuesOf(file)
  const texts = columns.filter(({ type }) => type === 'text')
  return `* Encoding: UTF-8.
${headOf(file, '*', [])
  .replace(/(?<![.。])\n/g, '.\n')
  .replaceAll('。\n', '。.\n')}
SET DECIMAL=DOT.
GET DATA
  /TYPE=TXT
  /FILE='${name}.csv'
  /ENCODING='UTF8'
  /ARRANGEMENT=DELIMITED
  /DELCASE=LINE
  /FIRSTCASE=2
  /DELIMITERS=","
  /QUALIFIER='"'
  /VARIABLES=
${columns.map((column, at) => `    ${column.name} ${formatOf(column.type, widths[at] ?? 0)}`).join('\n')}.

* ${say('文字前的一个撇号只是防止表格软件当公式，去掉。', 'One apostrophe before a text only keeps spreadsheets from taking it for a formula: off')}.
DO REPEAT t=${wrapped(texts.map(column => column.name))}.
IF (SUBSTR(t,1,1)="'") t=SUBSTR(t,2).
END REPEAT.
${
  values.length === 0
    ? ''
    : `
DO REPEAT v=${wrapped(values.map(value => value.name))}
  /s=${wrapped(values.map(value => value.status))}.
${MISSING_CODES.map(({ status, spss }) => `IF (s='${status}') v=${spss}.`).join('\n')}
END REPEAT.
VALUE LABELS ${wrapped(values.map(value => value.name))}
${MISSING_CODES.map(({ status, spss }) => `  ${spss} ${quoted(atMost(STATUS_NAMES[status][language], VALUE_LABEL_CHARACTERS))}`).join('\n')}.
MISSING VALUES ${wrapped(values.map(value => value.name))} (LOWEST THRU ${SPSS_BELOW}).
FORMATS ${wrapped(values.map(value => value.name))} (F12.2).
`
}VARIABLE LABELS
${columns.map(column => `  ${column.name} ${quoted(atMost(column.label[language], LABEL_CHARACTERS))}`).join('\n')}.
EXECUTE.
`
}

/** Without decimals in the format: with them SPSS would put a point into whole numbers. */
function formatOf(type: 'text' | 'whole' | 'number', width: number): string {
  return type === 'text' ? `A${Math.min(LONGEST_STRING, Math.max(1, width))}` : 'F24.0'
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (let at = 0; at < names.length; at += 6) lines.push(names.slice(at, at + 6).join(' '))
  return lines.join('\n  ')
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
