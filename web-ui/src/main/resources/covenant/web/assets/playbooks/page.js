// All playbooks: what each watches, where its signal stands, and who has to do something.

import { html, nothing, repeat } from '../lib/lit.js';
import { sheetOf } from '../form/sheet.js';
import { count } from '../format/number.js';
import { away, moment } from '../format/time.js';
import { page } from '../shell/page.js';
import { openPlaybook } from './open.js';
import { gauge } from './gauge.js';
import { actionView, ruleWords, stateWords } from './words.js';

const URGENT = ['overdue', 'triggered', 'acknowledged', 'armed', 'overridden', 'done'];

const WAITING = new Set(['overdue', 'triggered', 'acknowledged']);

let which = 'all';

const app = page({ here: 'playbooks', title: () => 'Playbooks', listen: () => ({ markets: '*' }), view });

function view() {
  const all = [...app.store.playbooks.values()];
  const isOwner = all.some((each) => each.owner === app.who.id);
  const playbooks = all.filter((each) => !isOwner || which === 'all' || (each.owner === app.who.id && (which === 'own' || WAITING.has(each.state))))
    .sort((a, b) => URGENT.indexOf(a.state) - URGENT.indexOf(b.state) || (b.owner === app.who.id) - (a.owner === app.who.id) || a.id.localeCompare(b.id));
  const office = app.is('coordinator', 'operator');
  return html`<div class="row between"><h1>Playbooks</h1>
      ${office ? html`<button type="button" class="go" @click=${() => openPlaybook(app)}>Agree a playbook</button>` : nothing}</div>
    <p>What will be done is agreed before the crisis: a signal, how far and how long it must go, who has to respond and by when. Then nobody has to argue about it in the crisis.</p>
    ${isOwner ? choice(playbooks.length) : nothing}
    ${all.length === 0 ? html`<section class="empty"><h2>${app.store.whole ? 'No playbook has been agreed' : 'Reading…'}</h2>
      ${app.store.whole ? html`<p>${office ? 'Agree the first one: pick a market’s signal, a threshold, and who is to do what.' : 'Coordinators agree them. Each is public, and each step it takes is told here.'}</p>` : nothing}</section>`
    : html`<ul class="playbooks" data-tour="playbooks">${repeat(playbooks, (each) => each.id, card)}</ul>`}
    ${news()}${sheetOf(app).view()}`;
}

/** Owners may look at their own only. */
function choice(shown) {
  const pick = (key, text) => html`<button type="button" aria-pressed=${String(which === key)} @click=${() => { which = key; app.refresh(); }}>${text}</button>`;
  return html`<div class="row which"><div class="choice" role="group" aria-label="Which playbooks">${pick('all', 'All')}${pick('own', 'Yours')}${pick('waiting', 'Yours that want a response')}</div>
    <span class="soft" role="status">${count(shown)} shown</span></div>`;
}

function card(playbook) {
  const market = app.store.markets.get(playbook.signal.market);
  return html`<li class="panel playbook" data-state=${playbook.state}>
    <p class="row between"><span class="tag">${stateWords(playbook.state)}</span><span class="soft">${due(playbook)}</span></p>
    <h2><a href=${'/playbooks/' + encodeURIComponent(playbook.id)}><bdi>${playbook.title}</bdi></a></h2>
    <p>${ruleWords(playbook, market)} ${actionView(playbook.action)}</p>
    ${gauge(playbook, market)}
    <p class="soft">Owner: <bdi>${playbook.owner}</bdi>.${market ? html` Watches <a href=${'/markets/' + encodeURIComponent(market.id)}><bdi>${market.title}</bdi></a>` : nothing}</p>
  </li>`;
}

/** What comes next, and when. */
function due(playbook) {
  if (playbook.state === 'triggered' || playbook.state === 'acknowledged') return html`respond by <time title=${moment(playbook.respondBy)}>${moment(playbook.respondBy)}</time> (${away(playbook.respondBy, app.now())})`;
  if (playbook.holdingSince) return `beyond its threshold since ${moment(playbook.holdingSince)}`;
  return playbook.lastMove ? `since ${moment(playbook.lastMove.at)}` : `agreed ${moment(playbook.openedAt)}`;
}

/** What playbooks did since the page opened. */
function news() {
  const told = app.store.happened.filter((each) => each.type === 'playbook-moved' || each.type === 'playbook-fired');
  if (told.length === 0) return nothing;
  return html`<section class="panel" aria-labelledby="news-title"><h2 id="news-title">Since you came</h2><ol class="log">${told.map((each) => html`<li>
    <time>${moment(each.at)}</time> <a href=${'/playbooks/' + encodeURIComponent(each.playbook)}><bdi>${each.title}</bdi></a>
    ${each.type === 'playbook-moved' ? html`${stateWords(each.from).toLowerCase()} → <b>${stateWords(each.to).toLowerCase()}</b>` : html`${each.drill ? 'drill: ' : ''}fired, number ${each.number}`}
    ${each.reason ? html`: <bdi>${each.reason}</bdi>` : nothing}</li>`)}</ol></section>`;
}
