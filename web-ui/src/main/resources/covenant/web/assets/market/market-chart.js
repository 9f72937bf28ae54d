// The chart of one market: a line for each condition and the token, or the probabilities of the conditions; what happened, marked;
// where the market decides, its window, its averages and what is to be beaten.

import { html, nothing } from '../lib/lit.js';
import { resolutionFor } from '../chart/scales.js';
import { isByLastPrice } from '../decisions/standing.js';
import { TimeChart } from '../chart/time-chart.js';
import { metricTick, metricValue, metricWithUnit } from '../format/metric.js';
import { percent } from '../format/number.js';
import { read } from '../live/calls.js';
import { outcomeWords } from '../words/claim.js';
import { History } from './market-history.js';
import { marksOf } from './market-marks.js';

const PROBABILITY = 'probability';

/**
 * The chart of a market; keep one for a page. view(market): its view; hear(frame): frames of this market and of its commitment.
 */
export class MarketChart {
  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.shows = 'metric';
    this.outcome = null;
    this.acts = [];
    this.commitment = null;
    this.lastTradeAt = null;
  }

  /** The chart, and what can be chosen of it. */
  view(market) {
    if (!market) return nothing;
    this.chart ?? this.begin(market);
    this.market = market;
    this.adapt();
    // Until a simulated clock is known, "now" is the reader's own time, and what was asked for by it may end too early.
    if (this.app.clock && !this.knowsClock) this.chart.reload();
    this.knowsClock = Boolean(this.app.clock);
    return html`<div class="market-chart">${this.choices()}${this.chart.view()}</div>`;
  }

  begin(market) {
    this.market = market;
    this.history = new History(this.id);
    this.outcome = market.outcomes[0].id;
    this.chart = new TimeChart({
      name: '',
      now: () => this.app.now(),
      load: (from, to, points) => this.load(from, to, points),
      value: (value) => this.written(value),
      tick: (value, step) => (this.isFigure() ? metricTick(this.market.metric, value, step) : metricTick({ type: 'binary' }, value, step)),
      span: [Date.parse(market.openedAt), null],
      ranges: ['1h', '1d', '1w', '1m', 'all'],
      range: market.phase === 'open' ? '1w' : 'all',
      source: `${this.app.store.venue?.name ?? 'Covenant'}, ${location.host}/markets/${this.id}`,
      sources: [{ text: 'All prices as CSV', path: `/api/v1/markets/${encodeURIComponent(this.id)}/prices`, file: `${this.id}-prices.csv` }],
    });
    this.learn();
  }

  isFigure() {
    return this.shows === 'metric' && this.market.metric.type === 'scalar';
  }

  isCategorical() {
    return this.market.metric.type === 'categorical';
  }

  written(value) {
    return this.isFigure() ? metricValue(this.market.metric, value) : percent(value);
  }

  /** What the chart shows now, in words. */
  title() {
    const { market } = this;
    if (this.shows === PROBABILITY) return 'Probability of each condition';
    if (market.metric.type === 'scalar') return `Expected ${market.metric.unit || 'value'}, by condition`;
    return `Probability of “${outcomeWords(market, this.outcome)}”, by condition`;
  }

  choices() {
    const { market } = this;
    const pick = (shows) => () => {
      if (this.shows === shows) return;
      this.shows = shows;
      this.again();
    };
    return html`<div class="row between market-chart-choices">
      <div class="choice" role="group" aria-label="What the chart shows">
        <button type="button" aria-pressed=${String(this.shows === 'metric')} @click=${pick('metric')}>${market.metric.type === 'scalar' ? 'Metric' : 'Outcome'}</button>
        <button type="button" aria-pressed=${String(this.shows === PROBABILITY)} @click=${pick(PROBABILITY)}>Probability of each condition</button>
      </div>
      ${this.isCategorical() && this.shows === 'metric' ? html`<label class="row">Outcome
        <select @change=${(event) => { this.outcome = event.currentTarget.value; this.again(); }}>${market.outcomes.map(({ id }) => html`<option value=${id} ?selected=${id === this.outcome}>${id}</option>`)}</select></label>` : nothing}
    </div>`;
  }

  again() {
    this.history.forget();
    this.adapt();
    this.chart.reload();
    this.app.refresh();
  }

  /** Brings what the chart shows in line with the market as it is now. */
  adapt() {
    const { chart, market } = this;
    const { decision } = market;
    chart.terms.title = this.title();
    chart.terms.name = `${chart.terms.title}: ${market.title}`;
    chart.terms.bounds = this.isFigure() ? [Number(market.metric.low), Number(market.metric.high)] : [0, 1];
    chart.terms.file = `${market.id} ${this.shows === PROBABILITY ? 'conditions' : this.isCategorical() ? this.outcome : 'expected'}`;
    const over = this.endedAt();
    if (chart.terms.span[1] !== over) chart.terms.span = [chart.terms.span[0], over];
    chart.bands = decision && !isByLastPrice(decision) ? [{ from: Date.parse(decision.window.from), to: Date.parse(decision.window.to), text: 'Decision window' }] : [];
    chart.terms.until = decision && over === null ? Date.parse(decision.window.to) : null;
    chart.terms.ranges = ['1h', '1d', '1w', '1m', 'all', ...(decision && !isByLastPrice(decision) && Date.parse(decision.window.from) < this.app.now() ? [{ key: 'window', text: 'window', name: 'The decision window', from: Date.parse(decision.window.from), to: Date.parse(decision.window.to) }] : [])];
    chart.levels = decision && this.shows === 'metric' && Number.isFinite(decision.threshold) && !this.isCategorical()
      ? [{ value: decision.threshold, text: `To beat: ${metricWithUnit(market.metric, decision.threshold)}`, dash: true, colour: 'soft' }] : [];
    chart.marks = marksOf(market, this.acts, this.commitment);
  }

  /** When the market ended; null while it goes on. */
  endedAt() {
    if (this.market.phase !== 'settled' && this.market.phase !== 'voided') return null;
    const end = this.acts.findLast((act) => act.what === 'settle-outcome' || act.what === 'void-market');
    return end ? Date.parse(end.at) : this.chart.terms.span[1];
  }

  /** The lines of a stretch of time. */
  async load(from, to, points) {
    await this.learned;
    const resolutionMs = resolutionFor(to - from, points);
    const lines = this.lines();
    const now = Math.min(this.app.now(), this.endedAt() ?? Infinity); // a market's last value belongs where it ended, within its last candle
    const found = await Promise.all(lines.map((line) => this.history.points(line.query, from, to, resolutionMs, this.chart.terms.span[0], now)));
    const series = lines.map((line, i) => ({ ...line, points: found[i] }));
    for (const each of series) if (each.end) each.points = upTo(each.points, each.end.at);
    return this.shows === 'metric' && this.market.decision && !this.isCategorical() && !isByLastPrice(this.market.decision) ? [...series, ...await this.averages(resolutionMs)] : series;
  }

  /** The series, without their points: what each is called, and how it is asked for. */
  lines() {
    const { market, outcome } = this;
    const figure = !this.isCategorical() && this.shows === 'metric';
    const lines = market.conditions.map((condition, index) => ({
      key: condition.id,
      name: this.shows === PROBABILITY ? condition.id : `if ${condition.id}`,
      short: condition.id,
      colour: index,
      query: this.shows === PROBABILITY ? { condition: condition.id } : figure ? { series: 'expected', condition: condition.id } : { condition: condition.id, outcome },
      end: this.endOf(condition.id),
    }));
    if (this.shows === PROBABILITY) return lines;
    return [...lines, { key: 'token', name: 'whatever happens (token)', short: 'token', colour: 'token', query: figure ? { series: 'token' } : { outcome } }];
  }

  /** Where a branch ended, other than with its market. */
  endOf(condition) {
    const settled = this.market.settledCondition;
    if (!settled) return undefined;
    const act = this.acts.findLast((each) => each.what === 'settle-condition' || each.what === 'decide');
    const at = act ? Date.parse(act.at) : this.settledAt;
    if (!at) return undefined;
    if (this.shows === PROBABILITY) return { at, text: settled === condition ? 'came about' : 'did not come about' };
    return settled === condition ? undefined : { at, text: 'called off' };
  }

  async averages(resolutionMs) {
    const rows = await this.history.statistics(resolutionMs);
    return this.market.conditions.map((condition, index) => ({
      key: `average ${condition.id}`, name: `average of ${condition.id}`, short: `ø ${condition.id}`, colour: index, dash: true, group: 'average', groupName: 'Averages that decide', of: condition.id, label: false,
      end: this.market.decision.decided ? { at: Date.parse(this.market.decision.window.to), text: 'final' } : undefined,
      points: rows.map((row) => [Date.parse(row.at), row.conditions.find(({ id }) => id === condition.id)?.average]).filter(([, value]) => Number.isFinite(value)),
    })).filter(({ points }) => points.length > 0);
  }

  /** Reads what happened: acts of office, and what befell the commitment. */
  learn() {
    this.learned = Promise.all([
      this.history.acts().then((acts) => { this.acts = acts; }, () => {}),
      this.market.commitment ? read(`/api/v1/commitments/${encodeURIComponent(this.market.commitment)}`).then((commitment) => { this.commitment = commitment; }, () => {}) : null,
    ]).then(() => this.app.refresh());
    return this.learned;
  }

  /** Hears what the stream told of this market. */
  hear(frame) {
    if (!this.chart) return;
    if (frame.type === 'trade' && frame.market === this.id) this.lastTradeAt = Date.parse(frame.at);
    if (frame.type === 'market' && frame.market.id === this.id) this.take(frame.market);
    if (frame.type === 'condition' && frame.market === this.id) this.settledAt = this.app.now();
    if (frame.type === 'commitment' && frame.commitment.id === this.market.commitment) this.learn();
    if (frame.type === 'decision' && frame.market === this.id) this.averagesAre(frame.decision);
    if (frame.type === 'resumed' || (frame.type === 'snapshot' && frame.previous === null && this.isAgain)) this.chart.reload();
    this.isAgain = true;
  }

  take(market) {
    const before = this.market;
    this.market = market;
    const at = this.lastTradeAt ?? this.app.now();
    this.lastTradeAt = null;
    for (const condition of market.conditions) this.chart.add(condition.id, at, this.valueOf(market, condition));
    if (this.shows === 'metric') this.chart.add('token', at, this.isCategorical() ? probabilityOf(market, this.outcome) : market.expected);
    if (before.phase !== market.phase || before.settledCondition !== market.settledCondition || before.liquidity !== market.liquidity) {
      this.learn().then(() => this.chart.reload());
    }
  }

  /** The averages go on with the time. */
  averagesAre(decision) {
    if (this.stage !== decision.stage) {
      if (this.stage) this.chart.reload();
      this.stage = decision.stage;
    }
    if (this.shows !== 'metric') return;
    for (const { id, average } of decision.conditions) {
      if (Number.isFinite(average)) this.chart.add(`average ${id}`, Date.parse(decision.at), average);
    }
  }

  valueOf(market, condition) {
    if (this.shows === PROBABILITY) return condition.probability;
    return this.isCategorical() ? probabilityOf(condition, this.outcome) : condition.expected;
  }
}

function probabilityOf(branch, outcome) {
  return branch.outcomes.find(({ id }) => id === outcome)?.probability ?? null;
}

/** What a line was before it ended; the extremes of its last candle may be those of the end itself. */
function upTo(points, end) {
  const found = points.filter(([at]) => at <= end);
  const last = found.pop();
  return last ? [...found, last.slice(0, 2)] : [];
}
