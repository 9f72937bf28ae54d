// What stands beside the form: what it costs, exactly as the venue would charge it, what is missing, and the button.

import { html, nothing } from '../lib/lit.js';
import { credits, exactly, micros } from '../format/credits.js';
import { count } from '../format/number.js';

/** The panel. cost: {estimate, exact, problem, asking}; steps: [key, name, wrong fields]; open(): opens it. */
export function summary(app, cost, steps, open) {
  const wrong = steps.reduce((sum, [, , fields]) => sum + fields.length, 0);
  return html`<aside class="panel summary" aria-labelledby="cost-title"><h2 id="cost-title">What it costs you</h2>
    ${figures(app, cost)}
    <h2>Steps</h2><ol class="steps">${steps.map(([key, name, fields]) => html`<li data-state=${fields.length === 0 ? 'done' : 'open'}><a href=${'#' + key}>${name}</a> <span class="soft">${fields.length === 0 ? '✓' : fields.length === 1 ? 'one thing left' : `${count(fields.length)} things left`}</span></li>`)}</ol>
    <button type="button" class="go wide-button" @click=${open}>${wrong > 0 ? 'Show what is missing' : cost.exact ? `Open it for ${credits(cost.exact)} credits` : 'Open it'}</button>
    <p class="soft">You see it all once more before anything is paid.</p></aside>`;
}

function figures(app, { estimate, exact, problem, asking }) {
  const cash = app.store.account?.cash ?? null;
  const size = exact ? micros(exact) : estimate;
  const after = cash !== null && size !== null ? micros(cash) - size : null;
  return html`<dl class="cost" aria-live="polite" aria-busy=${asking ? 'true' : 'false'}>
      <div class="subsidy"><dt>Subsidy, paid at the opening</dt><dd>${size === null ? '–' : html`${exact ? exactly(exact) : html`about ${credits(estimate)}`} cr`}</dd></div>
      <div><dt>The most you can lose</dt><dd>${size === null ? '–' : html`${exact ? exactly(exact) : html`about ${credits(estimate)}`} cr`}</dd></div>
      ${cash !== null ? html`<div><dt>Your cash now</dt><dd>${exactly(cash)} cr</dd></div>
        <div><dt>Your cash then</dt><dd class=${after !== null && after < 0n ? 'down' : ''}>${after === null ? '–' : html`${after < 0n ? 'not enough: ' : ''}${exactly(after)} cr`}</dd></div>` : nothing}</dl>
    <p class="soft">${exact ? html`As the venue would charge it now. <span class="unseen">Exact.</span>` : asking ? 'Estimated here; the venue is being asked for the exact figure.' : 'Estimated here. The venue tells the exact figure once the form is whole.'}</p>
    ${problem ? html`<p class="problem"><bdi>${problem}</bdi></p>` : nothing}`;
}
