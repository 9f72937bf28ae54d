// What a trade would do: cost, price, cash, and what it brings in every state, as a picture and in words.

import { html, live, nothing, svg } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { decimal } from '../format/number.js';
import { counted, effect, extremes, plus, profits } from './payoff.js';
import { payoffPicture } from './payoff-picture.js';
import { payoffWords } from './payoff-words.js';
import { priceWords, saysValue } from './prices.js';

/** What it costs and brings, in figures and words: what stands above the button. */
export function previewView(market, ticket) {
  const { preview } = ticket;
  if (!preview) return ticket.entry && !ticket.problem ? html`<p class="soft preview-none">Asking the venue…</p>` : nothing;
  return html`<div class="preview">${preview.path === 'orders' ? orderPreview(market, preview) : tradePreview(market, preview)}</div>`;
}

function tradePreview(market, { answer }) {
  const claim = { condition: answer.condition, outcome: answer.outcome };
  const shares = micros(answer.shares);
  const cost = micros(answer.cost);
  return html`
    <p class="bargain">${shares < 0n ? 'Sell' : 'Buy'} <b>${exactly(abs(shares))}</b> shares for <b>${exactly(abs(cost))}</b> credits</p>
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
  const added = effect(market, claim, shares, cost);
  const held = profits(market, app.store.positions.get(market.id));
  const [change, before, after] = [added, held, plus(held, added)].map((each) => counted(market, each));
  return html`<div class="preview">
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
    <p class="soft">If the market is voided, everyone is back where he was before his first trade here.</p>
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

/** A tried order tells what it would fill at once; the rest follows from what was entered. */
function orderPreview(market, { answer, body }) {
  const claim = { condition: body.condition ?? null, outcome: body.outcome ?? null };
  const asked = micros(body.shares);
  const rest = asked - micros(answer.shares);
  const filled = abs(micros(answer.shares));
  const selling = asked < 0n;
  const rises = saysValue(market, claim) && claim.outcome === 'short' ? !selling : selling;
  const atLimit = costAtLimit(rest, body.limitPrice);
  return html`
    <p class="bargain">${filled === 0n ? 'Nothing is had at once' : html`${selling ? 'Sell' : 'Buy'} <b>${exactly(filled)}</b> at once for <b>${exactly(abs(micros(answer.cost)))}</b>`}${rest === 0n ? ', and nothing is left to wait' : html`; <b>${exactly(abs(rest))}</b> wait`}</p>
    ${filled === 0n ? html`<p>The price is <b class="number">${priceWords(market, claim, answer.priceBefore)}</b> now. The order waits until it ${rises ? 'rises' : 'falls'} to <b class="number">${priceWords(market, claim, body.limitPrice)}</b>, and its worst case is set aside meanwhile.</p>` : priceMove(market, claim, answer)}
    ${rest === 0n ? nothing : payoffWords(market, claim, rest, atLimit, 'If all that waits is filled at your limit:')}`;
}

/** What shares cost at one price, before the fee: rounded as the venue does, against the trader. */
function costAtLimit(shares, limitPrice) {
  const ppb = shares * BigInt(Math.round(limitPrice * 1e9));
  const whole = ppb / 1_000_000_000n;
  return ppb > 0n && ppb % 1_000_000_000n !== 0n ? whole + 1n : whole;
}

function abs(size) {
  return size < 0n ? -size : size;
}

