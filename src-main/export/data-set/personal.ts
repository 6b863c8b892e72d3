/** Names behind these words are those of officials; a name is two to four characters, perhaps with spaces between. */
const NAMED =
  /((?:负责人|联系人|经办人|审核人|填报人|填表人|制表人|咨询人|领导)(?:姓名|签字|签章)?\s*[：:（(]?\s*)([\u3400-\u9fff](?:\s?[\u3400-\u9fff]){1,3})(?![\u3400-\u9fff])/g
/** Mobile numbers, numbers with a dialling code, and numbers of seven or eight digits said to be one. */
const NUMBERS =
  /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－—–\s]?\d{7,8})(?!\d)|((?:电话|传真|手机|热线)[^\d\n]{0,8})\d{7,8}(?:[-－—]\d{1,6})?(?!\d)/g

/** A text without the names and telephone numbers of persons: `＊` stands where they stood. */
export function withoutPersons(text: string): string {
  return text.replace(NAMED, '$1＊').replace(NUMBERS, (_all, before: string | undefined) => `${before ?? ''}＊`)
}
