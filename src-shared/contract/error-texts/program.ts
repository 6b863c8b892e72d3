import type { SentencesOf } from './sentences.ts'

/** The program itself and its command line. */
export const PROGRAM_SENTENCES: SentencesOf<'option' | 'command' | 'resources' | 'engine' | 'internal'> = {
  'option/unknown': error => ({
    zh: `${error.command} 没有选项 ${error.option}。用 --help 看用法。`,
    en: `${error.command} has no option ${error.option}. See --help.`,
  }),
  'option/missing': error => ({
    zh: `${error.command} 需要 ${error.option}。用 --help 看用法。`,
    en: `${error.command} needs ${error.option}. See --help.`,
  }),
  'option/bad': error => ({
    zh: `${error.option} 不能是“${error.value}”：要${error.wanted}。`,
    en: `${error.option} cannot be “${error.value}”: it takes ${error.wanted}.`,
  }),
  'command/unknown': error => ({
    zh: `没有命令 ${error.command}。用 --help 看用法。`,
    en: `There is no command ${error.command}. See --help.`,
  }),
  'resources/bad': error => ({
    zh: `程序自带的 ${error.file} 有错：${error.why}`,
    en: `The program's own ${error.file} is faulty: ${error.why}`,
  }),
  'engine/stopped': error => ({
    zh: `后台停了（${error.detail}），已重新启动。已保存的内容都在；没完成的操作请再做一次。`,
    en: `The engine stopped (${error.detail}) and was started again. All that was saved is there; repeat what was not finished.`,
  }),
  'engine/failed': error => ({
    zh: `后台一再停止${error.detail && `（${error.detail}）`}，没有再启动。已保存的内容都在；请关掉年报台再打开。日志：${error.log}`,
    en: `The engine keeps stopping${error.detail && ` (${error.detail})`} and was not started again. All that was saved is there; close Nianbao and open it again. Log: ${error.log}`,
  }),
  internal: error => ({
    zh: `程序本身出了错：${error.message}`,
    en: `Something went wrong in the program itself: ${error.message}`,
  }),
}
