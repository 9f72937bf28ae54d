// The market that somebody is about to open, as it stands in the form, kept in this tab until it is open.

import { amount, micros, typed } from '../format/credits.js';
import { decimal } from '../format/number.js';
import { placesOf } from '../format/metric.js';
import { ofTab } from '../live/kept.js';

const KEY = 'covenant-open';
const LEAST = 0.1; // per cent: no branch is impossible

/** What an empty form holds. Percentages are numbers with one decimal; all else is text as typed. */
export function emptyDraft() {
  return {
    title: '', text: '', source: '', id: '', actor: '', commitment: '', keptMeans: 'kept', brokenMeans: 'broken',
    conditions: ['kept', 'broken'], metric: 'binary', outcomes: ['none', 'some', 'severe'], low: '0', high: '10', unit: '',
    chances: [50, 50], levels: [50, 50], splits: [], liquidity: '100', fee: '0', conditionTrading: true,
    opensAt: '', closesAt: '', expiresAt: '',
    decides: false, rule: 'twap-margin', baseRule: 'twap-margin', decidesAt: '', window: '72 h', statusQuo: '', better: 'higher', threshold: '3',
    lag: false, maxChange: '', lagGrid: '1 min', grid: '1 min', absoluteMargin: '0', relativeMargin: '0', victoryMargin: '1', epsilon: '10', plainPayoffs: false,
    minTraders: '', minVolume: '', minOpen: '', startDelay: '', positionLimit: '',
  };
}

/** The draft of this tab, or an empty one; told: whether there was one. */
export function loadDraft() {
  const kept = ofTab.read(KEY, null);
  return { draft: { ...emptyDraft(), ...kept }, told: kept !== null };
}

/** Keeps it. */
export function saveDraft(draft) {
  ofTab.set(KEY, JSON.stringify(draft));
}

/** No longer keeps it. */
export function dropDraft() {
  ofTab.set(KEY, null);
}

const tenth = (x) => Math.round(x * 10) / 10;

/** So many percentages that sum to 100, as equal as tenths allow. */
export function even(size) {
  const parts = Array.from({ length: size }, () => tenth(100 / size));
  parts[size - 1] = tenth(100 - parts.slice(0, -1).reduce((sum, each) => sum + each, 0));
  return parts;
}

/** The percentages after one of them was set: the others give way in proportion, and all sum to 100. */
export function withShare(parts, index, value) {
  const most = 100 - LEAST * (parts.length - 1);
  const set = Math.min(most, Math.max(LEAST, tenth(value)));
  const others = 100 - parts[index];
  const next = parts.map((each, i) => (i === index ? set : Math.max(LEAST, tenth(others > 0 ? (each / others) * (100 - set) : (100 - set) / (parts.length - 1)))));
  const off = tenth(100 - next.reduce((sum, each) => sum + each, 0));
  if (off !== 0) {
    const largest = next.reduce((best, each, i) => (i !== index && (best === -1 || each > next[best]) ? i : best), -1);
    next[largest] = tenth(next[largest] + off);
  }
  return next;
}

/** Fits the parts of the prior to the conditions and outcomes there are. */
export function fitPrior(draft) {
  const size = draft.conditions.length;
  if (draft.chances.length !== size) draft.chances = even(size);
  draft.levels = Array.from({ length: size }, (_, i) => draft.levels[i] ?? 50);
  draft.splits = Array.from({ length: size }, (_, i) => (draft.splits[i]?.length === draft.outcomes.length ? draft.splits[i] : even(draft.outcomes.length)));
}

/** The metric as the venue takes it; amounts that are none stay as typed. */
export function metricOf(draft) {
  if (draft.metric === 'binary') return { type: 'binary' };
  if (draft.metric === 'categorical') return { type: 'categorical', outcomes: draft.outcomes.map((each) => each.trim()) };
  return { type: 'scalar', low: typed(draft.low) ?? draft.low, high: typed(draft.high) ?? draft.high, ...(draft.unit.trim() ? { unit: draft.unit.trim() } : {}) };
}

/** Whether a scalar metric has a range that makes sense. */
export function hasRange(draft) {
  const [low, high] = [typed(draft.low), typed(draft.high)];
  return low !== null && high !== null && micros(low) < micros(high);
}

/** Exactly where in the range a level is, as the venue takes it: "1.25". */
export function levelValue(draft, index) {
  const [low, high] = [micros(typed(draft.low)), micros(typed(draft.high))];
  return amount(low + ((high - low) * BigInt(Math.round(draft.levels[index] * 1e6))) / 100_000_000n);
}

/** The level at which a value typed in the metric's unit stands; null for what is outside of the range. */
export function levelAt(draft, text) {
  const value = typed(text);
  if (value === null || !hasRange(draft)) return null;
  const [low, high, at] = [typed(draft.low), typed(draft.high), value].map((each) => Number(micros(each)));
  const level = ((at - low) / (high - low)) * 100;
  return level > 0 && level < 100 ? level : null;
}

/** A level in words: "25%" or "1.00". */
export function levelText(draft, index) {
  if (draft.metric !== 'scalar') return decimal(draft.levels[index], 1) + '%';
  return decimal(Number(levelValue(draft, index)), placesOf(metricOf(draft)));
}

/** The joint prior, condition by condition and outcome by outcome. */
export function jointPrior(draft) {
  return draft.conditions.flatMap((_, i) => {
    const chance = draft.chances[i] / 100;
    if (draft.metric === 'categorical') return draft.splits[i].map((each) => (chance * each) / 100);
    const level = draft.levels[i] / 100;
    return [chance * level, chance * (1 - level)];
  });
}
