// Phases of markets in words.

const PHASES = { pending: 'not open yet', open: 'open', closed: 'closed', settled: 'settled', voided: 'voided' };

/** A market's phase for people; an open one whose condition came about says so. */
export function phaseWords(market) {
  if (market.phase === 'open' && market.settledCondition) return `open, ${market.settledCondition} came about`;
  return PHASES[market.phase] ?? market.phase;
}

/** Whether a market takes trades now. */
export function isTrading(market) {
  return market.phase === 'open';
}
