// Which markets are shown, and in which order.

import { span } from './store.js';

const ENDED = { pending: 0, open: 0, closed: 1, settled: 2, voided: 3 };

const BY = {
  traded: (a, b) => Number(b.market.volume) - Number(a.market.volume),
  moved: (a, b) => movement(b) - movement(a),
  closing: (a, b) => closes(a) - closes(b),
  newest: (a, b) => Date.parse(b.market.openedAt) - Date.parse(a.market.openedAt),
};

function movement({ market, story }) {
  return Math.abs(story.change()) / span(market);
}

function closes({ market }) {
  return market.closesAt ? Date.parse(market.closesAt) : Number.MAX_VALUE;
}

/** Ids of the markets in the order asked for; open ones first. */
export function ordered(store, by) {
  const all = [...store.markets.values()].map((market) => ({ market, story: store.story(market.id) }));
  all.sort((a, b) =>
    ENDED[a.market.phase] - ENDED[b.market.phase] || BY[by](a, b) || Number(b.market.volume) - Number(a.market.volume) || (a.market.id < b.market.id ? -1 : 1));
  return all.map(({ market }) => market.id);
}

/** Whether all words stand somewhere in the title, actor or id. */
export function matches(market, words) {
  const text = `${market.title} ${market.actor} ${market.id}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/** The words of a search. */
export function wordsOf(search) {
  return search.toLowerCase().split(/\s+/).filter(Boolean);
}
