// What a page knows: a fold of the frames of the stream.

const TRADES = 200;
const HAPPENED = 100;

/** Lists of a snapshot, the frame that changes one of them, and how each is called. */
const KINDS = [
  { list: 'actors', frame: 'actor', id: (each) => each.id },
  { list: 'pledges', frame: 'pledge', id: (each) => each.id },
  { list: 'commitments', frame: 'commitment', id: (each) => each.id },
  { list: 'markets', frame: 'market', id: (each) => each.id },
  { list: 'books', frame: 'book', id: (each) => each.market },
  { list: 'playbooks', frame: 'playbook', id: (each) => each.id },
  { list: 'positions', frame: 'position', id: (each) => each.market },
  { list: 'orders', frame: 'own-order', member: 'order', id: (each) => each.order },
];

const OWN = new Set(['positions', 'orders']);
const HAPPENINGS = new Set(['condition', 'playbook-moved', 'playbook-fired', 'order']);

/**
 * The venue and what it tells of, each by id: actors, pledges, commitments, markets, books, playbooks, and of one's own positions, orders and account.
 * trades: by market, the newest first, those since the page opened. happened: conditions, playbooks and ended orders, the newest first.
 */
export class Store {
  constructor() {
    this.venue = null;
    this.account = null;
    this.sequence = 0;
    this.whole = false;
    this.trades = new Map();
    this.skipped = new Map();
    this.happened = [];
    this.told = new Map();
    for (const { list } of KINDS) {
      this[list] = new Map();
      this.told.set(list, new Set());
    }
  }

  /** Applies a frame. */
  apply(frame) {
    this.sequence = Math.max(this.sequence, frame.sequence);
    if (frame.type === 'snapshot') return this.addSnapshot(frame);
    // After a break that only the ledger could fill, a book of which no piece tells has emptied.
    if (frame.type === 'resumed' && frame.source === 'ledger') this.told.get('books').clear();
    if (frame.type === 'account') this.account = frame.account;
    if (frame.type === 'trade') this.addTrade(frame);
    if (frame.type === 'conflated') this.addSkipped(frame);
    if (frame.type === 'decision') this.addDecision(frame);
    if (HAPPENINGS.has(frame.type)) {
      this.happened.unshift(frame);
      this.happened.length = Math.min(this.happened.length, HAPPENED);
    }
    const kind = KINDS.find((each) => each.frame === frame.type);
    if (kind) this.put(kind, frame[kind.member ?? frame.type]);
  }

  put(kind, value) {
    const known = this[kind.list];
    const id = kind.id(value);
    // The decision's frames have the cost to flip, those of the market have not: keep what was heard last.
    if (kind.list === 'markets' && value.decision && known.get(id)?.decision?.costToFlip && !value.decision.decided) {
      value.decision.costToFlip ??= known.get(id).decision.costToFlip;
    }
    known.set(id, value);
    this.told.get(kind.list).add(id);
  }

  addSnapshot(frame) {
    const anew = frame.previous === null;
    if (anew) {
      this.sequence = frame.sequence;
      this.account = null;
      // Between what was told before and now some may be missing.
      this.trades.clear();
      this.skipped.clear();
      for (const told of this.told.values()) told.clear();
    }
    this.venue = frame.venue;
    if (frame.accounts?.length > 0) this.account = frame.accounts[0];
    for (const kind of KINDS) {
      const told = frame[kind.list];
      if (OWN.has(kind.list) && told) this.told.get(kind.list).clear(); // of one's own the last piece has all there is
      for (const value of told ?? []) this.put(kind, value);
    }
    if (!frame.more) {
      this.dropUntold();
      this.whole = true;
    }
  }

  /** What was known before and the snapshot does not tell of is gone. */
  dropUntold() {
    for (const { list } of KINDS) {
      const told = this.told.get(list);
      for (const id of this[list].keys()) {
        if (!told.has(id)) this[list].delete(id);
      }
    }
  }

  addTrade(trade) {
    const known = this.trades.get(trade.market) ?? [];
    known.unshift(trade);
    known.length = Math.min(known.length, TRADES);
    this.trades.set(trade.market, known);
  }

  /** Without a market it may be any of them; without a number at least one. */
  addSkipped({ market, skipped }) {
    for (const id of market ? [market] : this.markets.keys()) this.skipped.set(id, (this.skipped.get(id) ?? 0) + (skipped ?? 1));
  }

  addDecision(frame) {
    const market = this.markets.get(frame.market);
    if (market) this.markets.set(frame.market, { ...market, decision: frame.decision });
  }

  /** Forgets everything: another venue, or other rights. */
  clear() {
    Object.assign(this, new Store());
  }
}

/** The likeliest outcome. */
export function leading(outcomes) {
  return outcomes.reduce((best, outcome) => (outcome.probability > best.probability ? outcome : best), outcomes[0]);
}
