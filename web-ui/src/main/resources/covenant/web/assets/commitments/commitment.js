// One commitment: its text, its life, its bond, its evidence, its markets, and what one may do about it.

import { html, nothing } from '../lib/lit.js';
import { sheetOf } from '../form/sheet.js';
import { webAddress } from '../format/address.js';
import { duration, length, moment, shortMoment } from '../format/time.js';
import { Refused, read } from '../live/calls.js';
import { idInAddress, page } from '../shell/page.js';
import { commitmentPhase, found, happenedWords, isOver } from '../words/commitment.js';
import { actionsView, actsOf } from './actions.js';
import { bondPanel } from './bond.js';
import { evidencePanel } from './evidence.js';
import { life } from './life.js';
import { marketsPanel } from './markets.js';

const id = idInAddress();
const PATH = `/api/v1/commitments/${encodeURIComponent(id)}`;
const AGAIN_MS = 5_000;

let details = null; // as GET tells it: with evidence, signals and time line, which the stream has not
let missing = false;
let timer = null;
let app = null;

await load(); // before the page begins: it listens to the actor's affairs
app = page({
  here: 'commitments',
  title: () => details?.title ?? 'Commitment',
  listen: () => (details ? { actors: details.actor } : null),
  view,
  start: () => app.onFrames(['snapshot', 'resumed', 'commitment'], heard),
});

function heard() {
  const newest = app.store.commitments.get(id)?.changedSequence ?? 0;
  if (details && newest > details.changedSequence) loadSoon(100);
}

function loadSoon(ms) {
  clearTimeout(timer);
  timer = setTimeout(load, ms);
}

async function load() {
  const listening = details !== null || app === null;
  try {
    details = await read(PATH);
    missing = false;
  } catch (e) {
    if (!(e instanceof Refused)) throw e;
    if (e.status === 404 || e.status === 400) missing = true;
    else loadSoon(AGAIN_MS);
  }
  if (details && !listening) app.listenAgain();
  app?.refresh();
}

function view() {
  if (missing) return html`<section class="empty"><h1>There is no commitment here</h1>
    <p>This venue has no commitment with the id <b><bdi>${id}</bdi></b>. It may be misspelt, or of another venue. <a href="/commitments">Commitments</a> lists all there are.</p></section>`;
  if (!details) return html`<h1>Commitment</h1><p class="soft" aria-busy="true">Loading…</p>`;
  const heard = app.store.commitments.get(id);
  const commitment = heard && heard.changedSequence > details.changedSequence ? heard : details;
  const actor = app.store.actors.get(commitment.actor);
  const pledge = commitment.pledge ? app.store.pledges.get(commitment.pledge) ?? null : null;
  const evidence = actsOf(app, commitment).find((each) => each.key === 'evidence' && each.why === null);
  return html`<p class="trail"><a href="/commitments">Commitments</a> / <a href=${`/commitments?actor=${encodeURIComponent(commitment.actor)}`}><bdi>${actor?.name ?? commitment.actor}</bdi></a></p>
    <div class="headline"><h1 dir="auto">${commitment.title}</h1><span class="tag phase" data-phase=${commitment.phase}>${commitmentPhase(commitment.phase)}</span></div>
    <section class="panel" aria-labelledby="life-title"><h2 id="life-title">Where it stands</h2>
      ${life(app, commitment, pledge, details.timeline)}
      <h3>What you can do</h3>${actionsView(app, commitment)}</section>
    <div class="parts"><div class="stack first">
      ${terms(commitment, actor, pledge)}
    </div><div class="stack side">
      ${marketsPanel(app, commitment, details, app.is('coordinator', 'operator') && !isOver(commitment) ? html`<a class="quiet button" href=${`/open?commitment=${encodeURIComponent(id)}`}>Open a market on it</a>` : null)}
      ${bondPanel(commitment)}
    </div><div class="stack rest">
      ${evidencePanel(app, commitment, details.evidence, commitment.evidenceCount, evidence ? html`<button type="button" class="quiet" @click=${() => sheetOf(app).open(evidence.act())}>Add evidence</button>` : null)}
      ${verification(commitment)}
      ${timeline(details.timeline)}
    </div></div>${sheetOf(app).view()}`;
}

function terms(commitment, actor, pledge) {
  return html`<section class="panel" aria-labelledby="terms-title"><h2 id="terms-title">What was promised</h2>
    ${commitment.text ? html`<p class="prose" dir="auto">${commitment.text}</p>` : html`<p class="soft">There is no text beyond the title.</p>`}
    <dl class="rows"><dt>By</dt><dd><bdi>${actor?.name ?? commitment.actor}</bdi>${actor?.account ? html`, for whom the account <bdi>${actor.account}</bdi> acts` : actor ? ', for whom no account acts' : nothing}</dd>
      <dt>Horizon</dt><dd>${moment(commitment.horizon)}</dd>
      ${commitment.source ? html`<dt>Source</dt><dd dir="auto">${webAddress(commitment.source) ? html`<a href=${webAddress(commitment.source)} rel="noopener noreferrer">${commitment.source}</a>` : commitment.source}</dd>` : nothing}
      ${commitment.pledge ? html`<dt>Joint pledge</dt><dd><a href=${`/pledges#${commitment.pledge}`}><bdi>${pledge?.title ?? commitment.pledge}</bdi></a>${commitment.signedAt ? `, signed ${moment(commitment.signedAt)}` : ', not signed yet'}</dd>` : nothing}
      <dt>Entered</dt><dd>${moment(commitment.openedAt)}</dd></dl></section>`;
}

function verification(commitment) {
  const broken = found(commitment, 'breached');
  return html`<section class="panel" aria-labelledby="how-title"><h2 id="how-title">How it is verified</h2>
    <p class="prose" dir="auto">${commitment.verification}</p>
    <p>${commitment.quorum} of ${commitment.verifiers.length} verifiers must find a breach.${commitment.attestations.length > 0 ? ` In this round ${broken} did.` : ''} It may be challenged for ${length(duration(commitment.challengeWindow))}; a challenge is ruled on within ${length(duration(commitment.disputeWindow))}.</p>
    <ul class="verifiers">${commitment.verifiers.map((verifier) => {
      const attested = commitment.attestations.find((each) => each.by === verifier);
      return html`<li data-finding=${attested?.finding ?? 'none'}><b><bdi>${verifier}</bdi></b> ${attested ? html`${attested.finding === 'breached' ? '✕ found it broken' : '✓ found no breach'}, ${moment(attested.at)}: <q dir="auto">${attested.reason}</q>` : html`<span class="soft">has not attested${commitment.attestations.length > 0 ? ' in this round' : ''}</span>`}</li>`;
    })}</ul>
    ${commitment.challenge ? html`<p><b>Challenged</b> by <bdi>${commitment.challenge.by}</bdi>, ${moment(commitment.challenge.at)}: <q dir="auto">${commitment.challenge.reason}</q></p>` : nothing}</section>`;
}

function timeline(entries) {
  return html`<section class="panel" aria-labelledby="timeline-title"><h2 id="timeline-title">What happened</h2>
    <ol class="timeline">${[...entries].reverse().map((entry) => html`<li data-what=${entry.what}><time datetime=${entry.at} title=${`${moment(entry.at)}, sequence ${entry.sequence}`}>${shortMoment(entry.at, app.now())}</time>
      <span><b>${happenedWords(entry)}</b>${entry.by ? html` <span class="soft">by <bdi>${entry.by}</bdi></span>` : nothing}${entry.reason ? html`<br><span class="soft" dir="auto">${entry.reason}</span>` : nothing}</span></li>`)}</ol></section>`;
}
