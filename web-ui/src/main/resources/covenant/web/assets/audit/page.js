// Every act of an office, and why: who did what to what, and what changed by it.

import { html, nothing } from '../lib/lit.js';
import { decimal } from '../format/number.js';
import { exactMoment } from '../format/time.js';
import { Refused, read } from '../live/calls.js';
import { saveHistory } from '../live/download.js';
import { page } from '../shell/page.js';

const PAGE = 100;
const LINKS = { market: '/markets/', commitment: '/commitments/', playbook: '/playbooks/' };
const WHATS = [
  'open-market', 'add-liquidity', 'settle-condition', 'decide', 'settle-outcome', 'correct-outcome', 'void-market', 'open-actor', 'open-commitment', 'add-evidence',
  'attest', 'challenge', 'move-commitment', 'post-bond', 'open-pledge', 'sign-pledge', 'end-pledge', 'open-playbook', 'respond-playbook', 'drill-playbook',
  'unseal-playbook', 'move-playbook', 'open-account', 'deposit', 'withdraw', 'issue-key', 'revoke-key', 'advance-clock',
];

let acts = [];
let next = null;
let problem = null;
let note = null;
let loading = true;
let turn = 0;

const app = page({ here: 'audit', title: () => 'Audit', view, start: load });
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
}

async function older() {
  await take((answer) => {
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
    await saveHistory('/api/v1/audit?' + query(), 'audit.csv', (rows) => {
      note = `${rows} rows read…`;
      app.refresh();
    });
    note = 'audit.csv is saved.';
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    note = e.message;
  }
  app.refresh();
}

function view() {
  const { what, account, subject } = asked();
  return html`<h1>Audit</h1>
    <p>Every act of an operator or coordinator, what verifiers, actors and owners of playbooks did as such, and what the venue did by itself. It tells nobody’s money. Nothing in it can be changed or taken away.</p>
    <form class="row filters" @submit=${choose} @change=${choose} aria-label="Which acts">
      <label class="field"><span>What was done</span><select name="what">
        <option value="" ?selected=${what === ''}>anything</option>
        ${WHATS.map((each) => html`<option value=${each} ?selected=${each === what}>${each.replaceAll('-', ' ')}</option>`)}</select></label>
      <label class="field"><span>By whom</span><input name="account" .value=${account} placeholder="an account, or venue" autocomplete="off" spellcheck="false"></label>
      <label class="field"><span>About what</span><input name="subject" .value=${subject} placeholder="market:chips" autocomplete="off" spellcheck="false"></label>
      <button class="quiet">Show</button>
      <button type="button" class="quiet" @click=${saveAll}>Download all of these</button>
    </form>
    ${note ? html`<p class="soft" role="status">${note}</p>` : nothing}
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${acts.length === 0 ? html`<p class="soft" role="status">${loading ? 'Reading…' : problem ? '' : 'No such act.'}</p>` : table()}
    ${next ? html`<p><button type="button" class="quiet" @click=${older}>Older</button></p>` : nothing}`;
}

function table() {
  return html`<div class="panel"><div class="scroll" tabindex="0" role="group" aria-label="Acts"><table class="grid acts">
    <caption class="unseen">Acts, the newest first</caption>
    <thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">About</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Why</th><th scope="col" class="figure">Sequence</th></tr></thead>
    <tbody>${acts.map((each) => html`<tr>
      <td><time datetime=${each.at}>${exactMoment(each.at)}</time></td><td><bdi>${each.account}</bdi></td><td>${each.what.replaceAll('-', ' ')}</td>
      <td>${subjectView(each.subject)}</td><td><bdi>${each.before}</bdi></td><td><bdi>${each.after}</bdi></td><td><bdi>${each.reason}</bdi></td><td class="figure">${decimal(each.sequence, 0)}</td></tr>`)}</tbody></table></div></div>`;
}

function subjectView(subject) {
  const [kind, ...rest] = subject.split(':');
  const id = rest.join(':');
  return LINKS[kind] ? html`<a href=${LINKS[kind] + encodeURIComponent(id)}><bdi>${subject}</bdi></a>` : html`<bdi>${subject}</bdi>`;
}
