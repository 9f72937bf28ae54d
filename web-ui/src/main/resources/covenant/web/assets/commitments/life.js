// The life of a commitment as a picture: where it has been, where it is, where it may go.

import { html, nothing } from '../lib/lit.js';
import { away, countdown, moment, shortMoment } from '../format/time.js';
import { commitmentPhase, isChallengeable, isOver, phaseMeaning, whatComesNext } from '../words/commitment.js';

const ABOVE = ['offered', 'active', 'proposed', 'challenged'];
const BELOW = { offered: 'lapsed', active: 'kept', proposed: 'breached', challenged: 'disputed' };
const FOLLOWS = {
  offered: ['active', 'lapsed'],
  active: ['proposed', 'kept'],
  proposed: ['challenged', 'breached', 'active', 'kept'],
  challenged: ['breached', 'active', 'kept', 'disputed'],
};

/** The picture, with what comes next below it. timeline: as told by the venue, or an empty list. */
export function life(app, commitment, pledge, timeline) {
  const been = new Map();
  for (const entry of timeline) {
    if (entry.what === 'entered' || entry.what === 'moved') been.set(entry.phase, entry.at);
  }
  const steps = ABOVE.filter((phase) => phase !== 'offered' || commitment.pledge !== null);
  return html`<ol class="life" data-steps=${steps.length} aria-label="Its life">
    ${steps.map((phase) => html`${node(app, commitment, phase, been, 'above')}${node(app, commitment, BELOW[phase], been, 'below')}`)}</ol>
    ${next(app, commitment, pledge)}`;
}

function node(app, commitment, phase, been, row) {
  const here = commitment.phase === phase;
  const may = !isOver(commitment) && (FOLLOWS[commitment.phase] ?? []).includes(phase);
  const state = here ? 'here' : been.has(phase) ? 'been' : may ? 'may' : 'not';
  const at = here ? commitment.phaseSince : been.get(phase);
  const says = { here: 'now', been: 'was', may: 'may follow', not: '' }[state];
  return html`<li class="node" data-row=${row} data-state=${state} data-end=${row === 'below' ? phase : nothing} aria-current=${here ? 'step' : nothing} title=${phaseMeaning(phase)}>
    <b>${commitmentPhase(phase)}</b> <span class="node-says">${says}</span>${at ? html` <time datetime=${at} title=${moment(at)}>${shortMoment(at, app.now())}</time>` : nothing}</li>`;
}

function next(app, commitment, pledge) {
  const { text, at, short } = whatComesNext(commitment, pledge);
  const left = at ? Date.parse(at) - app.now() : null;
  return html`<div class="next"><p><b>${isOver(commitment) ? 'What came of it' : 'What comes next'}.</b> ${text}${commitment.phaseReason && commitment.phase !== 'active' ? html` <span class="soft">Reason given: <bdi>${commitment.phaseReason}</bdi></span>` : nothing}</p>
    ${at ? html`<dl class="facts"><div><dt>${short}</dt><dd><time datetime=${at}>${moment(at)}</time></dd></div>
      <div><dt>${left > 0 ? 'left' : 'due'}</dt><dd class="clock" data-soon=${left < 86_400_000 ? 'yes' : nothing}>${left > 0 ? countdown(left) : away(at, app.now())}</dd></div></dl>` : nothing}
    ${isChallengeable(commitment) && Date.parse(commitment.challengeEndsAt) > Date.parse(commitment.horizon) ? html`<p class="soft">The window ends after the horizon: the breach is decided all the same.</p>` : nothing}</div>`;
}
