import type { SentencesOf } from './sentences.ts'

/** Bodies, and lists of them. */
export const ORGANISATION_SENTENCES: SentencesOf<'organisation'> = {
  'organisation/unknown': () => ({
    zh: '没有这个机构了：可能刚被合并或撤销。请回到机构列表再看。',
    en: 'This body is no longer there: it may just have been merged or undone. Look at the list of bodies again.',
  }),
  'organisation/name-taken': error => ({
    zh: `已经有机构叫“${error.name}”。如果是同一个机构，请用合并。`,
    en: `There is a body called ${error.name} already. If both are one, merge them.`,
  }),
  'organisation/name-empty': () => ({ zh: '名称不能为空。', en: 'A name is needed.' }),
  'organisation/region-unknown': error => ({
    zh: `没有行政区划“${error.region}”。请从列表中选。`,
    en: `There is no division ${error.region}. Choose one from the list.`,
  }),
  'organisation/list-agrees': error => ({
    zh: `《${error.path}》和研究里的机构已经一致，没有要改的。`,
    en: `${error.path} agrees with the bodies of the study; there is nothing to change.`,
  }),
  'organisation/list-unreadable': error => ({
    zh: `《${error.path}》里没有找到机构名单：要有一行表头，其中一列是“机构名称”。改好后再选一次。`,
    en: `No list of bodies was found in ${error.path}: it needs a header row with a column “Name”. Change the file and choose it again.`,
  }),
}
