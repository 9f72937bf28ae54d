// Playbooks in words: what is watched, when it is triggered, and what each state means.

import { html } from '../lib/lit.js';
import { credits } from '../format/credits.js';
import { metricDifference, metricValue } from '../format/metric.js';
import { percent, points } from '../format/number.js';
import { duration, length } from '../format/time.js';
import { claimPrice, outcomeWords } from '../words/claim.js';

/** The states in their order, each with what it means. */
export const STATES = [
  ['armed', 'Armed', 'It watches its signal.'],
  ['triggered', 'Triggered', 'The signal was beyond its threshold for as long as it had to. Its owner has to respond.'],
  ['acknowledged', 'Acknowledged', 'Its owner has seen it and is at it.'],
  ['done', 'Done', 'What was agreed was carried out.'],
  ['overdue', 'Overdue', 'The time to respond has passed without a response.'],
  ['overridden', 'Overridden', 'Its owner or an operator decided otherwise, and said why.'],
];

const PROBABILITIES = new Set(['condition-probability', 'conditional-probability', 'outcome-probability', 'breach']);

/** A state's name. */
export function stateWords(state) {
  return STATES.find(([key]) => key === state)?.[1] ?? state;
}

/** Whether a signal is a probability, and not in the metric's unit. */
export function isProbability(signal, market) {
  return PROBABILITIES.has(signal.kind) || (market !== undefined && market.metric.type !== 'scalar');
}

/** A value of the signal: "62.4%", "−0.35". market: the one it speaks of, if it is known. */
export function valueWords(signal, market, value) {
  if (value === null || value === undefined) return 'nothing to see';
  if (signal.kind === 'price-of-defection' || signal.kind === 'lead') return market ? metricDifference(market.metric, value) : points(value);
  if (isProbability(signal, market)) return percent(value);
  return market ? metricValue(market.metric, value) : percent(value);
}

/** What is watched: "the probability of “broken”". */
export function signalWords(signal, market) {
  const outcome = signal.outcome && market ? outcomeWords(market, signal.outcome) : signal.outcome;
  const words = {
    'condition-probability': `the probability of “${signal.condition}”`,
    'conditional-probability': `the probability of “${outcome}”, if ${signal.condition}`,
    'outcome-probability': `the probability of “${outcome}”`,
    'conditional-expectation': `what the metric is expected to be, if ${signal.condition}`,
    token: 'the actor’s token',
    'price-of-defection': 'the price of defection',
    lead: `the lead of “${signal.condition}” over the status quo`,
    breach: 'a final breach of the commitment',
  }[signal.kind] ?? signal.kind;
  return signal.average ? `${words}, averaged over ${length(duration(signal.average))}` : words;
}

/** What a market's prices say of a signal at this moment, before any averaging; null for what they do not say. */
export function priceNow(signal, market) {
  if (market.phase === 'settled' || market.phase === 'voided') return null;
  const { kind, condition, outcome } = signal;
  if (kind === 'token') return market.expected;
  if (kind === 'price-of-defection') return market.priceOfDefection;
  if (kind === 'conditional-expectation') return market.conditions.find((each) => each.id === condition)?.expected ?? null;
  if (kind === 'lead') return market.decision?.leadIn === 'value' ? market.decision.conditions.find((each) => each.id === condition)?.lead ?? null : null;
  return kind === 'breach' ? null : claimPrice(market, condition ?? null, outcome ?? null);
}

/** The value that counts at this moment. Frames of a playbook do not follow its prices, so where nothing is averaged the market's are read. */
export function signalNow(signal, market) {
  if (signal.value === null || signal.average || !market) return signal.value;
  return priceNow(signal, market) ?? signal.value;
}

/** When it is triggered, in one sentence. */
export function ruleWords(playbook, market) {
  const { signal } = playbook;
  if (signal.kind === 'breach') return 'As soon as a breach is final.';
  const hold = duration(playbook.hold);
  const guards = [];
  if (playbook.guards.traders > 0) guards.push(`at least ${playbook.guards.traders} have traded`);
  if (Number(playbook.guards.volume) > 0) guards.push(`at least ${credits(playbook.guards.volume)} credits were traded`);
  return `When ${signalWords(signal, market)} is at or ${playbook.when} ${valueWords(signal, market, playbook.threshold)}`
    + (hold > 0 ? ` for ${length(hold)}` : '') + (guards.length > 0 ? `, and ${guards.join(' and ')}` : '') + '.';
}

/** What happens then. */
export function actionView(action) {
  if (action.type === 'webhook') return html`It posts to <bdi>${action.host}</bdi>.`;
  if (action.type === 'open-market') return html`It opens the market <q><bdi>${action.market.title}</bdi></q>, with liquidity ${credits(action.market.liquidity)}; the owner pays its subsidy.`;
  return html`It convenes: <q><bdi>${action.text}</bdi></q>.`;
}
