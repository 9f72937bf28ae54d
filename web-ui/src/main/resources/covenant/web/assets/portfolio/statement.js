// The statement: every movement of one's cash, the newest first, each trade told on demand; and downloads.

import { html, nothing, repeat } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { count } from '../format/number.js';
import { exactMoment } from '../format/time.js';
import { Refused, read } from '../live/calls.js';
import { saveHistory } from '../live/download.js';
import { priceWords } from '../market/prices.js';
import { claimWords } from '../words/claim.js';

const CAUSES = {
  deposit: 'Deposit', withdrawal: 'Withdrawal', trade: 'Trade', subsidy: 'Subsidy paid', called_off: 'Called off: paid back', payout: 'Settled: paid out',
  voided: 'Voided: paid back', pool_returned: 'Rest of the subsidy back', order_reserved: 'Set aside for an order', order_released: 'No longer set aside',
  bond_posted: 'Bond posted', bond_returned: 'Bond returned', bond_slashed: 'From a slashed bond', correction: 'Correction',
};

/** The statement of whoever is signed in. */
export class StatementView {
  constructor(app) {
    this.app = app;
    this.forget();
  }

  /** Holds nothing any longer. */
  forget() {
    this.entries = [];
    this.next = null;
    this.problem = null;
    this.note = null;
    this.loaded = false;
    this.trades = new Map(); // by entry: what was traded, or why that is not known
    this.turn = (this.turn ?? 0) + 1;
  }

  /** Reads the newest page in a moment. hear(entries): is told of new ones, the oldest first, or null where some between are not known. */
  soon(hear) {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.load(hear);
    }, 400);
  }

  /** Reads the newest page. */
  async load(hear = () => {}) {
    await this.take('/api/v1/me/statement?order=desc&limit=25', (page) => {
      const known = new Set(this.entries.map(key));
      const fresh = page.entries.filter((each) => !known.has(key(each)));
      // Where the new page does not reach what was there, the rows between are not known: begin again from the newest.
      const joined = this.entries.length > 0 && fresh.length < page.entries.length;
      this.entries = joined ? [...fresh, ...this.entries] : page.entries;
      if (!joined) this.next = page.next;
      hear(joined ? fresh.toReversed() : null);
    });
  }

  async older() {
    await this.take('/api/v1/me/statement?order=desc&limit=100&cursor=' + encodeURIComponent(this.next), (page) => {
      this.entries = [...this.entries, ...page.entries];
      this.next = page.next;
    });
  }

  async take(path, put) {
    const { turn } = this;
    try {
      const page = await read(path);
      if (turn !== this.turn) return;
      put(page);
      this.loaded = true;
      this.problem = null;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      if (turn === this.turn) this.problem = e.message;
    }
    this.app.refresh();
  }

  /** Shows or hides what was traded. */
  async tell(entry) {
    const { market, sequence } = entry;
    const name = key(entry);
    if (this.trades.delete(name)) return this.app.refresh();
    this.trades.set(name, 'Reading…');
    this.app.refresh();
    try {
      const answer = await read(`/api/v1/markets/${encodeURIComponent(market)}/trades?order=asc&limit=200&cursor=${sequence - 1}`);
      const own = answer.trades.filter((each) => each.sequence === sequence && each.account === this.app.who.id);
      const exact = own.filter((each) => micros(each.cost) === -micros(entry.amount)); // where one command traded more than once
      this.trades.set(name, exact.length > 0 ? exact.slice(0, 1) : own.length > 0 ? own : 'No trade of yours is recorded there.');
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      this.trades.set(name, e.message);
    }
    this.app.refresh();
  }

  async save(path, name) {
    try {
      let all = 0;
      await saveHistory(path, name, (rows) => {
        all = rows;
        this.note = `${count(rows)} rows read…`;
        this.app.refresh();
      });
      this.note = `${name} is saved, with ${count(all)} rows.`;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      this.note = e.message;
    }
    this.app.refresh();
  }

  view() {
    return html`<section class="panel" aria-labelledby="statement-title">
      <div class="row between section-head"><h2 id="statement-title">Statement</h2>
        <div class="row"><button type="button" class="quiet" @click=${() => this.save('/api/v1/me/statement', 'statement.csv')}>Statement as CSV</button>
        <button type="button" class="quiet" @click=${() => this.save('/api/v1/me/profit', 'profit.csv')}>Profits as CSV</button></div></div>
      ${this.note ? html`<p class="soft" role="status">${this.note}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.entries.length === 0 ? html`<p class="soft">${this.loaded ? 'No movement of cash yet.' : 'Reading…'}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-label="Movements of cash"><table class="grid statement cards" role="table">
        <thead role="rowgroup"><tr role="row">${['When', 'What', 'Market', 'Amount', 'Cash after'].map((each, i) => html`<th role="columnheader" scope="col" class=${i > 2 ? 'figure-head' : nothing}>${each}</th>`)}</tr></thead>
        <tbody role="rowgroup">${repeat(this.entries, key, (each) => this.row(each))}</tbody></table></div>
        ${this.next ? html`<p><button type="button" class="quiet" @click=${() => this.older()}>Older</button></p>` : nothing}`}
    </section>`;
  }

  row(entry) {
    const market = this.app.store.markets.get(entry.market);
    const told = entry.cause === 'trade' ? this.trades.get(key(entry)) : undefined;
    const gained = micros(entry.amount) > 0n;
    return html`<tr role="row">
      <td role="cell"><time datetime=${entry.at}>${exactMoment(entry.at)}</time></td>
      <td role="cell">${entry.cause === 'trade' ? html`<button type="button" class="plain" aria-expanded=${told ? 'true' : 'false'} aria-label=${`Trade: what was traded at ${exactMoment(entry.at)}`} @click=${() => this.tell(entry)}>Trade</button>` : CAUSES[entry.cause] ?? entry.cause}
        ${told ? html`<div class="told" role="status">${typeof told === 'string' ? told : told.map((each) => html`<p>${tradeWords(market, each)}</p>`)}</div>` : nothing}</td>
      <td role="cell">${entry.market ? html`<a href=${'/markets/' + encodeURIComponent(entry.market) + (entry.cause === 'trade' ? '#trades-title' : '')}><bdi>${market?.title ?? entry.market}</bdi></a>` : nothing}</td>
      <td role="cell" data-label="Amount" class="figure ${gained ? 'up' : ''}">${gained ? '+' : ''}${exactly(entry.amount)}</td>
      <td role="cell" data-label="Cash after" class="figure">${exactly(entry.cashAfter)}</td></tr>`;
  }
}

function tradeWords(market, trade) {
  const sells = trade.shares.startsWith('-');
  const claim = market ? claimWords(market, trade.condition, trade.outcome) : [trade.outcome, trade.condition].filter(Boolean).join(', if ');
  const price = (value) => (market ? priceWords(market, trade, value) : nothing);
  return html`${trade.order === null ? '' : `Order ${trade.order}: `}${sells ? 'Sold' : 'Bought'} <b class="number">${exactly(trade.shares.replace('-', ''))}</b> of <bdi>${claim}</bdi>
    for ${exactly(trade.cost.replace('-', ''))}${micros(trade.fee) > 0n ? `, of that ${exactly(trade.fee)} fee` : ''}; the price went from ${price(trade.priceBefore)} to ${price(trade.priceAfter)}.`;
}

function key(entry) {
  return [entry.sequence, entry.market, entry.cause, entry.amount, entry.cashAfter].join(' ');
}
