// A chart over time: steps, marks, bands and levels; zoom, pan, ranges, a cursor, a table of its data, files. This module keeps its
// state and decides when to load and to draw; scales.js works out, drawing.js and frame.js draw, gestures.js moves it.

import { html, render } from '../lib/lit.js';
import { save } from '../live/download.js';
import { layout, reading } from './drawing.js';
import { fileName, pngBlob, standalone, svgBlob } from './export.js';
import { frame } from './frame.js';
import { Gestures } from './gestures.js';
import { Feed } from './feed.js';
import { RANGES, SHORTEST_MS, within } from './scales.js';
import { csv, summary, tableView } from './table.js';

const CALM_MS = 100; // what is heard is drawn at most so often
const TABLE_MS = 2_000; // the table and the summary are made at most so often
const KEPT = 40; // windows to go back to
let made = 0;

/**
 * A chart of a page; make one, keep it, and put its view() where it is to stand.
 *
 * new TimeChart({
 *   name: 'Prices of …',                 what it is, for those who do not see it, and for the files' names
 *   title: 'Prices',                     what stands above it, where the page says the rest; the name unless given
 *   now: () => app.now(),
 *   load: async (from, to, points) => series   asked for what is to be seen and some more, in milliseconds; called again after zoom and pan
 *     [{ key, name, short, colour: 0..7 | 'token' | 'soft', dash: false, area: false, group, groupName, end: { at, text } | undefined, label,
 *        points: [[atMs, value, low, high], ..] }]
 *     steps: a value stands until the next; low and high, which may be left out, are the extremes until then. short: for labels beside lines.
 *     Series of one group are shown and hidden together. end: where the line ends, and why. label: false for no label at its right end.
 *   value: (number) => text,             how values are written
 *   tick: (number, step) => text,        how they are written on the axis; as value unless given
 *   bounds: [low, high] | null,          what values there can be; the chart shows those in sight with some air, or the whole scale where a reader wants it
 *   domain: [low, high] | null,          fixed instead
 *   span: [firstMs, lastMs | null],      what there is; null: until now
 *   until: ms | null,                    how far into the future it can be moved
 *   ranges: ['1h', '1d', '1w', '1m', 'all'], range: '1w',   also { key, text, name, from, to } for a stretch of its own
 *   empty: 'No prices yet.'              what stands there where there is no line
 *   source: 'venue, address',            the bottom line of pictures
 *   file: 'alpha-prices',                what files are called; by the name unless given
 *   sources: [{ text, href }]            links to the data behind it
 * })
 * Any of them may be changed later in chart.terms; then chart.reload() or chart.redraw().
 *
 * chart.marks = [{ at, kind, text, href, sign }]     small signs on the time axis, readable one by one
 * chart.bands = [{ from, to, text }]                 shaded times
 * chart.levels = [{ value, text, dash, colour }]     lines across
 * chart.add(key, atMs, value)                        what the stream told; drawn if it is in sight
 * chart.reload()                                     asks for all again; the old lines stay until the new ones are there
 */
export class TimeChart {
  constructor(terms) {
    this.terms = terms;
    this.id = 'chart-' + ++made;
    this.marks = [];
    this.bands = [];
    this.levels = [];
    this.hidden = new Set();
    this.cursor = null;
    this.openMark = null;
    this.peek = null;
    this.wholeScale = false;
    this.tableOpen = false;
    this.earlier = [];
    this.range = terms.range ?? 'all';
    this.seen = null; // a window that was chosen by hand: { from, to, follows }
    this.gestures = new Gestures(this);
    this.feed = new Feed(this);
    this.root = document.createElement('figure');
    this.root.className = 'chart';
    this.root.setAttribute('aria-labelledby', this.id + '-name');
    this.size = { width: 0, height: 0 };
    new ResizeObserver(() => this.resized()).observe(this.root);
    window.addEventListener('covenant-scheme', () => this.soon());
    render(frame(this), this.root);
  }

  get series() {
    return this.feed.series;
  }

  get problem() {
    return this.feed.problem;
  }

  get slow() {
    return this.feed.slow;
  }

  /** The chart; the same element each time. */
  view() {
    this.feed.ensure();
    if (this.place && this.isMoving()) this.soon();
    return this.root;
  }

  // What is in sight

  first() {
    return this.terms.span[0];
  }

