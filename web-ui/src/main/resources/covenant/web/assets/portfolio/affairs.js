// What the books say of one's own markets: read from the venue, again when something of one's own changed or a price moved.

import { Refused, read } from '../live/calls.js';

const SOON_MS = 250;
const CALM_MS = 3_000;

/** Profit by market, and its sums. profit is null until it was read. */
export class Affairs {
  constructor(app) {
    this.app = app;
    this.forget();
  }

  /** Holds nothing any longer: somebody else signed in. */
  forget() {
    this.profit = null;
    this.problem = null;
    this.turn = (this.turn ?? 0) + 1;
  }

  /** The markets, by id, as the stream tells them. */
  get markets() {
    return this.app.store.markets;
  }

  /** Whether one has, or had, something in a market. */
  concerns(market) {
    return this.profit?.markets.some((each) => each.market === market) ?? false;
  }

  /** Reads in a moment: many changes are read once. */
  soon(ms = SOON_MS) {
    const due = performance.now() + ms;
    if (this.timer && this.due <= due) return;
    clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.timer = null;
      this.load();
    }, ms);
  }

  /** Reads after a while: a price moved. */
  later() {
    this.soon(CALM_MS);
  }

  /** Reads all pages of the profit. */
  async load() {
    const { turn } = this;
    try {
      const markets = [];
      let answer;
      let cursor = '';
      do {
        answer = await read('/api/v1/me/profit?limit=500' + cursor);
        markets.push(...answer.markets);
        cursor = '&cursor=' + encodeURIComponent(answer.next);
      } while (answer.next);
      if (turn !== this.turn || answer.sequence < this.profit?.sequence) return;
      this.profit = { markets, totals: answer.totals, sequence: answer.sequence };
      this.problem = null;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      if (turn !== this.turn) return;
      this.problem = e.message;
    }
    this.app.refresh();
  }
}
