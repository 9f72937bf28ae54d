// What whoever is signed in may do about a commitment now, each with a dialog that says what it will do.

import { html, nothing } from '../lib/lit.js';
import { exactly, micros, typed } from '../format/credits.js';
import { moment } from '../format/time.js';
import { lines, line } from '../form/fields.js';
import { sheetOf } from '../form/sheet.js';
import { found, isChallengeable, isOver } from '../words/commitment.js';
import { evidenceAct } from './add-evidence.js';

const pathOf = (commitment, call) => `/api/v1/commitments/${encodeURIComponent(commitment.id)}/${call}`;

/** What the caller is to this commitment. */
export function partOf(app, commitment) {
  const { id } = app.who;
  return {
    verifier: id !== null && commitment.verifiers.includes(id),
    actor: id !== null && app.store.actors.get(commitment.actor)?.account === id,
    office: app.is('coordinator', 'operator'),
  };
}

/** The acts that concern the caller: {key, text, why, open}; why says why it is not possible now, or is null. */
export function actsOf(app, commitment) {
  const part = partOf(app, commitment);
  const over = isOver(commitment) ? 'It has come to its end.' : null;
  const acts = [];
  if (app.who.id) acts.push({ key: 'evidence', text: 'Add evidence', why: over, act: () => evidenceAct(app, commitment) });
  if (part.verifier) {
    const why = whyNoFinding(app, commitment);
    acts.push({ key: 'breached', text: 'Find it broken', why, act: () => finding(app, commitment, 'breached') });
    const denial = why ?? (commitment.phase === 'active' ? 'Nobody has found a breach that you could deny.' : null);
    acts.push({ key: 'kept', text: 'Deny the breach', why: denial, act: () => finding(app, commitment, 'kept') });
  }
  if (part.actor || (part.office && ['proposed', 'challenged'].includes(commitment.phase))) {
    acts.push({ key: 'challenge', text: 'Challenge the breach', why: whyNoChallenge(commitment), act: () => challenge(app, commitment) });
  }
  if (part.actor) {
    const why = over ?? (['offered', 'active'].includes(commitment.phase) ? null : 'While a breach is proposed no bond is taken.');
    acts.push({ key: 'bond', text: 'Post a bond', why, act: () => bond(app, commitment) });
    if (commitment.pledge) acts.push({ key: 'sign', text: 'Sign the joint pledge', why: whyNoSignature(commitment), act: () => signature(app, commitment) });
  }
  return acts;
}

function whyNoFinding(app, commitment) {
  if (isOver(commitment)) return 'It has come to its end.';
  if (commitment.phase === 'offered') return 'It is not in force yet.';
  if (isChallengeable(commitment)) return 'The breach has its quorum; only a challenge brings it before the verifiers again.';
  if (commitment.attestations.some((each) => each.by === app.who.id)) return 'You have attested in this round.';
  return null;
}

function whyNoChallenge(commitment) {
  if (isChallengeable(commitment)) return null;
  if (isOver(commitment)) return 'It has come to its end.';
  if (commitment.phase === 'proposed') return 'The breach has not its quorum yet.';
  return commitment.phase === 'challenged' ? 'It is challenged already.' : 'No breach is proposed.';
}

function whyNoSignature(commitment) {
  if (commitment.signedAt) return 'It is signed.';
  if (isOver(commitment)) return 'It has come to its end.';
  const missing = micros(commitment.bond.required) - micros(commitment.bond.held);
  return missing > 0n ? `Post the bond first: ${exactly(missing)} credits are missing.` : null;
}

