import { extname } from 'node:path'
import type { Wording } from '#shared/domain/wording.ts'

type Group = { readonly endings: readonly string[]; readonly is: Wording }

/** Kinds of file that hold no report text. Everything else is opened and judged by its content. */
const NOT_DOCUMENTS: readonly Group[] = [
  {
    endings: ['jpg', 'jpeg', 'png', 'gif', 'bmp', 'webp', 'svg', 'ico', 'tif', 'tiff', 'heic', 'psd'],
    is: { zh: '图片，本程序不认图里的字', en: 'a picture; text in pictures is not read' },
  },
  {
    endings: ['mp3', 'wav', 'm4a', 'flac', 'mp4', 'avi', 'mov', 'mkv', 'wmv', 'flv', 'webm'],
    is: { zh: '音频或视频', en: 'sound or video' },
  },
  {
    endings: ['exe', 'dll', 'msi', 'so', 'dylib', 'bat', 'cmd', 'com', 'sys', 'lnk', 'app', 'dmg', 'deb', 'rpm'],
    is: { zh: '程序或快捷方式', en: 'a program or shortcut' },
  },
  {
    endings: ['ttf', 'otf', 'woff', 'woff2', 'eot', 'css', 'js', 'mjs', 'ts', 'map', 'class', 'pyc'],
    is: { zh: '网页或程序的零件', en: 'a part of a web page or program' },
  },
  {
    endings: ['nianbao', 'db', 'sqlite', 'sqlite3', 'mdb', 'accdb'],
    is: { zh: '数据库', en: 'a database' },
  },
]

const LEFT = /^(thumbs\.db|desktop\.ini|__MACOSX)$|\.nianbao-(wal|shm|journal)$/i

/** Why a file is not worth opening, or null when it is. */
export function notADocument(path: string): Wording | null {
  const ending = extname(path).slice(1).toLowerCase()
  const group = NOT_DOCUMENTS.find(({ endings }) => endings.includes(ending))
  if (!group) return null
  return { zh: `这是${group.is.zh}，没有读。`, en: `This is ${group.is.en}.` }
}

/** Names that programs and systems leave beside documents: not files a person put there. */
export function isLeftByPrograms(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || LEFT.test(name)
}
