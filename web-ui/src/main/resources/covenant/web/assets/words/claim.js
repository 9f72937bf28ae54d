// Claims in words: what one bets on.

/** What an outcome means: "yes", or for a metric with a range "high" and "low" of it. */
export function outcomeWords(market, outcome) {
  if (market.metric.type !== 'scalar') return outcome;
  return outcome === 'long' ? 'high' : 'low';
}

/** "yes, if broken"; "high, whatever happens"; "broken". Any of the two may be null. */
export function claimWords(market, condition, outcome) {
  if (outcome === null || outcome === undefined) return condition;
  const what = outcomeWords(market, outcome);
  return condition ? `${what}, if ${condition}` : `${what}, whatever happens`;
}

/** What a market's price of one claim is now; null for what it does not have. */
export function claimPrice(market, condition, outcome) {
  if (!condition) return market.outcomes.find((each) => each.id === outcome)?.probability ?? null;
  const branch = market.conditions.find((each) => each.id === condition);
  if (!outcome) return branch?.probability ?? null;
  return branch?.outcomes.find((each) => each.id === outcome)?.probability ?? null;
}

/** Whether P(c) is a price at all: not where nobody can bet on it because the market itself decides. */
export function isConditionPriced(market) {
  return market.conditionTrading || Boolean(market.settledCondition) || market.conditions.length === 1;
}
