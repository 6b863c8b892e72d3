const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 })
const PERCENT = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** 62,140 */
export function figure(number: number): string {
  return COUNT.format(number).replace('-', '−')
}

/** +14, −121, 0 */
export function signed(number: number): string {
  return number > 0 ? `+${figure(number)}` : figure(number)
}

/** +82.4 for a share of 0.824 */
export function signedPercent(share: number): string {
  const text = PERCENT.format(share * 100).replace('-', '−')
  return share > 0 ? `+${text}` : text
}

/** 82.4, 3.0 */
export function tenths(number: number): string {
  return PERCENT.format(number).replace('-', '−')
}

/** 82.4% for a share of 0.824 */
export function percent(share: number): string {
  return `${PERCENT.format(share * 100).replace('-', '−')}%`
}

/** 2026-11-22 09:04 in the time of this computer. */
export function moment(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** 年报.html of /home/…/年报.html */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) || path
}

/** A title as a file name: `本年增/减` would otherwise name a folder. */
export function asFileName(title: string): string {
  return title.replace(/[\\/:*?"<>|]/g, '-')
}
