// One's limit orders: those that rest, by market, and those that ended lately.

import { html, nothing, repeat } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { count, percent } from '../format/number.js';
import { away, moment } from '../format/time.js';
import { priceWords } from '../market/prices.js';
import { term } from '../shell/glossary.js';
import { claimWords } from '../words/claim.js';

const FIRST = 10;
const ENDED = 20;
const ENDINGS = {
  filled: 'filled', cancelled: 'cancelled', expired: 'expired', 'market-ended': 'ended with its market',
  exhausted: 'all but a crumb filled', 'position-limit': 'ended at the position limit',
};

/** The orders, with a button that ends each. */
export class OrdersView {
  constructor(app) {
    this.app = app;
    this.market = '';
    this.all = false;
  }

  view() {
    const orders = [...this.app.store.orders.values()].sort((a, b) => b.order - a.order);
    const resting = orders.filter((each) => each.state === 'resting');
    const markets = [...new Set(resting.map((each) => each.market))];
    if (!markets.includes(this.market)) this.market = '';
    const chosen = this.market ? resting.filter((each) => each.market === this.market) : resting;
    const shown = this.all ? chosen : chosen.slice(0, FIRST);
    const over = orders.filter((each) => each.state !== 'resting').slice(0, ENDED);
    return html`<section class="panel" aria-labelledby="orders-title">
      <div class="row between section-head"><h2 id="orders-title">${term('limit-order', 'Limit orders')} ${resting.length > 0 ? html`<span class="soft number">${count(resting.length)}</span>` : nothing}</h2>
        ${markets.length > 1 ? html`<label class="by">In <select @change=${(event) => this.choose(event.target.value)}><option value="" ?selected=${this.market === ''}>all markets</option>
          ${markets.map((id) => html`<option value=${id} ?selected=${id === this.market}>${this.app.store.markets.get(id)?.title ?? id}</option>`)}</select></label>` : nothing}</div>
      ${resting.length === 0 ? html`<p class="soft">Nothing rests. A limit order buys or sells only at your price or better; place one on a market’s page.</p>` : this.table(shown, true)}
      ${shown.length < chosen.length ? html`<p><button type="button" class="quiet" @click=${() => { this.all = true; this.app.refresh(); }}>Show all ${count(chosen.length)}</button></p>` : nothing}
      ${over.length === 0 ? nothing : html`<details><summary>Ended lately</summary>${this.table(over, false)}</details>`}
    </section>`;
  }

  choose(market) {
    this.market = market;
    this.all = false;
    this.app.refresh();
  }

  table(orders, withCancel) {
    const heads = [['Order'], ['Market'], ['Claim'], ['Limit', true], ['Filled', true], [withCancel ? 'Set aside' : 'Cost', true], [withCancel ? 'Until' : 'How']];
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${withCancel ? 'Orders that rest' : 'Orders that ended'}><table class="grid cards" role="table">
      <thead role="rowgroup"><tr role="row">${heads.map(([text, isFigure]) => html`<th role="columnheader" scope="col" class=${isFigure ? 'figure-head' : nothing}>${text}</th>`)}${withCancel ? html`<th role="columnheader" scope="col"><span class="unseen">Act</span></th>` : nothing}</tr></thead>
      <tbody role="rowgroup">${repeat(orders, (each) => each.order, (each) => this.row(each, withCancel))}</tbody></table></div>`;
  }

  row(order, withCancel) {
    const market = this.app.store.markets.get(order.market);
    const sells = order.shares.startsWith('-');
    const claim = market ? claimWords(market, order.condition, order.outcome) : [order.outcome, order.condition].filter(Boolean).join(', if ');
    const limit = market ? priceWords(market, order, order.limitPrice) : percent(order.limitPrice);
    return html`<tr role="row">
      <td role="cell" class="number" data-label="Order">${order.order}</td>
      <td role="cell"><a href=${'/markets/' + encodeURIComponent(order.market)}><bdi>${market?.title ?? order.market}</bdi></a></td>
      <td role="cell">${sells ? 'sell' : 'buy'} <span class="number">${exactly(order.shares.replace('-', ''))}</span> of <bdi>${claim}</bdi></td>
      <td role="cell" class="figure" data-label="Limit"><span title=${`a price of ${percent(order.limitPrice)}`}>${limit}</span> <span class="soft">or better</span></td>
      <td role="cell" class="figure" data-label="Filled">${exactly(order.filled.replace('-', ''))}</td>
      <td role="cell" class="figure" data-label=${withCancel ? 'Set aside' : 'Cost'}>${exactly(withCancel ? order.reserved : order.cost)}</td>
      <td role="cell" data-label=${withCancel ? 'Until' : 'How'}>${withCancel ? (order.expiresAt ? html`<span title=${moment(order.expiresAt)}>${away(order.expiresAt, this.app.now())}</span>` : 'you cancel it') : ENDINGS[order.state] ?? order.state}</td>
      ${withCancel ? html`<td role="cell"><button type="button" class="quiet" aria-label=${`Cancel order ${order.order}`} @click=${() => cancel(this.app, order)}>Cancel</button></td>` : nothing}
    </tr>`;
  }
}

function cancel(app, order) {
  const back = micros(order.reserved) > 0n ? ` ${exactly(order.reserved)} credits are free again.` : '';
  return app.toasts.act(`/api/v1/orders/${order.order}/cancel`, {}, `Cancel order ${order.order}`, () => `Order ${order.order} is cancelled.${back}`);
}
