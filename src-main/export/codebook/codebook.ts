import { createHash } from 'node:crypto'
import { DATA_STATUSES, STATUS_NAMES } from '#shared/domain/data-set.ts'
import type { IndicatorId } from '#shared/domain/form.ts'
import { type Forms, OWN_EDITION } from '#shared/domain/forms.ts'
import { isOwnSeries } from '#shared/domain/own-series.ts'
import type { Recipe } from '#shared/domain/recipe.ts'
import { accuracySentence, type ErrorRate, type SampleResult, STRATUM_NAMES } from '#shared/domain/sample.ts'
import type { Language } from '#shared/domain/wording.ts'
import type { DataColumn } from '../data-set/columns.ts'
import type { Counts } from '../data-set/counts.ts'
import { MISSING_CODES } from '../data-set/syntax/missing-codes.ts'
import { STATUS_ENDING } from '../data-set/variable-names.ts'
import type { TableCell } from '../table/csv.ts'
import { crosswalkSection } from './crosswalk.ts'
import { indicatorsSection } from './indicators.ts'

/** What a codebook tells of. */
export type CodebookSubject = {
  readonly studyName: string
  /** What people wrote about the study; empty where nobody did. */
  readonly studyTitle: string
  readonly description: string
  /** ISO 8601, UTC: when anything of the study last changed. */
  readonly asOf: string
  readonly appVersion: string
  /** Parsers that the files were read with. */
  readonly parsers: readonly string[]
  readonly fingerprint: string
  readonly forms: Forms
  readonly recipe: Recipe
  /** What people found when they held values drawn at random against the files; null where none were drawn. */
  readonly accuracy: SampleResult | null
  readonly reports: number
  readonly indicators: readonly IndicatorId[]
  readonly counts: Counts
  /** The data sets beside the codebook, with their columns and rows. */
  readonly tables: readonly { readonly name: string; readonly columns: readonly DataColumn[]; readonly rows: number }[]
}

/** A part of the codebook: sentences, then perhaps a table. */
export type CodebookSection = {
  readonly title: string
  readonly says: readonly string[]
  readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly TableCell[])[] } | null
}

export type Codebook = {
  readonly title: string
  readonly language: Language
  readonly sections: readonly CodebookSection[]
}

/** One of two texts, by the language of the codebook. */
export type Say = (zh: string, en: string) => string
const HASH_DIGITS = 12

/** Which dictionary of forms, checks and series a study is read by: a hash over it. */
export function dictionaryVersion({ templates, checks, series }: Forms): string {
  const official = templates.filter(({ id }) => id !== OWN_EDITION)
  const given = series.filter(({ id }) => !isOwnSeries(id))
  return createHash('sha256')
    .update(JSON.stringify([official, checks, given]))
    .digest('hex')
    .slice(0, HASH_DIGITS)
}

/** Everything a reader of the data sets needs to know, in the order in which it is asked for. */
export function codebookOf(subject: CodebookSubject): Codebook {
  const { language } = subject.recipe
  const say: Say = (zh, en) => (language === 'zh' ? zh : en)
  const title = subject.studyTitle || subject.studyName
  return {
    title: say(`《${title}》编码本`, `Codebook of “${title}”`),
    language,
    sections: [
      aboutSection(subject, say),
      citeSection(subject, title, say),
      accuracySection(subject.accuracy, say, language),
      kindsSection(say, language),
      ...subject.tables.map(table => columnsSection(table, say, language)),
      indicatorsSection(subject, say),
      crosswalkSection(subject.forms, language),
      formsSection(subject.forms, language, say),
    ],
  }
}

function aboutSection(subject: CodebookSubject, say: Say): CodebookSection {
  const { studyName, description, asOf, reports, recipe, appVersion, parsers, forms, fingerprint } = subject
  const isIn = (holds: boolean) => (holds ? say('含', 'included') : say('不含', 'left out'))
  const chosen = (all: readonly (string | number)[]) =>
    all.length === 0 ? say('全部', 'all') : all.join(say('、', ', '))
  return {
    title: say('数据集', 'The data'),
    says: description === '' ? [] : [description],
    table: {
      columns: [say('项目', 'Item'), say('内容', 'Content')],
      rows: [
        [say('研究', 'Study'), studyName],
        [say('数据截至', 'As of'), asOf],
        [say('报告数', 'Reports'), reports],
        [say('机构', 'Bodies'), chosen(recipe.organisations)],
        [say('年度', 'Years'), chosen(recipe.years)],
        [
          say('同一机构同一年有几份时', 'Where several files claim a body and year'),
          recipe.reports === 'all' ? say('全部', 'all of them') : say('只取代表该年的一份', 'only the one that stands'),
        ],
        [
          say('数值', 'Values'),
          recipe.values === 'raw'
            ? say('文件原样，未含更正', 'as the files state them')
            : say('含人工更正', 'as corrected by people'),
        ],
        [say('正文里的数', 'Figures in prose'), isIn(recipe.prose)],
        [say('表外的行', 'Rows beyond the form'), isIn(recipe.ownRows)],
        [say('出处与更正', 'Evidence and corrections'), isIn(recipe.evidence)],
        [say('人名和电话', 'Names and telephone numbers'), isIn(recipe.personal)],
        [say('程序版本', 'Program'), appVersion],
        [say('解析版本', 'Parser'), parsers.join(', ')],
        [say('指标字典版本', 'Dictionary'), dictionaryVersion(forms)],
        [say('研究指纹（SHA-256）', 'Fingerprint of the study (SHA-256)'), fingerprint],
      ],
    },
  }
}

