// The sixth step: how deep the market is, what that costs, and the fee.

import { html, styleMap } from '../lib/lit.js';
import { line } from '../form/fields.js';
import { credits, typed } from '../format/credits.js';
import { count, percent } from '../format/number.js';
import { term } from '../shell/glossary.js';
import { basisPoints } from './body.js';
import { jointPrior } from './draft.js';
import { costOfMove, subsidyEstimate } from './subsidy.js';

const DEPTHS = [['50', 'A try among a few'], ['200', 'A team or a class'], ['1000', 'A public question'], ['5000', 'Much depends on it']];
const MOVES = [[0.5, 0.55], [0.5, 0.6], [0.5, 0.75], [0.5, 0.9]];

/** Liquidity and fee, each in words and drawn. estimate: the subsidy in millionths, or null. */
export function moneyStep(form, estimate) {
  const { values } = form;
  const b = Number(typed(values.liquidity) ?? NaN);
  return html`<div class="choice" role="group" aria-label="Common depths">${DEPTHS.map(([value, text]) => html`<button type="button" aria-pressed=${values.liquidity === value} @click=${() => form.set('liquidity', value)}>${count(Number(value))} <span class="of">${text}</span></button>`)}</div>
    ${line(form, 'liquidity', { label: 'Liquidity b', numeric: true, unit: 'cr', most: 16, hint: html`How much money it takes to move a price: ${term('liquidity', 'what b means')}. It can be raised later, never lowered.` })}
    ${b >= 1 && b <= 1e9 ? picture(b, estimate) : ''}
    ${line(form, 'fee', { label: 'Fee', numeric: true, unit: '% of cost', most: 5, hint: feeWords(values) })}`;
}

/** The subsidy as the page itself works it out; null while what it depends on makes no sense. */
export function estimateOf(draft) {
  const b = Number(typed(draft.liquidity) ?? NaN);
  return b >= 1 && b <= 1e9 ? subsidyEstimate(b, jointPrior(draft)) : null;
}

function picture(b, estimate) {
  const rows = MOVES.map(([from, to]) => [`Move ${short(from)} to ${short(to)}`, costOfMove(b, from, to)]);
  const worst = estimate ?? 0n;
  const largest = [worst, ...rows.map(([, cost]) => cost)].reduce((a, each) => (each > a ? each : a), 1n);
  const share = (size) => Number((size * 1_000n) / largest) / 10 + '%';
  return html`<table class="bars"><caption class="unseen">What b means</caption><thead class="unseen"><tr><th scope="col">What</th><th scope="col">Credits</th><th scope="col">Drawn</th></tr></thead><tbody>
    ${rows.map(([text, cost]) => html`<tr><th scope="row">${text}</th><td class="number">${credits(cost)} cr</td><td><span class="bar" style=${styleMap({ inlineSize: share(cost) })}></span></td></tr>`)}
    <tr class="worst"><th scope="row">The most you can lose</th><td class="number">${credits(worst)} cr</td><td><span class="bar" style=${styleMap({ inlineSize: share(worst) })}></span></td></tr></tbody></table>
    <p class="hint">Moving a price from 50% to 60% costs a trader ${credits(costOfMove(b, 0.5, 0.6))} credits. The most that you can lose is ${credits(worst)}, however the trading goes: that is the ${term('subsidy', 'subsidy')}, paid when the market opens. What is left of it comes back at the end.</p>`;
}

const short = (p) => percent(p).replace('.0%', '%');

function feeWords(values) {
  const bps = basisPoints(values.fee);
  if (Number.isNaN(bps) || bps === 0) return 'None: traders pay what the price asks. A fee goes to you, and is called off with the trade.';
  return `Whoever buys for 100 credits pays ${credits(BigInt(bps) * 10_000n)} more, to you. It is called off with the trade.`;
}
