import type { Wording } from '../../domain/wording.ts'
import type { BombReason } from '../errors.ts'
import { megabytes } from './pieces.ts'
import type { SentencesOf } from './sentences.ts'

/** A file that cannot be read, or not as it was meant to be. */
export const FILE_SENTENCES: SentencesOf<'path' | 'file' | 'source' | 'encoding'> = {
  'path/missing': error => ({
    zh: `没有这个文件或文件夹：${error.path}`,
    en: `There is no such file or folder: ${error.path}`,
  }),
  'path/unreadable': error => ({
    zh: `打不开 ${error.path}：${error.why}`,
    en: `${error.path} cannot be opened: ${error.why}`,
  }),
  'file/unreadable': error => ({
    zh: `《${error.path}》读不了：${error.why}`,
    en: `${error.path} could not be read: ${error.why}`,
  }),
  'file/unsupported': error => ({
    zh: `《${error.path}》是${error.looksLike}，目前不能读。${ADVICE[error.advice ?? 'save-as-docx'].zh}`,
    en: `${error.path} looks like ${error.looksLike}, which cannot be read yet. ${ADVICE[error.advice ?? 'save-as-docx'].en}`,
  }),
  'file/too-large': error => ({
    zh: `《${error.path}》有 ${megabytes(error.bytes)} MB，超过 ${megabytes(error.limit)} MB 的上限，没有读。`,
    en: `${error.path} has ${megabytes(error.bytes)} MB, over the limit of ${megabytes(error.limit)} MB, and was not read.`,
  }),
  'file/protected': error => ({
    zh: `《${error.path}》打不开：文件已加密。解密后再拖进来。`,
    en: `${error.path} is encrypted. Remove the password and drop it again.`,
  }),
  'file/no-text-layer': error => ({
    zh: `《${error.path}》是图片或扫描件${error.pages === null ? '' : `（${error.pages} 页）`}，没有文字层，读不出数。请换成有文字的版本，或先做文字识别。`,
    en: `${error.path} is a picture or scan${error.pages === null ? '' : ` (${error.pages} pages)`} without a text layer. Use a version with text, or run text recognition first.`,
  }),
  'file/bomb': error => ({
    zh: `《${error.path}》没有读：${BOMB[error.why].zh}，打开会占满内存。若确是报告，请重新另存一份。`,
    en: `${error.path} was not read: ${BOMB[error.why].en}, and opening it would fill the memory. If it is a report, save it anew.`,
  }),
  'file/changed': error => ({
    zh: `《${error.path}》在读的时候一直在变，没有读。等它写完再拖进来。`,
    en: `${error.path} kept changing while it was read and was left out. Drop it again once it is finished.`,
  }),
  'file/too-slow': error => ({
    zh: `《${error.path}》读了 ${error.seconds} 秒还没读完，已停下。请另存为 docx、网页或文本再拖进来。`,
    en: `${error.path} was not read within ${error.seconds} seconds and was given up. Save it as docx, web page or text and drop it again.`,
  }),
  'file/too-heavy': error => ({
    zh: `《${error.path}》展开后占用超过 ${error.megabytes} MB 内存，已停下。请只留年报部分，另存后再拖进来。`,
    en: `${error.path} needed more than ${error.megabytes} MB of memory and was given up. Save just the report from it and drop that.`,
  }),
  'file/broke-reader': error => ({
    zh: `读《${error.path}》时读取程序出错停了（${error.why}），其他文件不受影响。请另存为 docx、网页或文本再试。`,
    en: `${error.path} brought its reader down (${error.why}); other files are not affected. Save it as docx, web page or text and try again.`,
  }),
  'path/bad-name': error => ({
    zh: `${error.path}：文件名里有无法辨认的字节，没有读。改名后再拖进来。`,
    en: `${error.path}: the name holds bytes that are no text; it was not read. Rename it and drop it again.`,
  }),
  'source/unknown': error => ({
    zh: `研究里没有编号 ${error.sourceId} 的文件。`,
    en: `The study has no file ${error.sourceId}.`,
  }),
  'source/gone': error => ({
    zh: `原文件 ${error.path} 不在了，或内容已变。请把它放回原处再试。`,
    en: `The file ${error.path} is gone or has changed. Put it back where it was and try again.`,
  }),
  'encoding/unknown': error => ({
    zh: `没有名为 ${error.encoding} 的编码。`,
    en: `There is no encoding ${error.encoding}.`,
  }),
}

const ADVICE = {
  'save-as-docx': {
    zh: '请用 WPS 或 Word 另存为 docx，或存成网页、文本，再拖进来。',
    en: 'Save it as docx in WPS or Word, or as a web page or text, and drop it again.',
  },
  'save-as-pdf': { zh: '请转为 PDF 后再拖进来。', en: 'Turn it into a PDF and drop it again.' },
  unpack: { zh: '请先解压，再把文件夹拖进来。', en: 'Unpack it first and drop the folder.' },
} as const satisfies Record<string, Wording>

const BOMB: Readonly<Record<BombReason, Wording>> = {
  entries: { zh: '压缩包里的文件太多', en: 'the archive holds too many files' },
  total: { zh: '压缩包展开后太大', en: 'the archive grows too large when unpacked' },
  entry: { zh: '压缩包里有一个文件展开后太大', en: 'a file in the archive grows too large when unpacked' },
  ratio: { zh: '压缩包里有一个文件压缩得过分', en: 'a file in the archive is compressed beyond belief' },
  overlap: { zh: '压缩包里的文件彼此重叠', en: 'files in the archive overlap each other' },
  markup: { zh: '里面的标记多得不合情理', en: 'it holds more markup than any report' },
}
