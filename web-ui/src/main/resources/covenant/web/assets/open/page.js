// A guided form that shows the subsidy and the worst loss before they are paid.

import { html, nothing } from '../lib/lit.js';
import { Form } from '../form/form.js';
import { sheetOf } from '../form/sheet.js';
import { credits, exactly, micros } from '../format/credits.js';
import { Refused, read, tryOut } from '../live/calls.js';
import { page } from '../shell/page.js';
import { bodyOf, wrongIn } from './body.js';
import { conditionsStep, metricStep } from './branches.js';
import { decisionStep } from './decision.js';
import { dropDraft, emptyDraft, fitPrior, loadDraft, saveDraft } from './draft.js';
import { estimateOf, moneyStep } from './money.js';
import { preview } from './preview.js';
import { priorStep } from './prior.js';
import { fieldOf } from './problems.js';
import { partyStep, questionStep } from './question.js';
import { summary } from './summary.js';
import { whenStep } from './when.js';

const TRY_AFTER_MS = 450;
const AS_GOOD_AS = 1_000n; // millionths by which the estimate may be off
const STEPS = [
  ['question', 'The question', ['title', 'text', 'source', 'id']],
  ['party', 'About whom', ['commitment', 'brokenMeans', 'keptMeans', 'actor']],
  ['conditions', 'Conditions', ['conditions']],
  ['metric', 'What is measured', ['metric', 'low', 'high', 'unit', 'outcomes']],
  ['prior', 'Opening guess', ['prior']],
  ['money', 'Liquidity and fee', ['liquidity', 'fee']],
  ['when', 'Times', ['opensAt', 'closesAt', 'expiresAt']],
  ['decision', 'Decision', null], // whatever is in no other step
];

const loaded = loadDraft();
const parties = { actors: [], commitments: [] };
const cost = { exact: null, problem: null, asking: false };
let told = loaded.told;
let came = null; // the commitment from whose page somebody came here, where the draft is of another market
let timer = null;
let turn = 0;
let form = formOf(loaded.draft);

const app = page({ here: 'open', title: () => 'Open a market', listen: () => null, view, start });

function formOf(draft) {
  fitPrior(draft);
  return new Form('open', draft, { check: (values) => wrongIn(values, app.now()), changed });
}

async function start() {
  app.onSigned(() => tryLater(0));
  app.onFrames(['account', 'snapshot'], () => { if (cost.exact === null && !cost.asking) tryLater(TRY_AFTER_MS); });
  try {
    parties.actors = await all('/api/v1/actors', 'actors');
    parties.commitments = await all('/api/v1/commitments', 'commitments');
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    app.toasts.say('refused', `Actors and commitments could not be read: ${e.message}`);
  }
  const asked = new URLSearchParams(location.search).get('commitment');
  came = parties.commitments.find((each) => each.id === asked) ?? null;
  if (came && !saved()) form.set('commitment', came.id);
  tryLater(0);
  app.refresh();
}

async function all(path, list) {
  const found = [];
  let cursor = null;
  do {
    const answer = await read(`${path}?limit=1000${cursor ? '&cursor=' + encodeURIComponent(cursor) : ''}`);
    found.push(...answer[list]);
    cursor = answer.next;
  } while (cursor);
  return found;
}

function changed(name) {
  if (name === 'commitment' && form.values.commitment) {
    const chosen = parties.commitments.find((each) => each.id === form.values.commitment);
    form.values.actor = chosen?.actor ?? form.values.actor;
    form.values.decides = false;
  }
  if (name !== null) {
    saveDraft(form.values);
    tryLater(TRY_AFTER_MS);
  }
  app.refresh();
}

/** Asks the venue what opening it would cost, and what it would say. */
function tryLater(ms) {
  clearTimeout(timer);
  const mine = ++turn;
  Object.assign(cost, { exact: null, problem: null, asking: false });
  const wrong = Object.keys(form.errors());
  const cash = app.store.account?.cash;
  if (!app.is('coordinator', 'operator') || cash === undefined || wrong.some((each) => each !== 'title')) return;
  const estimate = estimateOf(form.values);
  if (estimate > micros(cash) + AS_GOOD_AS) {
    cost.problem = `The subsidy is about ${credits(estimate)} credits; your free cash is ${exactly(cash)}.`;
    return;
  }
  cost.asking = true;
  timer = setTimeout(async () => {
    const body = bodyOf(form.values);
    try {
      const answer = await tryOut('/api/v1/markets', { ...body, title: body.title || 'Untitled' });
      if (mine === turn) cost.exact = answer.subsidy;
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      if (mine === turn) refused(e);
    }
    if (mine === turn) cost.asking = false;
    app.refresh();
  }, ms);
}

function refused(refusal) {
  const field = fieldOf(refusal);
  cost.problem = refusal.message;
  if (field) form.tell(field, refusal.message);
}

