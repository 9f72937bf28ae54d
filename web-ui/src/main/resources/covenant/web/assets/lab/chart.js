// A market's two courses with a timeline to scrub: the drawing, the slider, and what holds at the moment.

import { Moments } from './course.js';
import { button, draw, make, words } from './dom.js';
import { Plot } from './plot.js';
import { count, decimal, placesFor, signed } from '../format/number.js';
import { fineMoment } from '../format/time.js';

/** Two courses, and the names they go by; marks are what somebody did at a time. */
export class CourseChart {
  constructor({ base, other, baseName, otherName, marks = [], unit = '' }) {
    this.moments = new Moments(base, other);
    this.moments.marks = marks;
    this.names = other ? [baseName, otherName] : [baseName];
    this.conditions = base.conditions;
    this.unit = unit;
    this.element = make('figure', { class: 'chart' });
    if (this.moments.length === 0) {
      this.element.append(make('p', { class: 'quiet-text' }, 'Nobody traded here, or the metric has no expectation that could be drawn.'));
      return;
    }
    this.plot = new Plot(this.moments, this.panels(), this.title());
    this.build();
    this.show(this.telling());
  }

  /** Where to begin: where the courses are farthest apart, else at the decision, else at the end. */
  telling() {
    const farthest = this.moments.farthestApart();
    const decision = (this.moments.other ?? this.moments.base).decision;
    if (farthest >= 0) return farthest;
    return decision ? this.moments.atTime(decision.at) : this.moments.length - 1;
  }

  title() {
    return `Expected value by condition (${this.conditions.join(', ')}) over time, ${this.names.join(' and ')}. The slider below reads it moment by moment.`;
  }

  panels() {
    const { base, other } = this.moments;
    const time = (i) => this.moments.all[i].at;
    const courses = other ? [[base, true], [other, false]] : [[base, false]];
    const lines = (read, end) => courses.flatMap(([course, dashed]) => this.conditions.map((_, c) => this.line(course, dashed, c, read, end)));
    const prices = lines((course, place, c) => course.expected(place, c));
    const statistics = lines((course, place, c, i) => course.statistic(place, c, i === undefined ? undefined : time(i)), decided);
    const panels = [{ name: 'Expected if …' + (this.unit ? `, ${this.unit}` : ''), height: 220, lines: prices }];
    if (statistics.some(isThere)) panels.push({ name: 'The decision’s statistic so far', height: 110, lines: statistics });
    if (other) {
      const apart = this.conditions.map((_, c) => this.distance(c));
      if (apart.some((line) => line.values.some((value) => value !== 0 && !Number.isNaN(value)))) {
        panels.push({ name: `Divergence: ${this.names[1]} less ${this.names[0]}`, height: 76, zero: true, lines: apart });
      }
    }
    this.span = span(prices);
    return panels;
  }

  line(course, dashed, c, read, end) {
    const values = course.points.map((_, place) => read(course, place, c));
    const places = course.keys.map((key) => this.placeOf(key));
    return { colour: c, dashed, places, values, end: end?.(course, c), valueAt: (i) => read(course, course.placeAt(this.moments.keys[i]), c, i) };
  }

  placeOf(key) {
    this.placesByKey ??= new Map(this.moments.keys.map((each, i) => [each, i]));
    return this.placesByKey.get(key);
  }

  distance(c) {
    const places = this.moments.keys.map((_, i) => i);
    return { colour: c, dashed: false, places, values: places.map((i) => this.moments.distance(i, c)), valueAt: (i) => this.moments.distance(i, c) };
  }

  build() {
    this.range = make('input', { type: 'range', min: 0, max: this.moments.length - 1, step: 1, value: 0, 'aria-label': 'Moment', class: 'moment' });
    this.range.addEventListener('input', () => this.show(Number(this.range.value)));
    this.when = make('p', { class: 'when' });
    this.values = make('tbody');
    this.element.append(this.legend(), this.drawing(), make('div', { class: 'scrub' }, this.range, this.jumps()), make('div', { class: 'reading' }, this.when, this.readout()));
    this.drag();
    new ResizeObserver(([entry]) => this.plot.resize(Math.floor(entry.contentRect.width))).observe(this.frame);
  }

  drawing() {
    return this.frame = make('div', { class: 'drawing' }, this.plot.svg);
  }

  /** Pressing or dragging on the drawing moves the moment. */
  drag() {
    const svg = this.plot.svg;
    const take = (event) => {
      const box = svg.getBoundingClientRect();
      this.show(this.plot.momentAt(((event.clientX - box.left) / box.width) * this.plot.width));
    };
    svg.addEventListener('pointerdown', (event) => {
      svg.setPointerCapture(event.pointerId);
      take(event);
      this.range.focus({ preventScroll: true });
      event.preventDefault();
    });
    svg.addEventListener('pointermove', (event) => { if (svg.hasPointerCapture(event.pointerId)) take(event); });
  }

