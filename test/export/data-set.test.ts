import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { type Recipe, USUAL_RECIPE } from '#shared/domain/recipe.ts'
import { exportDataSet } from '../../src-main/api/data-sets.ts'
import { plainText } from '../../src-main/export/table/safe-text.ts'
import { loadForms } from '../../src-main/forms.ts'
import { findingsOf, replaceFindings, replaceYearFindings } from '../../src-main/store/findings.ts'
import { allOrNothing } from '../../src-main/store/statements.ts'
import { addVerdicts } from '../../src-main/store/verdicts.ts'
import { expectGolden } from '../golden.ts'
import { NOW, temporaryFolder } from '../store/made.ts'
import { aStudy, HOSTILE } from './a-study.ts'
import { readCsv } from './read-csv.ts'

const FORMS = loadForms()
const GOLDEN = join(import.meta.dirname, '../fixtures/data-sets')
/** Few enough columns that a person can read the golden files. */
const FEW = ['proactive_total', 'normdocs_issued', 'fees_collected', 'req_unprocessed_publication_legalservice']
const EVERYTHING: Partial<Recipe> = { evidence: true, prose: true, ownRows: true, personal: true, reports: 'all' }

const ALL: Partial<Recipe> = { ...EVERYTHING, formats: ['csv', 'parquet'] }

type Row = Readonly<Record<string, string>>

async function written(more: Partial<Recipe> = {}, order?: readonly ('a' | 'b')[]) {
  const folder = temporaryFolder()
  const recipe: Recipe = { ...USUAL_RECIPE, ...more }
  const done = await exportDataSet(await aStudy(order), FORMS, recipe, folder)
  const text = (name: string) => readFileSync(join(folder, name), 'utf8')
  const rows = (name: string): Row[] => {
    const [head = [], ...rest] = readCsv(text(name))
    return rest.map(row => Object.fromEntries(head.map((column, at) => [column, plainText(row[at] ?? '')])))
  }
  return { folder, done, text, rows }
}

const cellIn = (rows: readonly Row[], year: string, id: string): Row =>
  rows.find(row => row.year === year && row.indicator_id === id && row.origin !== 'prose') ?? {}

