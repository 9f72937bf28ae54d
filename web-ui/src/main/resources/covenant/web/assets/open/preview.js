// The market as the board will show it, made of the draft.

import { html } from '../lib/lit.js';
import { Lights } from '../board/lights.js';
import { rowView } from '../board/row.js';
import { rowsOf } from '../board/rows.js';
import { amount, typed } from '../format/credits.js';
import { instant, momentOf } from '../form/times.js';
import { baseOf, decidesItself } from './body.js';
import { jointPrior, metricOf } from './draft.js';

/** The row of the board. subsidy: in millionths, or null; parties: actors and commitments. */
export function preview(app, draft, parties, subsidy) {
  const market = marketOf(draft, subsidy, app.now());
  const store = {
    markets: new Map([[market.id, market]]),
    commitments: new Map(parties.commitments.map((each) => [each.id, each])),
    actors: new Map(parties.actors.map((each) => [each.id, each])),
  };
  const row = rowsOf(store)[0];
  return html`<table class="board preview" role="table" aria-label="The market as the board will show it"><tbody role="rowgroup" class="group">
    ${rowView(row, new Lights(() => {}).look(row), null, '24h', true, app)}</tbody></table>`;
}

/** What the venue would tell of the market right after its opening. */
function marketOf(draft, subsidy, now) {
  const metric = metricOf(draft);
  const outcomes = metric.type === 'binary' ? ['yes', 'no'] : metric.type === 'scalar' ? ['long', 'short'] : metric.outcomes;
  const joint = jointPrior(draft);
  const [low, high] = metric.type === 'scalar' ? [Number(metric.low), Number(metric.high)] : [0, 1];
  const conditions = draft.conditions.map((id, c) => {
    const states = joint.slice(c * outcomes.length, (c + 1) * outcomes.length);
    const probability = states.reduce((sum, each) => sum + each, 0);
    const given = states.map((each) => each / probability);
    return { id, probability, expected: metric.type === 'categorical' ? null : low + given[0] * (high - low), outcomes: outcomes.map((outcome, o) => ({ id: outcome, probability: given[o] })) };
  });
  const token = metric.type === 'categorical' ? null : conditions.reduce((sum, each) => sum + each.probability * each.expected, 0);
  const [kept, broken] = draft.commitment ? [draft.keptMeans, draft.brokenMeans] : [conditions[0]?.id, conditions[1]?.id];
  const expectedOf = (id) => conditions.find((each) => each.id === id)?.expected ?? null;
  const gap = metric.type === 'categorical' || conditions.length !== 2 || expectedOf(kept) === null || expectedOf(broken) === null ? null : expectedOf(kept) - expectedOf(broken);
  const opens = momentOf(draft.opensAt);
  return {
    id: draft.id || 'new', title: draft.title || 'Your question', text: draft.text, actor: draft.actor, source: draft.source,
    commitment: draft.commitment || null, binding: draft.commitment ? { kept: draft.keptMeans, broken: draft.brokenMeans } : null,
    phase: opens !== null && opens > now ? 'pending' : 'open', liquidity: typed(draft.liquidity) ?? '0', subsidy: amount(subsidy ?? 0n), volume: '0', trades: 0, traders: 0,
    opensAt: draft.opensAt ? instant(draft.opensAt) : null, closesAt: draft.closesAt ? instant(draft.closesAt) : null, expiresAt: draft.expiresAt ? instant(draft.expiresAt) : null,
    metric: { ...metric, outcomes }, conditions, outcomes: outcomes.map((id, o) => ({ id, probability: conditions.reduce((sum, each) => sum + each.probability * each.outcomes[o].probability, 0) })),
    expected: token, priceOfDefection: gap, conditionTrading: decidesItself(draft) ? false : draft.conditionTrading,
    causal: draft.decides && draft.rule === 'randomised' && !draft.plainPayoffs,
    ...(draft.decides && draft.decidesAt ? { decision: { rule: draft.rule, baseRule: baseOf(draft), decidesAt: instant(draft.decidesAt), decided: null, wouldBe: null } } : {}),
  };
}
