// From the form to the command that opens the market, and what is wrong with it before the venue is asked.

import { micros, typed } from '../format/credits.js';
import { instant, iso, lengthOf, momentOf } from '../form/times.js';
import { hasRange, levelValue, metricOf } from './draft.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NAME = 'Small letters and digits, with single dashes between: kept, no-pause.';
const PER_CENT = /^\d+(\.\d{1,2})?$/;

/** Basis points of "3" or "0.25" per cent; NaN for what is none. */
export function basisPoints(text) {
  return PER_CENT.test(text.trim()) ? Math.round(Number(text) * 100) : NaN;
}

/** The base rule: of a lot the one beneath it. */
export function baseOf(draft) {
  return draft.rule === 'randomised' ? draft.baseRule : draft.rule;
}

/** Whether the market's own prices choose the condition. */
export function decidesItself(draft) {
  return draft.decides && draft.rule !== 'advisory';
}

const some = (text) => text.trim() !== '';
const fraction = (percentage) => Math.round(percentage * 1e7) / 1e9;
const named = (names, values) => Object.fromEntries(names.map((name, i) => [name.trim(), values[i]]));

/** What the venue is sent. */
export function bodyOf(draft) {
  const conditions = draft.conditions.map((each) => each.trim());
  return {
    ...(some(draft.id) ? { id: draft.id.trim() } : {}),
    title: draft.title.trim(),
    ...optional(draft, ['text', 'source', 'actor']),
    ...(draft.commitment ? { commitment: draft.commitment, binding: { kept: draft.keptMeans, broken: draft.brokenMeans } } : {}),
    conditions,
    metric: metricOf(draft),
    prior: priorOf(draft, conditions),
    liquidity: typed(draft.liquidity) ?? draft.liquidity,
    feeBps: basisPoints(draft.fee),
    conditionTrading: decidesItself(draft) ? false : draft.conditionTrading,
    ...times(draft),
    ...(draft.decides ? { decision: decisionOf(draft) } : {}),
  };
}

function optional(draft, names) {
  return Object.fromEntries(names.filter((name) => some(draft[name])).map((name) => [name, draft[name].trim()]));
}

function times(draft) {
  return Object.fromEntries(['opensAt', 'closesAt', 'expiresAt'].filter((name) => draft[name]).map((name) => [name, instant(draft[name])]));
}

function priorOf(draft, conditions) {
  const chances = named(conditions, draft.chances.map(fraction));
  if (draft.metric === 'scalar') return { conditions: chances, expected: named(conditions, conditions.map((_, i) => levelValue(draft, i))) };
  const outcomes = draft.metric === 'binary' ? ['yes', 'no'] : draft.outcomes;
  const split = (i) => (draft.metric === 'binary' ? [draft.levels[i], 100 - draft.levels[i]] : draft.splits[i]).map(fraction);
  return { conditions: chances, outcomes: named(conditions, conditions.map((_, i) => named(outcomes, split(i)))) };
}

function decisionOf(draft) {
  const base = baseOf(draft);
  return {
    rule: draft.rule,
    ...(draft.rule === 'randomised' ? { baseRule: draft.baseRule, epsilon: Number(draft.epsilon) / 100, settlement: draft.plainPayoffs ? 'plain' : 'inverse-probability' } : {}),
    decidesAt: instant(draft.decidesAt),
    window: iso(draft.window),
    statusQuo: draft.statusQuo,
    better: draft.better,
    ...(base === 'twap-margin' ? { thresholdBps: basisPoints(draft.threshold) } : {}),
    ...(base !== 'scoreboard' && draft.lag ? { lag: { maxChange: inUnit(draft, draft.maxChange), grid: iso(draft.lagGrid) } } : {}),
    ...(base === 'scoreboard' ? { grid: iso(draft.grid), absoluteMargin: inUnit(draft, draft.absoluteMargin), relativeMarginBps: basisPoints(draft.relativeMargin), victoryMargin: Number(draft.victoryMargin) } : {}),
    ...guards(draft),
  };
}

/** What is typed in percentage points where the metric is yes or no, and in the metric's unit else, as the venue takes it. */
function inUnit(draft, text) {
  return draft.metric === 'scalar' ? typed(text) : String(Math.round(Number(text) * 1e4) / 1e6);
}

function guards(draft) {
  const guards = {
    ...(some(draft.minTraders) ? { minTraders: Number(draft.minTraders) } : {}),
    ...(some(draft.minVolume) ? { minVolume: typed(draft.minVolume) } : {}),
    ...(lengthOf(draft.minOpen) ? { minOpen: iso(draft.minOpen) } : {}),
    ...(lengthOf(draft.startDelay) ? { startDelay: iso(draft.startDelay) } : {}),
    ...(some(draft.positionLimit) ? { positionLimit: typed(draft.positionLimit) } : {}),
  };
  return Object.keys(guards).length > 0 ? { guards } : {};
}

