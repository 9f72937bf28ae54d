// Draws two courses over time: prices, the decision's statistic, their distance; the window, what was decided, marks.

import { draw } from './dom.js';
import { decimal } from '../format/number.js';
import { ticks, timeTicks } from './scale.js';

const tenth = (pixels) => Math.round(pixels * 10) / 10;

const LEFT = 58;
const RIGHT = 14;
const TOP = 26;
const GAP = 30;
const BOTTOM = 26;

/** The drawing of some panels over one axis of moments. */
export class Plot {
  /** `title` says in words what is seen. Panels have a name, a height, `zero` (whether zero must be seen) and lines. */
  constructor(moments, panels, title) {
    this.moments = moments;
    this.panels = panels;
    this.even = moments.length > 1 && moments.all.at(-1).at === moments.all[0].at;
    this.svg = draw('svg', { class: 'plot', role: 'img', 'aria-label': title });
    this.width = 0;
  }

  /** Whether moments stand as far apart as their times, or evenly. */
  spreadEvenly(even) {
    this.even = even;
    this.redraw();
  }

  /** Draws it as wide as this. */
  resize(width) {
    if (width > 0 && width !== this.width) {
      this.width = width;
      this.redraw();
    }
  }

  redraw() {
    if (this.width === 0) return;
    const height = this.panels.reduce((sum, panel) => sum + panel.height + GAP, TOP) - GAP + BOTTOM;
    this.svg.setAttribute('viewBox', `0 0 ${this.width} ${height}`);
    this.svg.setAttribute('width', this.width);
    this.svg.setAttribute('height', height);
    const parts = [];
    let top = TOP;
    for (const panel of this.panels) {
      panel.top = top;
      this.setRange(panel);
      top += panel.height + GAP;
    }
    this.bottom = top - GAP;
    parts.push(...this.window(), ...this.timeAxis());
    for (const panel of this.panels) parts.push(...this.panel(panel));
    parts.push(...this.decisions(), ...this.marks());
    this.cursor = draw('g', { class: 'cursor' });
    this.svg.replaceChildren(...parts, this.cursor);
    if (this.shown !== undefined) this.showAt(this.shown);
  }

  setRange(panel) {
    let low = panel.zero ? 0 : Infinity;
    let high = panel.zero ? 0 : -Infinity;
    for (const line of panel.lines) {
      for (const value of line.end ? [...line.values, line.end.value] : line.values) {
        if (value < low) low = value;
        if (value > high) high = value;
      }
    }
    if (low > high) [low, high] = [0, 1];
    const least = Math.max(Math.abs(high) * 0.02, 1e-6);
    const short = Math.max(0, least - (high - low)) / 2 + (high - low) * 0.06;
    [panel.low, panel.high] = [low - short, high + short];
  }

  /** Where a moment stands; it may be none of the list. */
  x(i) {
    const all = this.moments.all;
    return this.even ? this.across(i, 0, all.length - 1) : this.xOfTime(all[i].at);
  }

  xOfTime(at) {
    const all = this.moments.all;
    return this.even ? this.x(this.moments.atTime(at)) : this.across(at, all[0].at, this.to());
  }

  /** The end of the time axis: a decision or window may come after the last trade. */
  to() {
    const ends = [this.moments.all.at(-1).at];
    for (const course of this.courses()) {
      if (course.decision) ends.push(course.decision.at);
    }
    return Math.max(...ends);
  }

  courses() {
    return [this.moments.base, this.moments.other].filter(Boolean);
  }

  across(value, from, to) {
    return LEFT + (to > from ? (value - from) / (to - from) : 0) * (this.width - LEFT - RIGHT);
  }

  y(panel, value) {
    return panel.top + (1 - (value - panel.low) / (panel.high - panel.low)) * panel.height;
  }

