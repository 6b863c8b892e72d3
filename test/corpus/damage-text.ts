import { Converter } from 'opencc-js/cn2t'
import { NO_PHONE } from './bodies.ts'
import { mapCells, type Part } from './drawn.ts'
import { halfWidth } from './punctuation.ts'
import type { Random } from './random.ts'
import type { Damage } from './truth.ts'

export type Chrome = { readonly organisation: string; readonly title: string; readonly published: string }

/** What happens to a report as a whole on its way through sites and crawlers. */
export function damageText(
  text: string,
  damage: ReadonlySet<Damage>,
  { organisation, title, published }: Chrome,
  random: Random,
): string {
  let now = text
  if (damage.has('site-chrome')) {
    const { before, after } = siteChrome(title, published, organisation)
    now = [...before, '', now, ...after, ''].join('\n')
  }
  if (damage.has('spam-line')) now = `${SPAM}\n\n${now}`
  if (damage.has('half-width-punctuation')) now = halfWidth(now)
  if (damage.has('traditional-script')) now = traditional(now, random)
  return now
}

/** The same where no text holds the whole report: each line and cell for itself, what a site puts around it as lines. */
export function damageLines(
  parts: readonly Part[],
  damage: ReadonlySet<Damage>,
  { organisation, title, published }: Chrome,
  random: Random,
): readonly Part[] {
  const lines = (texts: readonly string[]) => texts.map((text): Part => ({ kind: 'paragraph', text }))
  const change = (text: string): string => {
    const narrow = damage.has('half-width-punctuation') ? halfWidth(text) : text
    return damage.has('traditional-script') ? traditional(narrow, random) : narrow
  }
  const { before, after } = siteChrome(title, published, organisation)
  const around = damage.has('site-chrome') ? [...lines(before), ...parts, ...lines(after)] : parts
  const all = damage.has('spam-line') ? [...lines([SPAM]), ...around] : around
  return mapCells(
    all.map(part => (part.kind === 'table' ? part : { ...part, text: change(part.text) })),
    cell => ({ ...cell, text: change(cell.text) }),
  )
}

const SPAM = '万象彩虹娱乐官网入口'

function siteChrome(title: string, published: string, organisation: string) {
  return {
    before: [
      `当前位置：首页 > 政务公开 > 政府信息公开年报 > ${title}`,
      `发布时间：${published} 09:08??????来源：${organisation}?????浏览次数：次`,
      '字体：大 中 小',
    ],
    after: [
      '相关阅读：',
      `主办：${organisation}　联系电话：${NO_PHONE}　网站标识码：0000000000`,
      '扫一扫在手机打开当前页',
    ],
  }
}

const toTraditional = Converter({ from: 'cn', to: 't' })

/** Traditional script with the reading of some characters in brackets, as certain republishers print it: 號(hào). */
export function traditional(text: string, random: Random): string {
  return [...toTraditional(text)]
    .map(character => {
      const reading = READINGS.get(character)
      return reading !== undefined && random.chance(0.8) ? `${character}(${reading})` : character
    })
    .join('')
}

const READINGS = new Map(
  (
    '號hào 機jī 關guān 開kāi 條tiáo 請qǐng 數shù 規guī 處chù 級jí 對duì 網wǎng 為wéi 業yè 務wù 報bào 統tǒng 計jì ' +
    '總zǒng 動dòng 電diàn 話huà 時shí 間jiān 發fā 佈bù 辦bàn 結jié 轉zhuǎn 訴sù 訟sòng 議yì 經jīng 費fèi 據jù 題tí ' +
    '問wèn 實shí 導dǎo 領lǐng 進jìn 個gè 類lèi 覽lǎn 縣xiàn 區qū 廳tīng 衛wèi 應yīng 與yǔ 專zhuān 欄lán 員yuán 確què ' +
    '認rèn 審shěn 書shū 現xiàn 財cái 項xiàng 標biāo 準zhǔn 組zǔ 織zhī 學xué 導dǎo 監jiān 檢jiǎn 鄉xiāng 鎮zhèn 傳chuán 復fù'
  )
    .split(' ')
    .map(entry => [entry[0]!, entry.slice(1)] as const),
)
