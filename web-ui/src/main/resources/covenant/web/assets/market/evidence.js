// The commitment behind a market: its state, attestations and evidence.

import { html, nothing } from '../lib/lit.js';
import { exactly, micros } from '../format/credits.js';
import { count } from '../format/number.js';
import { day, moment } from '../format/time.js';
import { webAddress } from '../format/address.js';
import { commitmentPhase, isOver, phaseMeaning } from '../words/commitment.js';

/** What is known of the commitment that settles this market. */
export function evidenceView(app, market, records) {
  if (!market.commitment) return nothing;
  const commitment = records.commitment ?? app.store.commitments.get(market.commitment);
  if (!commitment) return nothing;
  const pieces = [...(commitment.evidence ?? (commitment.latestEvidence ? [commitment.latestEvidence] : []))].sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
  return html`<section class="panel stack" aria-labelledby="evidence-title">
    <div class="section-head"><h2 id="evidence-title">The commitment</h2><p class="downloads"><a href=${'/commitments/' + encodeURIComponent(commitment.id)}>Its page, with all that happened</a></p></div>
    <p><b><bdi>${commitment.title}</bdi></b>: <span class="tag">${commitmentPhase(commitment.phase)}</span> since ${moment(commitment.phaseSince)}.
      ${micros(commitment.bond.held) > 0n ? html` ${exactly(commitment.bond.held)} credits are at stake on it.` : nothing}${isOver(commitment) ? nothing : ` A final breach, or its horizon on ${day(commitment.horizon)} without one, settles this market’s condition.`}</p>
    <p class="soft">${phaseMeaning(commitment.phase)}</p>
    ${attestations(commitment)}
    ${pieces.length === 0 ? html`<p class="soft">No evidence has been added yet.</p>` : html`<ol class="evidence">${pieces.map(piece)}</ol>`}
    ${commitment.evidenceCount > pieces.length ? html`<p class="soft">${count(commitment.evidenceCount - pieces.length)} older pieces are on its page.</p>` : nothing}
  </section>`;
}

function attestations({ attestations: all, quorum, verifiers, challengeEndsAt, disputeEndsAt, challenge }) {
  if (all.length === 0) return html`<p class="soft">Of its ${count(verifiers.length)} verifiers ${count(quorum)} must find a breach for one to stand.</p>`;
  return html`<ul class="attestations">${all.map((each) => html`<li><b><bdi>${each.by}</bdi></b> found it <b>${each.finding}</b>, ${moment(each.at)}${each.reason ? html`: <bdi>${each.reason}</bdi>` : nothing}</li>`)}
    ${challenge ? html`<li><b><bdi>${challenge.by}</bdi></b> contests that, ${moment(challenge.at)}${challenge.reason ? html`: <bdi>${challenge.reason}</bdi>` : nothing}</li>` : nothing}
    ${challengeEndsAt ? html`<li>It may be challenged until ${moment(challengeEndsAt)}.</li>` : nothing}
    ${disputeEndsAt ? html`<li>The verifiers rule until ${moment(disputeEndsAt)}.</li>` : nothing}</ul>`;
}

function piece(each) {
  const href = webAddress(each.link);
  return html`<li><p class="soft">${moment(each.date)}, by <bdi>${each.by}</bdi></p><p dir="auto">${each.text}</p>
    ${href ? html`<p><a href=${href} rel="noopener noreferrer"><bdi>${each.link}</bdi></a></p>` : each.link ? html`<p class="soft">Source: <bdi>${each.link}</bdi></p>` : nothing}
    ${each.sha256 ? html`<p class="soft">SHA-256 of the document: <code>${each.sha256}</code></p>` : nothing}</li>`;
}