describe('the long data set', () => {
  it.each([
    ['2016', 'proactive_total', { status: 'number', value: '0', text: '0', unit: '条', corrected: '0' }],
    ['2016', 'normdocs_issued', { status: 'blank', value: '', text: '' }],
    ['2016', 'channel_website', { status: 'slash', value: '', text: '/' }],
    ['2016', 'channel_weibo', { status: 'dash', value: '', text: '—' }],
    ['2016', 'channel_wechat', { status: 'none', value: '', text: '无' }],
    ['2016', 'channel_other', { status: 'number', value: '5', text: '5', origin: 'person', corrected: '1' }],
    ['2016', 'req_received', { status: 'number', value: '-7', text: '-7', origin: 'table' }],
    ['2016', 'answer_total', { status: 'number', value: '20', origin: 'derived' }],
    ['2016', 'fees_collected', { status: 'number', value: '3.5', unit: '万元', text: '35000元', printed_unit: '元' }],
    ['2016', 'complaints', { status: 'other_unit', value: '', text: '2万元', printed_unit: '万元' }],
    ['2016', 'channel_gazette', { status: 'missing', value: '', text: '', origin: 'nowhere' }],
    ['2017', 'req_received', { status: 'dash', value: '', text: '-' }],
    ['2017', 'answer_total', { status: 'ambiguous', value: '', text: '151', candidates: '15|151' }],
    ['2017', 'review14_total', { status: 'unreadable', value: '', text: '?' }],
  ])('keeps %s %s apart', async (year, id, expected) => {
    expect(cellIn((await written()).rows('long.csv'), year, id)).toMatchObject(expected)
  })

  it('has every cell of the form once, whoever filled it', async () => {
    const rows = (await written()).rows('long.csv')
    const ids = rows.filter(({ year }) => year === '2016').map(row => row.indicator_id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(58)
  })

  it('has what the files state where raw values are wanted', async () => {
    const rows = (await written({ values: 'raw' })).rows('long.csv')
    expect(cellIn(rows, '2016', 'channel_other')).toMatchObject({ status: 'text', text: '若干', corrected: '0' })
  })

  it('keeps names and numbers of persons out unless they are asked for', async () => {
    const without = await written({ ...EVERYTHING, personal: false })
    for (const name of readdirSync(without.folder)) {
      expect(without.text(name), name).not.toMatch(/5556666|张三丰|王研究/)
    }
    expect(without.rows('long.csv').filter(row => row.origin === 'own_row')).toMatchObject([
      { indicator: '信息员数', value: '4' },
    ])
    const rows = (await written(EVERYTHING)).rows('long.csv')
    expect(cellIn(rows, '2017', 'fees_collected').quote).toBe('负责人：张三丰 联系电话：0391-5556666')
    expect(cellIn(rows, '2016', 'channel_other')).toMatchObject({
      author: '王研究',
      reason: '正文为准',
      read_status: 'text',
      read_text: '若干',
    })
    expect(rows.filter(row => row.origin === 'own_row')).toHaveLength(2)
    expect(rows.filter(row => row.origin === 'prose')).toMatchObject([{ value: '12', approximate: '1', year: '2017' }])
  })

  it('is one line a row, names that want to be formulas guarded', async () => {
    const { text, rows } = await written()
    expect(text('long.csv').split('\r\n')).toHaveLength(2 * 58 + 2)
    expect(
      readCsv(text('long.csv'))
        .flat()
        .filter(cell => /^[=＝@]/.test(cell)),
    ).toEqual([])
    expect(rows('long.csv').find(row => row.year === '2017')?.organisation).toBe(HOSTILE.replace('\r\n', '↵'))
  })
})

describe('the column of findings', () => {
  const about = (fingerprint: string, indicators: readonly string[], earlier: readonly string[] = []) => ({
    ...{ check: 'made', level: 'warning' as const, says: { zh: '对不上', en: 'off' } },
    ...{ indicators, earlier, left: 1, right: 2, fingerprint },
  })

  /** Two bodies; the report of 2016 is taken for the one of the year before of 2017. */
  async function withFindings(more: Partial<Recipe> = {}) {
    const store = await aStudy(['a', 'b'])
    const [of2016, of2017] = [1, 2]
    replaceFindings(store, of2016, [
      about('sum', ['answer_total', 'answer_granted', 'answer_refused', 'answer_partial', 'proactive_total']),
      about('prose', ['proactive_total']),
      about('judged', ['channel_other', 'fees_collected']),
    ])
    replaceYearFindings(store, of2017, of2016, [about('years', ['req_received'], ['req_received', 'channel_gazette'])])
    const before = await exportDataSet(store, FORMS, USUAL_RECIPE, temporaryFolder())
    const { id } = findingsOf(store, of2016).find(({ fingerprint }) => fingerprint === 'judged')!
    allOrNothing(store, () => addVerdicts(store, [id], 'publisher', { reason: '', author: '', now: NOW }))
    const folder = temporaryFolder()
    const after = await exportDataSet(store, FORMS, { ...USUAL_RECIPE, ...more }, folder)
    const [head = [], ...rows] = readCsv(readFileSync(join(folder, 'long.csv'), 'utf8'))
    const [year, indicator, origin, found] = ['year', 'indicator_id', 'origin', 'in_finding'].map(name =>
      head.indexOf(name),
    ) as [number, number, number, number]
    const lines = rows.map(row => [row[year], row[indicator], row[origin], row[found]] as const)
    return { folder, before, after, lines }
  }

  it('counts those that are open at a value: as a part of a sum and from the year after too', async () => {
    const { lines } = await withFindings()
    const found = lines.filter(([, , , count]) => count !== '0').map(([year, id, , count]) => [year, id, count])
    expect(found).toHaveLength(8)
    expect(found).toEqual(
      expect.arrayContaining([
        ['2016', 'proactive_total', '2'],
        ['2016', 'answer_total', '1'],
        ['2016', 'answer_partial', '1'],
        ['2016', 'req_received', '1'],
        // the file does not show it, and yet the year after is held against it
        ['2016', 'channel_gazette', '1'],
        ['2017', 'req_received', '1'],
      ]),
    )
  })

  it('is empty where no finding can tell which figure it is about', async () => {
    const { lines } = await withFindings({ prose: true, ownRows: true })
    const beyond = lines.filter(([, , origin]) => origin === 'prose' || origin === 'own_row')
    expect(beyond.map(([, , , count]) => count)).toEqual(['', ''])
  })

  it('leaves the fingerprint of the study as it is: judging changes no figure', async () => {
    const { before, after } = await withFindings()
    expect(after.fingerprint).toBe(before.fingerprint)
  })

  it('says what it is in the codebook', async () => {
    const { folder } = await withFindings({ language: 'en' })
    expect(readFileSync(join(folder, 'codebook.md'), 'utf8')).toContain(
      '| in_finding | whole number | Open findings it is in (0 none; empty outside the form) |',
    )
  })
})

describe('the wide data set', () => {
  it('has a row a report, and beside each value what kind it is', async () => {
    const { rows } = await written({ indicators: FEW })
    expect(rows('wide.csv')).toMatchObject([
      {
        year: '2017',
        proactive_total: '',
        proactive_total_s: 'missing',
        fees_collected: '3.5',
      },
      {
        organisation: '甲县民政局',
        year: '2016',
        proactive_total: '0',
        proactive_total_s: 'number',
        normdocs_issued: '',
        normdocs_issued_s: 'blank',
      },
    ])
  })

  it('has names of columns that every program takes', async () => {
    const [head = []] = readCsv((await written()).text('wide.csv'))
    expect(head.filter(name => !/^[A-Za-z][A-Za-z0-9_]{0,31}$/.test(name))).toEqual([])
    expect(new Set(head.map(name => name.toLowerCase())).size).toBe(head.length)
  })
})

describe('the files that load them', () => {
  it.each(['long.do', 'long.sps', 'long.R', 'wide.do', 'wide.sps', 'wide.R'])(
    '%s is as it was read through',
    async name => {
      const { text } = await written({ indicators: FEW, ...(name.startsWith('wide') ? {} : { evidence: true }) })
      expectGolden(text(name), join(GOLDEN, name))
    },
  )

  const hasR = spawnSync('Rscript', ['--version']).status === 0
  if (!hasR) console.log('R is not installed: its script is only held against its golden text')
  it.runIf(hasR)('R loads just what the study holds', { timeout: 60_000 }, async () => {
    const { folder, rows } = await written({ evidence: true, prose: true, ownRows: true })
    writeFileSync(
      join(folder, 'show.R'),
      `source("long.R", encoding = "UTF-8"); source("wide.R", encoding = "UTF-8")
       shown <- function(x) ifelse(is.na(x), "", format(x, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE))
       one <- function(x) if (is.numeric(x)) sapply(x, shown) else ifelse(is.na(x), "", as.character(x))
       for (data in list(long, wide)) cat(apply(sapply(data, one), 1, paste, collapse = "\\x1f"), sep = "\\n")
       cat(class(long$status), nlevels(long$status), attr(long$value, "label"), "\\n")`,
    )
    const env = { ...process.env, LC_ALL: 'C.UTF-8' }
    const lines = execFileSync('Rscript', ['show.R'], { cwd: folder, encoding: 'utf8', env }).split('\n')
    const expected = [...rows('long.csv'), ...rows('wide.csv')].map(row => Object.values(row).join('\x1f'))
    expect(lines.slice(0, -2)).toEqual(expected)
    expect(lines.at(-2)?.trim()).toBe('factor 11 数值')
  })

  const hasPspp = spawnSync('pspp', ['--version']).status === 0
  if (!hasPspp) console.log('PSPP is not installed: the SPSS syntax is only held against its golden text')
  it.runIf(hasPspp)(
    'PSPP runs the SPSS syntax and takes no kind of missing for a number',
    { timeout: 60_000 },
    async () => {
      const { folder, text, rows } = await written()
      const more = 'DESCRIPTIVES VARIABLES=value /STATISTICS=SUM MINIMUM.\n'
      writeFileSync(join(folder, 'show.sps'), text('long.sps') + more)
      const { stdout } = spawnSync('pspp', ['-O', 'format=csv', 'show.sps'], { cwd: folder, encoding: 'utf8' })
      const numbers = rows('long.csv')
        .filter(row => row.value !== '')
        .map(row => Number(row.value))
      const sum = numbers.reduce((all, number) => all + number, 0)
      expect(stdout).not.toMatch(/error|warning/i)
      expect(stdout).toContain(`数值,${numbers.length},-7.00,${sum.toFixed(2)}`)
    },
  )
})

describe('Parquet', () => {
  it('has the same rows as the CSV, texts as they stand, and null where there is no number', async () => {
    const { folder, rows } = await written({ formats: ['csv', 'parquet'], evidence: true, prose: true })
    for (const name of ['long', 'wide']) {
      const bytes = readFileSync(join(folder, `${name}.parquet`))
      const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
      const read = (await parquetReadObjects({ file })) as Record<string, unknown>[]
      const asCsv = read.map(row =>
        Object.fromEntries(
          Object.entries(row).map(([column, cell]) => [column, String(cell ?? '').replaceAll('\n', '↵')]),
        ),
      )
      expect(asCsv).toEqual(rows(`${name}.csv`))
      expect(parquetMetadata(file).key_value_metadata?.map(({ key }) => key)).toEqual([
        'nianbao.columns',
        'nianbao.kinds',
      ])
    }
    const bytes = readFileSync(join(folder, 'long.parquet'))
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
    const [first] = (await parquetReadObjects({ file })) as Record<string, unknown>[]
    expect(first).toMatchObject({
      organisation: HOSTILE.replace('\r\n', '\n'),
      year: 2017,
      value: null,
      status: 'missing',
    })
  })
})

describe('the same study and recipe', () => {
  it('give the same bytes, whatever the order of import', async () => {
    const [one, other] = [await written(ALL, ['a', 'b']), await written(ALL, ['b', 'a'])]
    expect(readdirSync(one.folder)).toEqual(readdirSync(other.folder))
    for (const name of readdirSync(one.folder)) expect(other.text(name), name).toBe(one.text(name))
    expect(other.done.fingerprint).toBe(one.done.fingerprint)
    expect(one.done.fingerprint).toMatch(/^[0-9a-f]{64}$/)
  })

  it('have another fingerprint when a figure is corrected otherwise', async () => {
    const store = await aStudy()
    const before = await exportDataSet(store, FORMS, USUAL_RECIPE, temporaryFolder())
    store.database.exec("DROP TRIGGER edit_is_never_changed; UPDATE edit SET number = 6, text = '6'")
    const after = await exportDataSet(store, FORMS, USUAL_RECIPE, temporaryFolder())
    expect(after.fingerprint).not.toBe(before.fingerprint)
  })
})

describe('an export', () => {
  it('leaves nothing behind when it is cancelled, and what was there stays', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'long.csv'), 'earlier')
    const watch = { hear: () => undefined, isCancelled: () => true }
    await expect(exportDataSet(await aStudy(), FORMS, USUAL_RECIPE, folder, watch)).rejects.toMatchObject({
      error: { code: 'export/cancelled' },
    })
    expect(readdirSync(folder)).toEqual(['long.csv'])
    expect(readFileSync(join(folder, 'long.csv'), 'utf8')).toBe('earlier')
  })

  it('leaves every earlier file in its place when one of them cannot be replaced', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'long.csv'), 'earlier')
    // stands for a file that another program holds: it cannot be moved into a name that is taken by a folder
    writeFileSync(join(folder, 'wide.csv'), 'earlier')
    mkdirSync(join(folder, `wide.csv.${process.pid}.old`))
    await expect(exportDataSet(await aStudy(), FORMS, USUAL_RECIPE, folder)).rejects.toMatchObject({
      error: { code: 'export/cannot-write' },
    })
    expect(readdirSync(folder).sort()).toEqual(['long.csv', 'wide.csv', `wide.csv.${process.pid}.old`])
    expect(readFileSync(join(folder, 'long.csv'), 'utf8')).toBe('earlier')
  })

  it('is written once more when something is said meanwhile, and holds it', async () => {
    const store = await aStudy()
    const folder = temporaryFolder()
    let said = false
    const hear = () => {
      if (said) return
      said = true
      store.database.exec("UPDATE organisation SET name = '甲县民政局（改）' WHERE name = '甲县民政局'")
    }
    await exportDataSet(store, FORMS, USUAL_RECIPE, folder, { hear, isCancelled: () => false })
    expect(readFileSync(join(folder, 'long.csv'), 'utf8')).not.toMatch(/甲县民政局,/)
    expect(existsSync(join(folder, 'recipe.json'))).toBe(true)
  })

  it.each([
    [{ organisations: ['丙县'] }, 'compare/unknown-organisation'],
    [{ years: [1999] }, 'compare/unknown-year'],
    [{ indicators: ['no_such'] }, 'recipe/unknown-indicator'],
  ])('of %j is refused', async (more, code) => {
    const recipe = { ...USUAL_RECIPE, ...more }
    await expect(exportDataSet(await aStudy(), FORMS, recipe, temporaryFolder())).rejects.toMatchObject({
      error: { code },
    })
  })
})
