// The sums at the head of the portfolio.

import { html } from '../lib/lit.js';
import { amount, credits, exactly, gain, micros } from '../format/credits.js';

/** What one has in all, what came in, and the rest between. totals: as in /api/v1/me/profit. */
export function totalsView(totals) {
  const open = micros(totals.paidIn) + micros(totals.unrealised);
  const all = micros(totals.cash) + micros(totals.reserved) + micros(totals.bonds) + open;
  const figures = [
    ['All in all', amount(all), credits, 'Cash, what is set aside, and what the positions are worth at the prices of this moment.'],
    ['Free cash', totals.cash, credits, 'What you can trade with now.'],
    ['In positions', amount(open), credits, 'What your positions are worth at the prices of this moment. You paid ' + exactly(totals.paidIn) + '.'],
    ['Set aside for orders', totals.reserved, credits, 'The worst case of what rests; free again when an order ends.'],
    ['In bonds', totals.bonds, credits, 'At stake on commitments.'],
    ['Settled profit', totals.realised, gain, 'What markets that have ended brought you.'],
    ['Open profit', totals.unrealised, gain, 'What your positions are worth less what you paid. It is yours only when a market settles.'],
    ['Between', null, null, 'If everything goes against you, and if everything goes your way, counted from what you paid in.'],
  ];
  return html`<section class="panel totals" aria-labelledby="totals-title">
    <h2 id="totals-title" class="unseen">Sums</h2>
    <dl>${figures.filter(([name, value]) => name !== 'In bonds' || micros(value) !== 0n).map(([name, value, write, why]) => html`<div data-sum=${name}>
      <dt>${name}</dt>
      <dd class="number" title=${value === null ? '' : exactly(value)}>${value === null ? html`${gain(totals.worst)} and ${gain(totals.best)}` : write(value)}</dd>
      <dd class="why">${why}</dd></div>`)}</dl>
  </section>`;
}
