// The markets that one opened: what was paid for them, what they can cost at most, and what came back.

import { html, nothing, repeat } from '../lib/lit.js';
import { amount, credits, micros } from '../format/credits.js';
import { decimal } from '../format/number.js';
import { term } from '../shell/glossary.js';
import { cell, endingWords } from './profits.js';

/** The section, for whoever sponsors something; coordinators without a market are told how to open one. */
export function sponsoredView(app, rows) {
  const own = rows.filter((each) => each.sponsored !== null);
  if (own.length === 0) {
    return app.is('coordinator') ? html`<section class="panel" aria-labelledby="sponsored-title"><h2 id="sponsored-title">Markets you sponsor</h2>
      <p class="soft">None yet. <a href="/open">Open a market</a>: the form says what it costs at most before you pay it.</p></section>` : nothing;
  }
  return html`<section class="panel" aria-labelledby="sponsored-title"><h2 id="sponsored-title">Markets you ${term('sponsor', 'sponsor')}</h2>
    <p class="soft">The ${term('subsidy', 'subsidy')} is the most that a market can cost you; what is left of it comes back when the market ends. Fees that you got count as profit, not here.</p>
    <div class="scroll" tabindex="0" role="group" aria-label="Markets you sponsor"><table class="grid"><caption class="unseen">Markets you sponsor</caption>
      <thead><tr><th scope="col">Market</th><th scope="col">How it stands</th><th scope="col" class="figure-head">Traders</th><th scope="col" class="figure-head">Subsidy paid</th><th scope="col" class="figure-head">Came back</th><th scope="col" class="figure-head">Cost</th></tr></thead>
      <tbody>${repeat(own, (each) => each.market, (each) => row(app.store.markets.get(each.market), each))}</tbody></table></div>
  </section>`;
}

function row(market, { market: id, phase, sponsored }) {
  const over = phase === 'settled' || phase === 'voided';
  const cost = micros(sponsored.subsidy) - micros(sponsored.returned);
  return html`<tr><th scope="row"><a href=${'/markets/' + encodeURIComponent(id)}><bdi>${market?.title ?? id}</bdi></a></th>
    <td>${market ? endingWords(market) : phase}</td>
    <td class="figure">${decimal(market?.traders, 0)}</td>
    ${cell(sponsored.subsidy)}
    ${over ? cell(sponsored.returned) : html`<td class="figure">not yet</td>`}
    <td class="figure">${over ? credits(amount(cost)) : html`<span class="soft">at most</span> ${credits(amount(cost))}`}</td></tr>`;
}
