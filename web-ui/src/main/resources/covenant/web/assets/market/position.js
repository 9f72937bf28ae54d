// One's own position in this market: in plain words, in every state, and what can be sold.

import { html, nothing } from '../lib/lit.js';
import { exactGain, exactly, gain, micros } from '../format/credits.js';
import { count } from '../format/number.js';
import { claimPrice, claimWords } from '../words/claim.js';
import { isTrading } from '../words/phase.js';
import { counted, extremes, holdings, profits } from './payoff.js';
import { figure, names, payoffPicture } from './payoff-picture.js';
import { priceWords } from './prices.js';

const CRUMB = 1_000n; // millionths: what rounding may leave

/** The position of whoever is signed in. */
export function positionView(app, market, records, ticket) {
  if (!app.who.id) return nothing;
  const position = app.store.positions.get(market.id);
  const held = position?.payoffs?.length > 0;
  const over = market.phase === 'settled' || market.phase === 'voided';
  if (!held && !records.profit?.trades && !over) {
    return html`<section class="panel" aria-labelledby="position-title"><h2 id="position-title">Your position</h2>
      <p class="soft">None yet. What you buy shows here: what it brings in every state, what it cost, and what it is worth now.</p></section>`;
  }
  return html`<section class="panel stack" aria-labelledby="position-title"><h2 id="position-title">Your position</h2>
    ${over ? ended(market, records.profit) : open(app, market, position, records, ticket)}
  </section>`;
}

function ended(market, profit) {
  if (!profit) return html`<p class="soft">You did not trade here.</p>`;
  if (market.phase === 'voided') return html`<p>The market was voided: all that you had paid in came back, to the last millionth.</p>`;
  const size = micros(profit.realised ?? '0');
  return html`<p>The market is settled. ${size > 0n ? html`You gained <b class="up">${exactly(size)}</b> credits` : size < 0n ? html`You lost <b class="down">${exactly(-size)}</b> credits` : 'You neither gained nor lost'} here, in ${profit.trades === 1 ? 'one trade' : `${count(profit.trades)} trades`}${micros(profit.fees) > 0n ? `, fees of ${exactly(profit.fees)} included` : ''}.</p>`;
}

function open(app, market, position, records, ticket) {
  const list = counted(market, profits(market, position));
  const { worst, best } = extremes(list);
  const { profit } = records;
  if (worst > -CRUMB && best < CRUMB) return html`<p>You hold nothing here now that could gain or lose.${worst < 0n || best > 0n ? ` Rounding leaves less than ${exactly(CRUMB)} credits.` : ''}</p>`;
  return html`
    <p>${positionWords(market, list)}</p>
    <dl class="facts">
      <div><dt>Paid in</dt><dd>${exactly(position?.void ?? '0')}</dd></div>
      <div><dt>Worst state</dt><dd>${figure(worst, exactGain)}</dd></div>
      <div><dt>Best state</dt><dd>${figure(best, exactGain)}</dd></div>
      ${profit?.unrealised ? html`<div><dt>At the prices of now</dt><dd>${figure(micros(profit.unrealised), exactGain)}</dd></div>` : nothing}
      ${isFew(profit?.ifCondition) ? profit.ifCondition.map((each) => html`<div><dt>If <bdi>${each.condition}</bdi>, at its prices</dt><dd>${figure(micros(each.profit), exactGain)}</dd></div>`) : nothing}
      ${profit && micros(profit.reserved) > 0n ? html`<div><dt>Set aside for orders</dt><dd>${exactly(profit.reserved)}</dd></div>` : nothing}
    </dl>
    ${payoffPicture(app, market, null, null, list, list)}
    ${holdingsPart(market, position, ticket)}`;
}

function isFew(list) {
  return list && list.length > 1 && list.length < 4;
}

/** A position in a sentence or two. list: what it brings in every live state. */
export function positionWords(market, list) {
  const groups = [];
  for (const branch of list) {
    const all = branch.outcomes.map((each) => each.profit);
    const low = all.reduce((a, b) => (b < a ? b : a));
    const high = all.reduce((a, b) => (b > a ? b : a));
    const same = groups.find((each) => each.low === low && each.high === high);
    if (same) same.conditions.push(branch.condition);
    else groups.push({ low, high, conditions: [branch.condition] });
  }
  const sentences = groups.map(({ low, high, conditions }) => {
    const where = conditions.length === list.length ? 'Whatever happens: ' : html`If <b>${names(conditions)}</b>: `;
    if (low === high) return html`${where}${low === 0n ? 'nothing gained or lost' : html`${gainWords(low)}, whatever the outcome`}. `;
    return html`${where}between ${gainWords(low)} and ${gainWords(high)}. `;
  });
  return html`${sentences}If the market is voided, all comes back.`;
}

function gainWords(size) {
  if (size === 0n) return 'nothing';
  return size > 0n ? html`a gain of <b class="up">${exactly(size)}</b>` : html`a loss of <b class="down">${exactly(-size)}</b>`;
}

function holdingsPart(market, position, ticket) {
  const held = position ? holdings(market, position).filter((each) => each.shares >= CRUMB) : [];
  if (held.length === 0) return nothing;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="What you hold"><table class="grid"><caption>What you hold, as claims</caption>
    <thead><tr><th scope="col">Claim</th><th scope="col" class="figure-head">Shares</th><th scope="col" class="figure-head">Price now</th><th scope="col" class="figure-head">At that price</th><th scope="col"><span class="unseen">Sell</span></th></tr></thead>
    <tbody>${held.map((each) => {
      const price = claimPrice(market, each.condition, each.outcome);
      const name = claimWords(market, each.condition, each.outcome);
      return html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="figure">${exactly(each.shares)}</td><td class="figure">${priceWords(market, each, price, false)}</td>
        <td class="figure">${price === null ? '–' : gain(BigInt(Math.floor(Number(each.shares) * price))).replace('+', '')}</td>
        <td>${isTrading(market) ? html`<button type="button" class="quiet" aria-label=${`Sell all ${name}`} @click=${() => ticket.fill({ ...each, side: 'sell' })}>Sell all</button>` : nothing}</td></tr>`;
    })}</tbody></table></div>`;
}
