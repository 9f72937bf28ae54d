// How a playbook's signal went: its price over time, the threshold and the reset across it, and what the playbook did, marked.

import { html, nothing } from '../lib/lit.js';
import { resolutionFor } from '../chart/scales.js';
import { TimeChart } from '../chart/time-chart.js';
import { metricTick } from '../format/metric.js';
import { duration, length } from '../format/time.js';
import { History } from '../market/market-history.js';
import { isProbability, priceNow, signalWords, stateWords, valueWords } from './words.js';

/** What candles are asked by; null for a signal that has none. */
function queryOf({ kind, condition, outcome }) {
  if (kind === 'condition-probability') return { condition };
  if (kind === 'conditional-probability') return { condition, outcome };
  if (kind === 'outcome-probability') return { outcome };
  if (kind === 'conditional-expectation') return { series: 'expected', condition };
  if (kind === 'token') return { series: 'token' };
  return kind === 'price-of-defection' ? { series: 'defection' } : null;
}

/** The chart of one playbook; keep one for a page. */
export class SignalChart {
  constructor(app) {
    this.app = app;
  }

  /** The chart; nothing where a breach is watched, which is no price. */
  view(playbook, market) {
    if (playbook.signal.kind === 'breach' || !market) return nothing;
    this.playbook = playbook;
    this.market = market;
    this.chart ?? this.begin();
    this.adapt();
    const { signal } = playbook;
    return html`<section class="panel" aria-labelledby="signal-title"><h2 id="signal-title">Its signal over time</h2>
      ${signal.average ? html`<p class="soft">The line is the price. What counts is its average over the last ${length(duration(signal.average))}, so a short spike does little.</p>` : nothing}
      ${this.chart.view()}</section>`;
  }

  begin() {
    const { app, market, playbook } = this;
    this.history = new History(market.id);
    const over = market.phase === 'settled' || market.phase === 'voided';
    this.chart = new TimeChart({
      name: `Signal of ${playbook.title}`, title: signalWords({ ...playbook.signal, average: null }, market), now: () => app.now(),
      load: (from, to, points) => this.load(from, to, points),
      value: (value) => valueWords(this.playbook.signal, this.market, value),
      tick: (value, step) => metricTick(isProbability(this.playbook.signal, this.market) ? { type: 'binary' } : this.market.metric, value, step),
      span: [Date.parse(market.openedAt), null], range: over ? 'all' : '1w', file: `signal ${playbook.id}`,
      empty: 'No price of it is recorded yet.', source: `${app.store.venue?.name ?? 'Covenant'}, ${location.host}/playbooks/${playbook.id}`,
    });
  }

  adapt() {
    const { chart, market, playbook } = this;
    const { signal, threshold, reset, when } = playbook;
    const differs = signal.kind === 'price-of-defection' || signal.kind === 'lead';
    chart.terms.bounds = differs ? null : isProbability(signal, market) ? [0, 1] : [Number(market.metric.low), Number(market.metric.high)];
    chart.levels = [{ value: threshold, text: `Triggered at or ${when} ${valueWords(signal, market, threshold)}`, dash: true, colour: 'soft' },
      ...(reset === threshold ? [] : [{ value: reset, text: `Calm again at ${valueWords(signal, market, reset)}`, dash: true, colour: 'soft' }])];
    chart.marks = [
      { at: Date.parse(playbook.openedAt), kind: 'opened', text: 'Agreed' },
      ...playbook.timeline.map((each) => ({ at: Date.parse(each.at), kind: 'playbook', sign: stateWords(each.to).charAt(0), text: `${stateWords(each.to)}${each.reason ? ': ' + each.reason : ''}`, href: '#history-title' })),
      ...playbook.firings.filter((each) => each.drill).map((each) => ({ at: Date.parse(each.at), kind: 'playbook', sign: '✎', text: 'Drill', href: '#history-title' })),
    ].sort((a, b) => a.at - b.at);
  }

  async load(from, to, points) {
    const { signal } = this.playbook;
    const resolutionMs = resolutionFor(to - from, points);
    const line = { key: 'signal', name: signalWords({ ...signal, average: null }, this.market), short: 'signal', colour: Math.max(0, this.market.conditions.findIndex((each) => each.id === signal.condition)) };
    return [{ ...line, points: signal.kind === 'lead' ? await this.leads(resolutionMs) : await this.history.points(queryOf(signal), from, to, resolutionMs, this.chart.terms.span[0], this.app.now()) }];
  }

  /** By how much a condition's average was better than the status quo's. */
  async leads(resolutionMs) {
    const { condition } = this.playbook.signal;
    const { statusQuo, better } = this.market.decision;
    const way = better === 'lower' ? -1 : 1;
    const rows = await this.history.statistics(resolutionMs);
    const average = (row, id) => row.conditions.find((each) => each.id === id)?.average ?? NaN;
    return rows.map((row) => [Date.parse(row.at), way * (average(row, condition) - average(row, statusQuo))]).filter(([, value]) => Number.isFinite(value));
  }

  /** Hears what the stream told. */
  hear(frame) {
    if (!this.chart) return;
    if (frame.type === 'market' && frame.market.id === this.market.id) {
      const value = priceNow(this.playbook.signal, frame.market);
      if (value !== null) this.chart.add('signal', this.app.now(), value);
    }
    if (frame.type === 'resumed' || (frame.type === 'snapshot' && !frame.more)) this.chart.reload();
  }
}
