import type { Language } from '#shared/domain/wording.ts'
import type { DataColumn } from '../columns.ts'

/** A CSV of a data set, as the files that load it need to know it. */
export type DataFile = {
  /** Its name without `.csv`. */
  readonly name: string
  readonly columns: readonly DataColumn[]
  /** Most bytes that a text of each column takes in UTF-8. */
  readonly widths: readonly number[]
  readonly rows: number
  readonly language: Language
}

/** What each file that loads the data says at its head. */
export function headOf({ name, language, rows }: DataFile, mark: string, more: readonly string[]): string {
  const says =
    language === 'zh'
      ? [`年报台数据集：读入 ${name}.csv（${rows} 行），加标签，区分各种缺失。`, '在这些文件所在的文件夹里运行。']
      : [
          `Nianbao data set: loads ${name}.csv (${rows} rows), labels it, keeps kinds of missing values apart.`,
          'Run it in the folder that holds these files.',
        ]
  return [...says, ...more].map(line => `${mark} ${line}\n`).join('')
}

/** Values beside whose column a status stands. */
export function valuesOf({ columns }: DataFile): readonly (DataColumn & { readonly status: string })[] {
  return columns.filter((column): column is DataColumn & { status: string } => column.status !== undefined)
}

/** At most so many characters, each counted once. */
export function atMost(text: string, characters: number): string {
  const all = [...text.replace(/\s+/g, ' ')]
  return all.length <= characters ? all.join('') : `${all.slice(0, characters - 1).join('')}…`
}
