// A chart over time: steps, marks, bands and levels; zoom, pan, ranges, a cursor, a table of its data, files. This module keeps its
// state and decides when to load and to draw; scales.js works out, drawing.js and frame.js draw, gestures.js moves it.

import { render } from '../lib/lit.js';
import { save, saveHistory } from '../live/download.js';
import { count } from '../format/number.js';
import { layout, reading } from './drawing.js';
import { fileName, pngBlob, standalone, svgBlob } from './export.js';
import { frame } from './frame.js';
import { Gestures } from './gestures.js';
import { Feed } from './feed.js';
import { Sight } from './sight.js';
import { csv, summary, tableView } from './table.js';

const CALM_MS = 100; // what is heard is drawn at most so often
const TABLE_MS = 2_000; // the table and the summary are made at most so often
const DRAWN_MS = 200; // after which what was loaded is drawn
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
 *   sources: [{ text, path, file }]      histories behind it, offered whole as CSV: the API's path, and what the file is called
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
    this.sight = new Sight(this, () => this.changed());
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
    if (this.place && this.sight.hasMoved(this.place.now, this.size.width)) this.soon();
    return this.root;
  }

  /** What is in sight has changed. */
  changed() {
    if (this.cursor !== null) {
      const [from, to] = this.sight.window();
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
    if (Number.isFinite(value) && this.feed.add(key, at, value)) this.soon(); // what has ended has no value
  }

  reload() {
    this.feed.reload();
  }

  // Cursor, marks, table

  /** Puts the cursor at a moment; null takes it away. */
  point(at) {
    if (at === this.cursor) return;
    this.cursor = at;
    this.redraw(false);
  }

  peekAt(at) {
    this.peek = at;
    this.redraw(false);
  }

  openMarks(at) {
    this.openMark = at;
    this.redraw(false);
  }

  showMarks(marks) {
    this.openMark = null;
    this.sight.showAround(marks[0].at, marks.at(-1).at);
  }

  tableIs(open) {
    if (open === this.tableOpen) return;
    this.tableOpen = open;
    this.redraw();
  }

  /** The table; its rows are made when somebody looks. */
  table() {
    const looked = this.tableOpen && this.place;
    return looked ? this.seldom('table', () => tableView(this, this.sight.window(), this.place.now)) : tableView(this, null);
  }

  about() {
    return this.place ? this.seldom('about', () => summary(this, this.shown(), this.sight.window(), this.place.now)) : '';
  }

  /** What is costly and not looked at all the time is made seldom while only time passes, and at once for another window. */
  seldom(what, make) {
    this.kept ??= {};
    const key = this.sight.name();
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

  /** Draws with the browser's next picture. anew: whether more has changed than the cursor and what is open. */
  redraw(anew = true) {
    this.anew ||= anew;
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
    if (this.anew || !this.place) this.place = this.feed.loaded ? layout(this, this.shown(), this.size, this.sight.window(), Math.min(this.terms.now(), this.terms.span[1] ?? Infinity)) : null;
    this.anew = false;
    render(frame(this), this.root);
  }

  /** Offers a whole history as a file, and says how far it is. */
  async saveAll({ path, file }) {
    try {
      await saveHistory(path, file, (rows) => this.say(`Reading: ${count(rows)} rows so far…`));
      this.say(`Saved as ${file}.`);
    } catch (e) {
      this.say(`Nothing was saved: ${e.message}`);
    }
  }

  say(text) {
    this.told = text;
    this.redraw();
  }

  /** A sentence of what stands at the cursor, or last. */
  reading() {
    return this.place ? reading(this, this.shown(), this.cursor ?? Math.min(this.place.to, this.place.now), this.place.now) : '';
  }

  /** Offers what is in sight as a file: "png", "svg" or "csv". */
  async save(kind) {
    const [from, to] = this.sight.window();
    if (await this.feed.whole()) {
      this.redraw();
      await new Promise((done) => setTimeout(done, DRAWN_MS));
    }
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
