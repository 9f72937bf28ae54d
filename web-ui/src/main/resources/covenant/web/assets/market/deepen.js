// Adding liquidity: what the new depth means, and what it costs as the venue works it out.

import { html } from '../lib/lit.js';
import { line, lines } from '../form/fields.js';
import { credits, exactly, micros, typed } from '../format/credits.js';
import { costOfTenth } from '../words/thin.js';

/** Raising the liquidity of one's own market. */
export function liquidityAct(app, market) {
  const path = `/api/v1/markets/${encodeURIComponent(market.id)}/liquidity`;
  return {
    key: `liquidity ${market.id}`,
    title: 'Add liquidity',
    confirm: 'Add it and pay',
    values: { liquidity: '', reason: '' },
    check: ({ liquidity }) => {
      const size = typed(liquidity);
      return size !== null && micros(size) > micros(market.liquidity) ? {} : { liquidity: `Above the present ${exactly(market.liquidity)}.` };
    },
    fields: (form) => html`${line(form, 'liquidity', { label: 'New liquidity b', numeric: true, unit: 'cr', most: 18, hint: `It is ${exactly(market.liquidity)} now: moving a price from 50% to 60% costs ${credits(String(costOfTenth(market)))} credits.` })}
      ${lines(form, 'reason', { label: 'Why', rows: 2, optional: true, hint: 'Public, and journaled under your name.' })}`,
    says: ({ liquidity }, tried) => says(app, market, typed(liquidity), tried),
    final: 'Liquidity is never lowered. What is left of it comes back when the market ends.',
    path,
    body: ({ liquidity, reason }) => ({ liquidity: typed(liquidity), ...(reason.trim() ? { reason: reason.trim() } : {}) }),
    what: ({ liquidity }) => `Raise the liquidity of “${market.title}” to ${typed(liquidity)}`,
    done: (answer, { liquidity }) => `“${market.title}” has a liquidity of ${exactly(typed(liquidity))}.`,
    fieldOf: ({ code }) => (['liquidity-invalid', 'insufficient-funds', 'number-invalid'].includes(code) ? 'liquidity' : null),
  };
}

function says(app, market, liquidity, tried) {
  if (!liquidity) return html`<p class="soft">No price moves. From then on it takes more money to move one.</p>`;
  const cash = app.store.account?.cash;
  return html`<dl class="effects"><dt>50% to 60% will cost</dt><dd>${credits(String(costOfTenth({ ...market, liquidity })))} credits</dd>
    <dt>You pay now</dt><dd>${tried?.subsidy ? html`<b>${exactly(tried.subsidy)} cr</b>, as the venue works it out at this moment` : 'the venue is asked…'}</dd>
    ${tried?.subsidy && cash ? html`<dt>Your cash</dt><dd>${exactly(cash)} → ${exactly(micros(cash) - micros(tried.subsidy))} cr</dd>` : ''}</dl>`;
}
