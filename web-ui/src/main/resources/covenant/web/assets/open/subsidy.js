// What opening a market costs, by the rule of its market maker: an estimate, as doubles and not the venue's exact arithmetic work it out.

/** The worst loss b max(-ln p), rounded up, and a millionth for each state; in millionths. b in credits; prior: the joint probabilities. */
export function subsidyEstimate(b, prior) {
  const worst = Math.max(...prior.map((p) => -Math.log(p)));
  return BigInt(Math.ceil(b * 1e6 * worst)) + BigInt(prior.length);
}

/** What it costs to move a price from one probability to a higher one, in millionths. */
export function costOfMove(b, from, to) {
  return BigInt(Math.round(b * 1e6 * Math.log((1 - from) / (1 - to))));
}
