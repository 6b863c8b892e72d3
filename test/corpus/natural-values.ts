import type { Form } from './forms.ts'
import type { Random } from './random.ts'
import type { Numbers } from './values.ts'

/** Fill in the parts (never the sums) with numbers of the size that published reports have: small, and mostly 0. */
export function fillNaturally(form: Form, numbers: Numbers, random: Random): void {
  if (form.template.tables.some(({ id }) => id === 'statistics')) fillStatistics(numbers, random)
  else fillReport(form, numbers, random)
}

const WAYS = { req_in_person: 2, req_fax: 0.2, req_online: 6, req_mail: 2 }
const ANSWERS = {
  answer_already_public: 4,
  answer_granted: 5,
  answer_partial: 0.6,
  refusal_secret: 0.1,
  refusal_trade: 0.3,
  refusal_privacy: 0.5,
  refusal_safety: 0.1,
  refusal_not_govinfo: 0.6,
  refusal_legal_other: 0.4,
  answer_not_agency: 1.5,
  answer_not_exist: 1.2,
  answer_amend: 0.5,
  answer_other_way: 0.6,
}

function fillStatistics(numbers: Numbers, random: Random): void {
  const channels = {
    channel_gazette: random.chance(0.3) ? random.whole(1, 40) : 0,
    channel_website: skewed(random, 1600) + 12,
    channel_weibo: random.chance(0.5) ? skewed(random, 300) : 0,
    channel_wechat: random.chance(0.7) ? skewed(random, 400) : 0,
    channel_other: random.chance(0.4) ? skewed(random, 120) : 0,
  }
  const counts = Object.values(channels)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const issued = random.chance(0.6) ? random.whole(1, 14) : 0
  const total = Math.min(all, Math.max(...counts) + Math.round((all - Math.max(...counts)) * random.next()))
  const [conferences, interviews] = [few(random, 4), few(random, 5)]
  const trainings = few(random, 4)
  const set = (more: Readonly<Record<string, number>>) => {
    for (const [id, number] of Object.entries(more)) numbers.set(id, number)
  }
  set(channels)
  set({
    proactive_total: total,
    normdocs_issued: issued,
    proactive_normdocs: Math.min(total, random.whole(0, issued)),
    response_topics: few(random, 12),
    press_conf: conferences,
    press_conf_by_head: random.whole(0, conferences),
    interviews,
    interviews_by_head: random.whole(0, interviews),
    response_articles: few(random, 30),
    response_social: few(random, 20),
    response_other: few(random, 9),
    complaints: few(random, 3),
    fees_collected: random.chance(0.1) ? random.whole(1, 9) / 10 : 0,
    offices: random.whole(0, 2),
    reading_points: random.whole(0, 6),
    staff_full: random.whole(0, 3),
    staff_part: random.whole(0, 9),
    budget: random.chance(0.4) ? random.whole(1, 80) / 10 : 0,
    meetings: random.whole(0, 6),
    trainings,
    trainees: trainings === 0 ? 0 : trainings * random.whole(8, 70),
    review14_upheld: few(random, 3),
    review14_corrected: few(random, 1),
    review14_other: few(random, 2),
    suit14_upheld: few(random, 2),
    suit14_corrected: few(random, 1),
    suit14_other: few(random, 1),
  })
  // No way of responding answers more concerns than there were, and together they answer all.
  const topics = numbers.get('response_topics') ?? 0
  for (const way of ['response_social', 'response_other']) set({ [way]: Math.min(topics, numbers.get(way) ?? 0) })
  const responses = ['press_conf', 'interviews', 'response_articles', 'response_social', 'response_other']
  if (responses.reduce((sum, way) => sum + (numbers.get(way) ?? 0), 0) < topics) set({ response_other: topics })
  const requests = random.chance(0.35) ? 0 : skewed(random, 90)
  for (let at = 0; at < requests; at += 1) {
    add(numbers, random.weighted(WAYS))
    add(numbers, random.chance(0.93) ? 'req_closed_ontime' : 'req_closed_extended')
    add(numbers, random.weighted(ANSWERS))
  }
}

const APPLICANTS = { person: 78, business: 14, research: 0.5, nonprofit: 1, legalservice: 5, other: 1.5 }
/** How often a request ends like this, by row; rows not named are rare. */
const OUTCOMES: Readonly<Record<string, number>> = {
  granted: 45,
  partial: 5,
  denied_process: 3,
  denied_inquiry: 3,
  denied_casefile: 3,
  denied_third: 2,
  unavailable_notheld: 22,
  unavailable_noready: 4,
  unprocessed_petition: 3,
  other: 4,
  other_nocorrection: 2,
  other_other: 4,
  carried_out: 5,
}

function fillReport(form: Form, numbers: Numbers, random: Random): void {
  const table = form.template.tables.find(({ id }) => id === 'requests')!
  const ends = table.rows.filter(row => !row.heading && !['new', 'carried_in', 'outcomes'].includes(row.id))
  const weights = Object.fromEntries(ends.map(({ id }) => [id, OUTCOMES[id] ?? 0.6]))
  const requests = random.chance(0.2) ? 0 : skewed(random, 260)
  for (let at = 0; at < requests; at += 1) {
    const applicant = random.weighted(APPLICANTS)
    add(numbers, `req_${random.weighted(weights)}_${applicant}`)
    if (random.chance(0.04)) add(numbers, `req_carried_in_${applicant}`)
  }
  for (const { id, table: place } of form.indicators) {
    if (place === 'disputes') numbers.set(id, few(random, 3))
    else if (place !== 'requests') numbers.set(id, naturalItem(id, random))
  }
  capPublished(numbers)
}

function naturalItem(id: string, random: Random): number {
  if (id.startsWith('regulation_')) return 0
  if (id.endsWith('_delta')) return random.chance(0.6) ? 0 : random.whole(-20, 12)
  if (id.endsWith('_amount')) return random.chance(0.4) ? 0 : random.whole(1, 9_000_000) / 10_000
  if (id.endsWith('_valid') || id.endsWith('_public_total')) return random.whole(12, 120)
  if (id.startsWith('normdoc_')) return few(random, 9)
  return random.chance(0.3) ? 0 : skewed(random, 3000)
}

/** What is published or issued in a year is among what is public or in force at its end. */
function capPublished(numbers: Numbers): void {
  for (const [part, whole] of [
    ['regulation_published', 'regulation_public_total'],
    ['normdoc_published', 'normdoc_public_total'],
    ['regulation_issued', 'regulation_valid'],
    ['normdoc_issued', 'normdoc_valid'],
  ] as const) {
    if (numbers.has(part)) numbers.set(part, Math.min(numbers.get(part)!, numbers.get(whole)!))
  }
}

function add(numbers: Numbers, id: string): void {
  numbers.set(id, (numbers.get(id) ?? 0) + 1)
}

/** Mostly far below the largest. */
function skewed(random: Random, largest: number): number {
  return Math.round(largest * random.next() ** 3)
}

/** Mostly none at all. */
function few(random: Random, largest: number): number {
  return random.chance(0.6) ? 0 : random.whole(0, largest)
}
