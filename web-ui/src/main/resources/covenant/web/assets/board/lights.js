// Figures that change light up for a moment: what each row says, and which of it has just become more or less.

import { metricDifference, metricValue } from '../format/metric.js';
import { percent } from '../format/number.js';
import { chance } from './rows.js';

const LIT_MS = 1_600;
const DARK = {};

/** What rows say in figures. */
export class Lights {
  constructor(refresh) {
    this.refresh = refresh;
    this.seen = new Map();
  }

  /** The row's figures, as texts, and the marks of those that changed: "up", "down", or with a 2 where it did so twice running. */
  look(row) {
    const before = this.seen.get(row.key);
    if (before?.row === row) return before;
    const values = valuesOf(row);
    const texts = textsOf(row, values);
    const marks = before ? marksOf(before, values, texts) : DARK;
    const now = { row, values, texts, marks };
    this.seen.set(row.key, now);
    if (marks !== DARK) setTimeout(() => this.darken(row.key, marks), LIT_MS);
    return now;
  }

  darken(key, marks) {
    const now = this.seen.get(key);
    if (now?.marks !== marks) return;
    this.seen.set(key, { ...now, marks: DARK });
    this.refresh();
  }
}

function valuesOf(row) {
  if (!row.market) return {};
  const { token, branches } = row.measure;
  return { chance: chance(row), token, gap: row.market.priceOfDefection, ...Object.fromEntries(branches.map((value, n) => ['branch' + n, value])) };
}

function textsOf(row, values) {
  if (!row.market) return {};
  const { metric } = row.market;
  const text = (name, value) => (name === 'chance' ? percent(value) : name === 'gap' ? gapText(metric, value) : metricValue(metric, value));
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(name, value)]));
}

function gapText(metric, value) {
  return value === null ? '\u2013' : metricDifference(metric, value);
}

function marksOf(before, values, texts) {
  const marks = {};
  for (const [name, text] of Object.entries(texts)) {
    const old = before.values[name];
    if (text === before.texts[name] || old === null || old === undefined || values[name] === null) continue;
    const way = values[name] > old ? 'up' : 'down';
    marks[name] = before.marks[name] === way ? way + '2' : way;
  }
  return Object.keys(marks).length === 0 ? before.marks : { ...before.marks, ...marks };
}
