// Phases of commitments in words, and what comes next.

const PHASES = {
  offered: ['offered', 'It is part of a joint pledge that does not bind it yet.'],
  active: ['in force', 'It is in force, and no breach is proposed.'],
  proposed: ['breach proposed', 'A verifier found it broken.'],
  challenged: ['challenged', 'The breach is contested, and the verifiers rule anew.'],
  breached: ['broken', 'A breach is final.'],
  kept: ['kept', 'Its horizon passed without a breach.'],
  disputed: ['no ruling', 'The verifiers came to no ruling in time.'],
  lapsed: ['lapsed', 'It never came into force.'],
};

/** All phases in the order of a commitment's life. */
export const COMMITMENT_PHASES = Object.keys(PHASES);

/** A phase's name for people. */
export function commitmentPhase(phase) {
  return PHASES[phase]?.[0] ?? phase;
}

/** What a phase means, in a sentence. */
export function phaseMeaning(phase) {
  return PHASES[phase]?.[1] ?? '';
}

/** Whether it has come to its end. */
export function isOver(commitment) {
  return ['breached', 'kept', 'disputed', 'lapsed'].includes(commitment.phase);
}

/** Whether a breach has its quorum and may be challenged. */
export function isChallengeable(commitment) {
  return commitment.phase === 'proposed' && commitment.challengeEndsAt !== null;
}

/** How many verifiers found so in this round: "breached" or "kept". */
export function found(commitment, finding) {
  return commitment.attestations.filter((each) => each.finding === finding).length;
}

/** What its end did, in a sentence: as far as there were markets and a bond. */
function whatCameOfIt({ phase, markets, bond }) {
  const done = { breached: 'settled as broken', kept: 'settled as kept' }[phase] ?? 'voided';
  const slashed = Number(bond.paid) + Number(bond.burned) > 0;
  const money = slashed ? 'the bond was slashed' : Number(bond.returned) > 0 ? 'the bond was returned' : 'no bond was held';
  return `${markets.length === 0 ? 'No market was bound to it' : `Bound markets were ${done}`}, and ${money}.`;
}

/** What comes next: {short, text, at}; at is when, or null. pledge: its joint pledge, or null. */
export function whatComesNext(commitment, pledge = null) {
  const { phase, quorum, verifiers } = commitment;
  if (phase === 'offered') {
    return { short: 'signing ends', text: 'It binds once enough actors of its joint pledge have signed; without that it lapses and its bond is returned.', at: pledge?.signBy ?? null };
  }
  if (phase === 'active') {
    return { short: 'horizon', text: 'It is kept if its horizon passes without a breach.', at: commitment.horizon };
  }
  if (isChallengeable(commitment)) {
    return { short: 'challenge window ends', text: 'The breach has its quorum. It is final when the challenge window ends, unless the actor, a coordinator or an operator challenges it before.', at: commitment.challengeEndsAt };
  }
  if (phase === 'proposed') {
    const left = quorum - found(commitment, 'breached');
    return { short: 'horizon', text: `${left} more of ${verifiers.length} verifiers must find the breach before the horizon; else it counts as kept.`, at: commitment.horizon };
  }
  if (phase === 'challenged') {
    return { short: 'ruling due', text: `${quorum} of ${verifiers.length} verifiers must find the breach again. Without a ruling it ends disputed: bound markets are voided and the bond is returned.`, at: commitment.disputeEndsAt };
  }
  return { short: 'since', text: whatCameOfIt(commitment), at: null };
}

const HAPPENED = {
  entered: 'entered',
  signed: 'signed within its joint pledge',
  'bond-posted': 'bond posted',
  'found-breached': 'found it broken',
  'found-kept': 'found no breach',
  'quorum-reached': 'the breach has its quorum; challenges are open',
};

/** A line of the time line. */
export function happenedWords(entry) {
  return entry.what === 'moved' ? `now: ${commitmentPhase(entry.phase)}` : HAPPENED[entry.what] ?? entry.what;
}