function citeSection(subject: CodebookSubject, title: string, say: Say): CodebookSection {
  const { appVersion, parsers, asOf, forms, fingerprint } = subject
  const [day, dictionary, parser] = [asOf.slice(0, 10), dictionaryVersion(forms), parsers.join(', ')]
  return {
    title: say('怎样引用', 'How to cite'),
    says: [
      say(
        `《${title}》[数据集]，数据截至 ${day}，研究指纹 ${fingerprint}，用年报台 ${appVersion}（解析版本 ${parser}，指标字典 ${dictionary}）由各机构公布的政府信息公开工作年度报告整理。`,
        `“${title}” [data set], as of ${day}, study fingerprint ${fingerprint}, compiled with Nianbao ${appVersion} (parser ${parser}, dictionary ${dictionary}) from the annual reports on government information disclosure published by the bodies.`,
      ),
      say(
        '研究指纹由全部文件、机构、年度、读数和更正算出，与导入先后、时间、电脑无关：指纹相同，数据相同。',
        'The fingerprint is worked out from all files, bodies, years, readings and corrections, whatever the order of import, the clock or the computer: the same fingerprint is the same data.',
      ),
    ],
    table: null,
  }
}

function accuracySection(result: SampleResult | null, say: Say, language: Language): CodebookSection {
  const share = (part: number) => Math.round(part * 1e6) / 1e6
  const bounds = (of: ErrorRate) => (of.rate === null ? ['', '', ''] : [share(of.rate), share(of.low), share(of.high)])
  return {
    title: say('准确性：抽样核对', 'Accuracy: values held against the sources'),
    says: [accuracySentence(result, language)],
    table: result && {
      columns: [
        ...[say('来源', 'Stratum'), say('总体', 'Population'), say('抽取', 'Drawn'), say('已核', 'Checked')],
        ...[say('错', 'Wrong'), say('错误率', 'Error rate'), say('95% 下界', '95 % from'), say('95% 上界', 'to')],
      ],
      rows: result.strata.map(stratum => [
        STRATUM_NAMES[stratum.stratum][language],
        ...[stratum.population, stratum.drawn, stratum.checked, stratum.wrong],
        ...bounds(stratum),
      ]),
    },
  }
}

function kindsSection(say: Say, language: Language): CodebookSection {
  return {
    title: say('取值类型与缺失', 'Kinds of values, and missing ones'),
    says: [
      say(
        '数值列只有数；没有数时，类型列说明原因。0、空白、“/”、横线、“无”各是各的，从不互相代替。',
        'A column of values holds numbers only; where there is none, the column of kinds says why. 0, blank, "/", a dash and "无" are never put for each other.',
      ),
      say(
        'CSV 里以 = + - @（含全角）、制表符或撇号开头的文字，前面多一个撇号；读入脚本会去掉。文字里的换行写作 ↵。',
        'In CSV a text that begins with = + - @ (or full-width forms), a tab or an apostrophe has one apostrophe before it, which the files that load it take away. A line break within a text is ↵.',
      ),
    ],
    table: {
      columns: [say('类型', 'Kind'), say('说明', 'Meaning'), 'Stata', 'SPSS', 'R'],
      rows: DATA_STATUSES.map(status => {
        const code = MISSING_CODES.find(one => one.status === status)
        const name = STATUS_NAMES[status][language]
        return [status, name, code?.stata ?? '', code ? Number(code.spss) : '', code ? 'NA' : '']
      }),
    },
  }
}

function columnsSection(
  { name, columns, rows }: CodebookSubject['tables'][number],
  say: Say,
  language: Language,
): CodebookSection {
  const types = { text: say('文字', 'text'), whole: say('整数', 'whole number'), number: say('数', 'number') }
  const shown = columns.filter(column => name === 'long' || !(column.status ?? column.name.endsWith(STATUS_ENDING)))
  return {
    title: say(`${name} 的列（${rows} 行）`, `Columns of ${name} (${rows} rows)`),
    says:
      name === 'long'
        ? []
        : [
            say(
              `此外每个指标两列：数值，和以 ${STATUS_ENDING} 结尾的类型；列名见“指标”。`,
              `Beside these two columns for each indicator: its value, and its kind, ending in ${STATUS_ENDING}; see “Indicators” for the names.`,
            ),
          ],
    table: {
      columns: [say('列', 'Column'), say('类型', 'Type'), say('说明', 'Meaning')],
      rows: shown.map(column => [column.name, types[column.type], column.label[language]]),
    },
  }
}

function formsSection({ templates }: Forms, language: Language, say: Say): CodebookSection {
  return {
    title: say('表格版本', 'Editions of the form'),
    says: [],
    table: {
      columns: [say('版本', 'Edition'), say('名称', 'Title'), say('适用年度', 'Years'), say('依据', 'Source')],
      rows: templates
        .filter(({ id }) => id !== OWN_EDITION)
        .map(({ id, title, years: [first, last], source }) => [id, title[language], `${first}–${last ?? ''}`, source]),
    },
  }
}
