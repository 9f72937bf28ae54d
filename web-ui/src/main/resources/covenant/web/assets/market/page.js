// The page of one market.

import { html, nothing, ref } from '../lib/lit.js';
import { standing } from '../decisions/standing.js';
import { Refused, read } from '../live/calls.js';
import { idInAddress, page } from '../shell/page.js';
import { isTrading } from '../words/phase.js';
import { evidenceView } from './evidence.js';
import { branches, head } from './head.js';
import { MarketChart } from './market-chart.js';
import { office } from './office.js';
import { ordersView } from './orders.js';
import { positionView } from './position.js';
import { Records } from './records.js';
import { rulesView } from './rules.js';
import { Ticket } from './ticket.js';
import { ticketView } from './ticket-form.js';
import { tradesView } from './trades.js';

const id = idInAddress();
const PRICES_MS = 5_000; // so often at most one's profit is read again because prices moved
const tradesState = { all: false };
let known = null; // the market as it was last told: kept while the stream begins anew
let isUnknown = false;
let isTicketInView = false;
let parts = null;

const app = page({ title: () => known?.title ?? 'Market', listen: () => (isUnknown ? null : { markets: id }), view });

app.onFrames(['market', 'trade', 'condition', 'decision', 'commitment', 'resumed', 'snapshot'], (frame) => parts?.chart.hear(frame));
app.onFrames(['snapshot'], (frame) => { if (frame.previous === null) parts?.records.loadTrades(); });
app.onFrames(['position', 'own-order', 'fill', 'snapshot'], () => parts?.records.profitSoon());
app.onFrames(['market'], () => { if (app.store.positions.has(id)) parts?.records.profitSoon(PRICES_MS); });
app.onFrames(['commitment'], () => parts?.records.commitmentSoon(known.commitment));
app.onSigned(() => {
  parts?.ticket.set({}); // what came of another's trade is no longer said
  parts?.records.profitSoon();
});
read('/api/v1/markets/' + encodeURIComponent(id)).then((market) => known ??= market, (e) => {
  if (!(e instanceof Refused)) throw e;
  isUnknown = e.status === 404 || e.status === 400;
  if (isUnknown && app.link) app.listenAgain(); // the stream of what is not there is refused, again and again
}).then(() => app.refresh());

function begin() {
  const records = new Records(app, id);
  records.loadTrades();
  records.profitSoon();
  if (known.commitment) records.commitmentSoon(known.commitment);
  return { chart: new MarketChart(app, id), ticket: new Ticket(app, id), records };
}

/** Where the ticket is in sight, nothing needs to lead there. */
function watchTicket(element) {
  if (!element) return;
  new IntersectionObserver(([entry]) => {
    isTicketInView = entry.isIntersecting;
    app.refresh();
  }).observe(element);
}

function view() {
  known = app.store.markets.get(id) ?? known;
  if (!known) return isUnknown ? missing() : html`<p class="empty" role="status">Reading the market…</p>`;
  parts ??= begin();
  const { chart, ticket, records } = parts;
  ticket.follow(known);
  const isOver = known.phase !== 'open' && known.phase !== 'pending'; // then the position stands where the ticket was
  const own = positionView(app, known, records, ticket);
  return html`<article class="market">
    <div class="above">${head(app, known)}${branches(known)}</div>
    <div class="first panel">${chart.view(known)}</div>
    <div class="side" ${ref(watchTicket)}>${ticketView(app, known, ticket)}${isOver ? own : nothing}</div>
    <div class="rest stack">
      ${office(app, known)}
      ${isOver ? nothing : own}
      ${known.decision ? html`<section class="panel" aria-labelledby="decision-title"><h2 id="decision-title">The decision</h2>${standing(app, known)}</section>` : nothing}
      ${evidenceView(app, known, records)}
      ${ordersView(app, known)}
      ${tradesView(app, known, records, tradesState)}
      ${rulesView(app, known)}
    </div>
    ${isTrading(known) && !isTicketInView ? html`<a class="go to-ticket" href="#ticket">Trade</a>` : nothing}
  </article>`;
}

function missing() {
  return html`<section class="empty"><h1>There is no market here</h1>
    <p>This venue has no market with the id <b><bdi>${id}</bdi></b>. It may be misspelt, or of another venue. <a href="/">The board</a> lists all there are.</p></section>`;
}
