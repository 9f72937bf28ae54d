// One playbook: its rule, its state, its signal now, its firings and drills, and what its owner can do.

import { html, nothing } from '../lib/lit.js';
import { sheetOf } from '../form/sheet.js';
import { count } from '../format/number.js';
import { duration, exactMoment, length, moment } from '../format/time.js';
import { Refused, read } from '../live/calls.js';
import { idInAddress, page } from '../shell/page.js';
import { acts } from './acts.js';
import { gauge } from './gauge.js';
import { SignalChart } from './signal-chart.js';
import { STATES, actionView, ruleWords, stateWords, valueWords } from './words.js';

const DELIVERIES = { delivered: 'delivered', 'given-up': 'given up', pending: 'not delivered yet' };

const id = idInAddress();
let known = null;
let problem = null;
let readAt = -1;
let chart = null;
const AGAIN_MS = 10_000; // an averaged signal moves without a frame

const app = page({
  here: 'playbooks',
  title: () => known?.title ?? 'Playbook',
  listen: () => ({ markets: '*' }),
  start: () => {
    load();
    app.onFrames(['playbook', 'playbook-moved', 'playbook-fired'], (frame) => {
      if ((frame.playbook.id ?? frame.playbook) === id) load();
    });
    app.onFrames(['market', 'resumed', 'snapshot'], (frame) => chart?.hear(frame));
    setInterval(() => { if (!document.hidden && app.connection === 'live' && known?.signal.average) load(); }, AGAIN_MS);
  },
  view,
});

async function load() {
  try {
    const answer = await read('/api/v1/playbooks/' + encodeURIComponent(id));
    if (answer.sequence < readAt) return;
    readAt = answer.sequence;
    known = answer;
    problem = null;
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    problem = e;
  }
  app.refresh();
}

function view() {
  if (problem?.status === 404) {
    return html`<section class="empty"><h1>No such playbook</h1><p>Nothing at this venue is called <b><bdi>${id}</bdi></b>. <a href="/playbooks">All playbooks</a></p></section>`;
  }
  if (!known) return html`<h1>Playbook</h1><p class="soft" role="status">${problem?.message ?? 'Reading…'}</p>`;
  chart ??= new SignalChart(app);
  const told = app.store.playbooks.get(id);
  const playbook = { ...known, ...told, signal: known.signal.average ? known.signal : told?.signal ?? known.signal, timeline: known.timeline, firings: known.firings };
  const market = app.store.markets.get(playbook.signal.market);
  return html`<p class="soft crumbs"><a href="/playbooks">Playbooks</a></p>
    <h1><bdi>${playbook.title}</bdi></h1>
    ${steps(playbook)}
    <div class="columns">
      <div class="stack">${rule(playbook, market)}${chart.view(playbook, market)}${history(playbook, market)}</div>
      <div class="stack now">${standing(playbook, market)}${acts(app, playbook)}</div>
    </div>${sheetOf(app).view()}`;
}

function steps(playbook) {
  return html`<ol class="steps" aria-label="States">${STATES.map(([key, name, means]) => html`<li data-now=${key === playbook.state ? 'yes' : nothing} aria-current=${key === playbook.state ? 'step' : nothing}>
    <b>${name}</b>${key === playbook.state ? html`<span>${means}</span>` : nothing}</li>`)}</ol>`;
}

function standing(playbook, market) {
  const left = playbook.respondBy ? Date.parse(playbook.respondBy) - app.now() : 0;
  const waits = playbook.state === 'triggered' || playbook.state === 'acknowledged';
  return html`<section class="panel" aria-labelledby="standing-title"><h2 id="standing-title">How it stands</h2>
    ${gauge(playbook, market)}
    ${playbook.holdingSince ? html`<p>Beyond its threshold since ${exactMoment(playbook.holdingSince)}; triggered if that lasts ${length(duration(playbook.hold))}.</p>` : nothing}
    ${playbook.triggeredAt ? html`<p>Triggered ${exactMoment(playbook.triggeredAt)}.</p>` : nothing}
    ${waits ? html`<p class="warning">A response is due by ${moment(playbook.respondBy)}: ${left > 0 ? length(left) + ' left' : 'now'}.</p>` : nothing}
    ${market ? html`<p><a href=${'/markets/' + encodeURIComponent(market.id)}><bdi>${market.title}</bdi></a></p>` : nothing}
    ${playbook.signal.commitment ? html`<p><a href=${'/commitments/' + encodeURIComponent(playbook.signal.commitment)}>The commitment</a></p>` : nothing}
  </section>`;
}

