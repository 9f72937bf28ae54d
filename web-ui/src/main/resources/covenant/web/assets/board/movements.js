// How markets moved in the period, asked for again at most every half minute while the page is seen.

import { read } from '../live/calls.js';

const POINTS = 32;
const PAGE = 200;
const PAGES = 6;
const AGAIN_MS = 30_000;

/** The movements of one period: by market, and in order of size. */
export class Movements {
  constructor(refresh) {
    this.refresh = refresh;
    this.period = null;
    this.all = [];
    this.byMarket = new Map();
    this.problem = null;
    this.state = 'waiting';
    this.turn = 0;
    this.askedMs = 0;
    setInterval(() => this.askIfOld(), 1_000);
    document.addEventListener('visibilitychange', () => this.askIfOld());
  }

  /** From now on this period; what is there of another one stays until the answer comes. */
  choose(period) {
    if (period === this.period) return;
    this.period = period;
    this.ask();
  }

  askIfOld() {
    const pages = Math.max(1, Math.ceil(this.all.length / PAGE));
    if (this.period !== null && !document.hidden && this.state !== 'asking' && Date.now() - this.askedMs >= AGAIN_MS * pages) this.ask();
  }

  async ask() {
    const turn = ++this.turn;
    const { period } = this;
    this.state = 'asking';
    this.askedMs = Date.now();
    try {
      const found = [];
      let next = null;
      for (let page = 0; page < PAGES && (page === 0 || next !== null); page++) {
        const query = new URLSearchParams({ period, points: POINTS, limit: PAGE, ...(next === null ? {} : { cursor: next }) });
        const answer = await read('/api/v1/movements?' + query);
        if (turn !== this.turn) return;
        found.push(...answer.movements);
        next = answer.next ?? null;
      }
      this.all = found;
      this.byMarket = new Map(found.map((each) => [each.market, withTrend(each)]));
      this.toldPeriod = period;
      this.problem = null;
    } catch (e) {
      if (turn !== this.turn) return;
      this.problem = e.message;
    }
    this.state = 'there';
    this.refresh();
  }

  /** How this row's market moved, or null. */
  of(row) {
    return row.market ? this.byMarket.get(row.id) ?? null : null;
  }
}

/** With the points of its lines put together once. */
function withTrend(movement) {
  const at = movement.trend.at.map((each) => Date.parse(each));
  const { before, change } = movement;
  // Of a market that opened in the period the line begins with the prices of its opening, shortly before the first that is told.
  const points = (values, first) => {
    const start = Math.max(0, values.findIndex((value) => value !== null) - 1);
    return values.map((value, n) => [at[n], n === start ? value ?? first : value]);
  };
  const outcomes = new Map(before.outcomes.map((each) => [each.id, each.probability]));
  movement.token = points(movement.trend.token, change.outcome ? outcomes.get(change.outcome) : before.expected);
  movement.chances = new Map(movement.trend.conditions.map((each, n) => [each.id, points(each.probabilities, before.conditions[n].probability)]));
  return movement;
}
