// What rests in the market's book, and one's own orders in it.

import { html, nothing, svg } from '../lib/lit.js';
import { credits, exactly, micros } from '../format/credits.js';
import { count } from '../format/number.js';
import { away } from '../format/time.js';
import { claimPrice, claimWords } from '../words/claim.js';
import { priceWords } from './prices.js';

/** The orders of a market. */
export function ordersView(app, market) {
  const book = app.store.books.get(market.id)?.book ?? [];
  const own = [...app.store.orders.values()].filter((each) => each.market === market.id && each.state === 'resting').sort((a, b) => b.order - a.order);
  if (market.phase !== 'open' && market.phase !== 'closed' && book.length === 0) return nothing;
  return html`<section class="panel stack" aria-labelledby="orders-title"><h2 id="orders-title">Limit orders</h2>
    ${own.length > 0 ? ownOrders(app, market, own) : nothing}
    ${book.length === 0 ? html`<p class="soft">Nothing rests here. Every trade is with the market maker, who always has a price; an order waits for a better one.</p>` : bookView(market, book)}
  </section>`;
}

function ownOrders(app, market, own) {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Your orders"><table class="grid"><caption>Yours</caption>
    <thead><tr><th scope="col">Order</th><th scope="col">Claim</th><th scope="col" class="figure-head">Limit</th><th scope="col" class="figure-head">Rests</th><th scope="col" class="figure-head">Filled</th><th scope="col" class="figure-head">Set aside</th><th scope="col">Until</th><th scope="col"><span class="unseen">Cancel</span></th></tr></thead>
    <tbody>${own.map((each) => html`<tr><td>${String(each.order)}</td>
      <td>${each.shares.startsWith('-') ? 'sell' : 'buy'} <bdi>${claimWords(market, each.condition, each.outcome)}</bdi></td>
      <td class="figure">${priceWords(market, each, each.limitPrice, false)}</td><td class="figure">${exactly(each.resting.replace('-', ''))}</td><td class="figure">${exactly(each.filled.replace('-', ''))}</td>
      <td class="figure">${exactly(each.reserved)}</td><td>${each.expiresAt ? away(each.expiresAt, app.now()) : 'you cancel it'}</td>
      <td><button type="button" class="quiet" aria-label=${`Cancel order ${each.order}`} @click=${() => cancel(app, each)}>Cancel</button></td></tr>`)}</tbody></table></div>`;
}

function cancel(app, { order, reserved }) {
  app.toasts.act(`/api/v1/orders/${order}/cancel`, {}, `Cancel order ${order}`, () => `Order ${order} is cancelled; ${exactly(reserved)} credits that were set aside are free again.`);
}

/** The book by claim: a picture of how much rests at which price, and the same as a table. */
function bookView(market, book) {
  const claims = [];
  for (const each of book) {
    const known = claims.find((one) => one.condition === each.condition && one.outcome === each.outcome);
    if (known) known.rows.push(each);
    else claims.push({ condition: each.condition, outcome: each.outcome, rows: [each] });
  }
  return html`${claims.map((claim) => claimBook(market, claim))}`;
}

function claimBook(market, claim) {
  const price = claimPrice(market, claim.condition, claim.outcome);
  const better = (side) => (a, b) => (side === 'buy' ? b.limitPrice - a.limitPrice : a.limitPrice - b.limitPrice);
  const buys = claim.rows.filter((each) => each.side === 'buy').sort(better('buy'));
  const sells = claim.rows.filter((each) => each.side === 'sell').sort(better('sell'));
  const words = claimWords(market, claim.condition, claim.outcome);
  const row = (each) => html`<tr data-side=${each.side}><td>${each.side}</td><td class="figure">${priceWords(market, claim, each.limitPrice, false)}</td><td class="figure">${credits(size(each))}</td><td class="figure">${count(each.orders)}</td></tr>`;
  return html`<div class="book">
    <h3><bdi>${words}</bdi> <span class="soft">now ${priceWords(market, claim, price)}</span></h3>
    ${depth(buys, sells, price)}
    <div class="scroll" tabindex="0" role="group" aria-label=${`Orders for ${words}`}><table class="grid"><caption class="unseen">Orders for ${words}</caption>
      <thead><tr><th scope="col">Side</th><th scope="col" class="figure-head">Limit</th><th scope="col" class="figure-head">Shares</th><th scope="col" class="figure-head">Orders</th></tr></thead>
      <tbody>${[...sells].reverse().map(row)}${buys.map(row)}</tbody></table></div>
  </div>`;
}

function size(each) {
  const shares = micros(each.shares);
  return shares < 0n ? -shares : shares;
}

/** How many shares rest up to each price: buyers to the left of the price, sellers to the right. */
function depth(buys, sells, price) {
  const limits = [...buys, ...sells].map((each) => each.limitPrice);
  const low = Math.min(price, ...limits);
  const high = Math.max(price, ...limits);
  const air = Math.max(high - low, 0.01) * 0.08;
  const x = (value) => (value - low + air) / (high - low + 2 * air) * 200;
  const total = (list) => list.reduce((sum, each) => sum + Number(size(each)), 0);
  const most = Math.max(total(buys), total(sells), 1);
  const area = (list, end) => {
    let sum = 0;
    let path = '';
    for (const each of list) {
      path += path === '' ? `M${x(each.limitPrice)},50` : ` H${x(each.limitPrice)}`;
      sum += Number(size(each));
      path += ` V${50 - sum / most * 46}`;
    }
    return path === '' ? '' : `${path} H${end} V50 Z`;
  };
  return html`<svg class="depth" viewBox="0 0 200 50" preserveAspectRatio="none" aria-hidden="true">${svg`
    <path class="buyers" d=${area(buys, 0)}></path><path class="sellers" d=${area(sells, 200)}></path>
    <line class="price" x1=${x(price)} x2=${x(price)} y1="0" y2="50"></line>`}</svg>
    <p class="ends soft"><span>← buyers wait below the price</span><span>sellers above it →</span></p>`;
}
