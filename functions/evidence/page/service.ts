import { drawAccess } from '../figures/access.ts';
import { drawClaims, partNames } from '../figures/claims.ts';
import { drawCost, type Handler, missingEnds, spread } from '../figures/cost.ts';
import { handlerWords } from '../figures/handler-words.ts';
import type { Evidence } from '../gather/gather.ts';
import { type At, rowAt } from '../gather/streams.ts';
import { widerNote } from './headline.ts';
import { type Content, type Html, html } from './html.ts';
import { cell, interval } from './numbers.ts';
import { figure, section, table } from './parts.ts';

const claimColumns = [
  { heading: 'Week', column: 'week' },
  { heading: 'Handled by', column: 'handler_kind' },
  { heading: 'n', column: 'n' },
  { heading: 'Claimed', column: 'claimed_rate', isEstimate: true },
  { heading: 'Verified', column: 'verified_rate', isEstimate: true },
  { heading: 'Reopened', column: 'reopened_rate' },
  { heading: 'Came back', column: 'came_back_rate' },
  { heading: 'Asked', column: 'asked_rate' },
  { heading: 'Wrote', column: 'wrote_rate' },
  { heading: 'Status', column: 'status' },
];

/** 6: claimed resolutions, those that held, and why the others did not. */
export function claims(evidence: Evidence): Html {
  const { claims: answer, place } = evidence;
  return section(
    'claims',
    '6 Claimed, and what held',
    figure(
      html`Claimed resolutions by week and who handled the ticket; the top of a bar is what was claimed. From below: ${partNames.join(', ')}. The dotted line is the change; a week with too few tickets, or whose claims are not all judged yet, has no bar.${widerNote(evidence)}`,
      drawClaims('claims', 'Claimed resolutions by week, and what became of them', answer.rows, place.since),
      table(answer, claimColumns),
      [answer],
    ),
  );
}

const accessColumns = [
  { heading: 'First handled by', column: 'first_handler' },
  { heading: 'Tickets', column: 'count_episodes' },
  { heading: 'Share that asked', column: 'human_request_rate', isEstimate: true },
  { heading: 'Asked', column: 'n' },
  { heading: 'Followed', column: 'count_followed' },
  { heading: 'Reached', column: 'count_reached' },
  { heading: 'In time', column: 'count_in_time' },
  { heading: 'Share in time', column: 'human_access_rate', isEstimate: true },
  { heading: 'Median minutes', column: 'p50_minutes', isEstimate: true },
  { heading: 'Gave up', column: 'count_given_up' },
  { heading: 'Status', column: 'status' },
];

/** 7: who asks for a person, and who reaches one in time. */
export function access(evidence: Evidence): Html {
  const { access: answer, accessLimits } = evidence;
  const row = mostAsked(answer.rows.map(({ n }) => Number(n ?? -1)));
  const most = { answer, row };
  const limits = Object.entries(accessLimits).map(
    ([channel, minutes], at) =>
      html`${at === 0 ? '' : ', '}<span class="setting">${channel} ${minutes}</span>`,
  );
  return section(
    'access',
    '7 Reaching a person',
    figure(
      html`${accessSentence(most)} Minutes allowed: ${limits}.${widerNote(evidence)}`,
      drawAccess('access', 'From asking for a person to reaching one', rowAt(most)),
      table(answer, accessColumns),
      [answer],
    ),
  );
}

const mostAsked = (counts: readonly number[]): number => Math.max(0, counts.indexOf(Math.max(...counts)));

function accessSentence(most: At): Content {
  const { n, human_access_rate } = rowAt(most);
  if (typeof n !== 'number' || n === 0) return html`Nobody is known to have asked for a person.`;
  const rate = human_access_rate === null ? html`too few to say` : interval(most, 'human_access_rate');
  return html`Since the change (first handler: ${handlerWords(String(rowAt(most).first_handler))}) ${cell(most, 'n')} asked for a person, ${cell(most, 'count_reached')} reached one so far, ${cell(most, 'count_in_time')} in time (${rate} of those that can be followed).`;
}

const costColumns = [
  { heading: 'Handled by', column: 'handler_kind' },
  { heading: 'Tickets', column: 'n' },
  { heading: 'Claimed', column: 'count_claimed' },
  { heading: 'Verified', column: 'count_verified' },
  { heading: 'Cost of a claim', column: 'cost_per_claim' },
  { heading: 'Cost of a verified resolution', column: 'cost_per_verified', isEstimate: true },
  { heading: 'Status', column: 'status' },
];
const qualityColumns = [
  { heading: 'Handled by', column: 'handler_kind' },
  { heading: 'n', column: 'n' },
  { heading: 'Verified', column: 'raw', isEstimate: true },
  { heading: 'At the same mix', column: 'standardised', isEstimate: true },
  { heading: 'Status', column: 'status' },
];

/** 8: what quality costs by who handles, and what a hand-back would do. */
export function cost(evidence: Evidence): Html {
  const { cost: costs, quality, handback, currency } = evidence;
  const verified = quality.rows.flatMap((row, at) => (row.metric === 'verified_resolution_rate' ? [at] : []));
  const handlers = verified.flatMap((at) => {
    const row = quality.rows[at] ?? {};
    const own = costs.rows.find(({ handler_kind }) => handler_kind === row.handler_kind);
    return own === undefined ? [] : [{ kind: String(row.handler_kind), cost: own, quality: row }];
  });
  const { drawn, beyond } = spread(handlers);
  return section(
    'cost',
    '8 Cost against quality',
    figure(
      html`${handbackSentence(evidence, missingEnds(drawn))}${beyondNote(evidence, beyond)}${widerNote(evidence)}`,
      drawCost(
        'cost',
        'Cost of a verified resolution against verified resolutions, by handler',
        drawn,
        currency,
      ),
      html`${table(costs, costColumns)}${table(quality, qualityColumns, verified)}`,
      [costs, quality, handback],
    ),
  );
}

/** The sides of a hand-back, as a sentence names their tickets. */
const sides: Readonly<Record<string, string>> = {
  ai_first: 'what AI handles first',
  human: 'what people handle',
};

function handbackSentence({ handback: answer, currency }: Evidence, missing: readonly string[]): Content {
  const own = { answer, row: 0 };
  const { status, cost_status } = rowAt(own);
  const given = html`Verified resolutions against what one costs, repeat contacts and clean-up included.`;
  if (status !== 'ok')
    return html`${given} What handing these tickets back to people would do is too little to say.`;
  const price =
    cost_status === 'ok' ? html`, and the cost by ${interval(own, 'cost_a_week')} ${currency}` : '';
  const arrow =
    missing.length === 0
      ? 'The dotted arrow is the hand-back'
      : `The hand-back, without an arrow since too little is known of ${missing.map((kind) => sides[kind]).join(' and ')} at the mix of all these tickets`;
  return html`${given} ${arrow}: with ${cell(own, 'tickets_a_week')} tickets a week that AI handles first, verified resolutions change by ${interval(own, 'gained_a_week')} a week${price}.`;
}

/** What a chart has no room for is said. */
function beyondNote({ cost: answer, currency }: Evidence, beyond: readonly Handler[]): Content {
  const kinds = beyond.map(({ kind, cost }, at) => {
    const own = { answer, row: answer.rows.indexOf(cost) };
    return html`${at === 0 ? '' : ', '}${handlerWords(kind)} (${cell(own, 'cost_per_verified')} ${currency})`;
  });
  return kinds.length === 0 ? '' : html` Too far off to be drawn: ${kinds}.`;
}
