import type { Holder, ReadOnlyWhy } from '../domain/study-care.ts'
import type { Language, Wording } from '../domain/wording.ts'
import type { AppError, BombReason } from './errors.ts'

/** What happened, to which file, and what to do next. A code without a sentence does not compile. */
export function errorText(error: AppError, language: Language): string {
  return sentence(error)[language]
}

/** The same in both languages: for what is told before anybody knows in which it will be read. */
export function errorWording(error: AppError): Wording {
  return sentence(error)
}

function sentence(error: AppError): Wording {
  switch (error.code) {
    case 'path/missing':
      return { zh: `没有这个文件或文件夹：${error.path}`, en: `There is no such file or folder: ${error.path}` }
    case 'path/unreadable':
      return { zh: `打不开 ${error.path}：${error.why}`, en: `${error.path} cannot be opened: ${error.why}` }
    case 'file/unreadable':
      return { zh: `《${error.path}》读不了：${error.why}`, en: `${error.path} could not be read: ${error.why}` }
    case 'file/unsupported':
      return {
        zh: `《${error.path}》是${error.looksLike}，目前不能读。${ADVICE[error.advice ?? 'save-as-docx'].zh}`,
        en: `${error.path} looks like ${error.looksLike}, which cannot be read yet. ${ADVICE[error.advice ?? 'save-as-docx'].en}`,
      }
    case 'file/too-large':
      return {
        zh: `《${error.path}》有 ${megabytes(error.bytes)} MB，超过 ${megabytes(error.limit)} MB 的上限，没有读。`,
        en: `${error.path} has ${megabytes(error.bytes)} MB, over the limit of ${megabytes(error.limit)} MB, and was not read.`,
      }
    case 'file/protected':
      return {
        zh: `《${error.path}》打不开：文件已加密。解密后再拖进来。`,
        en: `${error.path} is encrypted. Remove the password and drop it again.`,
      }
    case 'file/no-text-layer':
      return {
        zh: `《${error.path}》是图片或扫描件${error.pages === null ? '' : `（${error.pages} 页）`}，没有文字层，读不出数。请换成有文字的版本，或先做文字识别。`,
        en: `${error.path} is a picture or scan${error.pages === null ? '' : ` (${error.pages} pages)`} without a text layer. Use a version with text, or run text recognition first.`,
      }
    case 'file/bomb':
      return {
        zh: `《${error.path}》没有读：${BOMB[error.why].zh}，打开会占满内存。若确是报告，请重新另存一份。`,
        en: `${error.path} was not read: ${BOMB[error.why].en}, and opening it would fill the memory. If it is a report, save it anew.`,
      }
    case 'file/changed':
      return {
        zh: `《${error.path}》在读的时候一直在变，没有读。等它写完再拖进来。`,
        en: `${error.path} kept changing while it was read and was left out. Drop it again once it is finished.`,
      }
    case 'file/too-slow':
      return {
        zh: `《${error.path}》读了 ${error.seconds} 秒还没读完，已停下。请另存为 docx、网页或文本再拖进来。`,
        en: `${error.path} was not read within ${error.seconds} seconds and was given up. Save it as docx, web page or text and drop it again.`,
      }
    case 'file/too-heavy':
      return {
        zh: `《${error.path}》展开后占用超过 ${error.megabytes} MB 内存，已停下。请只留年报部分，另存后再拖进来。`,
        en: `${error.path} needed more than ${error.megabytes} MB of memory and was given up. Save just the report from it and drop that.`,
      }
    case 'file/broke-reader':
      return {
        zh: `读《${error.path}》时读取程序出错停了（${error.why}），其他文件不受影响。请另存为 docx、网页或文本再试。`,
        en: `${error.path} brought its reader down (${error.why}); other files are not affected. Save it as docx, web page or text and try again.`,
      }
    case 'path/bad-name':
      return {
        zh: `${error.path}：文件名里有无法辨认的字节，没有读。改名后再拖进来。`,
        en: `${error.path}: the name holds bytes that are no text; it was not read. Rename it and drop it again.`,
      }
    case 'source/unknown':
      return { zh: `研究里没有编号 ${error.sourceId} 的文件。`, en: `The study has no file ${error.sourceId}.` }
    case 'source/gone':
      return {
        zh: `原文件 ${error.path} 不在了，或内容已变。请把它放回原处再试。`,
        en: `The file ${error.path} is gone or has changed. Put it back where it was and try again.`,
      }
    case 'encoding/unknown':
      return { zh: `没有名为 ${error.encoding} 的编码。`, en: `There is no encoding ${error.encoding}.` }
    case 'study/no-database':
      return {
        zh: `这个运行环境（Node-API ${error.found}）带不动数据库，需要 ${error.needed}。请用随程序安装的版本启动。`,
        en: `This runtime (Node-API ${error.found}) cannot load the database, which needs ${error.needed}. Start the program as it was installed.`,
      }
    case 'study/missing':
      return { zh: `没有这个研究文件：${error.path}`, en: `There is no such study file: ${error.path}` }
    case 'study/not-a-study':
      return { zh: `${error.path} 不是年报台的研究文件。`, en: `${error.path} is not a Nianbao study file.` }
    case 'study/damaged':
      return {
        zh: `研究文件 ${error.path} 已损坏（${error.why}）。原文件没有改动；在“研究”页可以从备份恢复。`,
        en: `The study file ${error.path} is damaged (${error.why}). It was not changed; a backup can be restored on the study page.`,
      }
    case 'study/newer-than-app':
      return {
        zh: `${error.path} 由更新版本的年报台写成（第 ${error.found} 版，本程序只认到第 ${error.known} 版）。请更新程序。`,
        en: `${error.path} was written by a newer Nianbao (schema ${error.found}, this program knows ${error.known}). Please update.`,
      }
    case 'study/in-use':
      return {
        zh: `${error.path} 正被${holder(error.holder, 'zh')}使用。关掉那一个再打开。`,
        en: `${error.path} is in use by ${holder(error.holder, 'en')}. Close that one first.`,
      }
    case 'study/read-only':
      return {
        zh: `没有保存：${READ_ONLY[error.why].zh}`,
        en: `Nothing was saved: ${READ_ONLY[error.why].en}`,
      }
    case 'study/busy':
      return {
        zh: '正在恢复或合并研究，这一处没有保存。等它结束再改。',
        en: 'The study is being restored or merged; this was not saved. Do it again once that is over.',
      }
    case 'study/no-backup':
      return {
        zh: `${error.path} 是旧版本的研究，打开前要先备份，但备份没有成功：${sentence(error.cause).zh}研究没有改动。`,
        en: `${error.path} is a study of an older version and must be backed up before it is opened, which failed: ${sentence(error.cause).en} The study was not changed.`,
      }
    case 'study/is-open':
      return {
        zh: `${error.path} 就是现在打开的研究，请选另一份。`,
        en: `${error.path} is the study that is open. Choose another one.`,
      }
    case 'backup/no-room':
      return {
        zh: `没有备份：${error.folder} 所在的磁盘只剩 ${megabytes(error.free)} MB，需要 ${megabytes(error.needed)} MB。腾出空间后再备份；研究照常可用。`,
        en: `No backup was made: the disk of ${error.folder} has ${megabytes(error.free)} MB left and ${megabytes(error.needed)} MB are needed. Make room and try again; the study can be used as before.`,
      }
    case 'backup/cannot-write':
      return {
        zh: `写不了 ${error.folder}：${error.why}。研究没有受影响；换一个能写的文件夹再试。`,
        en: `${error.folder} cannot be written: ${error.why}. The study is not affected; try a folder that can be written.`,
      }
    case 'backup/bad':
      return {
        zh: `${error.path} 没有通过检查（${error.why}），没有用它。研究没有改动。`,
        en: `${error.path} did not pass the check (${error.why}) and was not used. The study was not changed.`,
      }
    case 'backup/unknown':
      return {
        zh: `${error.path} 不在这项研究的备份里，可能已被轮换掉。`,
        en: `${error.path} is not among the backups of this study; it may have been rotated away.`,
      }
    case 'study/not-open':
      return { zh: '还没有打开研究文件。', en: 'No study is open.' }
    case 'study/cannot-write':
      return {
        zh: `写不了研究文件 ${error.path}：${error.why}。已保存的内容没有受影响。`,
        en: `The study file ${error.path} cannot be written: ${error.why}. What was saved before is safe.`,
      }
    case 'report/unknown':
      return { zh: `研究里没有编号 ${error.reportId} 的报告。`, en: `The study has no report ${error.reportId}.` }
    case 'indicator/unknown':
      return { zh: `没有名为 ${error.indicator} 的指标。`, en: `There is no indicator ${error.indicator}.` }
    case 'edit/unreadable':
      return {
        zh: `“${error.text}”不是数，也不是空白、“/”、“—”或“无”。没有改动。`,
        en: `“${error.text}” is neither a number nor blank, “/”, “—” or “无”. Nothing was changed.`,
      }
    case 'reading/not-to-confirm':
      return {
        zh: '这一处没有读定的数可以确认：请选一种读法，或按 Enter 填数。',
        en: 'There is no settled reading here to confirm: choose a candidate, or press Enter and type the value.',
      }
    case 'edit/unreadable-cell': {
      const where = [error.organisation, error.year].filter(Boolean).join(' · ')
      return {
        zh: `${where && `${where} · `}${error.label.zh}：“${error.text}”不是数，也不是空白、“/”、“—”或“无”。整块都没有改动。`,
        en: `${where && `${where} · `}${error.label.en}: “${error.text}” is neither a number nor blank, “/”, “—” or “无”. Nothing of the block was changed.`,
      }
    }
    case 'edit/too-many':
      return {
        zh: `一次最多改 ${error.limit} 格，这一块有 ${error.cells} 格。没有改动，可分几次。`,
        en: `At most ${error.limit} cells can be changed at once; this block has ${error.cells}. Nothing was changed; do it in parts.`,
      }
    case 'teach/no-row':
      return {
        zh: '这一行已经不在了：报告可能刚被重新读过。请再看一眼。',
        en: 'This row is no longer there: the report may just have been read again. Please look once more.',
      }
    case 'teach/unfit':
      return {
        zh: '这一行的格数和所选指标的栏数不一样，不能这样读。',
        en: 'This row has not as many cells as the chosen row has columns and cannot be read so.',
      }
    case 'teach/no-label':
      return { zh: '请写出指标的名称和所属的组。', en: 'Please name the indicator and the group it belongs to.' }
    case 'teach/bad-id':
      return {
        zh: `“${error.id}”不能作编号：只用小写字母、数字和下划线。`,
        en: `“${error.id}” cannot be an id: use lower-case letters, digits and underscores only.`,
      }
    case 'teach/id-taken':
      return {
        zh: `编号“${error.id}”用过了，编号不会给第二个指标。请换一个。`,
        en: `The id “${error.id}” was used before, and no id is given twice. Please choose another.`,
      }
    case 'step/nothing-to-undo':
      return { zh: '没有可以撤销的。', en: 'There is nothing to undo.' }
    case 'step/nothing-to-redo':
      return { zh: '没有可以重做的。', en: 'There is nothing to redo.' }
    case 'step/unknown':
      return { zh: `历史里没有编号 ${error.stepId} 的一步。`, en: `The history has no step ${error.stepId}.` }
    case 'finding/unknown':
      return {
        zh: '这一处现在没有了：数值已经改过，或者报告已经不在。看看更新后的清单。',
        en: 'This finding is no longer there: values have changed, or the report is gone. Look at the list again.',
      }
    case 'import/running':
      return { zh: '正在导入，等它结束或取消后再拖。', en: 'An import is running. Wait for it to end or cancel it.' }
    case 'compare/unknown-organisation':
      return {
        zh: `研究里没有机构“${error.name}”。有：${list(error.known)}`,
        en: `The study has no organisation “${error.name}”. It has: ${list(error.known)}`,
      }
    case 'compare/unknown-year':
      return {
        zh: `研究里没有 ${error.year} 年的报告。有：${list(error.known)}`,
        en: `The study has no report on ${error.year}. It has: ${list(error.known)}`,
      }
    case 'compare/nothing':
      return { zh: '没有可以比较的数值。先导入报告。', en: 'There is nothing to compare. Import reports first.' }
    case 'compare/nothing-chosen':
      return {
        zh: '没有选机构、年份或指标，没有可写的。',
        en: 'No bodies, years or indicators are chosen: there is nothing to write.',
      }
    case 'compare/no-report':
      return {
        zh: `“${error.organisation}”没有 ${error.year} 年的报告。换一年，或先导入。`,
        en: `There is no report of “${error.organisation}” on ${error.year}. Choose another year, or import it first.`,
      }
    case 'compare/replaced':
      return {
        zh: '研究或选择刚刚变了，这次比较已由新的代替。',
        en: 'The study or the choice has just changed; a newer comparison takes the place of this one.',
      }
    case 'view/unknown':
      return {
        zh: '没有这个视图了：可能刚被删掉或撤销。',
        en: 'This view is no longer there: it may just have been deleted or undone.',
      }
    case 'view/unnamed':
      return { zh: '视图要有个名字。', en: 'A view needs a name.' }
    case 'view/no-such-name':
      return {
        zh: `研究里没有叫“${error.name}”的视图。能写成工作簿的：${list(error.known) || '一个也没有'}`,
        en: `The study has no view called “${error.name}”. Those that can be written to a workbook: ${list(error.known) || 'none'}`,
      }
    case 'view/several':
      return {
        zh: `有 ${error.count} 个视图都叫“${error.name}”。在窗口的“视图”页给它们起不同的名字。`,
        en: `${error.count} views are called “${error.name}”. Give them different names on the page “Views” of the window.`,
      }
    case 'view/no-workbook':
      return {
        zh: `视图“${error.name}”不是比较，也不是面板，写不成工作簿。在窗口里打开它再导出。`,
        en: `The view “${error.name}” is neither a comparison nor a panel and has no workbook. Open it in the window and export it there.`,
      }
    case 'view/too-new':
      return {
        zh: `视图“${error.name}”是更新版的年报台存下的，这一版打不开。`,
        en: `The view “${error.name}” was kept by a later version of Nianbao; this one cannot open it.`,
      }
    case 'series/unknown':
      return {
        zh: '没有这个序列了：可能刚被删掉或撤销。',
        en: 'This series is no longer there: it may just have been deleted or undone.',
      }
    case 'series/unnamed':
      return { zh: '序列要有个名字。', en: 'A series needs a name.' }
    case 'series/no-formula':
      return { zh: '至少要写一个公式。', en: 'At least one formula is needed.' }
    case 'series/bad-formula':
      return {
        zh: `公式读不通：${error.formula}`,
        en: `The formula cannot be read: ${error.formula}`,
      }
    case 'export/cannot-write':
      return {
        zh: `写不了 ${error.path}：${error.why}。若它正在 Excel 或 WPS 里打开，先关掉。`,
        en: `${error.path} cannot be written: ${error.why}. If it is open in Excel or WPS, close it first.`,
      }
    case 'export/nothing':
      return {
        zh: '研究里没有符合这些选择的报告，没有写出文件。放宽机构、年份，或先导入。',
        en: 'No report of the study fits these choices; nothing was written. Choose more bodies or years, or import first.',
      }
    case 'export/cancelled':
      return { zh: '导出已取消，没有留下文件。', en: 'The export was cancelled; no file was left behind.' }
    case 'export/changing':
      return {
        zh: '研究一直在变，这张表没有写完。等导入或修改告一段落再导出。',
        en: 'The study kept changing and the table was not written. Export it once importing or editing is done.',
      }
    case 'export/running':
      return {
        zh: '还有一次导出没有写完。等它写完，或先取消。',
        en: 'An export is still being written. Wait for it, or cancel it first.',
      }
    case 'sample/running':
      return {
        zh: '上一次抽取还没有完。等它抽完，或先取消。',
        en: 'A sample is still being drawn. Wait for it, or cancel it first.',
      }
    case 'sample/cancelled':
      return {
        zh: '抽取已取消，什么也没有记下，原来的样本还在。',
        en: 'The drawing was cancelled and nothing was kept; the sample there was stays.',
      }
    case 'sample/bad-size':
      return {
        zh: `一次抽 1 至 ${error.most} 个，不能是 ${error.size}。`,
        en: `A sample has 1 to ${error.most} values, not ${error.size}.`,
      }
    case 'sample/bad-seed':
      return {
        zh: `种子是 1 至 ${error.most} 的整数，不能是 ${error.seed}。`,
        en: `A seed is a whole number from 1 to ${error.most}, not ${error.seed}.`,
      }
    case 'export/too-much-to-copy':
      return {
        zh: `超过 ${error.limit} 格，剪贴板放不下。请导出为 Excel 或 CSV。`,
        en: `There are more than ${error.limit} cells, too many for the clipboard. Export to Excel or CSV instead.`,
      }
    case 'recipe/unreadable':
      return {
        zh: `导出方案不是有效的 JSON：${error.why}。`,
        en: `The recipe is not valid JSON: ${error.why}.`,
      }
    case 'recipe/not-one':
      return {
        zh: '这个文件不是导出方案：开头应有 "recipe": "nianbao-export"。',
        en: 'This file is no recipe: it should say "recipe": "nianbao-export".',
      }
    case 'recipe/unknown-part':
      return {
        zh: `导出方案里不认识“${error.part}”。可以有：${list(error.known)}`,
        en: `The recipe has “${error.part}”, which is not known. It may have: ${list(error.known)}`,
      }
    case 'recipe/bad-part':
      return {
        zh: `导出方案里 "${error.part}" 写的是 ${error.found}，应是${error.wanted.zh}。`,
        en: `In the recipe "${error.part}" is ${error.found}; it should be ${error.wanted.en}.`,
      }
    case 'recipe/unknown-indicator':
      return {
        zh: `导出方案里的指标“${error.indicator}”不在任何一版表格里，也不是自设指标。`,
        en: `The indicator “${error.indicator}” of the recipe is in no edition of the form and not one of your own.`,
      }
    case 'recipe/nothing':
      return {
        zh: '导出方案什么也不要：至少要有一种数据集（shapes 和 formats），或 codebook。',
        en: 'The recipe asks for nothing: it needs a data set (shapes and formats) or the codebook.',
      }
    case 'organisation/unknown':
      return {
        zh: '没有这个机构了：可能刚被合并或撤销。请回到机构列表再看。',
        en: 'This body is no longer there: it may just have been merged or undone. Look at the list of bodies again.',
      }
    case 'organisation/name-taken':
      return {
        zh: `已经有机构叫“${error.name}”。如果是同一个机构，请用合并。`,
        en: `There is a body called ${error.name} already. If both are one, merge them.`,
      }
    case 'organisation/name-empty':
      return { zh: '名称不能为空。', en: 'A name is needed.' }
    case 'organisation/region-unknown':
      return {
        zh: `没有行政区划“${error.region}”。请从列表中选。`,
        en: `There is no division ${error.region}. Choose one from the list.`,
      }
    case 'organisation/list-agrees':
      return {
        zh: `《${error.path}》和研究里的机构已经一致，没有要改的。`,
        en: `${error.path} agrees with the bodies of the study; there is nothing to change.`,
      }
    case 'organisation/list-unreadable':
      return {
        zh: `《${error.path}》里没有找到机构名单：要有一行表头，其中一列是“机构名称”。改好后再选一次。`,
        en: `No list of bodies was found in ${error.path}: it needs a header row with a column “Name”. Change the file and choose it again.`,
      }
    case 'option/unknown':
      return {
        zh: `${error.command} 没有选项 ${error.option}。用 --help 看用法。`,
        en: `${error.command} has no option ${error.option}. See --help.`,
      }
    case 'option/missing':
      return {
        zh: `${error.command} 需要 ${error.option}。用 --help 看用法。`,
        en: `${error.command} needs ${error.option}. See --help.`,
      }
    case 'option/bad':
      return {
        zh: `${error.option} 不能是“${error.value}”：要${error.wanted}。`,
        en: `${error.option} cannot be “${error.value}”: it takes ${error.wanted}.`,
      }
    case 'command/unknown':
      return {
        zh: `没有命令 ${error.command}。用 --help 看用法。`,
        en: `There is no command ${error.command}. See --help.`,
      }
    case 'resources/bad':
      return {
        zh: `程序自带的 ${error.file} 有错：${error.why}`,
        en: `The program's own ${error.file} is faulty: ${error.why}`,
      }
    case 'engine/stopped':
      return {
        zh: `后台停了（${error.detail}），已重新启动。已保存的内容都在；没完成的操作请再做一次。`,
        en: `The engine stopped (${error.detail}) and was started again. All that was saved is there; repeat what was not finished.`,
      }
    case 'engine/failed':
      return {
        zh: `后台一再停止${error.detail && `（${error.detail}）`}，没有再启动。已保存的内容都在；请关掉年报台再打开。日志：${error.log}`,
        en: `The engine keeps stopping${error.detail && ` (${error.detail})`} and was not started again. All that was saved is there; close Nianbao and open it again. Log: ${error.log}`,
      }
    case 'internal':
      return {
        zh: `程序本身出了错：${error.message}`,
        en: `Something went wrong in the program itself: ${error.message}`,
      }
  }
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

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(1)
}

function list(items: readonly (string | number)[]): string {
  const shown = items.slice(0, 20).join('、')
  return items.length > 20 ? `${shown} … (${items.length})` : shown
}