  /** The moment that is drawn nearest to this place. */
  momentAt(x) {
    let low = 0;
    let high = this.moments.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.x(middle) < x) low = middle + 1;
      else high = middle;
    }
    return low > 0 && x - this.x(low - 1) < this.x(low) - x ? low - 1 : low;
  }

  panel(panel) {
    const parts = [draw('text', { x: LEFT, y: panel.top - 10, class: 'name' }, panel.name)];
    const { at, places } = ticks(panel.low, panel.high, Math.max(2.5, panel.height / 42));
    for (const value of at) {
      const y = this.y(panel, value);
      parts.push(
        draw('line', { x1: LEFT, x2: this.width - RIGHT, y1: y, y2: y, class: panel.zero && value === 0 ? 'rule zero' : 'rule' }),
        draw('text', { x: LEFT - 8, y: y + 4, class: 'tick at-end' }, decimal(value, places)));
    }
    for (const line of panel.lines) {
      parts.push(draw('path', { d: this.path(panel, line), class: line.dashed ? 'course was' : 'course', 'data-colour': line.colour % 8 }));
    }
    return parts;
  }

  /** Steps: a price holds until the next trade. */
  path(panel, line) {
    let path = '';
    let down = false;
    line.places.forEach((i, k) => {
      if (line.end && this.moments.all[i].at >= line.end.at) return;
      const value = line.values[k];
      if (Number.isNaN(value)) {
        if (down) path += `H${tenth(this.x(i))}`;
        down = false;
      } else {
        path += `${down ? 'H' : 'M'}${tenth(this.x(i))}${down ? 'V' : ' '}${tenth(this.y(panel, value))}`;
        down = true;
      }
    });
    if (!line.end) return down ? path + `H${this.width - RIGHT}` : path;
    const [x, y] = [this.xOfTime(line.end.at), this.y(panel, line.end.value)].map(tenth);
    return `${path}${down ? `H${x}V${y}` : `M${x} ${y}`}H${this.width - RIGHT}`;
  }

  window() {
    const window = this.courses().at(-1).window ?? this.moments.base.window;
    if (!window) return [];
    const from = Math.max(LEFT, this.xOfTime(window.from));
    const to = Math.min(this.width - RIGHT, this.xOfTime(window.to));
    return to > from ? [draw('rect', { x: from, y: TOP - 4, width: to - from, height: this.bottom - TOP + 4, class: 'window' })] : [];
  }

  timeAxis() {
    const all = this.moments.all;
    const most = Math.max(2, Math.floor((this.width - LEFT) / 95));
    const y = this.bottom + 18;
    const labels = this.even
      ? ticks(0, Math.max(1, all.length - 1), most).at.filter(Number.isInteger).map((i) => ({ x: this.x(i), text: `${i + 1}.` }))
      : timeTicks(all[0].at, this.to(), most).map((tick) => ({ x: this.xOfTime(tick.at), text: tick.text }));
    return labels.flatMap(({ x, text }) => [
      draw('line', { x1: x, x2: x, y1: TOP, y2: this.bottom, class: 'rule faint' }),
      draw('text', { x, y, class: 'tick middle' }, text),
    ]);
  }

  decisions() {
    const [base, other] = [this.moments.base.decision, this.moments.other?.decision];
    const both = base && other && base.at === other.at;
    return [...new Set([both ? null : base, other].filter(Boolean))].map((decision) => {
      const x = this.xOfTime(decision.at);
      return draw('line', { x1: x, x2: x, y1: TOP - 4, y2: this.bottom, class: decision === other || !other ? 'decided' : 'decided was' });
    });
  }

  marks() {
    const made = [];
    for (const { at, party } of this.moments.marks ?? []) {
      const x = this.xOfTime(at);
      if (x < LEFT || x > this.width - RIGHT) continue;
      made.push(draw('path', { d: `M${tenth(x)} ${this.bottom - 9}l4 8h-8z`, class: 'mark', 'data-party': party }));
    }
    return made;
  }

  /** Shows where a moment is. */
  showAt(i) {
    this.shown = i;
    if (!this.cursor) return;
    const x = this.x(i);
    const parts = [draw('line', { x1: x, x2: x, y1: TOP - 4, y2: this.bottom })];
    for (const panel of this.panels) {
      for (const line of panel.lines) {
        const value = line.valueAt(i);
        if (!Number.isNaN(value)) parts.push(draw('circle', { cx: x, cy: this.y(panel, value), r: line.dashed ? 3 : 4, class: line.dashed ? 'was' : '', 'data-colour': line.colour % 8 }));
      }
    }
    this.cursor.replaceChildren(...parts);
  }
}
