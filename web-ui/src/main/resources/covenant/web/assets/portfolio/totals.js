// The sums at the head of the portfolio.

import { html, nothing } from '../lib/lit.js';
import { amount, credits, exactly, gain, micros, rounded } from '../format/credits.js';
import { count } from '../format/number.js';

/** What one has in all, what came in, and the rest between. totals: as in /api/v1/me/profit. */
export function totalsView(totals) {
  const open = micros(totals.paidIn) + micros(totals.unrealised);
  const lent = micros(totals.subsidies) - micros(totals.returned);
  const all = micros(totals.cash) + micros(totals.reserved) + micros(totals.bonds) + open;
  const unpriced = totals.unpriced > 0 ? ` ${totals.unpriced === 1 ? 'One of them has' : `${count(totals.unpriced)} of them have`} no price that counts, and stand at what you paid.` : '';
  const figures = [
    ['All in all', amount(all), rounded, `Cash, what is set aside, and what the positions are worth at the prices of this moment. ${credits(totals.deposited)} came in from outside.`],
    ['Free cash', totals.cash, rounded, 'What you can trade with now.'],
    ['In positions', amount(open), rounded, `At the prices of this moment; you paid ${exactly(totals.paidIn)}.${unpriced}`],
    ['Open profit', totals.unrealised, gain, 'What your positions are worth less what you paid. It is yours only when a market settles.'],
    ['Settled profit', totals.realised, gain, 'What markets that have ended brought you.'],
    ['In the end', null, null, 'Your profit in all markets together, if everything goes against you and if everything goes your way.'],
    ['Set aside for orders', totals.reserved, credits, 'The worst case of what rests; free again when an order ends.', true],
    ['In bonds', totals.bonds, credits, 'At stake on commitments.', true],
    ['In subsidies', amount(lent), credits, 'Paid into markets that you opened, less what came back.', true],
  ];
  return html`<section class="panel totals" aria-labelledby="totals-title">
    <h2 id="totals-title" class="unseen">Sums</h2>
    <dl>${figures.filter(([, value, , , mayBeLeftOut]) => (value === null ? micros(totals.worst) !== micros(totals.best) : !mayBeLeftOut || micros(value) !== 0n)).map(([name, value, write, why]) => html`<div data-sum=${name}>
      <dt>${name}</dt>
      <dd class="number" title=${value === null ? nothing : exactly(value)}>${value === null ? html`<span class="worst">${gain(totals.worst)}</span> to <span class="best">${gain(totals.best)}</span>` : write(value)}</dd>
      <dd class="why">${why}</dd></div>`)}</dl>
  </section>`;
}
