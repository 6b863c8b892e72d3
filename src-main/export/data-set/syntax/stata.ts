import { STATUS_NAMES } from '#shared/domain/data-set.ts'
import { atMost, type DataFile, headOf, valuesOf } from './data-file.ts'
import { MISSING_CODES } from './missing-codes.ts'

/** Stata's limit for labels of variables. */
const LABEL = 80
/** Names on one line of a command that goes on. */
const ON_A_LINE = 8

/** A do-file (Stata 16 or later) that loads a CSV, labels it and puts Stata's own missing values for each kind. */
export function stataScript(file: DataFile): string {
  const { name, columns, language } = file
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const numbers = columns.filter(({ type }) => type !== 'text').map(column => columns.indexOf(column) + 1)
  const texts = columns.filter(({ type }) => type === 'text')
  const values = valuesOf(file)
  return `${headOf(file, '*', [
    say('需要 Stata 16 以上。', 'Needs Stata 16 or later.'),
    say('缺失：', 'Missing values: ') +
      MISSING_CODES.map(({ stata, status }) => `${stata} ${STATUS_NAMES[status][language]}`).join(say('，', ', ')),
  ])}version 16
clear all
import delimited using "${name}.csv", delimiters(",") varnames(nonames) rowrange(2) encoding("utf-8") ///
  bindquotes(strict) maxquotedrows(unlimited) stripquotes(yes) stringcols(_all) clear
rename (${wrapped(columns.map((_, at) => `v${at + 1}`))}) ///
  (${wrapped(columns.map(column => column.name))})

* ${say('文字前的一个撇号只是防止表格软件当公式，去掉', 'One apostrophe before a text only keeps spreadsheets from taking it for a formula: off')}
foreach v of varlist ${wrapped(texts.map(column => column.name))} {
  quietly replace \`v' = usubstr(\`v', 2, .) if usubstr(\`v', 1, 1) == "'"
}
${numbers.length > 0 ? `destring ${wrapped(numbers.map(at => columns[at - 1]?.name ?? ''))}, replace\n` : ''}
label define kinds ${MISSING_CODES.map(({ stata, status }) => `${stata} ${quoted(STATUS_NAMES[status][language])}`).join(' ///\n  ')}
${
  values.length === 0
    ? ''
    : `foreach v of varlist ${wrapped(values.map(value => value.name))} {
  local s ${values[0]?.status === 'status' ? 'status' : "`v'_s"}
${MISSING_CODES.map(({ status, stata }) => `  quietly replace \`v' = ${stata} if \`s' == "${status}"`).join('\n')}
  label values \`v' kinds
}
`
}
${columns.map(column => `label variable ${column.name} ${quoted(atMost(column.label[language], LABEL))}\n`).join('')}
compress
save "${name}.dta", replace
`
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (let at = 0; at < names.length; at += ON_A_LINE) lines.push(names.slice(at, at + ON_A_LINE).join(' '))
  return lines.join(' ///\n  ')
}

/** Stata's quotes that may hold quotes; what would end them or name a macro is written with full-width forms. */
function quoted(text: string): string {
  return `\`"${text.replaceAll('`', '｀').replaceAll('$', '＄').replace(/"'/g, '”’')}"'`
}
