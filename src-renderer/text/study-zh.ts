import type { ConflictKind, Decision } from '#shared/domain/merging.ts'
import type { BackupKind, ReadOnlyWhy } from '#shared/domain/study-care.ts'
import { figure, moment } from './figures.ts'

/** The words about studies as files: opening, copying, backups, what is wrong with one. */
export const zhStudy = {
  study: {
    none: '还没有研究',
    open: '打开研究…',
    create: '新建研究…',
    copy: '另存副本…',
    merge: '合并另一份研究…',
    about: '说明与备份',
    showInFolder: '在文件夹中显示',
    recent: '最近打开',
    notThere: '不在原处',
    copied: (path: string) => `副本存好了：${path}`,
    copying: '正在另存副本…',
  },
  condition: {
    readOnly: {
      file: '这个研究文件是只读的，可以看和导出，改动不会保存。',
      folder: '研究所在的文件夹不能写，可以看和导出，改动不会保存。',
      damaged: '',
    } satisfies Record<ReadOnlyWhy, string>,
    /** Why a button or field does nothing. */
    greyed: {
      file: '研究文件是只读的，不能改。',
      folder: '研究所在的文件夹不能写，不能改。',
      damaged: '研究已损坏，只能看。',
    } satisfies Record<ReadOnlyWhy, string>,
    damaged: (saved: { reports: number; corrections: number }) =>
      `研究文件已损坏，原文件没有动。下面是能读出来的：${figure(saved.reports)} 份报告，${figure(saved.corrections)} 处更正；现在只能看。`,
    damagedMore: (saved: { unreadable: number; orphans: number }) =>
      `有 ${figure(saved.unreadable)} 处读不出${saved.orphans > 0 ? `，${figure(saved.orphans)} 行失去了所属` : ''}。`,
    offer: (backup: { madeAt: string; reports: number | null; corrections: number | null }) =>
      `最近的好备份：${moment(backup.madeAt)}，${figure(backup.reports ?? 0)} 份报告，${figure(backup.corrections ?? 0)} 处更正。`,
    noBackup: '没有找到好的备份。可以把读出来的另存为新研究，接着用它。',
    restore: '恢复这份备份',
    saveRead: '另存读出来的…',
    lostLog: '上次没有正常关闭，文件旁边的日志丢了或坏了，最后几处改动可能不在了。请核对最近改过的地方。',
    synced: (service: string) =>
      `这项研究放在${service}的同步文件夹里。同步可能在写到一半时换掉文件，造成损坏。最好把研究放到别的文件夹，只把“另存副本”或备份放进网盘；一定要放在这里时，关掉年报台之后再让它同步，也不要在两台电脑上同时打开。`,
    moveCopy: '另存到别处…',
    understood: '知道了',
  },
  care: {
    title: '研究',
    where: '文件',
    fields: {
      title: '题目',
      description: '说明',
      notes: '笔记',
    },
    hints: {
      title: '给这项研究起个名字，例如“河南民政系统 2008–2023”',
      description: '范围、来源、口径，引用时要交代的',
      notes: '随手记；和研究存在一起',
    },
    lastChange: (last: { author: string; madeAt: string }) => `${last.author || '未署名'} ${moment(last.madeAt)}`,
    earlier: (texts: number) => `以前写的 ${texts} 稿`,
    backups: '备份',
    backupNow: '现在备份',
    backingUp: '正在备份…',
    backedUp: (path: string) => `备份好了：${path}`,
    folder: (folder: string) => `放在 ${folder}`,
    rule: '每天第一次打开时、合并和恢复之前自动备份，每份都检查过。留最近 5 份、8 周里每周一份，和最近一次恢复之前的一份。',
    none: '还没有备份。有了报告之后，每天第一次打开时会自动备份。',
    columns: { madeAt: '时间', kind: '缘由', reports: '报告', corrections: '更正', size: '大小' },
    kinds: {
      daily: '每日',
      manual: '手动',
      upgrade: '升级前',
      bulk: '批量改动前',
      merge: '合并前',
      restore: '恢复前',
    } satisfies Record<BackupKind, string>,
    unreadable: '读不出',
    restore: '恢复',
    confirm: (backup: { madeAt: string }) =>
      `用 ${moment(backup.madeAt)} 的备份换掉现在的研究？现在的样子会先备份，恢复之后可以撤销。`,
    confirmYes: '恢复',
    confirmNo: '不恢复',
    restoring: '正在恢复…',
    restored: (backup: { madeAt: string }) => `已恢复到 ${moment(backup.madeAt)} 的备份。`,
    undoRestore: '撤销恢复',
    undone: '恢复已撤销，研究和恢复之前一样。',
  },
  merging: {
    title: (name: string) => `把《${name}》合并进来`,
    looking: '正在比对两份研究…',
    cancel: '不合并',
    nothing: '那份研究里没有这里缺的东西，不用合并。',
    brings: (brings: { newFiles: number; newReports: number; sharedFiles: number; newSteps: number }) =>
      `会带来 ${figure(brings.newFiles)} 个文件（其中 ${figure(brings.newReports)} 份报告）和 ${figure(brings.newSteps)} 步更正、判断、笔记等，各署原来的名字和时间。两边都有的文件 ${figure(brings.sharedFiles)} 个。`,
    conflicts: (conflicts: number) =>
      `有 ${figure(conflicts)} 处两边都改过、改得不一样，请逐处选定。没选上的也留在历史里。`,
    all: { mine: '全用我的', theirs: '全用对方的', both: '全都留着' } satisfies Record<Decision, string>,
    choices: { mine: '用我的', theirs: '用对方的', both: '用我的，对方的记作笔记' } satisfies Record<Decision, string>,
    kinds: {
      edit: '更正',
      verdict: '判断',
      choice: '采用哪一份',
      note: '笔记',
      checked: '已核',
      organisation: '机构',
      view: '视图',
      series: '自己的序列',
      sample: '抽样核对',
    } satisfies Record<ConflictKind, string>,
    nothingSaid: '没有改',
    unsigned: '未署名',
    open: (conflicts: number) => `还有 ${figure(conflicts)} 处没有选定`,
    backupFirst: '合并前会先备份，合并可以撤销',
    start: '合并',
    merging: '正在合并…',
    done: (brought: { newFiles: number; newSteps: number }) =>
      `合并好了：${figure(brought.newFiles)} 个文件，${figure(brought.newSteps)} 步。`,
    undo: '撤销合并',
    undone: '合并已撤销，研究和合并之前一样。',
  },
}
