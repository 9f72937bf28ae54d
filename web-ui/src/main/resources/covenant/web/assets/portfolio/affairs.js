// What the books say of one's own markets: read from the venue, again when something of one's own changed.

import { Refused, read } from '../live/calls.js';

const SOON_MS = 250;

/** Profit by market, with the markets themselves. profit is null until it was read. */
export class Affairs {
  constructor(app) {
    this.app = app;
    this.forget();
  }

  /** Holds nothing any longer: somebody else signed in. */
  forget() {
    this.profit = null;
    this.problem = null;
    this.markets = new Map();
    this.turn = (this.turn ?? 0) + 1;
  }

  /** Reads in a moment: many changes are read once. */
  soon() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.load();
    }, SOON_MS);
  }

  /** Reads all pages of the profit, and the markets in it. */
  async load() {
    const turn = this.turn;
    try {
      const markets = [];
      let answer;
      let cursor = '';
      do {
        answer = await read('/api/v1/me/profit?limit=500' + cursor);
        markets.push(...answer.markets);
        cursor = '&cursor=' + encodeURIComponent(answer.next);
      } while (answer.next);
      await Promise.all(markets.filter((each) => each.phase === 'open' || !this.markets.has(each.market)).slice(0, 60).map((each) => this.loadMarket(each.market)));
      if (turn !== this.turn || answer.sequence < this.profit?.sequence) return;
      this.profit = { markets, totals: answer.totals, sequence: answer.sequence };
      this.problem = null;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      if (turn === this.turn) this.problem = e.message;
    }
    this.app.refresh();
  }

  async loadMarket(id) {
    this.markets.set(id, await read('/api/v1/markets/' + encodeURIComponent(id)));
  }
}
