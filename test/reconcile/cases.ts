import type { IndicatorId } from '#shared/domain/form.ts'

/** What a report states, cell by cell; of two years the earlier first. */
export type Cells = Readonly<Record<IndicatorId, string>>
export type Case = { readonly fires: readonly Cells[]; readonly holds: readonly Cells[] }

/** A case that fires and one that does not, for every check of one report or of two. */
export const CASES: Readonly<Record<string, Case>> = {
  'pre2014-fujian.answers': parts('answer_total', ['answer_granted', 'answer_partial', 'answer_refused']),
  'pre2014-fujian.requests': parts('req_received', ['req_in_person', 'req_online', 'fj_req_mail_fax']),
  'pre2014-fujian.year-within-cumulative': atMost('channel_website', 'channel_website_cumulative'),

  't14.req-received': parts('req_received', ['req_in_person', 'req_fax', 'req_online', 'req_mail']),
  't14.req-closed': parts('req_closed', ['req_closed_ontime', 'req_closed_extended']),
  't14.answer-total': parts('answer_total', [
    ...['answer_already_public', 'answer_granted', 'answer_partial', 'answer_refused'],
    ...['answer_not_agency', 'answer_not_exist', 'answer_amend', 'answer_other_way'],
  ]),
  't14.answer-refused': parts('answer_refused', [
    ...['refusal_secret', 'refusal_trade', 'refusal_privacy'],
    ...['refusal_safety', 'refusal_not_govinfo', 'refusal_legal_other'],
  ]),
  't14.review-total': parts('review14_total', ['review14_upheld', 'review14_corrected', 'review14_other']),
  't14.suit-total': parts('suit14_total', ['suit14_upheld', 'suit14_corrected', 'suit14_other']),
  't14.staff-total': parts('staff_total', ['staff_full', 'staff_part']),
  't14.normdocs-within-total': atMost('proactive_normdocs', 'proactive_total'),
  't14.head-within-press': atMost('press_conf_by_head', 'press_conf'),
  't14.head-within-interviews': atMost('interviews_by_head', 'interviews'),
  't14.normdocs-within-issued': atMost('proactive_normdocs', 'normdocs_issued'),
  't14.channels-cover-total': {
    fires: [channels('288', '100', '187')],
    holds: [channels('111', '100', '19')],
  },
  't14.channel-within-total': {
    fires: [channels('99', '100', '19')],
    holds: [channels('111', '100', '19')],
  },
  't14.responses-cover-topics': {
    fires: [responses('9', '3', '2')],
    holds: [responses('5', '3', '2')],
  },
  't14.response-within-topics': {
    fires: [responses('2', '0', '3')],
    holds: [responses('3', '9', '3')],
  },
  't14.trainees-need-training': {
    fires: [{ trainees: '38', trainings: '0' }],
    holds: [{ trainees: '38', trainings: '1' }],
  },
  't14.answers-against-closed': {
    fires: [{ answer_total: '3', req_closed: '2' }],
    holds: [{ answer_total: '3', req_closed: '3' }],
  },
  't14.closed-within-received': atMost('req_closed', 'req_received'),

  ...requests('t19', ['other']),
  't19.regulation-published-within-public': atMost('regulation_published', 'regulation_public_total'),
  't19.normdoc-published-within-public': atMost('normdoc_published', 'normdoc_public_total'),
  't19.licences-misread': misread('license'),
  't19.penalties-misread': misread('coercion'),

  ...requests('t21', ['other_nocorrection', 'other_unpaid', 'other_other']),
  't21.regulation-issued-within-valid': atMost('regulation_issued', 'regulation_valid'),
  't21.normdoc-issued-within-valid': atMost('normdoc_issued', 'normdoc_valid'),

  'any.whole-number': { fires: [{ meetings: '-1' }], holds: [{ meetings: '0', budget: '0.8' }] },

  'years.carry-over': {
    fires: [{ req_carried_out_total: '3' }, { req_carried_in_total: '1' }],
    holds: [{ req_carried_out_total: '3' }, { req_carried_in_total: '3' }],
  },
  'years.regulation-stock': stock('regulation'),
  'years.normdoc-stock': stock('normdoc'),
  'years.license-items': items('license_items'),
  'years.otherservice-items': items('otherservice_items'),
  'years.penalty-items': items('penalty_items'),
  'years.coercion-items': items('coercion_items'),
  'years.feeitem-items': items('feeitem'),
  'years.cumulative': {
    fires: [{ proactive_total_cumulative: '85376' }, { proactive_total: '2100', proactive_total_cumulative: '12106' }],
    holds: [{ proactive_total_cumulative: '81916' }, { proactive_total: '3460', proactive_total_cumulative: '85376' }],
  },
  'years.regulation-public': published('regulation'),
  'years.normdoc-public': published('normdoc'),
  'years.review-pending': pending('review'),
  'years.suit-direct-pending': pending('suit_direct'),
  'years.suit-after-review-pending': pending('suit_after_review'),
  'years.closed-within-backlog': {
    fires: [
      { req_received: '10', req_closed: '9' },
      { req_received: '4', req_closed: '6' },
    ],
    holds: [
      { req_received: '10', req_closed: '8' },
      { req_received: '4', req_closed: '6' },
    ],
  },
}

