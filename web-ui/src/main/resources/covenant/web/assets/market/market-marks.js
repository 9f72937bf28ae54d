// What happened to a market and the commitment it is bound to, as marks of its chart.

import { webAddress } from '../format/address.js';
import { metricWithUnit } from '../format/metric.js';

const ACTS = {
  'open-market': ['opened', 'Market opened'],
  'add-liquidity': ['liquidity', 'Liquidity added'],
  'settle-condition': ['condition', 'Condition settled'],
  decide: ['decision', 'Decided'],
  'settle-outcome': ['outcome', 'Metric settled'],
  'correct-outcome': ['outcome', 'Metric corrected'],
  'void-market': ['outcome', 'Market voided'],
};

const TIMELINE = {
  entered: ['commitment', 'Commitment entered'],
  signed: ['commitment', 'Commitment signed'],
  'bond-posted': ['commitment', 'Bond posted'],
  'found-breached': ['attestation', 'Attested: breached'],
  'found-kept': ['attestation', 'Attested: kept'],
  'quorum-reached': ['attestation', 'Quorum of verifiers reached'],
  moved: ['commitment', 'Commitment:'],
};

/** The marks: acts of office, times of the market, evidence and the time line of its commitment. commitment: as in GET /commitments/{id}, or null. */
export function marksOf(market, acts, commitment) {
  return [...acts.map((act) => ofAct(act, jumpOf(market, commitment))), ...timesOf(market), ...ofCommitment(commitment)]
    .filter((mark) => mark && Number.isFinite(mark.at))
    .sort((a, b) => a.at - b.at);
}

/** What the end of the commitment did to the token, in words; empty where it did nothing. */
function jumpOf(market, commitment) {
  const found = commitment?.repricings.find((each) => each.market === market.id);
  if (!found || !Number.isFinite(found.expectedBefore) || !Number.isFinite(found.expectedAfter)) return '';
  return `the token went from ${metricWithUnit(market.metric, found.expectedBefore)} to ${metricWithUnit(market.metric, found.expectedAfter)}`;
}

function ofAct(act, jump) {
  const [kind, words] = ACTS[act.what] ?? ['office', act.what];
  const before = act.before.split(', ');
  const changed = act.after.split(', ').filter((each) => !before.includes(each)).join(', ');
  const what = [act.what === 'open-market' ? '' : changed, act.reason, act.what === 'settle-condition' ? jump : ''].filter(Boolean).join('; ');
  return { at: Date.parse(act.at), kind, text: `${words}${what ? ': ' + what : ''}`, href: `/audit?subject=${encodeURIComponent(act.subject)}` };
}

function timesOf(market) {
  const found = [];
  if (market.opensAt) found.push({ at: Date.parse(market.opensAt), kind: 'opened', text: 'Trading begins' });
  if (market.closesAt) found.push({ at: Date.parse(market.closesAt), kind: 'closed', text: 'Trading closes' });
  return found;
}

function ofCommitment(commitment) {
  if (!commitment) return [];
  const here = `/commitments/${encodeURIComponent(commitment.id)}`;
  const evidence = commitment.evidence.map((piece) => ({ at: Date.parse(piece.addedAt), kind: 'evidence', text: `Evidence: ${piece.text}`, href: webAddress(piece.link) ?? here }));
  const lines = commitment.timeline.filter((line) => !line.what.startsWith('evidence')).map((line) => {
    const [kind, words] = TIMELINE[line.what] ?? ['commitment', line.what];
    const phase = line.what === 'moved' ? ' ' + line.phase : '';
    return { at: Date.parse(line.at), kind, text: `${words}${phase}${line.reason ? ': ' + line.reason : ''}`, href: here };
  });
  return [...evidence, ...lines];
}
