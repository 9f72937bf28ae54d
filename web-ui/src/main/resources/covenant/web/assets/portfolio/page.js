// Cash, positions, orders, profit and statement of whoever is signed in.

import { html } from '../lib/lit.js';
import { page } from '../shell/page.js';
import { Affairs } from './affairs.js';
import { ordersView } from './orders.js';
import { positionsView } from './positions.js';
import { StatementView } from './statement.js';
import { totalsView } from './totals.js';

let affairs = null;
let statement = null;

const app = page({
  here: 'portfolio',
  title: () => 'Portfolio',
  start: begin,
  view,
});

function begin() {
  affairs = new Affairs(app);
  statement = new StatementView(app);
  app.onFrames(['fill', 'cash', 'position', 'own-order', 'account'], () => {
    affairs.soon();
    statement.soon();
  });
  app.onSigned(() => {
    affairs.forget();
    statement.forget();
    load();
  });
  load();
  setInterval(() => { if (!document.hidden && app.who.id && app.connection === 'live') affairs.load(); }, 5_000);
}

function load() {
  if (!app.who.id) return;
  affairs.load();
  statement.load();
}

function view() {
  if (!app.who.id) {
    return html`<h1>Portfolio</h1><section class="empty"><h2>Whose portfolio?</h2>
      <p>Sign in to see your cash, what you hold in every market, your orders, and what each market brought you.</p>
      <button type="button" class="go" @click=${() => app.signInDialog.open('Your portfolio is told to nobody but you.')}>Sign in</button></section>`;
  }
  if (!affairs?.profit) return html`<h1>Portfolio</h1><p class="soft" role="status">${affairs?.problem ?? 'Reading the books…'}</p>`;
  return html`<h1>Portfolio</h1>
    ${totalsView(affairs.profit.totals)}
    ${positionsView(app, affairs)}
    ${ordersView(app, affairs)}
    ${statement.view()}`;
}
