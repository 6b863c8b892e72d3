import type { Form } from './forms.ts'
import { fullWidthDigits } from './punctuation.ts'
import type { Random } from './random.ts'
import type { Damage, TrueValue } from './truth.ts'
import type { Numbers } from './values.ts'
import { derivedPlaces } from './values.ts'

/** Places that are to be printed as nothing or as "/". */
export type Unstated = { readonly blank: ReadonlySet<string>; readonly slash: ReadonlySet<string> }

const SLASH_ROWS = ['regulation_', 'press_conf']

/**
 * Choose the places that state no number. Only parts that nothing else hangs on: a sum printed as nothing, or a
 * channel missing from its total, would be a report that breaks its own form.
 */
export function chooseUnstated(form: Form, damage: ReadonlySet<Damage>, random: Random): Unstated {
  const bound = derivedPlaces(form)
  const unequal = new Set(form.checks.flatMap(({ kind, left, right }) => (kind === 'equal' ? [] : [...left, ...right])))
  const ids = form.indicators.map(({ id }) => id)
  const slash = damage.has('slash-row') ? ids.filter(id => SLASH_ROWS.some(row => id.startsWith(row))) : []
  const free = ids.filter(id => !bound.has(id) && !unequal.has(id) && !slash.includes(id) && id !== 'fees_collected')
  const blank = damage.has('blank-cells') ? random.shuffled(free).slice(0, random.whole(1, 5)) : []
  return { blank: new Set(blank), slash: new Set(slash) }
}

/** What stands in each place, in the order of the form. */
export function printValues(
  form: Form,
  numbers: Numbers,
  { blank, slash }: Unstated,
  damage: ReadonlySet<Damage>,
): Readonly<Record<string, TrueValue>> {
  return Object.fromEntries(
    form.indicators.map(({ id }): [string, TrueValue] => {
      if (blank.has(id)) return [id, { kind: 'blank', number: null, text: '' }]
      if (slash.has(id)) return [id, { kind: 'slash', number: null, text: '/' }]
      const number = numbers.get(id)!
      return [id, { kind: 'number', number, text: printNumber(number, damage) }]
    }),
  )
}

function printNumber(number: number, damage: ReadonlySet<Damage>): string {
  const [whole, part] = String(number).split('.') as [string, string?]
  const grouped = damage.has('thousands-separators') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole
  const text = part === undefined ? grouped : `${grouped}.${part}`
  return damage.has('full-width-digits') ? fullWidthDigits(text) : text
}
