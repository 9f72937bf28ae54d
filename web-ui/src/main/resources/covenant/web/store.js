// What the page knows: a fold of the frames.

const POINTS = 160;
const POINT_MS = 1_000;
const TRADES = 10;

/** The venue, its markets by id, and for each what happened since the page opened. */
export class Store {
  constructor() {
    this.venue = null;
    this.sequence = 0;
    this.markets = new Map();
    this.stories = new Map();
    this.told = new Set(); // the markets of the snapshot that is coming in
  }

  /** Applies a frame; returns the ids of the markets that look different now, or "all". */
  apply(frame) {
    this.sequence = Math.max(this.sequence, frame.sequence);
    switch (frame.type) {
      case 'snapshot':
        return this.addSnapshot(frame);
      case 'market':
        this.put(frame.market);
        return [frame.market.id];
      case 'trade':
        this.story(frame.market).addTrade(frame);
        return [frame.market];
      case 'conflated':
        if (frame.market) this.story(frame.market).skipped += frame.skipped;
        return frame.market ? [frame.market] : [];
      default:
        return [];
    }
  }

  addSnapshot(frame) {
    if (frame.previous === null) {
      this.sequence = frame.sequence;
      this.told.clear();
    }
    this.venue = frame.venue;
    for (const market of frame.markets) {
      this.told.add(market.id);
      this.put(market);
    }
    if (!frame.more) this.dropUntold();
    return 'all';
  }

  /** What was known before and the snapshot does not tell of is gone. */
  dropUntold() {
    for (const known of [this.markets, this.stories]) {
      for (const id of known.keys()) {
        if (!this.told.has(id)) known.delete(id);
      }
    }
  }

  put(market) {
    this.markets.set(market.id, market);
    this.story(market.id).addPoint(market);
  }

  story(id) {
    let story = this.stories.get(id);
    if (!story) this.stories.set(id, story = new Story());
    return story;
  }
}

/** What happened in a market since the page opened. */
class Story {
  constructor() {
    this.points = [];
    this.trades = [];
    this.skipped = 0;
    this.outcome = null;
  }

  addPoint(market) {
    // A categorical metric has no expectation; follow the outcome that led when the page opened.
    this.outcome ??= leading(market.outcomes).id;
    const value = market.expected ?? market.outcomes.find((outcome) => outcome.id === this.outcome)?.probability ?? 0;
    const now = Date.now();
    const last = this.points.at(-1);
    if (this.points.length > 1 && now - last.at < POINT_MS) {
      last.value = value;
    } else {
      this.points.push({ at: now, value });
      if (this.points.length > POINTS) this.points.splice(1, 1); // the first stays: changes are counted from it
    }
  }

  addTrade(trade) {
    this.trades.unshift(trade);
    this.trades.length = Math.min(this.trades.length, TRADES);
  }

  /** How much the value changed since the page opened. */
  change() {
    return this.points.length === 0 ? 0 : this.points.at(-1).value - this.points[0].value;
  }
}

/** The likeliest outcome. */
export function leading(outcomes) {
  return outcomes.reduce((best, outcome) => (outcome.probability > best.probability ? outcome : best), outcomes[0]);
}

/** How far a metric can move: what changes are measured against. */
export function span(market) {
  return market.metric.type === 'scalar' ? Number(market.metric.high) - Number(market.metric.low) : 1;
}