/** What is wrong, by field, in words; the venue has the last word. */
export function wrongIn(draft, now) {
  const wrong = {};
  if (!some(draft.title)) wrong.title = 'Ask the question.';
  if (some(draft.id) && !SLUG.test(draft.id.trim())) wrong.id = NAME;
  names(draft.conditions, 'conditions', 1, 8, wrong);
  if (draft.metric === 'categorical') names(draft.outcomes, 'outcomes', 2, 16, wrong);
  if (draft.metric === 'scalar' && !hasRange(draft)) wrong[typed(draft.low) === null ? 'low' : 'high'] = typed(draft.low) === null ? 'A number.' : 'A number above the low end.';
  if (draft.commitment && (draft.keptMeans === draft.brokenMeans || !draft.conditions.includes(draft.keptMeans) || !draft.conditions.includes(draft.brokenMeans))) {
    wrong.brokenMeans = 'Kept and broken are two different conditions of the market.';
  }
  const b = typed(draft.liquidity);
  if (b === null || micros(b) < 1_000_000n || micros(b) > 1_000_000_000_000_000n) wrong.liquidity = 'Liquidity is from 1 to 10^9 credits.';
  if (!(basisPoints(draft.fee) <= 1_000)) wrong.fee = 'From 0 to 10 per cent, with two decimals.';
  wrongTimes(draft, now, wrong);
  if (draft.decides) wrongDecision(draft, now, wrong);
  return wrong;
}

function names(list, field, least, most, wrong) {
  const trimmed = list.map((each) => each.trim());
  if (trimmed.length < least || trimmed.length > most) wrong[field] = `From ${least} to ${most}.`;
  else if (trimmed.some((each) => !SLUG.test(each))) wrong[field] = NAME;
  else if (new Set(trimmed).size < trimmed.length) wrong[field] = 'Two of them are the same.';
}

function wrongTimes(draft, now, wrong) {
  const [opens, closes, expires] = [draft.opensAt, draft.closesAt, draft.expiresAt].map(momentOf);
  if (opens !== null && (opens <= now || (closes !== null && opens >= closes) || (expires !== null && opens >= expires))) wrong.opensAt = 'In the future, and before it closes and expires.';
  if (closes !== null && closes <= now) wrong.closesAt = 'The closing time has passed.';
  if (expires !== null && (expires <= now || (closes !== null && expires < closes))) wrong.expiresAt = 'In the future, and not before it closes.';
}

function wrongDecision(draft, now, wrong) {
  const [at, window] = [momentOf(draft.decidesAt), lengthOf(draft.window)];
  const from = Math.max(now, momentOf(draft.opensAt) ?? 0);
  if (draft.metric === 'categorical') wrong.decides = 'A categorical metric has no expectation to decide by. Choose yes or no, or a figure.';
  else if (draft.commitment) wrong.decides = 'A market that a commitment settles cannot decide too.';
  else if (draft.conditions.length < 2) wrong.decides = 'A decision is among at least two conditions.';
  if (at === null) wrong.decidesAt = 'When does it decide?';
  else if (at <= from) wrong.decidesAt = 'After the market opens.';
  else if (draft.closesAt && at > momentOf(draft.closesAt)) wrong.decidesAt = 'Not after the market has closed.';
  else if (draft.expiresAt && at > momentOf(draft.expiresAt)) wrong.decidesAt = 'Not after the market has expired.';
  if (!(window > 0)) wrong.window = 'Longer than nothing.';
  else if (at !== null && at - window < from) wrong.window = 'The window does not begin before the market opens.';
  if (!draft.conditions.includes(draft.statusQuo)) wrong.statusQuo = 'Which condition stands if nothing beats it?';
  const base = baseOf(draft);
  if (base === 'twap-margin' && !(basisPoints(draft.threshold) <= 100_000)) wrong.threshold = 'From 0 to 1000 per cent.';
  if (base !== 'scoreboard' && draft.lag && !(Number(draft.maxChange) > 0)) wrong.maxChange = 'Above 0.';
  if (base === 'scoreboard') wrongPoints(draft, wrong);
  if (draft.rule === 'randomised' && !(Number(draft.epsilon) > 0 && Number(draft.epsilon) <= 100)) wrong.epsilon = 'Above 0, at most 100.';
  wrongGuards(draft, wrong);
}

function wrongPoints(draft, wrong) {
  if (!(lengthOf(draft.grid) >= 1_000 && lengthOf(draft.grid) <= 86_400_000)) wrong.grid = 'From a second to a day.';
  if (!(Number(draft.absoluteMargin) >= 0) || !some(draft.absoluteMargin)) wrong.absoluteMargin = '0 or more.';
  if (!(basisPoints(draft.relativeMargin) <= 100_000)) wrong.relativeMargin = 'From 0 to 1000 per cent.';
  if (!/^[1-9]\d*$/.test(draft.victoryMargin.trim())) wrong.victoryMargin = 'At least one point.';
}

function wrongGuards(draft, wrong) {
  if (some(draft.minTraders) && !/^\d+$/.test(draft.minTraders.trim())) wrong.minTraders = 'A whole number.';
  for (const name of ['minVolume', 'positionLimit']) {
    const value = some(draft[name]) ? typed(draft[name]) : '0';
    if (value === null || micros(value) < 0n) wrong[name] = 'An amount, such as 200.';
  }
  for (const name of ['minOpen', 'startDelay']) {
    if (Number.isNaN(lengthOf(draft[name]))) wrong[name] = 'A length of time.';
  }
}
