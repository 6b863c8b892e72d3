import { DATA_STATUSES, STATUS_NAMES } from '#shared/domain/data-set.ts'
import { type DataFile, headOf, valuesOf } from './data-file.ts'

/** An R script (no packages) that loads a CSV as a data frame with labels, and kinds of missing values as a factor. */
export function rScript(file: DataFile): string {
  const { name, columns, language } = file
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const numbers = columns.filter(({ type }) => type !== 'text')
  const statuses = columns.filter(({ isStatus }) => isStatus)
  return `${headOf(file, '#', [
    say('需要 R 4.2 以上，不需要任何扩展包。', 'Needs R 4.2 or later and no packages.'),
    say(
      '没有数的格子是 NA，为什么没有看旁边的类型列（因子）。',
      'A cell without a number is NA; why is in the column of kinds beside it, a factor.',
    ),
  ])}
${name} <- local({
  columns <- c(
${columns.map(column => `    ${quoted(column.name)} = ${quoted(column.label[language])}`).join(',\n')}
  )
  numbers <- c(
    ${wrapped(numbers.map(column => quoted(column.name)))}
  )
  kinds <- c(
${DATA_STATUSES.map(status => `    ${quoted(status)} = ${quoted(STATUS_NAMES[status][language])}`).join(',\n')}
  )
  data <- read.csv(
    "${name}.csv", header = FALSE, skip = 1, col.names = names(columns), colClasses = "character",
    na.strings = character(0), encoding = "UTF-8", quote = "\\"", comment.char = "", strip.white = FALSE
  )
  # ${say('文字前的一个撇号只是防止表格软件当公式，去掉', 'One apostrophe before a text only keeps spreadsheets from taking it for a formula: off')}
  for (column in setdiff(names(columns), numbers)) data[[column]] <- sub("^'", "", data[[column]])
  for (column in numbers) data[[column]] <- as.numeric(ifelse(data[[column]] == "", NA, data[[column]]))
  for (column in c(
    ${wrapped(statuses.map(column => quoted(column.name)))}
  )) {
    data[[column]] <- factor(data[[column]], levels = names(kinds))
    attr(data[[column]], "labels") <- kinds
  }
  for (column in names(columns)) attr(data[[column]], "label") <- columns[[column]]
  stopifnot(nrow(data) == ${file.rows}${check(file)})
  data
})
`
}

/** What must hold of the first value and its status: read otherwise, the file was not read right. */
function check(file: DataFile): string {
  const [value] = valuesOf(file)
  return value ? `, all(is.na(data$${value.name}) == (data$${value.status} != "number"))` : ''
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = []
  for (let at = 0; at < names.length; at += 4) lines.push(names.slice(at, at + 4).join(', '))
  return lines.join(',\n    ')
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', ' ')}"`
}
