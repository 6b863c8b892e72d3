import { parseArgs } from 'node:util'
import { Failure } from '#shared/contract/errors.ts'
import type { Language } from '#shared/domain/wording.ts'

export const COMMANDS = ['import', 'values', 'findings', 'search', 'compare', 'export'] as const
export type Command = (typeof COMMANDS)[number]

/** What was typed, read and checked. */
export type Arguments = {
  readonly command: Command
  readonly study: string
  readonly json: boolean
  readonly language: Language
  readonly paths: readonly string[]
  /** What to search for. */
  readonly query: string
  readonly force: boolean
  readonly years: readonly number[]
  readonly organisations: readonly string[]
  /** Name of the view to write; empty for none. */
  readonly view: string
  readonly out: string
  /** What to export, and how; empty for what is usual. */
  readonly recipe: string
}

const TAKES_VALUE = ['study', 'lang', 'years', 'organisations', 'view', 'out', 'recipe']
const SHARED = ['study', 'json', 'lang', 'help']
const OWN: Readonly<Record<Command, readonly string[]>> = {
  import: ['force'],
  values: [],
  findings: [],
  search: [],
  compare: ['years', 'organisations', 'view', 'out'],
  export: ['recipe', 'out'],
}

type Typed = { readonly values: ReadonlyMap<string, string>; readonly words: readonly string[] }

/** Language the answer is wanted in, known before anything else so that even a refusal is in it. */
export function languageOf(args: readonly string[]): Language {
  const at = args.indexOf('--lang')
  const asked = at >= 0 ? args[at + 1] : args.find(arg => arg.startsWith('--lang='))?.slice('--lang='.length)
  return asked === 'en' ? 'en' : 'zh'
}

/**
 * Read what was typed.
 *
 * @returns  `help` when that was asked for, or nothing at all.
 * @throws Failure  `command/unknown`, `option/unknown`, `option/missing`, `option/bad`.
 */
export function readArguments(args: readonly string[]): Arguments | 'help' {
  const language = languageOf(args)
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      [...SHARED, ...Object.values(OWN).flat()].map(name => [
        name,
        { type: TAKES_VALUE.includes(name) ? ('string' as const) : ('boolean' as const) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const first = tokens.find(token => token.kind === 'positional')?.value
  if (tokens.some(token => token.kind === 'option' && (token.name === 'help' || token.name === 'h'))) return 'help'
  if (first === undefined && tokens.length === 0) return 'help'
  if (!isCommand(first)) throw new Failure({ code: 'command/unknown', command: first ?? args.join(' ') })

  const values = new Map<string, string>()
  const words: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    if (![...SHARED, ...OWN[first]].includes(token.name)) {
      throw new Failure({ code: 'option/unknown', option: token.rawName, command: first })
    }
    values.set(token.name, typedValue(token, first, language))
  }
  return checked(first, { values, words: words.slice(1) }, language)
}

function typedValue(
  token: { name: string; rawName: string; value?: string | undefined; inlineValue?: boolean | undefined },
  command: Command,
  language: Language,
): string {
  if (!TAKES_VALUE.includes(token.name)) {
    if (token.value === undefined) return ''
    const wanted = { zh: '单独写，不带值', en: 'no value' }[language]
    throw new Failure({ code: 'option/bad', option: token.rawName, value: token.value, wanted })
  }
  // The parser takes whatever comes next for the value, even another option.
  if (!token.value || (!token.inlineValue && token.value.startsWith('--'))) {
    const option = `${token.rawName} ${{ zh: '<值>', en: '<value>' }[language]}`
    throw new Failure({ code: 'option/missing', option, command })
  }
  return token.value
}

function checked(command: Command, { values, words }: Typed, language: Language): Arguments {
  const need = (name: string, shape: string): string => {
    const value = values.get(name)
    if (value === undefined) throw new Failure({ code: 'option/missing', option: `--${name} ${shape}`, command })
    return value
  }
  const lang = values.get('lang')
  if (lang !== undefined && lang !== 'zh' && lang !== 'en') {
    throw new Failure({ code: 'option/bad', option: '--lang', value: lang, wanted: 'zh / en' })
  }
  if (command === 'import' && words.length === 0) {
    const option = { zh: '<文件或文件夹…>', en: '<file or folder…>' }[language]
    throw new Failure({ code: 'option/missing', option, command })
  }
  if (command === 'search' && words.length === 0) {
    const option = { zh: '<词…>', en: '<words…>' }[language]
    throw new Failure({ code: 'option/missing', option, command })
  }
  if (command !== 'import' && command !== 'search' && words[0] !== undefined) {
    throw new Failure({ code: 'option/unknown', option: words[0], command })
  }
  const beside = ['years', 'organisations'].find(name => values.has(name))
  if (values.has('view') && beside !== undefined) {
    const wanted = { zh: '不和 --view 一起写', en: 'no --view beside it' }
    const value = values.get(beside) ?? ''
    throw new Failure({ code: 'option/bad', option: `--${beside}`, value, wanted: wanted[language] })
  }
  return {
    command,
    study: need('study', '<file.nianbao>'),
    json: values.has('json'),
    language,
    paths: command === 'import' ? words : [],
    query: command === 'search' ? words.join(' ') : '',
    force: values.has('force'),
    years: listOf(values.get('years')).map(year => yearOf(year, language)),
    organisations: listOf(values.get('organisations')),
    view: values.get('view') ?? '',
    out:
      command === 'compare'
        ? workbookName(need('out', '<file.xlsx>'), language)
        : command === 'export'
          ? need('out', { zh: '<文件夹>', en: '<folder>' }[language])
          : '',
    recipe: values.get('recipe') ?? '',
  }
}

function isCommand(word: string | undefined): word is Command {
  return COMMANDS.some(command => command === word)
}

function listOf(typed: string | undefined): readonly string[] {
  return (typed ?? '')
    .split(/[,，、]/)
    .map(part => part.trim())
    .filter(Boolean)
}

function yearOf(typed: string, language: Language): number {
  if (/^\d{4}$/.test(typed)) return Number(typed)
  const wanted = { zh: '逗号隔开的年份，如 2016,2017', en: 'years with commas between, such as 2016,2017' }[language]
  throw new Failure({ code: 'option/bad', option: '--years', value: typed, wanted })
}

function workbookName(typed: string, language: Language): string {
  if (/\.xlsx$/i.test(typed)) return typed
  const wanted = { zh: '以 .xlsx 结尾的文件名', en: 'a file name that ends in .xlsx' }[language]
  throw new Failure({ code: 'option/bad', option: '--out', value: typed, wanted })
}
