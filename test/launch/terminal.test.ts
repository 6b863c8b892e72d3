import { expect, it } from 'vitest'
import { utf8Locale } from '../../src-main/launch/terminal.ts'

it.each([
  [{ LANG: 'zh_CN.UTF-8' }, {}],
  [{ LANG: 'C.utf8' }, {}],
  [{ LC_ALL: 'en_US.UTF-8', LANG: 'C' }, {}],
  [{}, { LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: '' }],
  [{ LANG: 'zh_CN.GB18030' }, { LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'zh_CN.GB18030' }],
  [
    { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' },
    { LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C' },
  ],
  [
    { LC_CTYPE: 'POSIX', LANG: 'zh_CN.UTF-8' },
    { LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'zh_CN.UTF-8' },
  ],
])('with %o a program is started with %o', (given, set) => {
  expect(utf8Locale(given)).toEqual(set)
})
