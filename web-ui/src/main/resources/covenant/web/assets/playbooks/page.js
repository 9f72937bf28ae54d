// All playbooks: what each watches, where its signal stands, and who has to do something.

import { html, nothing, repeat } from '../lib/lit.js';
import { sheetOf } from '../form/sheet.js';
import { away, moment } from '../format/time.js';
import { page } from '../shell/page.js';
import { openPlaybook } from './open.js';
import { gauge } from './gauge.js';
import { actionWords, ruleWords, stateWords } from './words.js';

const URGENT = ['overdue', 'triggered', 'acknowledged', 'armed', 'overridden', 'done'];

const app = page({ here: 'playbooks', title: () => 'Playbooks', listen: () => ({ markets: '*' }), view });

function view() {
  const playbooks = [...app.store.playbooks.values()].sort((a, b) => URGENT.indexOf(a.state) - URGENT.indexOf(b.state) || a.id.localeCompare(b.id));
  const office = app.is('coordinator', 'operator');
  return html`<div class="row between"><h1>Playbooks</h1>
      ${office ? html`<button type="button" class="go" @click=${() => openPlaybook(app)}>Agree a playbook</button>` : nothing}</div>
    <p>What will be done is agreed before the crisis: a signal, how far and how long it must go, who has to respond and by when. Then nobody has to argue about it in the crisis.</p>
    ${playbooks.length === 0 ? html`<section class="empty"><h2>${app.store.whole ? 'No playbook has been agreed' : 'Reading…'}</h2>
      ${app.store.whole ? html`<p>${office ? 'Agree the first one: pick a market’s signal, a threshold, and who is to do what.' : 'Coordinators agree them. Each is public, and each step it takes is told here.'}</p>` : nothing}</section>`
    : html`<ul class="playbooks" data-tour="playbooks">${repeat(playbooks, (each) => each.id, card)}</ul>`}
    ${news()}${sheetOf(app).view()}`;
}

function card(playbook) {
  const market = app.store.markets.get(playbook.signal.market);
  return html`<li class="panel playbook" data-state=${playbook.state}>
    <p class="row between"><span class="tag">${stateWords(playbook.state)}</span><span class="soft">${due(playbook)}</span></p>
    <h2><a href=${'/playbooks/' + encodeURIComponent(playbook.id)}><bdi>${playbook.title}</bdi></a></h2>
    <p>${ruleWords(playbook, market)} <bdi>${actionWords(playbook.action)}</bdi></p>
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
