// How the free cash went, from the statement: the one thing of which the venue records every change.

import { html, nothing } from '../lib/lit.js';
import { resolutionFor } from '../chart/scales.js';
import { TimeChart } from '../chart/time-chart.js';
import { credits, micros } from '../format/credits.js';
import { metricTick } from '../format/metric.js';
import { decimal } from '../format/number.js';
import { read } from '../live/calls.js';

const PAGE = 1_000;
const PAGES = 20;
const OUTSIDE = new Set(['deposit', 'withdrawal']);

/** The chart of one's own cash; made when it is first asked for. */
export class CashChart {
  constructor(app) {
    this.app = app;
    this.isOpen = false;
    this.entries = []; // [atMs, sequence, cash, came in from outside], the oldest first
    this.isWhole = true;
  }

  view() {
    if (this.isOpen && !this.chart) this.begin();
    return html`<section class="panel" aria-labelledby="cash-title"><h2 id="cash-title">Cash over time</h2>
      <p class="soft">Your free cash after every movement, and what came in from outside. What positions were worth in the past is not in it: cash falls when you buy and when an order sets something aside, and rises when you sell and when a market settles.
        ${this.isWhole ? nothing : ` Only the latest ${PAGE * PAGES} movements are drawn.`}</p>
      ${this.isOpen ? this.chart.view() : html`<button type="button" class="quiet" @click=${() => { this.isOpen = true; this.app.refresh(); }}>Show the chart</button>`}</section>`;
  }

  begin() {
    const { app } = this;
    this.chart = new TimeChart({
      name: 'Free cash', title: 'Credits', now: () => app.now(), load: (from, to, points) => this.load(from, to, points),
      value: (value) => decimal(value, 2), tick: (value, step) => (value >= 100_000 ? credits(value) : metricTick({ type: 'scalar' }, value, step)),
      span: [app.now() - 1, null], range: 'all', bounds: null, empty: 'No movement of cash yet.', file: 'cash',
      source: `${app.store.venue?.name ?? 'Covenant'}, ${location.host}/portfolio`,
    });
    this.ready = this.readAll();
  }

  /** Reads the statement, the newest page first. */
  async readAll() {
    const rows = [];
    let cursor = '';
    for (let page = 0; page < PAGES; page++) {
      const answer = await read(`/api/v1/me/statement?order=desc&limit=${PAGE}${cursor}`);
      rows.push(...answer.entries);
      if (!answer.next || answer.entries.length < PAGE) break;
      cursor = '&cursor=' + encodeURIComponent(answer.next);
      this.isWhole = page < PAGES - 1;
    }
    this.entries = [];
    for (const each of rows.reverse()) this.put(each);
    if (this.entries.length > 0) this.chart.terms.span = [this.entries[0][0], null];
    this.app.refresh();
  }

  put(entry) {
    const before = this.entries.at(-1)?.[3] ?? 0n;
    this.entries.push([Date.parse(entry.at), entry.sequence, Number(entry.cashAfter), before + (OUTSIDE.has(entry.cause) ? micros(entry.amount) : 0n)]);
  }

  /** New movements, the oldest first; null where some between are not known. */
  hear(entries) {
    if (!this.chart) return;
    if (entries === null) {
      this.ready = this.readAll();
      this.ready.then(() => this.chart.reload());
      return;
    }
    const last = this.entries.at(-1)?.[1] ?? 0;
    for (const each of entries.filter((entry) => entry.sequence > last)) {
      this.put(each);
      const [at, , cash, outside] = this.entries.at(-1);
      this.chart.add('cash', at, cash);
      this.chart.add('outside', at, Number(outside) / 1e6);
    }
  }

  async load(from, to, points) {
    await this.ready;
    const grain = resolutionFor(Math.max(1, to - from), points);
    const lines = [{ key: 'cash', name: 'free cash', colour: 0, area: true, points: steps(this.entries, 2, grain) }];
    if (this.isWhole) lines.push({ key: 'outside', name: 'came in from outside', short: 'came in', colour: 'soft', dash: true, points: steps(this.entries.map((each) => [each[0], each[1], each[2], Number(each[3]) / 1e6]), 3, grain) });
    return lines;
  }
}

/** One value for each stretch of time, with the extremes within it; movements of a moment are one. */
function steps(entries, column, grain) {
  const made = [];
  let end = -Infinity;
  let close = null;
  for (const entry of entries) {
    const [at] = entry;
    const value = entry[column];
    if (at < end) {
      const last = made.at(-1);
      made[made.length - 1] = [last[0], last[1], Math.min(last[2], value), Math.max(last[3], value)];
    } else {
      if (close !== null && close !== made.at(-1)[1]) made.push([end, close]);
      made.push([at, value, value, value]);
      end = at + grain;
    }
    close = value;
  }
  if (close !== null && close !== made.at(-1)[1]) made.push([end, close]);
  return made;
}