/** The buttons, and in a line why those that are dimmed are. */
export function actionsView(app, commitment) {
  if (isOver(commitment)) return html`<p class="soft">It has come to its end; nothing can be done about it any more.</p>`;
  const acts = actsOf(app, commitment);
  if (acts.length === 0) {
    return html`<p class="soft"><button type="button" class="plain" @click=${() => app.signInDialog.open()}>Sign in</button> to add evidence. Its verifiers attest, its actor posts the bond.</p>`;
  }
  const open = acts.filter((each) => each.why === null);
  const closed = acts.filter((each) => each.why !== null);
  return html`<div class="acts">${open.map((each, i) => html`<button type="button" class=${i === 0 && open.length < 3 ? 'go small' : 'quiet'} data-act=${each.key} @click=${() => sheetOf(app).open(each.act())}>${each.text}</button>`)}</div>
    ${closed.length > 0 ? html`<ul class="whys">${closed.map((each) => html`<li><b>${each.text}</b>: ${each.why}</li>`)}</ul>` : nothing}`;
}

const reasonNeeded = (values) => (values.reason?.trim() ? {} : { reason: 'Say why: it is journaled and public.' });
const insist = (app, commitment) => () => app.store.commitments.get(commitment.id)?.changedSequence ?? commitment.changedSequence;

function finding(app, commitment, which) {
  const isBreach = which === 'breached';
  const round = () => app.store.commitments.get(commitment.id) ?? commitment;
  return {
    key: `${which} ${commitment.id}`,
    title: isBreach ? 'Find it broken' : 'Deny the breach',
    confirm: isBreach ? 'I find it broken' : 'I find no breach',
    values: { reason: '' },
    check: reasonNeeded,
    fields: (form) => lines(form, 'reason', { label: 'Why', hint: 'What you looked at, and what you saw. Public, and journaled under your name.' }),
    says: () => (isBreach ? breachSays(round()) : denialSays(round())),
    final: 'In this round you attest once.',
    path: pathOf(commitment, 'attestations'),
    body: (values) => ({ finding: which, reason: values.reason.trim() }),
    what: () => `${isBreach ? 'Find broken' : 'Deny the breach of'} “${commitment.title}”`,
    done: () => (isBreach ? `You found “${commitment.title}” broken.` : `You denied the breach of “${commitment.title}”.`),
    ifMatch: insist(app, commitment),
  };
}

function breachSays(commitment) {
  const already = found(commitment, 'breached');
  const enough = already + 1 >= commitment.quorum;
  const contested = commitment.phase === 'challenged';
  const then = !enough ? `${commitment.quorum - already - 1} more must find so too.`
    : contested ? 'That is the quorum: the breach is final at once. Bound markets are settled as broken and the bond is slashed.'
      : 'That is the quorum: the challenge window opens, and the breach is final when it ends unless somebody challenges it.';
  return html`<dl class="effects"><dt>Verifiers</dt><dd>${already} of ${commitment.quorum} needed found it broken; yours is the next.</dd><dt>Then</dt><dd>${then}</dd></dl>`;
}

function denialSays(commitment) {
  const denied = found(commitment, 'kept') + 1;
  const falls = commitment.verifiers.length - denied < commitment.quorum;
  return html`<dl class="effects"><dt>Verifiers</dt><dd>${denied} of ${commitment.verifiers.length} deny it, with you.</dd>
    <dt>Then</dt><dd>${falls ? 'The quorum can no longer be reached: the proposal falls, and the commitment is in force again (or kept, if its horizon has passed).' : 'The others can still reach the quorum.'}</dd></dl>`;
}

function challenge(app, commitment) {
  return {
    key: `challenge ${commitment.id}`,
    title: 'Challenge the breach',
    confirm: 'Challenge it',
    values: { reason: '' },
    check: reasonNeeded,
    fields: (form) => lines(form, 'reason', { label: 'Why', hint: 'Public, and journaled under your name.' }),
    says: () => html`<dl class="effects"><dt>Now</dt><dd>The findings of this round no longer count, and the breach is not final on ${commitment.challengeEndsAt ? moment(commitment.challengeEndsAt) : 'its date'}.</dd>
      <dt>Then</dt><dd>The verifiers rule anew. If ${commitment.quorum} find it broken again, it is final at once; if they cannot, it is in force again; if no ruling comes in time, bound markets are voided and the bond is returned.</dd></dl>`,
    final: 'A breach is challenged once.',
    path: pathOf(commitment, 'challenges'),
    body: (values) => ({ reason: values.reason.trim() }),
    what: () => `Challenge the breach of “${commitment.title}”`,
    done: () => `You challenged the breach of “${commitment.title}”. The verifiers rule anew.`,
    ifMatch: insist(app, commitment),
  };
}

