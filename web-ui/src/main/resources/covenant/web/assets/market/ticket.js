// The ticket: what somebody is about to trade, the venue's preview of it, and sending exactly what was previewed.

import { amount as plain, exactly, micros, typed } from '../format/credits.js';
import { Refused, tryOut, write } from '../live/calls.js';
import { ofBrowser } from '../live/kept.js';
import { claimPrice, claimWords } from '../words/claim.js';
import { isTrading } from '../words/phase.js';
import { liveConditions, outcomesOf } from './payoff.js';
import { priceField, priceWords, typedPrice } from './prices.js';

const CALM_MS = 150;
const AGAIN_MS = 3_000; // after no answer
const NO_ANSWER = new Set([0, 429, 502, 503, 504]);
const HOUR_MS = 3_600_000;
const TOLERANCE = 'covenant-tolerance';

/** How much may be said in, and the field of it. */
export const MODES = [
  ['shares', 'Shares'],
  ['spend', 'Spend'],
  ['target', 'Move to'],
  ['limit', 'Limit order'],
];

/** How long a limit order may rest, in hours; 0 for as long as the market. */
export const RESTS = [
  [0, 'until it is cancelled, or the market ends'],
  [1, 'for an hour'],
  [24, 'for a day'],
  [168, 'for a week'],
  [720, 'for 30 days'],
];

/** The state of one market's ticket. */
export class Ticket {
  constructor(app, id) {
    this.app = app;
    this.id = id;
    this.kind = null; // "given", "any" or "condition"
    this.condition = null;
    this.outcome = null;
    this.side = 'buy';
    this.mode = 'spend';
    this.begin(new URLSearchParams(location.search));
    this.fields = { shares: '', spend: '10', target: '', limit: '' };
    this.rests = 0;
    this.tolerance = ofBrowser.get(TOLERANCE) ?? '1';
    this.preview = null; // { entry, path, body, answer }
    this.problem = null; // { field, text, isOfPreview }
    this.told = null; // what came of the last trade
    this.busy = false;
    this.entry = null; // what is asked of the venue now
    this.basis = null; // and on which prices and cash
    this.timer = null;
    this.turn = 0;
    this.answered = 0;
  }

  /** An address may name the claim and the side: /markets/chips?condition=broken&outcome=yes&side=sell. */
  begin(asked) {
    this.condition = asked.get('condition');
    this.outcome = asked.get('outcome');
    if (asked.get('side') === 'sell') this.side = 'sell';
    if (this.condition || this.outcome) this.kind = this.condition === null ? 'any' : this.outcome === null ? 'condition' : 'given';
  }

  /** What can be bet on now: [kind, condition]. */
  choices(market) {
    const live = liveConditions(market);
    const open = market.conditionTrading && live.length > 1;
    return [...live.map((each) => ['given', each.id]), ...(open ? [['any', null], ['condition', null]] : [])];
  }

  /** Follows the market: keeps the claim one that there is, and asks for a new preview when the entry, the price or the cash changed. */
  follow(market) {
    const live = liveConditions(market).map((each) => each.id);
    if (!live.includes(this.condition)) this.condition = live.find((each) => each === market.binding?.broken || each === 'broken') ?? live.at(-1);
    if (!this.choices(market).some(([kind]) => kind === this.kind)) this.kind = 'given';
    if (!outcomesOf(market).includes(this.outcome)) [this.outcome] = outcomesOf(market);
    const asked = this.asked(market);
    const canAsk = asked.path && this.app.who.id && isTrading(market) && (asked.path === 'quotes' || this.app.is('participant'));
    const entry = canAsk ? JSON.stringify([asked.path, asked.body, this.app.who.id]) : null;
    const basis = `${market.changedSequence} ${this.app.store.positions.get(this.id)?.void} ${this.app.store.account?.cash}`;
    if (entry !== this.entry) {
      clearTimeout(this.timer);
      this.timer = null;
      if (entry === null || entry !== this.preview?.entry) this.preview = null;
    } else if (basis === this.basis) return;
    this.entry = entry;
    this.basis = basis;
    // What is typed waits for the next key; a price that moves does not put off what is on its way.
    if (entry !== null) this.timer ??= setTimeout(() => this.look(), CALM_MS);
  }

