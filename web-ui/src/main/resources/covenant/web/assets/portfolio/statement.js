// The statement: every movement of one's cash, the newest first, and downloads.

import { html, nothing } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { exactMoment } from '../format/time.js';
import { Refused, read } from '../live/calls.js';
import { saveHistory } from '../live/download.js';

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
    this.turn = {}; // whose rows are asked for
  }

  /** Reads the newest page in a moment. */
  soon() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.load();
    }, 400);
  }

  /** Reads the newest page. */
  async load() {
    await this.take('/api/v1/me/statement?order=desc&limit=25', (page) => {
      const known = new Set(page.entries.map(key));
      const older = this.entries.filter((each) => !known.has(key(each)));
      // Where the new page does not reach what was there, the rows between are not known: begin again from the newest.
      const joined = this.entries.length > 0 && older.length < this.entries.length;
      this.entries = joined ? [...page.entries, ...older] : page.entries;
      if (!joined) this.next = page.next;
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
      this.problem = e.message;
    }
    this.app.refresh();
  }

  async save(path, name) {
    try {
      await saveHistory(path, name, (rows) => {
        this.note = `${rows} rows read…`;
        this.app.refresh();
      });
      this.note = `${name} is saved.`;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      this.note = e.message;
    }
    this.app.refresh();
  }

  view() {
    return html`<section class="panel" aria-labelledby="statement-title">
      <div class="row between"><h2 id="statement-title">Statement</h2>
        <p class="row"><button type="button" class="quiet" @click=${() => this.save('/api/v1/me/statement', 'statement.csv')}>Download the statement</button>
        <button type="button" class="quiet" @click=${() => this.save('/api/v1/me/profit', 'profit.csv')}>Download the profits</button></p></div>
      ${this.note ? html`<p class="soft" role="status">${this.note}</p>` : nothing}
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.entries.length === 0 ? html`<p class="soft">${this.loaded ? 'No movement of cash yet.' : 'Reading…'}</p>`
    : html`<div class="scroll" tabindex="0" role="group" aria-label="Movements of cash"><table class="grid statement">
        <thead><tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Market</th><th scope="col" class="figure">Amount</th><th scope="col" class="figure">Cash after</th></tr></thead>
        <tbody>${this.entries.map((each) => html`<tr>
          <td><time datetime=${each.at}>${exactMoment(each.at)}</time></td><td>${causeWords(each.cause)}</td>
          <td>${each.market ? html`<a href=${'/markets/' + encodeURIComponent(each.market)}><bdi>${each.market}</bdi></a>` : nothing}</td>
          <td class="figure ${micros(each.amount) > 0n ? 'up' : ''}">${micros(each.amount) > 0n ? '+' : ''}${exactly(each.amount)}</td>
          <td class="figure">${exactly(each.cashAfter)}</td></tr>`)}</tbody></table></div>
        ${this.next ? html`<button type="button" class="quiet" @click=${() => this.older()}>Older</button>` : nothing}`}
    </section>`;
  }
}

function key(entry) {
  return entry.sequence + ' ' + entry.cause + ' ' + entry.amount + ' ' + entry.cashAfter;
}

function causeWords(cause) {
  return CAUSES[cause] ?? cause;
}
