// Every act of an office, and why: who did what to what, and what changed by it.

import { html, nothing } from '../lib/lit.js';
import { count, decimal } from '../format/number.js';
import { exactMoment } from '../format/time.js';
import { Refused, read } from '../live/calls.js';
import { saveHistory } from '../live/download.js';
import { page } from '../shell/page.js';
import { WHATS, changeView, doneWords, shownWords, subjects, subjectView } from './words.js';

const PAGE = 100;
let acts = [];
let next = null;
let problem = null;
let note = null;
let loading = true;
let turn = 0;

const app = page({ here: 'audit', title: () => 'Audit', listen: () => ({ markets: '*' }), view, start: load });
window.addEventListener('popstate', load);
setInterval(() => { if (!document.hidden && app.connection === 'live' && acts.length <= PAGE) load(); }, 10_000);

function asked() {
  const address = new URLSearchParams(location.search);
  return { what: address.get('what') ?? '', account: address.get('account') ?? '', subject: address.get('subject') ?? '' };
}

function query() {
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries(asked())) if (value) parameters.set(key, value);
  return parameters;
}

async function load() {
  const mine = ++turn;
  await take((answer) => {
    if (mine === turn) ({ acts, next } = answer);
  });
  if (problem && mine === turn) [acts, next] = [[], null];
}

async function older() {
  const mine = ++turn;
  await take((answer) => {
    if (mine !== turn) return; // something else was asked for meanwhile
    acts = [...acts, ...answer.acts];
    next = answer.next;
  }, next);
}

async function take(put, cursor = null) {
  try {
    const parameters = query();
    parameters.set('order', 'desc');
    parameters.set('limit', PAGE);
    if (cursor) parameters.set('cursor', cursor);
    put(await read('/api/v1/audit?' + parameters));
    problem = null;
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    problem = e.message;
  }
  loading = false;
  app.refresh();
}

function choose(event) {
  event.preventDefault();
  const parameters = new URLSearchParams();
  for (const [key, value] of new FormData(event.currentTarget.form ?? event.currentTarget)) if (value.trim()) parameters.set(key, value.trim());
  history.pushState(null, '', parameters.size === 0 ? location.pathname : '?' + parameters);
  load();
}

async function saveAll() {
  try {
    let all = 0;
    await saveHistory('/api/v1/audit?' + query(), 'audit.csv', (rows) => {
      all = rows;
      note = `${count(rows)} rows read…`;
      app.refresh();
    });
    note = `audit.csv is saved, with ${count(all)} rows.`;
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    note = e.message;
  }
  app.refresh();
}

/** The address of this page with one filter set. */
function only(key, value) {
  return '?' + new URLSearchParams({ [key]: value });
}

function view() {
  const { what, account, subject } = asked();
  const isFiltered = Boolean(what || account || subject);
  return html`<h1>Audit</h1>
    <p>Every act of an operator or coordinator, what verifiers, actors and owners of playbooks did as such, and what the venue did by itself. It tells nobody’s money. Nothing in it can be changed or taken away.</p>
    <form class="row filters" @submit=${choose} @change=${choose} aria-label="Which acts">
      <label class="field"><span>What was done</span><select name="what">
        <option value="" ?selected=${what === ''}>anything</option>
        ${WHATS.map(([key, words]) => html`<option value=${key} ?selected=${key === what}>${words} (${key})</option>`)}</select></label>
      <label class="field"><span>By whom</span><input name="account" .value=${account} placeholder="an account, or venue" autocomplete="off" spellcheck="false"></label>
      <label class="field"><span>About what</span><input name="subject" .value=${subject} placeholder="market:chips" autocomplete="off" spellcheck="false" list="subjects"></label>
      <datalist id="subjects">${subjects(app.store).map(([value, words]) => html`<option value=${value}>${words}</option>`)}</datalist>
      <button class="quiet">Show</button>
      ${isFiltered ? html`<a href="/audit">Show everything</a>` : nothing}
      <button type="button" class="quiet" @click=${saveAll}>${isFiltered ? 'Download all of these' : 'Download all'}</button>
    </form>
    ${note ? html`<p class="soft" role="status">${note}</p>` : nothing}
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${acts.length === 0 ? html`<p class="soft" role="status">${loading ? 'Reading…' : problem ? '' : isFiltered ? 'No such act.' : 'Nothing has been done yet.'}</p>` : table()}
    ${next ? html`<p><button type="button" class="quiet" @click=${older}>Older</button></p>` : nothing}`;
}

function table() {
  return html`<div class="panel"><table class="grid acts" role="table">
    <caption>${shownWords(acts.length, next === null)}</caption>
    <thead role="rowgroup"><tr role="row">${['When', 'Who did what', 'What changed', 'Why', 'Sequence'].map((each) => html`<th role="columnheader" scope="col" class=${each === 'Sequence' ? 'figure-head' : nothing}>${each}</th>`)}</tr></thead>
    <tbody role="rowgroup">${acts.map(row)}</tbody></table></div>`;
}

function row(act) {
  return html`<tr role="row">
    <td role="cell" class="when"><time datetime=${act.at}>${exactMoment(act.at)}</time></td>
    <td role="cell" class="did"><a class="who" href=${only('account', act.account)} title="Only what this account did"><bdi>${act.account}</bdi></a> ${doneWords(act.what)} ${subjectView(app.store, act.subject)}
      <a class="only" href=${only('subject', act.subject)} aria-label=${`Only acts about ${act.subject}`}>only this</a></td>
    <td role="cell" class="change">${changeView(act)}</td>
    <td role="cell" class="why"><bdi>${act.reason}</bdi></td>
    <td role="cell" class="figure">${decimal(act.sequence, 0)}</td></tr>`;
}
