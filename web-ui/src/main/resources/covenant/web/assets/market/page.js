// The page of one market.

import { html, nothing } from '../lib/lit.js';
import { idInAddress, page } from '../shell/page.js';
<<<<<<< HEAD
import { MarketChart } from './market-chart.js';
||||||| 2494ee2
=======
import { branches, head } from './head.js';
import { MarketChart } from './market-chart.js';
import { Ticket } from './ticket.js';
import { ticketView } from './ticket-form.js';
>>>>>>> ticket

const id = idInAddress();
<<<<<<< HEAD
let chart = null;
||||||| 2494ee2
=======
let known = null; // the market as it was last told: kept while the stream begins anew
let parts = null;
>>>>>>> ticket

<<<<<<< HEAD
const app = page({
  title: (app) => app.store.markets.get(id)?.title ?? 'Market',
||||||| 2494ee2
page({
  title: (app) => app.store.markets.get(id)?.title ?? 'Market',
=======
const app = page({
  title: () => known?.title ?? 'Market',
>>>>>>> ticket
  listen: () => ({ markets: id }),
<<<<<<< HEAD
  view: (app) => {
    const market = app.store.markets.get(id);
    chart ??= new MarketChart(app, id);
    return html`<h1 dir="auto">${market?.title ?? 'Market'}</h1>${market ? html`<section class="panel">${chart.view(market)}</section>` : nothing}`;
  },
||||||| 2494ee2
  view: (app) => html`<h1 dir="auto">${app.store.markets.get(id)?.title ?? 'Market'}</h1>`,
=======
  view,
>>>>>>> ticket
});
<<<<<<< HEAD

app.onFrames(['market', 'trade', 'condition', 'decision', 'commitment', 'resumed', 'snapshot'], (frame) => chart?.hear(frame));
||||||| 2494ee2
=======

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
>>>>>>> ticket
