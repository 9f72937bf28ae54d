// What part of the time a chart shows: a range that goes on with the time, or a window that was chosen by hand.

import { RANGES, SHORTEST_MS, within } from './scales.js';

const KEPT = 40; // windows to go back to

/** The window of one chart. onChange(): called after each change. */
export class Sight {
  constructor(chart, onChange) {
    this.chart = chart;
    this.onChange = onChange;
    this.earlier = [];
    this.range = chart.terms.range ?? 'all';
    this.seen = null; // chosen by hand: { from, to, follows }
  }

  first() {
    return this.chart.terms.span[0];
  }

  last() {
    return this.chart.terms.span[1] ?? Math.max(this.chart.terms.now(), this.first() + SHORTEST_MS);
  }

  /** The ranges that can be chosen. */
  ranges() {
    return (this.chart.terms.ranges ?? Object.keys(RANGES)).map((each) => (typeof each === 'string' ? { key: each } : each));
  }

  /** What is in sight: [from, to]. A range goes on with the time, and so does a window that reaches the present. */
  window() {
    if (this.seen) {
      const { from, to, follows } = this.seen;
      return follows ? [this.last() - (to - from), this.last()] : [from, to];
    }
    const stretch = this.ranges().find((each) => each.key === this.range);
    if (stretch?.from) return [stretch.from, stretch.to];
    const length = RANGES[this.range];
    return length ? within(this.last() - length, this.last(), this.first(), this.last()) : [this.first(), this.last()];
  }

  /** Tells this window from others; the same while only time passes. */
  name() {
    return this.range ?? `${this.seen.from} ${this.seen.to}`;
  }

  isWhole() {
    const [from, to] = this.window();
    return from <= this.first() && to >= this.last() - 1;
  }

  /** Whether time alone has moved the picture by a pixel since then. */
  hasMoved(sinceMs, width) {
    const [from, to] = this.window();
    return this.chart.terms.span[1] === null && Math.abs(this.chart.terms.now() - sinceMs) > (to - from) / Math.max(1, width);
  }

  /** Back will lead here. */
  remember() {
    this.earlier.push({ range: this.range, seen: this.seen });
    if (this.earlier.length > KEPT) this.earlier.shift();
  }

  /** Shows a window, as far as there is something. */
  show(wantedFrom, wantedTo) {
    const [from, to] = within(wantedFrom, wantedTo, this.first(), Math.max(this.last(), this.chart.terms.until ?? 0));
    this.seen = { from, to, follows: this.chart.terms.span[1] === null && Math.abs(to - this.last()) < 1 };
    this.range = null;
    this.onChange();
  }

  /** Shows a stretch of time with some room on either side. */
  showAround(from, to) {
    const length = Math.max(SHORTEST_MS, to - from);
    this.remember();
    this.show(from - length * 0.2, to + length * 0.2);
  }

  /** Shows a range. */
  choose(key) {
    this.remember();
    this.seen = null;
    this.range = key;
    this.onChange();
  }

  /** Shows what was in sight before. */
  back() {
    const before = this.earlier.pop();
    if (!before) return;
    Object.assign(this, before);
    this.onChange();
  }

  /** Zooms by a factor around a moment. */
  zoom(factor, around) {
    const [from, to] = this.window();
    this.show(around - (around - from) * factor, around + (to - around) * factor);
  }

  /** One step of the buttons and keys: around the cursor, else around the newest values if they are in sight. */
  step(factor) {
    const [from, to] = this.window();
    this.remember();
    this.zoom(factor, this.chart.cursor ?? (to >= this.last() ? to : (from + to) / 2));
  }
}
