// When a market is thin: the one definition, for the board, the market's page and the guided form.

import { count } from '../format/number.js';

/** Fewer traders than these make a market thin. */
export const FEW_TRADERS = 3;

/** Fewer credits than these, if they move a price by a tenth, make it thin. */
export const LITTLE_MONEY = 20;
const TENTH = Math.log(0.5 / 0.4); // of b: what it takes to go from 50% to 60%

/** What it takes, in credits, to move a price from the middle of its range by a tenth of it. */
export function costOfTenth(market) {
  return Number(market.liquidity) * TENTH;
}

/** Why a market's prices are to be read with care, in a sentence; null for a market that is not thin. */
export function thinness(market) {
  const cost = costOfTenth(market);
  if (market.traders < FEW_TRADERS) return market.traders === 0 ? 'Nobody has traded here yet: the prices are the sponsor’s opening guess.' : `Only ${market.traders === 1 ? 'one account has' : `${count(market.traders)} accounts have`} traded here.`;
  if (cost < LITTLE_MONEY) return `${count(Math.ceil(cost))} credits move a price here by a tenth of its range.`;
  if (Number(market.volume) < cost) return 'Less money has changed hands here than it takes to move a price by a tenth of its range.';
  return null;
}