  jumps() {
    const { base, other } = this.moments;
    const window = other?.window ?? base.window;
    const decision = other?.decision ?? base.decision;
    const first = this.moments.firstApart();
    const jump = (text, i) => (i < 0 ? null : button(text, () => { this.show(i); this.range.focus(); }, { class: 'quiet' }));
    const even = make('label', { class: 'tick-box' }, make('input', { type: 'checkbox' }), 'every change as wide as the next');
    even.firstChild.checked = this.plot.even;
    even.firstChild.addEventListener('change', () => this.plot.spreadEvenly(even.firstChild.checked));
    return make('div', { class: 'jumps' },
      jump('First difference', first),
      jump('Farthest apart', this.moments.farthestApart()),
      window ? jump('Window begins', this.moments.atTime(window.from)) : null,
      decision ? jump('Decision', this.moments.atTime(decision.at)) : null,
      jump('End', this.moments.length - 1),
      even);
  }

  readout() {
    const column = (text) => make('th', { scope: 'col' }, text);
    const names = this.names;
    this.withStatistic = this.plot.panels.length > 1 && this.plot.panels[1].name.includes('statistic');
    const head = [column('If'), ...names.map((name) => column(`Price, ${name}`)), names.length > 1 ? column('Difference') : null];
    if (this.withStatistic) head.push(...names.map((name) => column(`Statistic, ${name}`)));
    return make('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': 'Values at the moment' }, make('table', { class: 'grid', 'aria-label': 'At the moment' }, make('thead', {}, make('tr', {}, head)), this.values));
  }

  /** Goes to a moment and shows what holds there. */
  show(i) {
    this.at = i;
    this.range.value = i;
    this.plot.showAt(i);
    const moment = this.moments.all[i];
    const sequence = this.moments.keys === undefined || moment.sequence === undefined ? '' : `sequence ${count(moment.sequence)}`;
    this.when.replaceChildren(make('b', {}, fineMoment(moment.at)), ` · ${sequence} · ${count(i + 1)} of ${count(this.moments.length)}${this.state(moment)}`);
    const rows = this.conditions.map((name, c) => this.row(i, c, name));
    this.values.replaceChildren(...rows.map((row) => row.element));
    this.range.setAttribute('aria-valuetext', `${fineMoment(moment.at)}, ${sequence}: ${rows.map((row) => row.said).join('; ')}`);
  }

  state(moment) {
    const { base, other } = this.moments;
    const { window, decision } = other ?? base;
    if (decision && moment.at >= decision.at) return ' · decided';
    return window && moment.at >= window.from && moment.at <= window.to ? ' · in the window' : '';
  }

  row(i, c, name) {
    const places = placesFor(this.span);
    const courses = [this.moments.base, this.moments.other].filter(Boolean);
    const at = courses.map((course) => course.placeAt(this.moments.keys[i]));
    const prices = courses.map((course, k) => course.expected(at[k], c));
    const text = (value, k) => (at[k] >= 0 && courses[k].isCalledOff(at[k], c) ? 'called off' : decimal(value, places));
    const cells = prices.map((value, k) => make('td', {}, text(value, k)));
    if (courses.length > 1) cells.push(make('td', {}, signed(prices[1] - prices[0], places)));
    if (this.withStatistic) courses.forEach((course, k) => cells.push(make('td', {}, decimal(course.statistic(at[k], c, this.moments.all[i].at), places))));
    const element = make('tr', {}, make('th', { scope: 'row', class: 'condition', 'data-colour': c % 8 }, words(name)), cells);
    return { element, said: `${name} ${prices.map((value, k) => `${this.names[k]} ${text(value, k)}`).join(', ')}` };
  }

  legend() {
    const swatch = (attributes, name) => make('li', {}, draw('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' }, draw('path', { d: 'M0 5H26', ...attributes })), words(name));
    const items = this.conditions.map((name, c) => swatch({ class: 'course', 'data-colour': c % 8 }, name));
    if (this.names.length > 1) items.push(swatch({ class: 'course ink' }, this.names[1]), swatch({ class: 'course was ink' }, this.names[0]));
    if (this.moments.base.window || this.moments.other?.window) {
      items.push(make('li', {}, draw('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' }, draw('rect', { width: 26, height: 10, class: 'window' })), 'the decision’s window'));
    }
    if (this.moments.base.decision || this.moments.other?.decision) items.push(make('li', {}, draw('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' }, draw('path', { d: 'M13 0V10', class: 'decided' })), 'decided'));
    for (const party of new Set(this.moments.marks.map((mark) => mark.party))) {
      items.push(make('li', {}, draw('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' }, draw('path', { d: 'M13 1l4 8h-8z', class: 'mark', 'data-party': party })), party));
    }
    return make('ul', { class: 'legend' }, items);
  }
}

/** The average by which a decision fell, and when; undefined for none. */
function decided(course, c) {
  const value = course.decision?.averages[c] ?? null;
  return value === null ? undefined : { at: course.decision.at, value };
}

function isThere(line) {
  return line.end !== undefined || line.values.some((value) => !Number.isNaN(value));
}

function span(lines) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of lines.flatMap((line) => line.values)) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high > low ? high - low : 0;
}
