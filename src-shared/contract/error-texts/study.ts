import type { Holder, ReadOnlyWhy } from '../../domain/study-care.ts'
import type { Language, Wording } from '../../domain/wording.ts'
import { megabytes } from './pieces.ts'
import type { SentencesOf } from './sentences.ts'

/** The study as a file, and its backups. */
export const STUDY_SENTENCES: SentencesOf<'study' | 'backup'> = {
  'study/no-database': error => ({
    zh: `这个运行环境（Node-API ${error.found}）带不动数据库，需要 ${error.needed}。请用随程序安装的版本启动。`,
    en: `This runtime (Node-API ${error.found}) cannot load the database, which needs ${error.needed}. Start the program as it was installed.`,
  }),
  'study/missing': error => ({
    zh: `没有这个研究文件：${error.path}`,
    en: `There is no such study file: ${error.path}`,
  }),
  'study/not-a-study': error => ({
    zh: `${error.path} 不是年报台的研究文件。`,
    en: `${error.path} is not a Nianbao study file.`,
  }),
  'study/damaged': error => ({
    zh: `研究文件 ${error.path} 已损坏（${error.why}）。原文件没有改动；在“研究”页可以从备份恢复。`,
    en: `The study file ${error.path} is damaged (${error.why}). It was not changed; a backup can be restored on the study page.`,
  }),
  'study/newer-than-app': error => ({
    zh: `${error.path} 由更新版本的年报台写成（第 ${error.found} 版，本程序只认到第 ${error.known} 版）。请更新程序。`,
    en: `${error.path} was written by a newer Nianbao (schema ${error.found}, this program knows ${error.known}). Please update.`,
  }),
  'study/in-use': error => ({
    zh: `${error.path} 正被${holder(error.holder, 'zh')}使用。关掉那一个再打开。`,
    en: `${error.path} is in use by ${holder(error.holder, 'en')}. Close that one first.`,
  }),
  'study/read-only': error => ({
    zh: `没有保存：${READ_ONLY[error.why].zh}`,
    en: `Nothing was saved: ${READ_ONLY[error.why].en}`,
  }),
  'study/busy': () => ({
    zh: '正在恢复或合并研究，这一处没有保存。等它结束再改。',
    en: 'The study is being restored or merged; this was not saved. Do it again once that is over.',
  }),
  'study/no-backup': (error, say) => ({
    zh: `${error.path} 是旧版本的研究，打开前要先备份，但备份没有成功：${say(error.cause).zh}研究没有改动。`,
    en: `${error.path} is a study of an older version and must be backed up before it is opened, which failed: ${say(error.cause).en} The study was not changed.`,
  }),
  'study/is-open': error => ({
    zh: `${error.path} 就是现在打开的研究，请选另一份。`,
    en: `${error.path} is the study that is open. Choose another one.`,
  }),
  'backup/no-room': error => ({
    zh: `没有备份：${error.folder} 所在的磁盘只剩 ${megabytes(error.free)} MB，需要 ${megabytes(error.needed)} MB。腾出空间后再备份；研究照常可用。`,
    en: `No backup was made: the disk of ${error.folder} has ${megabytes(error.free)} MB left and ${megabytes(error.needed)} MB are needed. Make room and try again; the study can be used as before.`,
  }),
  'backup/cannot-write': error => ({
    zh: `写不了 ${error.folder}：${error.why}。研究没有受影响；换一个能写的文件夹再试。`,
    en: `${error.folder} cannot be written: ${error.why}. The study is not affected; try a folder that can be written.`,
  }),
  'backup/bad': error => ({
    zh: `${error.path} 没有通过检查（${error.why}），没有用它。研究没有改动。`,
    en: `${error.path} did not pass the check (${error.why}) and was not used. The study was not changed.`,
  }),
  'backup/unknown': error => ({
    zh: `${error.path} 不在这项研究的备份里，可能已被轮换掉。`,
    en: `${error.path} is not among the backups of this study; it may have been rotated away.`,
  }),
  'study/not-open': () => ({ zh: '还没有打开研究文件。', en: 'No study is open.' }),
  'study/cannot-write': error => ({
    zh: `写不了研究文件 ${error.path}：${error.why}。已保存的内容没有受影响。`,
    en: `The study file ${error.path} cannot be written: ${error.why}. What was saved before is safe.`,
  }),
}

const READ_ONLY: Readonly<Record<ReadOnlyWhy, Wording>> = {
  file: {
    zh: '研究文件是只读的。在文件属性里取消只读，或另存一份再改。',
    en: 'the study file is read-only. Allow writing in its properties, or save a copy and change that.',
  },
  folder: {
    zh: '研究所在的文件夹不能写。把研究另存到别处再改。',
    en: 'the folder of the study cannot be written. Save a copy elsewhere and change that.',
  },
  damaged: {
    zh: '研究已损坏，现在只能看。从备份恢复，或把读出来的另存为新研究，再改。',
    en: 'the study is damaged and can only be looked at. Restore a backup, or save what was read as a new study.',
  },
}

function holder(by: Holder | null, language: Language): string {
  if (by === null) return language === 'zh' ? '另一个程序' : 'another program'
  const at = new Date(by.since)
  const two = (number: number) => String(number).padStart(2, '0')
  const since = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
  const isWindow = by.program === 'window'
  if (language === 'en') {
    const what = isWindow ? 'another Nianbao window' : 'the Nianbao command line'
    return `${what} (on ${by.host}, process ${by.pid}, since ${since})`
  }
  return `${isWindow ? '另一个年报台窗口' : '年报台命令行'}（电脑 ${by.host}，进程 ${by.pid}，${since} 起）`
}
