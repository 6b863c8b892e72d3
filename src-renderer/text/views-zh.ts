import { figure } from './figures.ts'

/** The words about views kept by name. */
export const zhViews = {
  views: {
    menu: '视图',
    current: (name: string) => `视图 · ${name}`,
    name: '视图的名字',
    nameHint: '给现在的样子起个名字',
    keep: '存为视图',
    kept: (name: string) => `视图“${name}”存下了，数据变了它也跟着变。`,
    renew: (name: string) => `把“${name}”改成现在的样子`,
    renewed: (name: string) => `“${name}”改成现在的样子了。`,
    arrange: '整理视图…',
    count: (views: number) => `${figure(views)} 个`,
    empty: '还没有视图。在比较、图表或数据页把要看的调好，点“视图”，起个名字存下来，随时可以再打开。',
    hint: 'Enter 打开，F2 改名，Alt+↑ Alt+↓ 换次序，Delete 删除。',
    heads: { name: '名字', shows: '内容', note: '备注' },
    columns: (count: number) => `${figure(count)} 列`,
    note: (name: string) => `“${name}”的备注`,
    noteHint: '记一笔',
    rename: '改名',
    drop: '删除',
    drag: '拖动换次序',
    dropped: (name: string) => `视图“${name}”删掉了。`,
    tooNew: (name: string) => `视图“${name}”是更新版本的年报台存的，这个版本打不开。升级之后可以再打开。`,
    unreadable: '更新版本的年报台存的，这里打不开',
    bodies: (names: readonly string[] | null) =>
      names === null ? '全部机构' : names.length === 1 ? (names[0] ?? '') : `${figure(names.length)} 个机构`,
    figures: (count: number) => `${figure(count)} 项`,
    filters: (count: number) => (count === 0 ? '' : `${figure(count)} 个条件`),
    year: (year: number) => `${year} 年`,
    gone: (shown: readonly string[], count: string, more: boolean) =>
      `研究里已经没有：${shown.join('、')}${more ? `等 ${count} 项` : ''}`,
  },
}
