// Cash, positions, orders, profit and statement of whoever is signed in.

import { html, nothing } from '../lib/lit.js';
import { page } from '../shell/page.js';
import { Affairs } from './affairs.js';
import { CashChart } from './cash-chart.js';
import { OrdersView } from './orders.js';
import { PositionsView } from './positions.js';
import { ProfitsView } from './profits.js';
import { sponsoredView } from './sponsored.js';
import { StatementView } from './statement.js';
import { totalsView } from './totals.js';

let parts = null;

const app = page({
  here: 'portfolio',
  title: () => 'Portfolio',
  listen: () => (app.who.id ? { markets: '*' } : null),
  start: begin,
  view,
});

function begin() {
  const affairs = new Affairs(app);
  parts = {
    affairs, cash: new CashChart(app), positions: new PositionsView(app, affairs), profits: new ProfitsView(app, affairs),
    orders: new OrdersView(app), statement: new StatementView(app),
  };
  app.onFrames(['fill', 'cash', 'position', 'own-order', 'account'], () => again());
  app.onFrames(['snapshot', 'resumed'], (frame) => { if (!frame.more) again(); });
  app.onFrames(['market'], (frame) => { if (affairs.concerns(frame.market.id)) affairs.later(); });
  app.onSigned(() => {
    affairs.forget();
    parts.cash = new CashChart(app);
    parts.statement.forget();
    load();
  });
  load();
}

function again() {
  if (!app.who.id) return;
  parts.affairs.soon();
  parts.statement.soon((entries) => parts.cash.hear(entries));
}

function load() {
  if (!app.who.id) return;
  parts.affairs.load();
  parts.statement.load();
}

function view() {
  if (!app.who.id) {
    return html`<h1>Portfolio</h1><section class="empty"><h2>Whose portfolio?</h2>
      <p>Sign in to see your cash, what you hold in every market, your orders, and what each market brought you.</p>
      <button type="button" class="go" @click=${() => app.signInDialog.open('Your portfolio is told to nobody but you.')}>Sign in</button></section>`;
  }
  const profit = parts?.affairs.profit;
  if (!profit) return html`<h1>Portfolio</h1>${parts?.affairs.problem ? html`<p class="problem" role="alert">${parts.affairs.problem}</p>` : html`<p class="soft" role="status">Reading the books…</p>`}`;
  return html`<h1>Portfolio</h1>
    ${parts.affairs.problem ? html`<p class="problem" role="alert">${parts.affairs.problem} What stands here is as of an earlier moment.</p>` : nothing}
    ${totalsView(profit.totals)}
    ${parts.positions.view()}
    ${parts.orders.view()}
    ${sponsoredView(app, profit.markets)}
    ${parts.profits.view()}
    ${parts.cash.view()}
    ${parts.statement.view()}`;
}