function parts(total: string, ids: readonly string[]): Case {
  const ones = Object.fromEntries(ids.map(id => [id, '1']))
  return {
    fires: [{ [total]: String(ids.length + 1), ...ones }],
    holds: [{ [total]: String(ids.length), ...ones }],
  }
}

function atMost(less: string, more: string): Case {
  return { fires: [{ [less]: '5', [more]: '3' }], holds: [{ [less]: '3', [more]: '3' }] }
}

function channels(total: string, website: string, other: string): Cells {
  const rest = { channel_gazette: '0', channel_weibo: '0', channel_wechat: '/' }
  return { proactive_total: total, channel_website: website, channel_other: other, ...rest }
}

function responses(topics: string, articles: string, other: string): Cells {
  const rest = { press_conf: '0', interviews: '0', response_social: '0' }
  return { response_topics: topics, response_articles: articles, response_other: other, ...rest }
}

function misread(row: string): Case {
  const items = { [`${row}_items_prev`]: '1215', [`${row}_items_delta`]: '-35' }
  return {
    fires: [{ ...items, [`${row}_decisions`]: '1180' }],
    holds: [{ ...items, [`${row}_decisions`]: '1181' }],
  }
}

function requests(edition: string, others: readonly string[]): Readonly<Record<string, Case>> {
  const outcomes = [
    ...['granted', 'partial', 'denied_secret', 'denied_law', 'denied_safety', 'denied_third', 'denied_internal'],
    ...['denied_process', 'denied_casefile', 'denied_inquiry', 'unavailable_notheld', 'unavailable_noready'],
    ...['unavailable_unclear', 'unprocessed_petition', 'unprocessed_repeat', 'unprocessed_publication'],
    ...['unprocessed_excessive', 'unprocessed_reconfirm', ...others],
  ]
  const balance = (carriedOut: string): Cells => ({
    req_new_total: '5',
    req_carried_in_total: '1',
    req_outcomes_total: '4',
    req_carried_out_total: carriedOut,
  })
  const applicants = ['person', 'business', 'research', 'nonprofit', 'legalservice', 'other']
  const disputes = (kind: string): Case =>
    parts(
      `${kind}_total`,
      ['upheld', 'corrected', 'other', 'pending'].map(part => `${kind}_${part}`),
    )
  return {
    [`${edition}.requests-balance`]: { fires: [balance('1')], holds: [balance('2')] },
    [`${edition}.outcomes-sum`]: parts(
      'req_outcomes_total',
      outcomes.map(row => `req_${row}_total`),
    ),
    [`${edition}.row-sum`]: parts(
      'req_granted_total',
      applicants.map(column => `req_granted_${column}`),
    ),
    [`${edition}.review-sum`]: disputes('review'),
    [`${edition}.suit-direct-sum`]: disputes('suit_direct'),
    [`${edition}.suit-after-review-sum`]: disputes('suit_after_review'),
  }
}

function stock(of: string): Case {
  const later = { [`${of}_issued`]: '50', [`${of}_repealed`]: '227', [`${of}_valid`]: '420' }
  return { fires: [{ [`${of}_valid`]: '590' }, later], holds: [{ [`${of}_valid`]: '597' }, later] }
}

function items(of: string): Case {
  const earlier = { [`${of}_prev`]: '396', [`${of}_delta`]: '-18' }
  return { fires: [earlier, { [`${of}_prev`]: '396' }], holds: [earlier, { [`${of}_prev`]: '378' }] }
}

/** Repeals make it less, nothing makes it more. */
function published(of: string): Case {
  const later = { [`${of}_published`]: '2', [`${of}_public_total`]: '12' }
  return { fires: [{ [`${of}_public_total`]: '9' }, later], holds: [{ [`${of}_public_total`]: '11' }, later] }
}

function pending(of: string): Case {
  const earlier = { [`${of}_pending`]: '4' }
  return { fires: [earlier, { [`${of}_total`]: '3' }], holds: [earlier, { [`${of}_total`]: '4' }] }
}
