// What one holds, market by market, in words and in every state.

import { html, nothing, repeat } from '../lib/lit.js';
import { credits, exactly, gain, micros } from '../format/credits.js';
import { count } from '../format/number.js';
import { counted, profits } from '../market/payoff.js';
import { payoffPicture } from '../market/payoff-picture.js';
import { positionWords } from '../market/position.js';
import { phaseWords } from '../words/phase.js';

const FIRST = 12;
const FEW_MORE = 4;
const PICTURES = 4; // so many cards show their picture unasked
const ORDERS = {
  size: ['most paid in', (row) => micros(row.paidIn)],
  profit: ['highest open profit', (row) => (row.unrealised === null ? null : micros(row.unrealised))],
  loss: ['lowest open profit', (row) => (row.unrealised === null ? null : -micros(row.unrealised))],
  worst: ['most to lose', (row) => -micros(row.worst)],
  best: ['most to gain', (row) => micros(row.best)],
};

/** The markets in which something can still be gained or lost. */
export class PositionsView {
  constructor(app, affairs) {
    this.app = app;
    this.affairs = affairs;
    this.order = 'size';
    this.all = false;
    this.opened = new Map(); // by market: whether its picture was asked for or closed
  }

  rows() {
    const value = ORDERS[this.order][1];
    const rows = this.affairs.profit.markets.filter((each) => each.realised === null && (micros(each.worst) !== 0n || micros(each.best) !== 0n || micros(each.paidIn) !== 0n));
    return rows.sort((one, other) => {
      const [a, b] = [value(one), value(other)];
      if (a === null || b === null) return (a === null) - (b === null);
      return a > b ? -1 : a < b ? 1 : 0;
    });
  }

  view() {
    const rows = this.rows();
    const shown = this.all || rows.length <= FIRST + FEW_MORE ? rows : rows.slice(0, FIRST);
    return html`<section class="panel" aria-labelledby="positions-title">
      <div class="row between section-head"><h2 id="positions-title">Positions ${rows.length > 0 ? html`<span class="soft number">${count(rows.length)}</span>` : nothing}</h2>
        ${rows.length > 1 ? html`<label class="by">Sort by <select @change=${(event) => { this.order = event.target.value; this.app.refresh(); }}>
          ${Object.entries(ORDERS).map(([key, [name]]) => html`<option value=${key} ?selected=${key === this.order}>${name}</option>`)}</select></label>` : nothing}</div>
      ${rows.length === 0 ? html`<p class="soft">You hold nothing that could gain or lose. <a href="/">The board</a> has the markets; every one of them says what a trade would bring before you make it.</p>`
    : html`<div class="holdings">${repeat(shown, (each) => each.market, (each, i) => this.holding(each, i))}</div>
      ${shown.length < rows.length ? html`<p><button type="button" class="quiet" @click=${() => { this.all = true; this.app.refresh(); }}>Show all ${count(rows.length)}</button></p>` : nothing}`}
    </section>`;
  }

  holding(row, i) {
    const market = this.affairs.markets.get(row.market);
    const position = this.app.store.positions.get(row.market);
    const list = market && position ? counted(market, profits(market, position)) : null;
    const isOpen = this.opened.get(row.market) ?? i < PICTURES;
    return html`<article class="holding">
      <h3><a href=${'/markets/' + encodeURIComponent(row.market)}><bdi>${market?.title ?? row.market}</bdi></a></h3>
      ${market ? html`<p class="soft"><bdi>${phaseWords(market)}</bdi></p>` : nothing}
      <dl class="facts">
        <div><dt>Paid in</dt><dd title=${exactly(row.paidIn)}>${credits(row.paidIn)}</dd></div>
        <div><dt>Now worth</dt><dd>${row.unrealised === null ? '–' : credits(micros(row.paidIn) + micros(row.unrealised))}</dd></div>
        <div><dt>Open profit</dt><dd class=${row.unrealised === null ? '' : way(row.unrealised)}>${row.unrealised === null ? 'not priced' : gain(row.unrealised)}</dd></div>
        <div><dt>At worst</dt><dd>${gain(row.worst)}</dd></div>
        <div><dt>At best</dt><dd>${gain(row.best)}</dd></div>
        ${micros(row.reserved) > 0n ? html`<div><dt>Set aside</dt><dd>${credits(row.reserved)}</dd></div>` : nothing}
      </dl>
      ${list ? html`<p class="in-words">${positionWords(market, list)}</p>` : nothing}
      ${row.ifCondition?.length > 1 ? html`<p class="in-words soft">At the prices of now: ${row.ifCondition.map((each, c) => html`${c > 0 ? ', ' : nothing}if <bdi>${each.condition}</bdi> <span class=${way(each.profit)}>${gain(each.profit)}</span>`)}.</p>` : nothing}
      ${list ? html`<details .open=${isOpen} @toggle=${(event) => this.toggled(row.market, event.target.open)}><summary>In every state</summary>
        ${isOpen ? payoffPicture(this.app, market, null, null, list, list) : nothing}</details>` : nothing}
    </article>`;
  }

  toggled(market, isOpen) {
    if (this.opened.get(market) === isOpen) return;
    this.opened.set(market, isOpen);
    this.app.refresh();
  }
}

/** The class of a gain or a loss. */
export function way(text) {
  const size = micros(text);
  return size > 0n ? 'up' : size < 0n ? 'down' : '';
}
