// Whether a page holds what the venue says that it should hold: "Checking oneself" in api/STREAM.md.

import { micros } from '../format/credits.js';

const ppb = (probability) => Math.round(probability * 1e9);

/** Whether a frame with a digest agrees with what a store holds at this moment; true where the browser cannot say, which it can on secure origins only. */
export async function agrees(frame, store) {
  const mine = [lines(marketLine, store.markets), ...(frame.account ? [ownLines(store)] : [])];
  const theirs = [frame.digest, frame.account];
  if (!crypto.subtle) return true;
  const hashes = await Promise.all(mine.map(hash));
  return hashes.every((each, i) => each === theirs[i]);
}

function marketLine(market) {
  const figures = market.conditions.flatMap((condition) => [ppb(condition.probability), ...condition.outcomes.map((outcome) => ppb(outcome.probability))]);
  return ['market', market.id, market.changedSequence, ...figures].join(' ');
}

function ownLines(store) {
  const { account } = store;
  return [
    ...(account ? [`account ${account.id} ${micros(account.cash)}`] : []),
    ...lines((position) => ['position', position.market, ...position.payoffs.map((each) => micros(each.credits)), micros(position.void)].join(' '),
      store.positions, (position) => position.payoffs.length > 0),
    ...lines((order) => `order ${order.order} ${String(micros(order.filled)).replace('-', '')}`, store.orders, (order) => order.state === 'resting'),
  ];
}

function lines(write, known, counts = () => true) {
  return [...known.values()].filter(counts).map(write);
}

async function hash(all) {
  const text = all.sort(byBytes).map((line) => line + '\n').join('');
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return [...bytes].map((each) => each.toString(16).padStart(2, '0')).join('');
}

/** Ids are plain letters, so their order is that of their bytes. */
function byBytes(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
