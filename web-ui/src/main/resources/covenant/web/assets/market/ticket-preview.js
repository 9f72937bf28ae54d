// What a trade would do: cost, price, cash, and what it brings in every state, as a picture and in words.

import { html, live, nothing, svg } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { decimal } from '../format/number.js';
import { term } from '../shell/glossary.js';
import { effect, extremes, plus, profits } from './payoff.js';
import { payoffPicture } from './payoff-picture.js';
import { payoffWords } from './payoff-words.js';
import { priceWords, saysValue } from './prices.js';

/** What it costs and brings, in figures and words: what stands above the button. */
export function previewView(market, ticket) {
  const { preview } = ticket;
  if (!preview) return ticket.key && !ticket.problem ? html`<p class="soft preview-none">Asking the venue…</p>` : nothing;
  return html`<div class="preview" data-stale=${ticket.isFresh() ? nothing : ''}>${preview.path === 'orders' ? orderPreview(market, preview) : tradePreview(market, preview)}</div>`;
}

function tradePreview(market, { answer }) {
  const claim = { condition: answer.condition, outcome: answer.outcome };
  const shares = micros(answer.shares);
  const cost = micros(answer.cost);
  return html`
    <dl class="figures">
      <div><dt>${shares < 0n ? 'You receive' : 'It costs'}</dt><dd class="large">${exactly(abs(cost))}</dd></div>
      <div><dt>${shares < 0n ? 'for shares' : 'Shares'}</dt><dd class="large">${exactly(abs(shares))}</dd></div>
    </dl>
    ${priceMove(market, claim, answer)}
    ${payoffWords(market, claim, shares, cost)}`;
}

/** The rest of the preview: the picture of the states, what it does to the cash, and the limits. */
export function previewDetails(app, market, ticket) {
  const { preview } = ticket;
  if (!preview || preview.path === 'orders') return nothing;
  const { answer } = preview;
  const claim = { condition: answer.condition, outcome: answer.outcome };
  const shares = micros(answer.shares);
  const cost = micros(answer.cost);
  const change = effect(market, claim, shares, cost);
  const before = profits(market, app.store.positions.get(market.id));
  const after = plus(before, change);
  return html`<div class="preview" data-stale=${ticket.isFresh() ? nothing : ''}>
    <h3>What it brings in every state, in credits</h3>
    ${payoffPicture(app, market, claim, change, after, before)}
    <dl class="figures">
      <div><dt>Average price</dt><dd>${averagePrice(cost, shares)}</dd></div>
      <div><dt>Fee in it</dt><dd>${exactly(answer.fee)}</dd></div>
      <div><dt>${micros(answer.collateral) < 0n ? 'Sets free' : 'Ties up'}</dt><dd>${exactly(abs(micros(answer.collateral)))}</dd></div>
      <div><dt>Free cash after</dt><dd class=${micros(answer.cashAfter) < 0n ? 'down' : ''}>${exactly(answer.cashAfter)}</dd></div>
      <div><dt>Worst case here, with what you hold</dt><dd>${exactly(extremes(after).worst)}</dd></div>
    </dl>
    ${tolerance(market, ticket, claim)}
  </div>`;
}

function averagePrice(cost, shares) {
  return decimal(Number(abs(cost)) / Number(abs(shares)), 4);
}

/** The price before and after, as a small scale from 0 to 1. */
function priceMove(market, claim, { priceBefore, priceAfter }) {
  const low = Math.min(priceBefore, priceAfter) * 200;
  const width = Math.abs(priceAfter - priceBefore) * 200;
  return html`<div class="price-move">
    <p>${saysValue(market, claim) ? 'Expected' : 'Price'} <b class="number">${priceWords(market, claim, priceBefore, false)}</b> <span aria-hidden="true">→</span><span class="unseen">to</span> <b class="number">${priceWords(market, claim, priceAfter)}</b></p>
    <svg viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">${svg`
      <rect class="track" x="0" y="5" width="200" height="4"></rect>
      <rect class="moved" x=${low} y="4" width=${Math.max(width, 0.6)} height="6"></rect>
      <rect class="was" x=${priceBefore * 200 - 0.5} y="1" width="1" height="12"></rect>
      <rect class="is" x=${priceAfter * 200 - 1} y="0" width="2" height="14"></rect>`}</svg>
  </div>`;
}

function tolerance(market, ticket, claim) {
  if (!ticket.isFresh()) return nothing;
  const { maxCost, minProceeds, worstPrice } = ticket.limits();
  const words = maxCost !== undefined ? html`it is refused if it would cost more than <b class="number">${exactly(maxCost)}</b>`
    : minProceeds !== undefined ? html`it is refused if it would bring in less than <b class="number">${exactly(minProceeds)}</b>`
    : html`it is refused if the price would go beyond <b class="number">${priceWords(market, claim, worstPrice)}</b>`;
  return html`<div class="tolerance"><label for="tolerance">If the price moves before it arrives</label>
    <span class="with-unit"><input id="tolerance" inputmode="decimal" autocomplete="off" .value=${live(ticket.tolerance)} @input=${(event) => ticket.set({ tolerance: event.target.value })} aria-describedby="tolerance-note"><span>% worse is all right</span></span>
    <p id="tolerance-note" class="soft">With that, ${words}.</p></div>`;
}

function orderPreview(market, { answer, body }) {
  const claim = { condition: answer.condition, outcome: answer.outcome };
  const selling = micros(answer.shares) < 0n;
  const filled = abs(micros(answer.filled));
  const rest = abs(micros(answer.resting));
  return html`
    <dl class="figures">
      <div><dt>At once</dt><dd>${filled === 0n ? 'nothing' : html`${exactly(filled)} <span class="soft">${selling ? 'sold for' : 'bought for'} ${exactly(abs(micros(answer.cost)))}</span>`}</dd></div>
      <div><dt>Waits</dt><dd>${rest === 0n ? 'nothing' : html`${exactly(rest)} <span class="soft">shares</span>`}</dd></div>
      <div><dt>Set aside for it</dt><dd>${exactly(answer.reserved)}</dd></div>
      <div><dt>Free cash after</dt><dd>${exactly(answer.cashAfter)}</dd></div>
    </dl>
    ${filled === 0n ? html`<p>The price is <b class="number">${priceWords(market, claim, answer.priceBefore)}</b> now; the order waits until it reaches <b class="number">${priceWords(market, claim, body.limitPrice)}</b>.</p>` : priceMove(market, claim, answer)}
    ${rest > 0n ? payoffWords(market, claim, micros(answer.shares), worstCost(micros(answer.shares), body.limitPrice), 'If all of it is filled at its limit:') : nothing}
    <p class="soft">A trade that moves the price to your limit meets the order there. What is set aside is free again when it ends. ${claim.condition && claim.outcome ? html`Its fills are ${term('called-off', 'called off')} as any trade is.` : nothing}</p>`;
}

/** What an order costs if all of it is filled at its limit, without the fee. */
function worstCost(shares, limitPrice) {
  return (shares * BigInt(Math.round(limitPrice * 1e9))) / 1_000_000_000n;
}

function abs(size) {
  return size < 0n ? -size : size;
}