  /** What is asked of the venue: { path, body } to preview it, or { field, text } where the entry is none yet. */
  asked(market) {
    const claim = this.claim();
    const named = { ...(claim.condition ? { condition: claim.condition } : {}), ...(claim.outcome ? { outcome: claim.outcome } : {}) };
    const sign = this.side === 'sell' ? '-' : '';
    const text = this.fields[this.field()];
    if (this.mode === 'target') {
      const price = typedPrice(market, claim, text);
      if (price === null) return { field: 'amount', text: text.trim() ? 'That is not a price this claim can have.' : null };
      const now = claimPrice(market, claim.condition, claim.outcome);
      if (now !== null && text === priceField(market, claim, now)) return { field: 'amount', text: null }; // it is there already
      return { path: 'quotes', body: { ...named, targetPrice: price } };
    }
    const size = typed(text);
    if (size === null || micros(size) <= 0n) return { field: 'amount', text: text.trim() ? 'Write an amount above 0, with at most six decimals.' : null };
    if (this.mode !== 'limit') return { path: 'quotes', body: { ...named, [this.mode]: sign + size } };
    const limit = typedPrice(market, claim, this.fields.limit);
    if (limit === null) return { field: 'limit', text: this.fields.limit.trim() ? 'That is not a price this claim can have.' : null };
    return { path: 'orders', body: { ...named, shares: sign + size, limitPrice: limit } };
  }

  /** Which field says how much. */
  field() {
    return this.mode === 'limit' ? 'shares' : this.mode;
  }

  /** What is bet on: { condition, outcome }, either of which may be null. */
  claim() {
    return { condition: this.kind === 'any' ? null : this.condition, outcome: this.kind === 'condition' ? null : this.outcome };
  }

  async look() {
    this.timer = null;
    const { entry } = this;
    if (entry === null) return;
    const [path, body] = JSON.parse(entry);
    const turn = ++this.turn;
    const call = `/api/v1/markets/${this.id}/${path}`;
    let answer = null;
    let refused = null;
    try {
      answer = path === 'orders' ? await tryOut(call, body) : await write('POST', call, body);
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      refused = e;
    }
    if (entry !== this.entry || turn < this.answered) return;
    this.answered = turn;
    this.preview = answer && { entry, path, body, answer };
    if (refused) this.problem = { field: fieldOf(refused.code), text: refused.message, isOfPreview: true };
    else if (this.problem?.isOfPreview) this.problem = null;
    if (refused && NO_ANSWER.has(refused.status)) this.timer ??= setTimeout(() => this.look(), AGAIN_MS);
    this.app.refresh();
  }

  /** Whether what is shown is the venue's answer to what is entered. Where the price moved since, its limits hold. */
  isFresh() {
    return this.preview !== null && this.preview.entry === this.entry;
  }

  /** The limits that go with what was previewed, so that a price that moves meanwhile costs no more than this. */
  limits() {
    const { body, answer } = this.preview;
    const cost = micros(answer.cost);
    const share = BigInt(Math.round(this.tolerancePercent() * 10_000)); // millionths
    if (body.spend !== undefined) {
      const factor = 1 + (micros(body.spend) > 0n ? 1 : -1) * this.tolerancePercent() / 100;
      const worst = Math.round(Math.min(0.999999999, Math.max(1e-9, answer.priceAfter * factor)) * 1e9) / 1e9;
      return { worstPrice: worst };
    }
    const most = cost + (abs(cost) * share + 999_999n) / 1_000_000n;
    return cost >= 0n ? { maxCost: plain(most) } : { minProceeds: plain(most > 0n ? 0n : -most) };
  }

  /** The tolerance as a number of percent. */
  tolerancePercent() {
    const given = Number(typed(this.tolerance) ?? 'NaN');
    return given >= 0 && given <= 100 ? given : 1;
  }

  /** Changes an entry. */
  set(change) {
    Object.assign(this, change);
    if (change.tolerance !== undefined && typed(change.tolerance) !== null) ofBrowser.set(TOLERANCE, change.tolerance);
    this.problem = null;
    this.told = null;
    this.app.refresh();
  }

  /** Changes the text of a field. */
  write(field, text) {
    this.set({ fields: { ...this.fields, [field]: text } });
  }

  /** Changes the mode, and begins a price where the market is. */
  choose(mode, market) {
    const fields = { ...this.fields };
    const claim = this.claim();
    const price = claimPrice(market, claim.condition, claim.outcome);
    if ((mode === 'target' || mode === 'limit') && !fields[mode] && price !== null) fields[mode] = priceField(market, claim, price);
    this.set({ mode, fields });
  }

