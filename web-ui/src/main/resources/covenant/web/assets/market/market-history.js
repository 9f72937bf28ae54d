// A market's past as the API tells it: candles made into steps, the averages of a decision, acts of office.

import { read, Refused } from '../live/calls.js';

const PAGE = 1_000;
const PAGES = 3;
const TRIES = 4;

/** Reads the past of one market. */
export class History {
  constructor(id) {
    this.address = `/api/v1/markets/${encodeURIComponent(id)}`;
    this.id = id;
  }

  forget() {
    this.rows = null;
  }

  /** Steps of a series: [[atMs, value, low, high], ..]. query: what candles are asked by; openedMs: values begin there. */
  async points(query, from, to, resolutionMs, openedMs, now) {
    const parameters = new URLSearchParams({ ...query, resolution: `${resolutionMs / 1_000}s`, from: new Date(from).toISOString(), to: new Date(Math.max(to, from + 1)).toISOString(), limit: PAGE });
    const candles = await this.pages(`${this.address}/candles`, parameters, 'candles');
    return steps(candles, resolutionMs, openedMs, now);
  }

  /** How the averages of the decision went. */
  async statistics(resolutionMs) {
    return this.pages(`${this.address}/statistics`, new URLSearchParams({ resolution: `${Math.max(60, resolutionMs / 1_000)}s`, limit: PAGE }), 'statistics');
  }

  /** Acts of office about the market, the oldest first. */
  async acts() {
    return this.pages('/api/v1/audit', new URLSearchParams({ subject: `market:${this.id}`, limit: 200 }), 'acts');
  }

  async pages(path, parameters, member) {
    const found = [];
    for (let page = 0; page < PAGES; page++) {
      const answer = await patiently(() => read(`${path}?${parameters}`));
      found.push(...answer[member]);
      if (!answer.next) break;
      parameters.set('cursor', answer.next);
    }
    return found;
  }
}

/** A venue that is asked too much says so; the same is asked again a little later. */
async function patiently(ask) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (e) {
      if (!(e instanceof Refused) || ![429, 503].includes(e.status) || attempt === TRIES) throw e;
      await new Promise((done) => setTimeout(done, attempt * 1_000));
    }
  }
}

/** Candles as steps: each begins at its opening value; what moved within it is its extremes, and its close where the next one begins. */
export function steps(candles, resolutionMs, openedMs, now) {
  const points = candles.map((candle) => [Math.max(openedMs, Date.parse(candle.from)), candle.open, candle.low, candle.high]);
  const last = candles.at(-1);
  if (last) points.push([Math.max(points.at(-1)[0], Math.min(now, Date.parse(last.from) + resolutionMs)), last.close]);
  return points;
}
