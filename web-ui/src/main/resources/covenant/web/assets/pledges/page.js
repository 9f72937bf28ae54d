// Joint pledges: promises that bind only when enough have signed.

import { html, nothing, repeat, styleMap } from '../lib/lit.js';
import { signature, actsOf } from '../commitments/actions.js';
import { pledgeAct } from '../commitments/enter-pledge.js';
import { sheetOf } from '../form/sheet.js';
import { decoded } from '../format/address.js';
import { countdown, moment } from '../format/time.js';
import { count } from '../format/number.js';
import { page } from '../shell/page.js';
import { commitmentPhase } from '../words/commitment.js';

const PHASES = { open: 'open for signatures', bound: 'binding', failed: 'failed' };

let shown = false;

const app = page({ here: 'pledges', title: () => 'Joint pledges', listen: () => ({ markets: '*' }), view });

function view() {
  const pledges = [...app.store.pledges.values()].sort((a, b) => (a.phase !== 'open') - (b.phase !== 'open') || Date.parse(b.signBy) - Date.parse(a.signBy));
  goToAsked();
  return html`<div class="row between"><h1>Joint pledges</h1>${app.is('coordinator', 'operator') ? html`<button type="button" class="go small" @click=${() => sheetOf(app).open(pledgeAct(app))}>Open a joint pledge</button>` : nothing}</div>
    <p class="lead">Nobody wants to pause alone. Commitments within a joint pledge bind only when enough actors have signed by a date; else they lapse, and every bond goes back.</p>
    ${!app.store.whole ? html`<p class="soft" aria-busy="true">Loading…</p>` : pledges.length === 0 ? html`<section class="empty"><h2>There is no joint pledge</h2><p>${app.is('coordinator', 'operator') ? 'Open one, then enter each actor’s commitment and name the pledge in it.' : 'A coordinator opens one; then each actor signs its own commitment within it.'}</p></section>`
      : html`<ul class="pledges">${repeat(pledges, (each) => each.id, pledgeView)}</ul>`}${sheetOf(app).view()}`;
}

const asked = () => decoded(location.hash.slice(1));

/** Goes to the pledge that the address names, once it is drawn. */
function goToAsked() {
  if (shown || !app.store.whole || !location.hash) return;
  shown = true;
  requestAnimationFrame(() => document.getElementById('pledge-' + asked())?.scrollIntoView());
}

function pledgeView(pledge) {
  const left = Date.parse(pledge.signBy) - app.now();
  const missing = Math.max(0, pledge.required - pledge.signatures);
  const waiting = pledge.actors.filter((actor) => !pledge.commitments.some((each) => each.actor === actor));
  return html`<li class="panel pledge" id=${'pledge-' + pledge.id} data-asked=${asked() === pledge.id ? 'yes' : nothing}><div class="headline"><h2 dir="auto">${pledge.title}</h2><span class="tag" data-phase=${pledge.phase}>${PHASES[pledge.phase]}</span></div>
    ${pledge.text ? html`<p class="prose" dir="auto">${pledge.text}</p>` : nothing}
    <p class="signed"><b>${count(pledge.signatures)}</b> of ${count(pledge.required)} needed signatures${pledge.phase === 'open' ? html`, <b>${count(missing)}</b> missing` : nothing}, of ${count(pledge.actors.length)} actors.</p>
    <div class="progress" aria-hidden="true">${pledge.actors.map((_, i) => html`<span data-signed=${i < pledge.signatures ? 'yes' : 'no'}></span>`)}
      <i style=${styleMap({ insetInlineStart: (pledge.required / pledge.actors.length) * 100 + '%' })}></i></div>
    <dl class="facts"><div><dt>${pledge.phase === 'open' ? 'Sign by' : 'Date'}</dt><dd>${moment(pledge.signBy)}</dd></div>
      ${pledge.phase === 'open' ? html`<div><dt>Left</dt><dd>${left > 0 ? countdown(left) : 'due'}</dd></div>` : nothing}
      ${pledge.endedAt ? html`<div><dt>${pledge.phase === 'bound' ? 'Binding since' : 'Failed'}</dt><dd>${moment(pledge.endedAt)}</dd></div>` : nothing}</dl>
    <ul class="signers" aria-label="Its actors">${pledge.commitments.map(signer)}
      ${waiting.map((actor) => html`<li><b><bdi>${nameOf(actor)}</bdi></b><span class="soft">no commitment entered yet</span></li>`)}</ul>
    <p class="soft">${outlook(pledge, missing)}</p></li>`;
}

const nameOf = (actor) => app.store.actors.get(actor)?.name ?? actor;

function signer({ commitment: id, actor, phase, signedAt }) {
  const commitment = app.store.commitments.get(id);
  const act = commitment ? actsOf(app, commitment).find((each) => each.key === 'sign') : null;
  return html`<li><b><bdi>${nameOf(actor)}</bdi></b>
    <span><a href=${'/commitments/' + encodeURIComponent(id)} dir="auto">${commitment?.title ?? id}</a> <span class="soft">${commitmentPhase(phase)}</span></span>
    <span>${signedAt ? html`✓ signed ${moment(signedAt)}` : 'not signed yet'}</span>
    ${act && act.why === null ? html`<button type="button" class="go small" @click=${() => sheetOf(app).open(signature(app, commitment))}>Sign</button>` : act && !signedAt ? html`<span class="soft">${act.why}</span>` : nothing}</li>`;
}

function outlook(pledge, missing) {
  if (pledge.phase === 'bound') return 'Whoever signed is bound; who has not signed by the date is not.';
  if (pledge.phase === 'failed') return 'Too few signed in time: its commitments lapsed, and their bonds went back.';
  return `If ${missing} more ${missing === 1 ? 'signs' : 'sign'} in time, every commitment that is signed is in force at once. Each actor’s account signs on this page, or on the page of its commitment.`;
}