  last() {
    return this.terms.span[1] ?? Math.max(this.terms.now(), this.first() + SHORTEST_MS);
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

  isWhole() {
    const [from, to] = this.window();
    return from <= this.first() && to >= this.last() - 1;
  }

  /** Whether time alone changes the picture by now. */
  isMoving() {
    const [from, to] = this.window();
    const pixel = (to - from) / Math.max(1, this.size.width);
    return this.terms.span[1] === null && Math.abs(this.terms.now() - this.place.now) > pixel;
  }

  ranges() {
    return (this.terms.ranges ?? Object.keys(RANGES)).map((each) => (typeof each === 'string' ? { key: each } : each));
  }

  remember() {
    this.earlier.push({ range: this.range, seen: this.seen });
    if (this.earlier.length > KEPT) this.earlier.shift();
  }

  /** Shows a window, as far as there is something. */
  show(wantedFrom, wantedTo) {
    const [from, to] = within(wantedFrom, wantedTo, this.first(), Math.max(this.last(), this.terms.until ?? 0));
    this.seen = { from, to, follows: this.terms.span[1] === null && Math.abs(to - this.last()) < 1 };
    this.range = null;
    this.changed();
  }

  choose(key) {
    this.remember();
    this.seen = null;
    this.range = key;
    this.changed();
  }

  back() {
    const before = this.earlier.pop();
    if (!before) return;
    Object.assign(this, before);
    this.changed();
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
    this.zoom(factor, this.cursor ?? (to >= this.last() ? to : (from + to) / 2));
  }

  changed() {
    if (this.cursor !== null) {
      const [from, to] = this.window();
      if (this.cursor < from || this.cursor > to) this.cursor = null;
    }
    this.feed.ensure();
    this.redraw();
  }

  // Lines

  shown() {
    return this.series.filter((each) => !this.hidden.has(each.group ?? each.key) && !this.hidden.has(each.of));
  }

  /** What the legend lists: each group once. */
  entries() {
    const found = new Map();
    for (const each of this.series) {
      const key = each.group ?? each.key;
      if (!found.has(key)) found.set(key, { key, name: each.groupName ?? each.name, series: [] });
      found.get(key).series.push(each);
    }
    return [...found.values()];
  }

  toggle(key) {
    if (!this.hidden.delete(key)) this.hidden.add(key);
    this.redraw();
  }

  toggleScale() {
    this.wholeScale = !this.wholeScale;
    this.redraw();
  }

  add(key, at, value) {
    if (this.feed.add(key, at, value)) this.soon();
  }

  reload() {
    this.feed.reload();
  }

  // Cursor, marks, table

  /** Puts the cursor at a moment; null takes it away. */
  point(at) {
    if (at === this.cursor) return;
    this.cursor = at;
    this.redraw();
  }

  peekAt(at) {
    this.peek = at;
    this.redraw();
  }

  openMarks(at) {
    this.openMark = at;
    this.redraw();
  }

  showMarks(marks) {
    this.remember();
    const length = Math.max(SHORTEST_MS, marks.at(-1).at - marks[0].at);
    this.openMark = null;
    this.show(marks[0].at - length * 0.2, marks.at(-1).at + length * 0.2);
  }

  tableIs(open) {
    if (open === this.tableOpen) return;
    this.tableOpen = open;
    this.redraw();
  }

  table() {
    return this.tableOpen && this.place ? this.seldom('table', () => tableView(this, this.window(), this.place.now)) : html``;
  }

  about() {
    return this.place ? this.seldom('about', () => summary(this, this.shown(), this.window(), this.place.now)) : '';
  }

  /** What is costly and not looked at all the time is made seldom while only time passes, and at once for another window. */
  seldom(what, make) {
    this.kept ??= {};
    const key = this.range ?? `${this.seen.from} ${this.seen.to}`;
    const before = this.kept[what];
    const now = performance.now();
    if (!before || before.key !== key || before.series !== this.series || now - before.at > TABLE_MS) this.kept[what] = { key, at: now, series: this.series, value: make() };
    return this.kept[what].value;
  }

  message() {
    if (this.feed.loaded && this.series.every(({ points }) => points.length === 0)) return this.terms.empty ?? 'Nothing to show yet.';
    return !this.feed.loaded && !this.problem ? 'Loading…' : null;
  }

  plotLeft() {
    return this.root.querySelector('.chart-plot').getBoundingClientRect().left;
  }

  // Drawing

  resized() {
    const width = Math.floor(this.root.querySelector('.chart-plot').clientWidth);
    if (width === 0 || width === this.size.width) return;
    this.size = { width, height: Math.round(Math.min(460, Math.max(250, width * 0.44))) };
    this.redraw();
  }

  /** Draws with the browser's next picture. */
  redraw() {
    this.picture ??= requestAnimationFrame(() => {
      this.picture = null;
      clearTimeout(this.timer);
      this.timer = null;
      this.draw();
    });
  }

  /** Draws soon: much that is heard makes one picture. */
  soon() {
    this.timer ??= setTimeout(() => this.redraw(), CALM_MS);
  }

  draw() {
    if (this.size.width === 0) return;
    this.place = this.feed.loaded ? layout(this, this.shown(), this.size, this.window(), Math.min(this.terms.now(), this.terms.span[1] ?? Infinity)) : null;
    render(frame(this), this.root);
  }

  /** A sentence of what stands at the cursor, or last. */
  reading() {
    return this.place ? reading(this, this.shown(), this.cursor ?? Math.min(this.place.to, this.place.now), this.place.now) : '';
  }

  /** Offers what is in sight as a file: "png", "svg" or "csv". */
  async save(kind) {
    const [from, to] = this.window();
    const until = Math.min(to, this.place?.now ?? to);
    const name = fileName(this.terms.file ?? this.terms.name, from, until, kind);
    if (kind === 'csv') {
      save(name, 'text/csv', csv(this, [from, to], this.place.now));
      return;
    }
    const whole = standalone(this.root.querySelector('.chart-picture'), { name: this.terms.name, source: this.terms.source ?? location.host + location.pathname, from, to: until });
    save(name, kind === 'svg' ? 'image/svg+xml' : 'image/png', kind === 'svg' ? svgBlob(whole) : await pngBlob(whole));
  }
}
