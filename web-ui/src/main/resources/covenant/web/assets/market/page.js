// The page of one market.

import { html, nothing } from '../lib/lit.js';
import { idInAddress, page } from '../shell/page.js';
import { branches, head } from './head.js';
import { MarketChart } from './market-chart.js';
import { Ticket } from './ticket.js';
import { ticketView } from './ticket-form.js';

const id = idInAddress();
let known = null; // the market as it was last told: kept while the stream begins anew
let parts = null;

const app = page({
  title: () => known?.title ?? 'Market',
  listen: () => ({ markets: id }),
  view,
});

app.onFrames(['market', 'trade', 'condition', 'decision', 'snapshot'], (frame) => parts?.chart.hear(frame));

function view(app) {
  known = app.store.markets.get(id) ?? known;
  if (!known) return missing();
  parts ??= { chart: new MarketChart(app, id), ticket: new Ticket(app, id) };
  const { chart, ticket } = parts;
  ticket.follow(known);
  return html`<article class="market">
    ${head(app, known)}
    ${branches(known)}
    <div class="columns">
      <div class="first">${chart.view(known)}</div>
      <div class="side">${ticketView(app, known, ticket)}</div>
      <div class="rest stack"></div>
    </div>
    <a class="go to-ticket" href="#ticket">Trade</a>
  </article>`;
}

function missing() {
  return html`<p class="empty">Loading…</p>${nothing}`;
}
