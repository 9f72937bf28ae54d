// Who promised what, what has been found, and what is at stake.

import { html, live, nothing, repeat } from '../lib/lit.js';
import { sheetOf } from '../form/sheet.js';
import { credits, micros } from '../format/credits.js';
import { count, percent } from '../format/number.js';
import { away, moment } from '../format/time.js';
import { page } from '../shell/page.js';
import { COMMITMENT_PHASES, commitmentPhase, found, isOver, whatComesNext } from '../words/commitment.js';
import { actorAct } from './enter-actor.js';
import { commitmentAct } from './enter-commitment.js';
import { pledgeAct } from './enter-pledge.js';

const SORTS = [['next', 'What comes next first'], ['newest', 'Newest first'], ['risk', 'Likeliest to be broken first'], ['bond', 'Largest bond first'], ['actor', 'By actor']];
const AT_ONCE = 100;
const asked = new URLSearchParams(location.search);
const choice = { search: asked.get('search') ?? '', actor: asked.get('actor') ?? '', phase: asked.get('phase') ?? '', sort: asked.get('sort') ?? 'next' };
let most = AT_ONCE;

function choose(name, value) {
  choice[name] = value;
  most = AT_ONCE;
  const query = new URLSearchParams(Object.entries(choice).filter(([key, each]) => each && !(key === 'sort' && each === 'next')));
  history.replaceState(null, '', location.pathname + (query.size > 0 ? '?' + query : ''));
  app.refresh();
}

const actorName = (id) => app.store.actors.get(id)?.name ?? id;

/** What the markets think of it: the highest probability of a breach, or null. */
function risk(commitment) {
  const chances = commitment.markets.map((id) => app.store.markets.get(id)).filter((market) => market?.binding)
    .map((market) => market.conditions.find((each) => each.id === market.binding.broken)?.probability).filter((each) => each !== undefined && each !== null);
  return chances.length > 0 ? Math.max(...chances) : null;
}

function nextAt(commitment) {
  const { at } = whatComesNext(commitment, app.store.pledges.get(commitment.pledge) ?? null);
  return at ? Date.parse(at) : Infinity;
}

const ORDER = {
  next: (a, b) => nextAt(a) - nextAt(b) || Date.parse(b.phaseSince) - Date.parse(a.phaseSince),
  newest: (a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt),
  risk: (a, b) => (isOver(a) - isOver(b)) || (risk(b) ?? -1) - (risk(a) ?? -1),
  bond: (a, b) => Number(micros(b.bond.held) - micros(a.bond.held)),
  actor: (a, b) => actorName(a.actor).localeCompare(actorName(b.actor)) || Date.parse(a.openedAt) - Date.parse(b.openedAt),
};

function chosen() {
  const words = choice.search.toLowerCase().split(/\s+/).filter(Boolean);
  return [...app.store.commitments.values()]
    .filter((each) => !choice.actor || each.actor === choice.actor)
    .filter((each) => !choice.phase || (choice.phase === 'running' ? !isOver(each) : choice.phase === 'over' ? isOver(each) : each.phase === choice.phase))
    .filter((each) => words.every((word) => `${each.title} ${each.text} ${each.id} ${actorName(each.actor)} ${each.verifiers.join(' ')}`.toLowerCase().includes(word)))
    .sort(ORDER[choice.sort] ?? ORDER.next);
}

function view() {
  const all = app.store.commitments.size;
  const shown = chosen();
  return html`<div class="row between"><h1>Commitments</h1>${app.is('coordinator', 'operator') ? officeButtons() : nothing}</div>
    <p class="lead">What actors promised, how it is verified and by whom, and what is at stake. A final breach, or the horizon without one, settles every market that is bound to it.</p>
    ${all > 0 || app.store.actors.size > 0 ? filters() : nothing}
    ${!app.store.whole ? html`<p class="soft" aria-busy="true">Loading…</p>` : all === 0 ? empty() : html`<p class="soft" role="status">${shown.length === all ? `${count(all)} commitments` : `${count(shown.length)} of ${count(all)} commitments`}</p>
      ${shown.length === 0 ? html`<p class="empty">None fits. <button type="button" class="plain" @click=${() => { choice.search = ''; choice.actor = ''; choose('phase', ''); }}>Show all</button></p>` : nothing}
      <ul class="commitments">${repeat(shown.slice(0, most), (each) => each.id, row)}</ul>
      ${shown.length > most ? html`<p class="more-rows"><button type="button" class="quiet" @click=${() => { most += AT_ONCE; app.refresh(); }}>Show more of the ${count(shown.length)}</button></p>` : nothing}`}
    ${sheetOf(app).view()}`;
}

