// What a position and a trade bring in every state, exactly: sums in millionths, as the venue's own books have them.

import { micros } from '../format/credits.js';

/** The conditions that can still come about. */
export function liveConditions(market) {
  return market.settledCondition ? market.conditions.filter((each) => each.id === market.settledCondition) : market.conditions;
}

/** The outcomes of the metric. */
export function outcomesOf(market) {
  return market.outcomes.map((each) => each.id);
}

/**
 * What one has gained or lost in every live state: [{ condition, outcomes: [{ outcome, profit }] }], in millionths.
 * Trades never touch the state “void”, so what is paid out there is what was paid in; the rest of a payoff is profit.
 */
export function profits(market, position) {
  const paidIn = position ? micros(position.void) : 0n;
  const payoff = new Map((position?.payoffs ?? []).map((each) => [each.condition + ' ' + each.outcome, micros(each.credits)]));
  return liveConditions(market).map(({ id }) => ({
    condition: id,
    outcomes: outcomesOf(market).map((outcome) => ({ outcome, profit: (payoff.get(id + ' ' + outcome) ?? paidIn) - paidIn })),
  }));
}

/** How a trade changes that: shares and cost (fee included) in millionths, negative where sold and received; condition or outcome may be null. */
export function effect(market, claim, shares, cost) {
  return liveConditions(market).map(({ id }) => ({
    condition: id,
    outcomes: outcomesOf(market).map((outcome) => ({ outcome, profit: isCalledOff(claim, id) ? 0n : (isWon(claim, id, outcome) ? shares : 0n) - cost })),
  }));
}

/** Whether a claim means nothing if this condition comes about. */
export function isCalledOff(claim, condition) {
  return claim.condition !== null && claim.outcome !== null && claim.condition !== condition;
}

function isWon(claim, condition, outcome) {
  return (claim.condition === null || claim.condition === condition) && (claim.outcome === null || claim.outcome === outcome);
}

/** What counts of such a list where a lot decided and payoffs make up for its chances: rounded down, as the venue does; all of it elsewhere. */
export function counted(market, list) {
  const [part, whole] = factorOf(market);
  if (part === whole) return list;
  return list.map((branch) => ({ condition: branch.condition, outcomes: branch.outcomes.map(({ outcome, profit }) => ({ outcome, profit: floorDivision(profit * part, whole) })) }));
}

/** By what gains and losses count, as a quotient: [part, whole]. */
export function factorOf(market) {
  return (market.decision?.decided?.factorExact ?? '1/1').split('/').map(BigInt);
}

/** The sum of two such lists. */
export function plus(one, other) {
  return one.map((branch, c) => ({
    condition: branch.condition,
    outcomes: branch.outcomes.map(({ outcome, profit }, o) => ({ outcome, profit: profit + other[c].outcomes[o].profit })),
  }));
}

/** The profit in a branch if a scalar metric comes out as this value (a decimal string): rounded down, as the venue does. */
export function profitAt(market, branch, value) {
  const [long, short] = branch.outcomes.map((each) => each.profit);
  const low = micros(market.metric.low);
  const high = micros(market.metric.high);
  const at = micros(value);
  const inside = at < low ? low : at > high ? high : at;
  return floorDivision(long * (inside - low) + short * (high - inside), high - low);
}

/** A quotient, rounded down. */
export function floorDivision(a, b) {
  const quotient = a / b;
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient;
}

/** The worst and the best state of all, and 0 for a market that is voided. */
export function extremes(list) {
  const all = [0n, ...list.flatMap((branch) => branch.outcomes.map((each) => each.profit))];
  return { worst: all.reduce((a, b) => (b < a ? b : a)), best: all.reduce((a, b) => (b > a ? b : a)) };
}

/** Whether nothing happens in a branch whatever the outcome. */
export function isFlat(branch) {
  return branch.outcomes.every((each) => each.profit === branch.outcomes[0].profit);
}

/**
 * The shares that one holds, as claims that can be sold: [{ condition, outcome, shares }]. Within a branch a share is what pays more than the
 * least of it; the same in every branch is a claim whatever happens; and branches that are flat but differ are shares of a condition.
 */
export function holdings(market, position) {
  const list = profits(market, position);
  const excess = list.map((branch) => {
    const least = branch.outcomes.reduce((a, b) => (b.profit < a ? b.profit : a), branch.outcomes[0].profit);
    return { condition: branch.condition, least, outcomes: branch.outcomes.map(({ outcome, profit }) => ({ outcome, shares: profit - least })) };
  });
  const common = market.conditionTrading && list.length > 1
    ? outcomesOf(market).map((outcome, o) => ({ condition: null, outcome, shares: excess.map((each) => each.outcomes[o].shares).reduce((a, b) => (b < a ? b : a)) }))
    : [];
  const given = excess.flatMap((branch) => branch.outcomes.map(({ outcome, shares }, o) => ({ condition: branch.condition, outcome, shares: shares - (common[o]?.shares ?? 0n) })));
  const held = [...common, ...given].filter((each) => each.shares > 0n);
  if (held.length > 0 || list.length < 2 || !market.conditionTrading) return held;
  const floor = excess.map((each) => each.least).reduce((a, b) => (b < a ? b : a));
  return excess.map(({ condition, least }) => ({ condition, outcome: null, shares: least - floor })).filter((each) => each.shares > 0n);
}
