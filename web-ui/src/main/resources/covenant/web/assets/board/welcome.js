// What stands on the board while there is nothing on it: what to do, for each kind of people; or that it is being loaded.

import { html, nothing } from '../lib/lit.js';

const OPENING = `{"commandId": "first-market", "id": "first",
      "title": "If the commitment is kept, or broken: will the metric come true?",
      "conditions": ["kept", "broken"], "metric": {"type": "binary"}, "liquidity": "100"}`;

/** A venue without markets and commitments. */
export function welcome(app) {
  const command = `curl ${location.origin}/api/v1/markets \\
  -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
  -d '${OPENING}'`;
  return html`<section class="welcome stack" aria-labelledby="welcome-title">
    <h2 id="welcome-title">Nothing is promised here yet</h2>
    <div class="roles">
      <section class="panel"><h3>You want to trade</h3>
        <p>There is no market yet. ${app.who.id ? html`Markets appear here by themselves as soon as a coordinator opens one.` : html`Sign in with the key that an operator gave you; markets appear here by themselves.`}</p>
        ${app.who.id ? '' : html`<button type="button" class="go" @click=${() => app.signInDialog.open()}>Sign in</button>`}</section>
      <section class="panel"><h3>You coordinate</h3>
        <p><a href="/open">Open a market</a> with the guided form, or enter who promised what under <a href="/commitments">Commitments</a>. Whoever opens it pays the subsidy, which is the most that he can lose.</p></section>
      <section class="panel"><h3>You do research</h3>
        <p>The <a href="/lab">lab</a> runs documented attempts at manipulation even where nothing was traded. To see a venue at work, start one with <code>serve --demo</code>.</p></section>
    </div>
    <section class="panel"><h3>The same as a command, for a coordinator’s key</h3><pre class="scroll" tabindex="0">${command}</pre></section>
  </section>`;
}

/** Room for what is to come; if it takes long, with its shapes. */
export function waiting(long) {
  return html`<div class="waiting" aria-busy="true">${long ? html`<p class="unseen" role="status">The markets are being loaded.</p>
    ${[1, 2, 3, 4, 5, 6].map(() => html`<div class="bone" aria-hidden="true"></div>`)}` : nothing}</div>`;
}
