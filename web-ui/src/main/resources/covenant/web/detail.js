// The inside of a card: every price as a table, how it settles, and the latest trades.

import { clock, credits, percent } from './format.js';

/** Draws into an element, from nothing each time: it is only open while someone looks. */
export class Detail {
  constructor(element) {
    this.element = element;
  }

  draw(market, story) {
    const parts = [prices(market), terms(market), made('h4', 'Latest trades'), ...trades(market, story)];
    if (market.text) parts.unshift(made('p', market.text, 'settles'));
    this.element.replaceChildren(...parts);
  }
}

function prices(market) {
  const table = document.createElement('table');
  table.className = 'prices';
  table.append(made('caption', 'Probability of each outcome'));
  const head = table.createTHead().insertRow();
  head.append(header('', 'col'), ...market.outcomes.map((outcome) => header(outcome.id, 'col')));
  const body = table.createTBody();
  for (const condition of market.conditions) {
    const row = body.insertRow();
    row.append(header('if ' + condition.id, 'row'));
    for (const outcome of condition.outcomes) {
      row.append(made('td', condition.settled === false ? '\u2013' : percent(outcome.probability)));
    }
  }
  const overall = table.createTFoot().insertRow();
  overall.append(header('either way', 'row'), ...market.outcomes.map((outcome) => made('td', percent(outcome.probability))));
  const frame = document.createElement('div');
  frame.className = 'scroll';
  frame.tabIndex = 0;
  frame.setAttribute('role', 'region');
  frame.setAttribute('aria-label', 'Probability of each outcome');
  frame.append(table);
  return frame;
}

function terms(market) {
  const range = market.metric.type === 'scalar' ? `from ${market.metric.low} to ${market.metric.high} ${market.metric.unit ?? ''}, ` : '';
  const fee = market.feeBps > 0 ? `, fee ${market.feeBps / 100}%` : '';
  return made('p', `A ${market.metric.type} metric, ${range}liquidity ${credits(market.liquidity)}, subsidy ${credits(market.subsidy)} by ${market.sponsor}${fee}.`, 'terms');
}

function trades(market, story) {
  const parts = [];
  if (story.trades.length === 0) {
    parts.push(made('p', 'None since you came.', 'terms'));
  } else {
    const list = document.createElement('ol');
    list.className = 'tape';
    for (const trade of story.trades) list.append(line(trade));
    parts.push(list);
  }
  if (story.skipped > 0) parts.push(made('p', `${story.skipped} more came too fast to be shown one by one.`, 'terms'));
  return parts;
}

function line(trade) {
  const item = document.createElement('li');
  const sold = trade.shares.startsWith('-');
  const claim = [trade.outcome, trade.condition && (trade.outcome ? 'if ' : '') + trade.condition].filter(Boolean).join(' ');
  const amount = credits(trade.shares.replace('-', ''));
  item.append(
    made('time', clock(trade.at)),
    made('span', trade.account, 'who'),
    made('span', `${sold ? 'sold' : 'bought'} ${amount} ${claim}`, sold ? 'down' : 'up'),
    made('span', `${percent(trade.priceBefore)} \u2192 ${percent(trade.priceAfter)}`, 'move'));
  item.firstChild.dateTime = trade.at;
  return item;
}

function header(text, scope) {
  const cell = made('th', text);
  cell.scope = scope;
  return cell;
}

function made(tag, text, className) {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dir = 'auto';
  if (className) element.className = className;
  return element;
}