function officeButtons() {
  const open = (act) => () => sheetOf(app).open(act(app));
  return html`<div class="acts"><button type="button" class="go small" @click=${open(commitmentAct)}>Enter a commitment</button>
    <button type="button" class="quiet" @click=${open(actorAct)}>Enter an actor</button>
    <button type="button" class="quiet" @click=${open(pledgeAct)}>Open a joint pledge</button></div>`;
}

function empty() {
  return html`<section class="empty"><h2>Nobody has promised anything here yet</h2>
    <p>${app.is('coordinator', 'operator') ? 'Enter an actor first, with the account that acts for it; then its commitment.' : 'A coordinator enters actors and their commitments. Then they stand here, with what is found and what is at stake.'}</p></section>`;
}

function filters() {
  const select = (name, label, choices) => html`<label class="field"><span>${label}</span><select @change=${(event) => choose(name, event.target.value)}>
    ${choices.map(([value, text]) => html`<option value=${value} ?selected=${choice[name] === value}>${text}</option>`)}</select></label>`;
  return html`<form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
    <label class="field"><span>Search</span><input type="search" .value=${live(choice.search)} placeholder="Title, text, actor, verifier" @input=${(event) => choose('search', event.target.value)}></label>
    ${select('actor', 'Actor', [['', 'All actors'], ...[...app.store.actors.values()].sort((a, b) => a.name.localeCompare(b.name)).map((each) => [each.id, each.name])])}
    ${select('phase', 'Phase', [['', 'All phases'], ['running', 'Running'], ['over', 'Ended'], ...COMMITMENT_PHASES.map((each) => [each, commitmentPhase(each)])])}
    ${select('sort', 'Order', SORTS)}</form>`;
}

function row(commitment) {
  const next = whatComesNext(commitment, app.store.pledges.get(commitment.pledge) ?? null);
  const chance = isOver(commitment) ? null : risk(commitment);
  return html`<li class="panel commitment"><div class="who"><h2><a href=${'/commitments/' + encodeURIComponent(commitment.id)} dir="auto">${commitment.title}</a></h2>
      <p class="soft"><bdi>${actorName(commitment.actor)}</bdi>${commitment.pledge ? ', within a joint pledge' : nothing}</p></div>
    <div class="stands"><span class="tag phase" data-phase=${commitment.phase}>${commitmentPhase(commitment.phase)}</span>
      <p class="soft">${next.at ? html`${next.short} <time datetime=${next.at} title=${moment(next.at)}>${away(next.at, app.now())}</time>` : html`since <time datetime=${commitment.phaseSince}>${moment(commitment.phaseSince)}</time>`}</p></div>
    <dl class="facts"><div><dt>Chance it breaks</dt><dd>${chance === null ? '–' : percent(chance)}</dd></div>
      <div><dt>Bond held</dt><dd>${micros(commitment.bond.held) === 0n && micros(commitment.bond.required) === 0n ? 'none' : credits(commitment.bond.held)}${micros(commitment.bond.required) > micros(commitment.bond.held) && !isOver(commitment) ? html` <span class="soft">of ${credits(commitment.bond.required)}</span>` : nothing}</dd></div>
      <div><dt>Found broken by</dt><dd>${found(commitment, 'breached')} of ${commitment.verifiers.length}</dd></div>
      <div><dt>Evidence</dt><dd>${count(commitment.evidenceCount)}</dd></div>
      <div><dt>Markets</dt><dd>${count(commitment.markets.length)}</dd></div></dl></li>`;
}

const app = page({
  here: 'commitments',
  title: () => 'Commitments',
  listen: () => ({ markets: '*' }),
  view,
});