function bond(app, commitment) {
  const missing = micros(commitment.bond.required) - micros(commitment.bond.held);
  return {
    key: `bond ${commitment.id}`,
    title: 'Post a bond',
    confirm: 'Put it at stake',
    values: { amount: missing > 0n ? exactly(missing).replace(/,/g, '') : '' },
    check: ({ amount }) => {
      const size = typed(amount ?? '');
      return size === null || micros(size) <= 0n ? { amount: 'An amount above 0, such as 50.' } : {};
    },
    fields: (form) => line(form, 'amount', { label: 'Credits', numeric: true, unit: 'cr', hint: `Asked for: ${exactly(commitment.bond.required)}. Held: ${exactly(commitment.bond.held)}.` }),
    says: ({ amount }) => bondSays(app, commitment, typed(amount ?? '')),
    final: 'It comes back when the commitment is kept, ends without a ruling or lapses, and not before.',
    path: pathOf(commitment, 'bonds'),
    body: ({ amount }) => ({ amount: typed(amount) }),
    what: ({ amount }) => `Post a bond of ${amount} on “${commitment.title}”`,
    done: (answer, { amount }) => `${exactly(typed(amount))} credits are at stake on “${commitment.title}”.`,
    fieldOf: (refusal) => (['insufficient-funds', 'amount-invalid', 'limit-exceeded'].includes(refusal.code) ? 'amount' : null),
  };
}

function bondSays(app, commitment, amount) {
  const cash = app.store.account?.cash;
  if (!amount || !cash) return html`<p class="soft">The credits leave your free cash and are held until the commitment ends.</p>`;
  return html`<dl class="effects"><dt>Free cash</dt><dd>${exactly(cash)} → ${exactly(micros(cash) - micros(amount))} cr</dd>
    <dt>Held on it then</dt><dd>${exactly(micros(commitment.bond.held) + micros(amount))} cr</dd>
    <dt>If broken</dt><dd>All that is held is slashed by the published split.</dd></dl>`;
}

/** Signing within the joint pledge. */
export function signature(app, commitment) {
  const pledge = app.store.pledges.get(commitment.pledge);
  const reached = pledge && pledge.phase === 'open' && pledge.signatures + 1 >= pledge.required;
  return {
    key: `sign ${commitment.id}`,
    title: 'Sign the joint pledge',
    confirm: 'Sign',
    values: {},
    check: () => ({}),
    says: () => html`<dl class="effects"><dt>Commitment</dt><dd><bdi>${commitment.title}</bdi></dd>
      ${pledge ? html`<dt>Signatures</dt><dd>${pledge.signatures} of ${pledge.required} needed; yours is the next.</dd>
      <dt>Then</dt><dd>${pledge.phase === 'bound' ? 'The pledge binds already: your commitment is in force at once.' : reached ? 'That is enough: every commitment that is signed is in force at once.' : `It is in force once ${pledge.required - pledge.signatures - 1} more ${pledge.required - pledge.signatures === 2 ? 'signs' : 'sign'}, by ${moment(pledge.signBy)}. Else it lapses and your bond is returned.`}</dd>` : nothing}</dl>`,
    final: 'A signature is not taken back.',
    path: pathOf(commitment, 'signature'),
    body: () => ({}),
    what: () => `Sign “${commitment.title}”`,
    done: () => `You signed “${commitment.title}”.`,
    ifMatch: insist(app, commitment),
  };
}
