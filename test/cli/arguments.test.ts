import { expect, it } from 'vitest'
import { errorText } from '#shared/contract/error-text.ts'
import { Failure } from '#shared/contract/errors.ts'
import { readArguments } from '../../src-main/cli/arguments.ts'
import { alignedTable, widthOf } from '../../src-main/cli/table.ts'

function refusal(typed: string): string {
  try {
    return JSON.stringify(readArguments(typed.split(' ').filter(Boolean)))
  } catch (thrown) {
    if (thrown instanceof Failure) return errorText(thrown.error, 'zh')
    throw thrown
  }
}

it.each([
  ['values', '需要 --study'],
  ['values --study', '需要 --study'],
  ['values --study --json', '需要 --study'],
  ['values --study=', '需要 --study'],
  ['values --study s more', '没有选项 more'],
  ['values --study s --years 2016', '没有选项 --years'],
  ['values --study s -x', '没有选项 -x'],
  ['values --study s --lang fr', '“fr”'],
  ['values --study s --json=yes', '“yes”'],
  ['frob', '没有命令 frob'],
  ['--frob', '没有命令 --frob'],
  ['import --study s', '需要 <文件或文件夹…>'],
  ['import a.txt', '需要 --study'],
  ['compare --study s', '需要 --out'],
  ['compare --study s --out a.pdf', '“a.pdf”'],
  ['compare --study s --out a.xlsx --years 16', '“16”'],
  ['compare --study s --out a.xlsx --view', '需要 --view'],
  ['compare --study s --out a.xlsx --view 甲 --years 2016', '--years 不能是“2016”'],
  ['compare --study s --out a.xlsx --organisations 甲 --view 乙', '--organisations 不能是“甲”'],
  ['export --study s --out a --view 甲', '没有选项 --view'],
])('%s is refused', (typed, says) => {
  expect(refusal(typed)).toContain(says)
})

it.each(['', '--help', '-h', 'values --help', 'frob --help'])('“%s” asks for help', typed => {
  expect(readArguments(typed.split(' ').filter(Boolean))).toBe('help')
})

it('reads what was typed, in any order', () => {
  const typed = [
    '--json',
    'compare',
    '--organisations',
    '甲,乙、丙',
    '--out=a.xlsx',
    '--study',
    's',
    '--years',
    '2016，2017',
  ]
  expect(readArguments(typed)).toMatchObject({
    command: 'compare',
    json: true,
    language: 'zh',
    organisations: ['甲', '乙', '丙'],
    years: [2016, 2017],
    out: 'a.xlsx',
  })
  expect(readArguments(['import', '--force', '--study', 's', 'a', '--', '--odd.txt'])).toMatchObject({
    force: true,
    paths: ['a', '--odd.txt'],
  })
})

it.each([
  ['abc', 3],
  ['年报', 4],
  ['（一）', 6],
  ['a—/', 3],
  ['', 0],
])('“%s” takes %i columns', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

it('aligns columns of mixed scripts', () => {
  expect(
    alignedTable(
      [
        ['年报', '1'],
        ['ab', '20'],
      ],
      [1],
    ),
  ).toBe('年报   1\nab    20\n')
})
