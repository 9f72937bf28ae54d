// Every market that decides: how each decision stands, what comes next, and what has been decided.

import { html, nothing, repeat } from '../lib/lit.js';
import { away, countdown, moment } from '../format/time.js';
import { term } from '../shell/glossary.js';
import { page } from '../shell/page.js';
import { MarketChart } from '../market/market-chart.js';
import { ruleWords, standing } from './standing.js';

const STAGES = [
  ['in-window', 'In their window', 'Prices count now.'],
  ['awaiting', 'Waiting for a coordinator', 'The window is over, and the rule only advises.'],
  ['before-window', 'Before their window', 'Prices can be seen and traded, and do not count yet.'],
  ['decided', 'Decided', null],
  ['ended', 'Ended without a decision', null],
];

const charts = new Map(); // of the markets whose chart was asked for

const app = page({ here: 'decisions', title: () => 'Decisions', listen: () => ({ markets: '*' }), view });
app.onFrames(['market', 'trade', 'condition', 'decision', 'commitment', 'resumed', 'snapshot'], (frame) => {
  for (const chart of charts.values()) chart.hear(frame);
});

function view() {
  const markets = [...app.store.markets.values()].filter((each) => each.decision);
  return html`<h1>Decisions</h1>
    <p>Here the prices decide: each of these markets settles its own condition by what its traders expect of each choice.
      Unless its rule says otherwise, an average over a ${term('window', 'window')} counts and not the last price; what it would ${term('flip', 'cost to turn it')} is worked out all the time.</p>
    ${markets.length === 0 ? html`<section class="empty"><h2>${app.store.whole ? 'No market here decides' : 'Reading…'}</h2>
      ${app.store.whole ? html`<p>${app.is('coordinator', 'operator') ? html`<a href="/open">Open one</a>: choose “by its own prices” where the form asks who settles the condition.`
    : 'Coordinators open markets that decide. Until then, the board has what is priced.'}</p>` : nothing}</section>` : STAGES.map((stage) => section(stage, markets))}`;
}

function section([stage, name, means], markets) {
  const here = markets.filter((each) => each.decision.stage === stage).sort(byTime);
  if (here.length === 0) return nothing;
  const isOver = stage === 'decided' || stage === 'ended';
  return html`<section class="stage" aria-labelledby=${'stage-' + stage}>
    <h2 id=${'stage-' + stage}>${name} <span class="soft number">${here.length}</span></h2>
    ${means ? html`<p class="soft">${means}</p>` : nothing}
    <div class="decisions">${repeat(here, (each) => each.id, (each) => (isOver ? folded(each) : card(each)))}</div></section>`;
}

function byTime(a, b) {
  const way = a.decision.decided ? -1 : 1; // what falls next comes first, and what fell last
  return way * (Date.parse(a.decision.decidesAt) - Date.parse(b.decision.decidesAt)) || a.id.localeCompare(b.id);
}

function head(market) {
  const { decision } = market;
  const left = Date.parse(decision.decidesAt) - app.now();
  const when = decision.decided ? html`decided ${moment(decision.decided.at)}` : left > 0
    ? html`decides in <b class="number" title=${moment(decision.decidesAt)}>${countdown(left)}</b>` : html`since ${away(decision.decidesAt, app.now())}`;
  return html`<p class="row between soft"><span>${ruleWords(decision)}</span><span>${when}</span></p>
    <h3><a href=${'/markets/' + encodeURIComponent(market.id)}><bdi>${market.title}</bdi></a></h3>
    <p><span class="tag">${term(market.label, market.label)}</span></p>`;
}

function card(market) {
  return html`<article class="panel decision">${head(market)}${standing(app, market)}${chart(market)}</article>`;
}

function folded(market) {
  const { decided } = market.decision;
  return html`<article class="panel decision">${head(market)}
    ${decided ? html`<p>For <b><bdi>${decided.condition}</bdi></b>: <bdi>${decided.reason}</bdi>.</p>` : nothing}
    <details><summary>How it stood at the end</summary>${standing(app, market)}</details>${chart(market)}</article>`;
}

/** The prices and what they add up to, drawn on demand. */
function chart(market) {
  return html`<details class="drawn" @toggle=${(event) => show(market, event.target.open)}><summary>Prices and statistic over time</summary>${charts.get(market.id)?.view(market) ?? nothing}</details>`;
}

function show(market, isOpen) {
  if (isOpen === charts.has(market.id)) return;
  if (isOpen) charts.set(market.id, new MarketChart(app, market.id));
  else charts.delete(market.id);
  app.refresh();
}