function rule(playbook, market) {
  const guards = playbook.automatic ? 'It acts by itself when it is triggered.' : 'It acts when its owner acknowledges it.';
  return html`<section class="panel" aria-labelledby="rule-title"><h2 id="rule-title">What was agreed</h2>
    <p>${ruleWords(playbook, market)}</p>
    <p>${actionView(playbook.action)} ${guards}</p>
    ${playbook.text ? html`<p><bdi>${playbook.text}</bdi></p>` : nothing}
    ${playbook.sealed ? html`<p>Its text is sealed: nobody can read it yet, and nobody can change it.</p>` : nothing}
    ${playbook.sha256 ? html`<p class="soft">SHA-256 of the text: <code>${playbook.sha256}</code></p>` : nothing}
    <dl class="facts">
      <div><dt>How it is decided</dt><dd><bdi>${playbook.process}</bdi></dd></div>
      <div><dt>Owner</dt><dd><bdi>${playbook.owner}</bdi></dd></div>
      <div><dt>Time to respond</dt><dd>${length(duration(playbook.respondWithin))}</dd></div>
      <div><dt>Agreed</dt><dd>${moment(playbook.openedAt)}, by <bdi>${playbook.openedBy}</bdi></dd></div>
    </dl></section>`;
}

function history(playbook, market) {
  const told = [
    ...playbook.timeline.map((each) => ({ at: each.at, what: html`${stateWords(each.from).toLowerCase()} → <b>${stateWords(each.to).toLowerCase()}</b>, by <bdi>${each.by}</bdi>`, reason: each.reason, signal: each.signal })),
    ...playbook.firings.map((each) => ({ at: each.at, what: html`<b>${each.drill ? 'Drill' : 'Fired'}</b>, number ${each.number}, by <bdi>${each.by}</bdi>${outcome(each)}`, attempts: each.attempts, reason: each.reason, signal: each.signal })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return html`<section class="panel" aria-labelledby="history-title"><h2 id="history-title">What happened</h2>
    ${told.length === 0 ? html`<p class="soft">Nothing yet: it has been armed since ${moment(playbook.openedAt)}.</p>` : html`<ol class="log" id="timeline">${told.map((each) => html`<li>
      <time datetime=${each.at}>${exactMoment(each.at)}</time> ${each.what}${each.signal === null ? nothing : html`, signal ${valueWords(playbook.signal, market, each.signal)}`}
      ${each.reason ? html`<br><bdi>${each.reason}</bdi>` : nothing}
      ${each.attempts?.length > 0 ? attempts(each.attempts) : nothing}</li>`)}</ol>`}</section>`;
}

function outcome(firing) {
  if (firing.refused) return html`; the venue refused the market: <a href=${'/problems/' + encodeURIComponent(firing.refused)}>${firing.refused}</a>`;
  if (firing.market) return html`; opened <a href=${'/markets/' + encodeURIComponent(firing.market)}><bdi>${firing.market}</bdi></a>`;
  const tries = firing.attempts.length;
  if (firing.delivery === 'none') return nothing;
  return html`; ${DELIVERIES[firing.delivery] ?? firing.delivery} after ${count(tries)} ${tries === 1 ? 'attempt' : 'attempts'}`;
}

/** Every attempt to deliver, the newest first. */
function attempts(all) {
  return html`<details><summary>Attempts to deliver</summary><ol class="log">${all.toReversed().map((each) => html`<li><time datetime=${each.at}>${exactMoment(each.at)}</time>
    ${each.status === null ? 'no answer' : `answered ${each.status}`}</li>`)}</ol></details>`;
}