  /** Fills the ticket, such as with the sale of what one holds; and brings it into view. */
  fill({ condition, outcome, side, shares }) {
    const kind = condition === null ? 'any' : outcome === null ? 'condition' : 'given';
    this.set({ kind, condition: condition ?? this.condition, outcome: outcome ?? this.outcome, side, mode: 'shares', fields: { ...this.fields, shares: plain(shares) } });
    document.getElementById('ticket')?.scrollIntoView({ block: 'nearest' });
    document.getElementById('ticket-amount')?.focus();
  }

  /** Sends what was previewed, with its limits; nothing else. */
  async send(market) {
    if (this.busy) return;
    if (!this.isFresh()) {
      this.problem ??= { field: 'send', text: 'The preview is not there yet. Look at it first, then send.' };
      this.app.refresh();
      return;
    }
    const { path, body } = this.preview;
    const isOrder = path === 'orders';
    const limits = isOrder ? this.rests === 0 ? {} : { expiresAt: new Date(this.app.now() + this.rests * HOUR_MS).toISOString() } : this.limits();
    this.busy = true;
    this.app.refresh();
    let refused = null;
    const call = `/api/v1/markets/${this.id}/${isOrder ? 'orders' : 'trades'}`;
    const answer = await this.app.toasts.act(call, { ...body, ...limits }, this.what(market), (done) => isOrder ? placedWords(market, done) : tradedWords(market, done), { onRefused: (e) => { refused = e; } });
    this.busy = false;
    if (answer) {
      this.told = isOrder ? placedWords(market, answer) : tradedWords(market, answer);
      this.fields = { ...this.fields, shares: '', spend: '', target: '' };
      this.problem = null;
    } else if (refused) {
      const moved = refused.code === 'limit-not-met';
      this.problem = { field: fieldOf(refused.code), text: moved ? `Nothing was done: the price moved before this arrived, beyond your limit (${refused.message}). Look at the new preview, and send it if it suits you.` : refused.message };
      if (moved) {
        this.preview = null;
        this.basis = null;
      }
    }
    this.app.refresh();
  }

  /** What is about to be done, in words. */
  what(market) {
    const { body } = this.preview;
    const claim = this.claim();
    const words = claimWords(market, claim.condition, claim.outcome);
    const verb = this.side === 'sell' ? 'Sell' : 'Buy';
    if (body.targetPrice !== undefined) return `Move ${words} to ${priceWords(market, claim, body.targetPrice)}`;
    const size = (body.shares ?? body.spend).replace(/^-/, '');
    if (body.limitPrice !== undefined) return `${verb} ${size} of ${words} at ${priceWords(market, claim, body.limitPrice)} or better`;
    return body.shares !== undefined ? `${verb} ${size} of ${words}` : `${verb} ${words} for ${size} credits`;
  }
}

/** What a trade did, in a sentence. */
export function tradedWords(market, { condition, outcome, shares, cost, cashAfter }) {
  const words = claimWords(market, condition, outcome);
  const size = exactly(abs(micros(shares)));
  const sum = exactly(abs(micros(cost)));
  const done = micros(shares) > 0n ? `Bought ${size} shares of ${words}, for ${sum} credits` : `Sold ${size} shares of ${words}, for ${sum} credits`;
  return cashAfter === undefined ? done + '.' : `${done}. Free cash: ${exactly(cashAfter)}.`;
}

function placedWords(market, { order, condition, outcome, shares, filled, cost, resting, limitPrice }) {
  const claim = { condition, outcome };
  const words = claimWords(market, condition, outcome);
  const now = micros(filled) === 0n ? 'nothing at once' : `${exactly(abs(micros(filled)))} shares at once, for ${exactly(abs(micros(cost)))} credits`;
  const rest = micros(resting) === 0n ? 'nothing is left to wait for' : `${exactly(abs(micros(resting)))} wait at ${priceWords(market, claim, limitPrice)} or better`;
  return `Order ${order} to ${micros(shares) > 0n ? 'buy' : 'sell'} ${words}: ${now}; ${rest}.`;
}

function abs(size) {
  return size < 0n ? -size : size;
}

/** Which field a refusal concerns. */
function fieldOf(code) {
  if (['unknown-condition', 'unknown-outcome', 'claim-invalid', 'condition-settled', 'condition-trading-off'].includes(code)) return 'claim';
  if (['amount-invalid', 'trade-too-small', 'trade-too-large', 'price-out-of-range', 'insufficient-funds', 'position-too-large', 'position-limit-exceeded'].includes(code)) return 'amount';
  if (code === 'price-invalid' || code === 'order-invalid') return 'limit';
  if (code === 'limit-not-met' || code === 'limit-of-wrong-side') return 'tolerance';
  return 'send';
}