function open() {
  if (!form.ready()) return;
  if (cost.problem) {
    form.goTo([...Object.keys(form.told), 'liquidity']);
    return;
  }
  const body = bodyOf(form.values);
  sheetOf(app).open({
    key: 'open a market',
    title: 'Open this market?',
    confirm: 'Open it and pay',
    values: {},
    check: () => ({}),
    says: (values, tried) => confirmation(body, tried),
    final: 'The question, its conditions, its times and its rules stay as they are. A mistake is voided, with a reason, and everyone is back where they were.',
    path: '/api/v1/markets',
    body: () => body,
    what: () => `Open “${body.title}”`,
    done: (answer) => ({ text: `“${body.title}” is open.`, link: { href: '/markets/' + encodeURIComponent(answer.id), text: 'Go to it' } }),
    fieldOf: (refusal) => { refused(refusal); return null; },
    then: (answer) => {
      dropDraft();
      location.assign('/markets/' + encodeURIComponent(answer.id));
    },
  });
}

function confirmation(body, tried) {
  const cash = app.store.account?.cash ?? null;
  return html`<p><b dir="auto">${body.title}</b></p><dl class="effects">
    <dt>You pay now</dt><dd>${tried ? html`<b>${exactly(tried.subsidy)} cr</b>, the subsidy` : 'asking the venue…'}</dd>
    <dt>At most you lose</dt><dd>${tried ? `${exactly(tried.subsidy)} cr; what is left comes back at the end` : '–'}</dd>
    ${tried && cash !== null ? html`<dt>Your cash</dt><dd>${exactly(cash)} → ${exactly(micros(cash) - micros(tried.subsidy))} cr</dd>` : nothing}
    <dt>Settled by</dt><dd>${body.commitment ? html`what is found on <bdi>${parties.commitments.find((each) => each.id === body.commitment)?.title ?? body.commitment}</bdi>` : body.decision && body.decision.rule !== 'advisory' ? 'its own prices; then its outcome by hand' : 'a coordinator: first its condition, then its outcome'}</dd></dl>`;
}

function startAnew(commitment = '') {
  told = false;
  form = formOf(emptyDraft());
  form.set('commitment', commitment);
  dropDraft();
  document.getElementById(form.idOf('title'))?.focus();
}

function view() {
  if (!app.store.venue && !app.who.id) return html`<h1>Open a market</h1><p class="soft" aria-busy="true">Loading…</p>`;
  if (!app.is('coordinator', 'operator')) return mayNot();
  const now = app.now();
  const wrong = Object.keys(form.errors());
  const estimate = estimateOf(form.values);
  const horizon = parties.commitments.find((each) => each.id === form.values.commitment)?.horizon;
  const placed = new Set(STEPS.flatMap(([, , fields]) => fields ?? []));
  const steps = STEPS.map(([key, name, fields]) => [key, name, wrong.filter((each) => (fields ? fields.includes(each) : !placed.has(each)))]);
  const inside = {
    question: () => questionStep(form),
    party: () => partyStep(form, parties),
    conditions: () => conditionsStep(form),
    metric: () => metricStep(form),
    prior: () => priorStep(form),
    money: () => moneyStep(form, estimate),
    when: () => whenStep(form, now, horizon ? Date.parse(horizon) : null),
    decision: () => decisionStep(form, now),
  };
  return html`<div class="row between"><h1>Open a market</h1>${told || saved() ? html`<p class="soft kept">${told ? 'You began this earlier; it is as you left it. ' : 'Kept in this tab as you type. '}<button type="button" class="plain" @click=${() => startAnew()}>Start anew</button></p>` : nothing}</div>
    <p class="lead">A market asks one question in several worlds at once, and somebody pays for its opening prices: you. Nothing is paid before the last step.</p>
    ${came && form.values.commitment !== came.id ? html`<p class="aside">You came from the commitment <b><bdi>${came.title}</bdi></b>, and this draft is of another market.
      <button type="button" class="quiet" @click=${() => form.set('commitment', came.id)}>Bind this draft to it</button> <button type="button" class="quiet" @click=${() => startAnew(came.id)}>Start anew with it</button></p>` : nothing}
    <div class="guided"><div class="stack">${STEPS.map(([key, name], i) => html`<section class="panel step" id=${key} aria-labelledby=${key + '-title'}><h2 id=${key + '-title'}><span class="step-number">${i + 1}</span> ${name}</h2>
      <div class="entries">${inside[key]()}</div></section>`)}</div>
      ${summary(app, { ...cost, estimate }, steps, open)}</div>
    <section aria-labelledby="preview-title"><h2 id="preview-title">So the board will show it</h2>${preview(app, form.values, parties, estimate)}</section>
    ${sheetOf(app).view()}`;
}

function saved() {
  return form.values.title !== '' || form.values.text !== '';
}

function mayNot() {
  const guests = app.store.venue?.guests;
  return html`<section class="empty"><h1>Open a market</h1>
    <p>Opening a market takes the role of a coordinator or an operator: whoever opens one pays its subsidy and settles it${app.who.id ? html`. You are signed in as <bdi>${app.who.name || app.who.id}</bdi>, ${app.who.role}` : nothing}.</p>
    <p>${guests ? 'This is a demo: sign in as a guest coordinator, with play money.' : 'An operator of the venue gives out keys with that role. If you have one, sign in with it.'}</p>
    <button type="button" class="go" @click=${() => app.signInDialog.open('To open a market, sign in as a coordinator.')}>Sign in as a coordinator</button></section>`;
}
