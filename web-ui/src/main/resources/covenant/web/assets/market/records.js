// What the page reads beside the stream: past trades, one's own profit here, and the commitment with its evidence.

import { Refused, read } from '../live/calls.js';

const PAGE = 25;
const SOON_MS = 400;

/** The records of one market, each null until it was read. */
export class Records {
  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.trades = null; // { rows, next, sequence }, the newest first
    this.tradesProblem = null;
    this.profit = null;
    this.commitment = null;
    this.reading = new Set();
    this.again = new Map(); // what was asked for while it was being read
    this.waiting = new Map();
  }

  /** Reads the newest trades again, after a break or when some were not told one by one. */
  loadTrades() {
    return this.once('trades', async () => {
      this.app.store.skipped.delete(this.id);
      const answer = await read(`/api/v1/markets/${this.id}/trades?order=desc&limit=${PAGE}`);
      this.trades = { rows: answer.trades, next: answer.next, sequence: answer.sequence };
    });
  }

  /** Reads the trades before those. */
  moreTrades() {
    return this.once('trades', async () => {
      const answer = await read(`/api/v1/markets/${this.id}/trades?order=desc&limit=${PAGE * 4}&cursor=${encodeURIComponent(this.trades.next)}`);
      this.trades = { ...this.trades, rows: [...this.trades.rows, ...answer.trades], next: answer.next };
    });
  }

  /** All that is known of the trades, the newest first: those read, and on top what the stream told since. */
  allTrades() {
    const told = this.app.store.trades.get(this.id) ?? [];
    if (!this.trades) return told;
    return [...told.filter((each) => each.sequence > this.trades.sequence), ...this.trades.rows];
  }

  /** Reads the profit in a moment, or so long from now; many changes are read once. */
  profitSoon(afterMs = SOON_MS) {
    if (!this.app.who.id) {
      this.profit = null;
      return;
    }
    this.soon('profit', afterMs, () => this.once('profit', async () => {
      const whose = this.app.who.id;
      let cursor = '';
      let found = null;
      do {
        const answer = await read('/api/v1/me/profit?limit=500' + cursor);
        found = answer.markets.find((each) => each.market === this.id) ?? null;
        cursor = answer.next ? '&cursor=' + encodeURIComponent(answer.next) : '';
      } while (!found && cursor);
      this.profit = this.app.who.id === whose ? found : null;
    }));
  }

  /** Reads the commitment in a moment. */
  commitmentSoon(id) {
    this.soon('commitment', SOON_MS, () => this.once('commitment', async () => { this.commitment = await read('/api/v1/commitments/' + encodeURIComponent(id)); }));
  }

  soon(what, afterMs, act) {
    const known = this.waiting.get(what);
    const due = Date.now() + afterMs;
    if (known && known.due <= due) return;
    clearTimeout(known?.timer);
    this.waiting.set(what, { due, timer: setTimeout(() => {
      this.waiting.delete(what);
      act();
    }, afterMs) });
  }

  async once(what, act) {
    if (this.reading.has(what)) {
      this.again.set(what, act);
      return;
    }
    this.reading.add(what);
    try {
      await act();
      if (what === 'trades') this.tradesProblem = null;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      if (what === 'trades') this.tradesProblem = e.message;
    } finally {
      this.reading.delete(what);
      this.app.refresh();
      const again = this.again.get(what);
      if (again) this.soon(what, SOON_MS, () => this.once(what, again));
      this.again.delete(what);
    }
  }
}
