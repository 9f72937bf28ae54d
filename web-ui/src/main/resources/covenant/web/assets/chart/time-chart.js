// A chart over time: lines, steps, marks, bands and levels; zoom, pan, ranges, a cursor, a table of its data, export as picture and data.

import { html } from '../lib/lit.js';

/**
 * A chart of a page; make one, keep it, and put its view() where it is to stand.
 *
 * new TimeChart({
 *   name: 'Prices of …',                 what it is, for those who do not see it, and for the files' names
 *   refresh: () => app.refresh(),
 *   now: () => app.now(),
 *   load: async (from, to, points) => series   asked for what is to be seen, in milliseconds; called again after zoom and pan, and answers
 *     [{ key, name, colour: 0..7 | 'token' | 'soft', dash: false, area: false, axis: 'value', points: [[atMs, value], ..] }]  steps: a value stands until the next
 *   value: (number) => text,             how values are written
 *   domain: [low, high] | null,          of values; null: what is to be seen, with some air
 *   span: [firstMs, lastMs | null],      what there is; null: now
 *   ranges: ['1h', '1d', '1w', '1m', 'all'], range: '1w',
 * })
 *
 * chart.marks = [{ at, kind, text, href }]           small signs on the time axis, readable one by one
 * chart.bands = [{ from, to, text }]                 shaded times
 * chart.levels = [{ value, text, dash, colour }]     lines across
 * chart.add(key, atMs, value)                        what the stream told; drawn if it is in sight
 * chart.reload()                                     asks for all again
 */
export class TimeChart {
  constructor(terms) {
    this.terms = terms;
    this.marks = [];
    this.bands = [];
    this.levels = [];
  }

  add() {}

  reload() {}

  view() {
    return html`<figure class="chart"><figcaption>${this.terms.name}</figcaption></figure>`;
  }
}
