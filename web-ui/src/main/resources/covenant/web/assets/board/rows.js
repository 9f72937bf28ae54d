// What the board tells of each market and of each commitment without one: worked out once for each state of them.

import { leading } from '../live/store.js';
import { isConditionPriced } from '../words/claim.js';
import { isOver } from '../words/commitment.js';
import { thinness } from '../words/thin.js';

const ENDED = new Set(['settled', 'voided']);
const UNTROUBLED = new Set(['active', 'kept', 'breached', 'lapsed']);

const known = new WeakMap();

/** All rows, in the order in which markets were opened; then the commitments that have no market. */
export function rowsOf(store) {
  const rows = [...store.markets.values()].map((market, number) => marketRow(store, market, number));
  const taken = new Set(rows.map((row) => row.market.commitment));
  for (const commitment of store.commitments.values()) {
    if (!taken.has(commitment.id)) rows.push(commitmentRow(store, commitment, rows.length));
  }
  return rows;
}

function marketRow(store, market, number) {
  const commitment = store.commitments.get(market.commitment) ?? null;
  const actor = actorOf(store, commitment?.actor ?? market.actor);
  const before = known.get(market);
  if (before && before.commitment === commitment && before.actor === actor) return before;
  const row = {
    key: 'm:' + market.id,
    id: market.id,
    number,
    market,
    commitment,
    actor,
    href: '/markets/' + encodeURIComponent(market.id),
    title: market.title,
    measure: measure(market),
    watched: watched(market),
    thin: market.phase === 'open' ? thinness(market) : null,
    ended: ENDED.has(market.phase),
    state: stateOf(market),
    trouble: commitment && !UNTROUBLED.has(commitment.phase) ? commitment.phase : null,
    bond: commitment ? Number(commitment.bond.held) || Number(commitment.bond.required) : 0,
    until: until(market, commitment),
    text: [market.id, market.title, actor, market.actor, commitment?.id, commitment?.title, commitment?.text].join('\n').toLowerCase(),
  };
  known.set(market, row);
  return row;
}

function commitmentRow(store, commitment, number) {
  const actor = actorOf(store, commitment.actor);
  const before = known.get(commitment);
  if (before && before.actor === actor && before.number === number) return before;
  const row = {
    key: 'c:' + commitment.id,
    id: commitment.id,
    number,
    market: null,
    commitment,
    actor,
    href: '/commitments/' + encodeURIComponent(commitment.id),
    title: commitment.title,
    thin: null,
    ended: isOver(commitment),
    state: 'unpriced',
    trouble: UNTROUBLED.has(commitment.phase) ? null : commitment.phase,
    bond: Number(commitment.bond.held) || Number(commitment.bond.required),
    until: { what: 'horizon', at: Date.parse(commitment.horizon) },
    text: [commitment.id, commitment.title, actor, commitment.text].join('\n').toLowerCase(),
  };
  known.set(commitment, row);
  return row;
}

/** Markets name an actor by its id or, where it was never entered, in words. */
function actorOf(store, named) {
  return store.actors.get(named)?.name ?? named ?? '';
}

/** The condition that a row shows first: that the promise is broken, else the likeliest. */
function watched(market) {
  const broken = market.binding?.broken ?? (market.conditions.some((each) => each.id === 'kept') ? 'broken' : null);
  const index = market.conditions.findIndex((each) => each.id === broken);
  return index >= 0 ? index : market.conditions.indexOf(leading(market.conditions));
}

/** What is expected in each branch: the metric, or of a categorical one the probability of its likeliest outcome. */
function measure(market) {
  if (market.metric.type === 'categorical') {
    const top = leading(market.outcomes);
    const branches = market.conditions.map((each) => (each.outcomes.every((outcome) => outcome.probability === 0) ? null
      : each.outcomes.find((outcome) => outcome.id === top.id).probability));
    return { of: top.id, token: top.probability, branches, low: 0, high: 1 };
  }
  const scalar = market.metric.type === 'scalar';
  return {
    of: null,
    token: market.expected,
    branches: market.conditions.map((each) => each.expected),
    low: scalar ? Number(market.metric.low) : 0,
    high: scalar ? Number(market.metric.high) : 1,
  };
}

function stateOf(market) {
  if (market.phase === 'open' && market.settledCondition) return 'known';
  return market.phase;
}

/** What ends next, and when: the decision, trading, the commitment. */
function until(market, commitment) {
  if (ENDED.has(market.phase)) return null;
  if (market.phase === 'pending') return { what: 'opens', at: Date.parse(market.opensAt) };
  if (market.decision && !market.decision.decided) return { what: 'decides', at: Date.parse(market.decision.decidesAt) };
  if (market.phase === 'open' && market.closesAt) return { what: 'closes', at: Date.parse(market.closesAt) };
  if (commitment && !market.settledCondition) return { what: 'horizon', at: Date.parse(commitment.horizon) };
  return market.expiresAt ? { what: 'expires', at: Date.parse(market.expiresAt) } : null;
}

/** P of the condition that the row shows first; null where that is no price. */
export function chance(row) {
  return row.market && isConditionPriced(row.market) ? row.market.conditions[row.watched].probability : null;
}
