// The front page: follows the venue and shows each market as a card.

import { Card } from './card.js';
import { followClock } from './clock.js';
import { matches, ordered, wordsOf } from './order.js';
import { Store } from './store.js';
import { follow } from './stream.js';

const RESORT_MS = 4_000;
const STATES = { connecting: 'connecting…', live: 'live', behind: 'behind, reconnecting…' };

const byId = (id) => document.getElementById(id);
const list = byId('markets');
const search = byId('search');
const sort = byId('sort');
const store = new Store();
const cards = new Map();
const changed = new Set();
let everything = false;
let planned = false;

follow(take, (state) => {
  byId('connection').dataset.state = state;
  byId('state').textContent = STATES[state];
  plan();
});

function take(frame) {
  const looksDifferent = store.apply(frame);
  if (looksDifferent === 'all') {
    everything = true;
  } else {
    for (const id of looksDifferent) changed.add(id);
  }
  plan();
}

/** Draws with the browser's next picture, however many frames come before it. */
function plan() {
  if (!planned) {
    planned = true;
    requestAnimationFrame(draw);
  }
}

function draw() {
  planned = false;
  const before = cards.size;
  if (everything) {
    drawVenue();
    dropGone();
  }
  for (const id of everything ? store.markets.keys() : changed) drawMarket(id);
  if (everything || cards.size !== before) arrange();
  everything = false;
  changed.clear();
  byId('sequence').textContent = store.venue ? 'sequence ' + store.sequence.toLocaleString('en') : '';
}

function drawVenue() {
  const { name, simulated, notice, clock } = store.venue;
  byId('venue').textContent = name || 'Covenant';
  document.title = name ? `${name} · Covenant` : 'Covenant';
  byId('notice').textContent = notice;
  byId('notice').hidden = !simulated;
  if (clock === 'simulated') followClock(showClock);
}

function showClock({ now, factor }) {
  const pace = factor === 0 ? 'it stands until it is moved' : `it runs ${factor} times as fast`;
  byId('clock').textContent = `Simulated clock: ${now.slice(0, 19).replace('T', ' ')} UTC, ${pace}.`;
  byId('clock').hidden = false;
}

function dropGone() {
  for (const [id, card] of cards) {
    if (!store.markets.has(id)) {
      card.element.remove();
      cards.delete(id);
    }
  }
}

function drawMarket(id) {
  const market = store.markets.get(id);
  if (!market) return;
  let card = cards.get(id);
  if (!card) cards.set(id, card = new Card(market));
  card.update(market, store.story(id));
}

/** Puts the cards in order and hides those not searched for. */
function arrange() {
  const words = wordsOf(search.value);
  const order = ordered(store, sort.value);
  const shown = order.filter((id) => matches(store.markets.get(id), words));
  const where = positions();
  const kept = new Set(shown);
  for (const [id, card] of cards) card.element.hidden = !kept.has(id);
  const wanted = order.map((id) => cards.get(id).element);
  // Moving an element that stands right already would take the focus and the selection from it.
  wanted.forEach((element, i) => { if (list.children[i] !== element) list.insertBefore(element, list.children[i] ?? null); });
  glide(where);
  byId('count').textContent = words.length > 0 ? `${shown.length} of ${order.length} markets` : order.length === 1 ? '1 market' : `${order.length} markets`;
  byId('none').hidden = shown.length > 0 || order.length === 0;
  byId('empty').hidden = order.length > 0;
  byId('tools').hidden = order.length === 0;
}

function positions() {
  const where = new Map();
  if (cards.size > 200 || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return where;
  for (const card of cards.values()) {
    if (card.element.isConnected && !card.element.hidden) where.set(card, card.element.getBoundingClientRect());
  }
  return where;
}

/** Lets cards slide from where they were. */
function glide(where) {
  for (const [card, was] of where) {
    if (card.element.hidden) continue;
    const is = card.element.getBoundingClientRect();
    const dx = was.left - is.left;
    const dy = was.top - is.top;
    if (dx !== 0 || dy !== 0) {
      card.element.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], { duration: 350, easing: 'ease-in-out' });
    }
  }
}

search.addEventListener('input', arrange);
sort.addEventListener('change', arrange);
byId('clear').addEventListener('click', () => {
  search.value = '';
  arrange();
  search.focus();
});

// Order follows the market, but never under someone's pointer, focus or open card.
setInterval(() => {
  for (const card of cards.values()) card.showTime();
  const busy = list.matches(':hover') || list.contains(document.activeElement) || list.querySelector('details[open]');
  if (!busy && !document.hidden && store.venue) arrange();
}, RESORT_MS);

byId('curl').textContent =
  `curl ${location.origin}/api/v1/markets -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" `
  + `-d '{"commandId":"first","id":"first-market","title":"Will the review be published by June?",`
  + `"conditions":["kept","broken"],"metric":{"type":"binary"},"liquidity":"100"}'`;
byId('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(byId('curl').textContent);
    byId('copy').textContent = 'Copied';
  } catch {
    getSelection().selectAllChildren(byId('curl'));
    byId('copy').textContent = 'Selected: press Ctrl C';
  }
});
