import { brokenChecks } from './expanded-checks.ts'
import type { Form } from './forms.ts'
import { fillNaturally } from './natural-values.ts'
import type { Random } from './random.ts'
import type { ValueStyle } from './truth.ts'

export type Numbers = Map<string, number>

/**
 * Numbers for every place of a form that keep its identities.
 *
 * @param zeroed  Places that are to be 0 (they will be printed as blank or "/"); sums are taken after that.
 */
export function drawNumbers(form: Form, style: ValueStyle, zeroed: ReadonlySet<string>, random: Random): Numbers {
  if (style !== 'distinct') {
    const numbers: Numbers = new Map(form.indicators.map(({ id }) => [id, 0]))
    if (style === 'natural') fillNaturally(form, numbers, random)
    return settle(form, zero(numbers, zeroed))
  }
  for (let tries = 1; ; tries += 1) {
    const numbers = settle(form, zero(drawDistinct(form, random), zeroed))
    const stated = [...numbers].filter(([id]) => !zeroed.has(id)).map(([, number]) => number)
    const broken = brokenChecks(form.checks, id => numbers.get(id)).filter(({ level }) => level !== 'info')
    // Where all parts of a sum but one are unstated, the sum is that part: no draw can make the two differ.
    const distinct = new Set(stated).size === stated.length || tries > 50
    if (distinct && broken.length === 0) return numbers
  }
}

/** Places whose number follows from others by an identity of the form. */
export function derivedPlaces(form: Form): ReadonlySet<string> {
  return new Set(identities(form).map(({ left }) => left[0]!))
}

/**
 * Work the sums out from their parts, as the identities of the form say, until nothing moves.
 *
 * The first place on the left of an identity is the one that gives way: in 新收 + 结转 = 总计 + 结转下年 that is 新收.
 */
export function settle(form: Form, numbers: Numbers): Numbers {
  const of = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (numbers.get(id) ?? 0), 0)
  for (let moved = true; moved; ) {
    moved = false
    for (const { left, right } of identities(form)) {
      const wanted = of(right) - of(left.slice(1))
      if (numbers.get(left[0]!) !== wanted) moved = true
      numbers.set(left[0]!, wanted)
    }
  }
  return numbers
}

function identities(form: Form) {
  return form.checks.filter(({ kind, level }) => kind === 'equal' && level === 'error')
}

function zero(numbers: Numbers, zeroed: ReadonlySet<string>): Numbers {
  for (const id of zeroed) numbers.set(id, 0)
  return numbers
}

function drawDistinct(form: Form, random: Random): Numbers {
  const derived = derivedPlaces(form)
  const pool = random.shuffled(Array.from({ length: 990 }, (_, at) => at + 10))
  const numbers: Numbers = new Map()
  for (const { id, signed } of form.indicators) {
    if (derived.has(id)) numbers.set(id, 0)
    else numbers.set(id, signed && random.chance(0.5) ? -pool.pop()! : pool.pop()!)
  }
  keepInequalities(form, numbers, random)
  return numbers
}

/** What the inequalities of the form ask for; the few draws that still break one are thrown away by the caller. */
function keepInequalities(form: Form, numbers: Numbers, random: Random): void {
  const channels = [...numbers].filter(([id]) => id.startsWith('channel_')).map(([, number]) => number)
  if (channels.length > 0) {
    const [largest, all] = [Math.max(...channels), channels.reduce((sum, number) => sum + number, 0)]
    numbers.set('proactive_total', random.whole(largest + 1, all - 1))
  }
  for (const { kind, left, right } of form.checks) {
    if (kind !== 'at-most' || left.length !== 1 || right.length !== 1 || right[0] === 'proactive_total') continue
    const [part, whole] = [numbers.get(left[0]!) ?? 0, numbers.get(right[0]!) ?? 0]
    if (part <= whole) continue
    numbers.set(left[0]!, whole)
    numbers.set(right[0]!, part)
  }
}
