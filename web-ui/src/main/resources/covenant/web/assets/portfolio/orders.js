// One's limit orders: those that rest, and those that ended lately.

import { html, nothing, repeat } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { percent } from '../format/number.js';
import { away, moment } from '../format/time.js';
import { claimWords } from '../words/claim.js';

const ENDINGS = {
  filled: 'filled', cancelled: 'cancelled', expired: 'expired', 'market-ended': 'ended with its market',
  exhausted: 'all but a crumb filled', 'position-limit': 'ended at the position limit',
};

/** The orders, with a button that ends each. */
export function ordersView(app, affairs) {
  const orders = [...app.store.orders.values()].sort((a, b) => b.order - a.order);
  const resting = orders.filter((each) => each.state === 'resting');
  const over = orders.filter((each) => each.state !== 'resting').slice(0, 20);
  return html`<section class="panel" aria-labelledby="orders-title">
    <h2 id="orders-title">Limit orders</h2>
    ${resting.length === 0 ? html`<p class="soft">Nothing rests. A limit order buys or sells only at your price or better; place one on a market’s page.</p>` : table(app, affairs, resting, true)}
    ${over.length === 0 ? nothing : html`<details><summary>Ended while this page was open</summary>${table(app, affairs, over, false)}</details>`}
  </section>`;
}

function table(app, affairs, orders, withCancel) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Limit orders"><table class="grid">
    <thead><tr><th scope="col">Order</th><th scope="col">Market</th><th scope="col">Claim</th><th scope="col" class="figure">Limit</th><th scope="col" class="figure">Filled</th>
      <th scope="col" class="figure">${withCancel ? 'Set aside' : 'Cost'}</th><th scope="col">${withCancel ? 'Until' : 'How'}</th>${withCancel ? html`<th><span class="unseen">Act</span></th>` : nothing}</tr></thead>
    <tbody>${repeat(orders, (each) => each.order, (each) => row(app, affairs.markets.get(each.market), each, withCancel))}</tbody></table></div>`;
}

function row(app, market, order, withCancel) {
  const sells = order.shares.startsWith('-');
  const size = order.shares.replace('-', '');
  const claim = market ? claimWords(market, order.condition, order.outcome) : [order.outcome, order.condition].filter(Boolean).join(', if ');
  return html`<tr>
    <td class="number">${order.order}</td>
    <td><a href=${'/markets/' + encodeURIComponent(order.market)}><bdi>${market?.title ?? order.market}</bdi></a></td>
    <td>${sells ? 'sell' : 'buy'} <span class="number">${exactly(size)}</span> of <bdi>${claim}</bdi></td>
    <td class="figure">${sells ? 'at least' : 'at most'} ${percent(order.limitPrice)}</td>
    <td class="figure">${exactly(order.filled.replace('-', ''))}</td>
    <td class="figure">${exactly(withCancel ? order.reserved : order.cost)}</td>
    <td>${withCancel ? (order.expiresAt ? html`<span title=${moment(order.expiresAt)}>${away(order.expiresAt, app.now())}</span>` : 'cancelled') : ENDINGS[order.state] ?? order.state}</td>
    ${withCancel ? html`<td><button type="button" class="quiet" aria-label=${`Cancel order ${order.order}`} @click=${() => cancel(app, order)}>Cancel</button></td>` : nothing}
  </tr>`;
}

function cancel(app, order) {
  const back = micros(order.reserved) > 0n ? ` ${exactly(order.reserved)} credits are free again.` : '';
  return app.toasts.act(`/api/v1/orders/${order.order}/cancel`, {}, `Cancel order ${order.order}`, () => `Order ${order.order} is cancelled.${back}`);
}
