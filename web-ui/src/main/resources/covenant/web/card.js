// One market as a card. Every text of the venue enters the page as text, never as markup.

import { Detail } from './detail.js';
import { now } from './clock.js';
import { closing, count, credits, metricDifference, metricValue, opening, percent, webAddress } from './format.js';
import { Sparkline } from './sparkline.js';
import { leading, span } from './store.js';
import { Figure } from './figure.js';

const template = document.getElementById('card');
const PHASES = { pending: 'not open yet', open: 'open', closed: 'closed', settled: 'settled', voided: 'void' };
// What the two headings say, by type of metric.
const HEADS = {
  binary: ['Chance of yes', 'Then yes'],
  categorical: ['Likeliest', 'Then likeliest'],
  scalar: ['Expected', 'Then expected'],
};

/** A market's card; `element` is the list item. */
export class Card {
  constructor(market) {
    this.element = template.content.cloneNode(true).firstElementChild;
    this.id = market.id;
    const at = (selector) => this.element.querySelector(selector);
    this.parts = {
      phase: at('.phase'),
      closes: at('.closes'),
      end: at('.end'),
      label: at('.label'),
      delta: at('.delta'),
      defection: at('.defection'),
    };
    this.figures = {
      token: new Figure(at('.value')),
      defection: new Figure(at('.defection dd')),
      volume: new Figure(at('.volume dd'), true),
      traders: new Figure(at('.traders dd'), true),
      trades: new Figure(at('.trades dd'), true),
    };
    this.spark = new Sparkline(at('.spark'));
    this.detail = new Detail(at('.inside'));
    this.more = at('.more');
    this.more.addEventListener('toggle', () => this.drawDetail());
    this.fixed(market, at);
    this.rows = market.conditions.map((condition, c) => new Row(at('.conditions tbody'), condition, c));
  }

  /** What never changes. */
  fixed(market, at) {
    this.element.id = 'market-' + market.id;
    at('.title').textContent = market.title || market.id;
    at('.actor').textContent = market.actor || market.id;
    at('.unit').textContent = market.metric.unit ?? '';
    const [token, then] = HEADS[market.metric.type];
    at('.token .term').textContent = token;
    at('.then').textContent = then;
    this.nameDifference(market, at('.defection .term'));
    const address = webAddress(market.source);
    if (address !== null) {
      const source = at('.source');
      source.href = address;
      source.hidden = false;
      source.title = address;
    }
    at('.json').href = '/api/v1/markets/' + encodeURIComponent(market.id);
    this.parts.label.textContent = market.label ?? (market.causal ? 'causal' : 'evidential');
    this.parts.label.setAttribute('popovertarget', market.causal ? 'tip-causal' : 'tip-evidential');
  }

  /** Only who can keep or break something can defect; between any other two conditions there is just a difference. */
  nameDifference(market, term) {
    const [first, second] = market.conditions.map((condition) => condition.id);
    if (market.conditions.length !== 2 || (first === 'kept' && second === 'broken')) return;
    const said = `What the metric is expected to be if “${first}”, less what it is expected to be if “${second}”.`;
    term.textContent = 'Difference';
    term.title = said;
    term.setAttribute('popovertarget', 'tip-difference');
    // All cards share one explanation; it speaks of the card that asked last.
    term.addEventListener('click', () => { document.getElementById('difference').textContent = said; });
  }

  /** Shows the market as it is now. */
  update(market, story) {
    this.market = market;
    this.story = story;
    this.element.dataset.phase = market.phase;
    this.parts.phase.textContent = PHASES[market.phase] ?? market.phase;
    this.showTime();
    this.showEnd(market);
    this.showToken(market, story);
    market.conditions.forEach((condition, c) => this.rows[c].update(market, condition));
    this.parts.defection.hidden = market.priceOfDefection === null;
    if (market.priceOfDefection !== null) {
      this.figures.defection.show(metricDifference(market.metric, market.priceOfDefection), market.priceOfDefection);
    }
    this.figures.volume.show(credits(market.volume), Number(market.volume));
    this.figures.traders.show(count(market.traders), market.traders);
    this.figures.trades.show(count(market.trades), market.trades);
    this.drawDetail();
  }

  /** Says how long it is open. */
  showTime() {
    const { opensAt, closesAt, phase } = this.market;
    const said = phase === 'pending' ? opening(opensAt, now()) : closesAt && phase === 'open' ? closing(closesAt, now()) : '';
    this.parts.closes.textContent = said;
  }

  showEnd(market) {
    const said = [];
    if (market.settledCondition) said.push(`Came about: ${market.settledCondition}.`);
    if (market.outcome) said.push(`Outcome: ${market.outcome}.`);
    if (market.value) said.push(`Value: ${market.value} ${market.metric.unit ?? ''}`.trim() + '.');
    if (market.voidReason) said.push(`Voided: ${market.voidReason}`);
    this.parts.end.textContent = said.join(' ');
    this.parts.end.hidden = said.length === 0;
  }

  showToken(market, story) {
    if (market.expected === null) {
      const best = leading(market.outcomes);
      this.figures.token.show(`${best.id} ${percent(best.probability)}`, best.probability);
    } else {
      this.figures.token.show(metricValue(market.metric, market.expected), market.expected);
    }
    const change = story.change();
    const text = metricDifference(market.metric, change);
    const moved = /[1-9]/.test(text);
    const about = market.expected === null ? `${story.outcome} ` : '';
    this.parts.delta.textContent = moved ? `${about}${text} since you came` : 'unchanged since you came';
    this.parts.delta.dataset.way = !moved ? 'none' : change > 0 ? 'up' : 'down';
    this.spark.draw(story.points, span(market) / 100);
  }

  drawDetail() {
    if (this.more.open && this.market) this.detail.draw(this.market, this.story);
  }
}

/** One condition: how likely, and what then. */
class Row {
  constructor(body, condition, index) {
    const row = body.insertRow();
    row.dataset.colour = index;
    const name = document.createElement('th');
    name.scope = 'row';
    name.dir = 'auto';
    name.textContent = condition.id;
    const likely = document.createElement('td');
    const bar = document.createElement('span');
    bar.className = 'bar';
    bar.append(document.createElement('i'));
    const number = document.createElement('span');
    likely.append(bar, number);
    const then = document.createElement('td');
    then.className = 'then';
    const value = document.createElement('b');
    then.append(value);
    row.append(name, likely, then);
    this.row = row;
    this.bar = bar;
    this.probability = new Figure(number);
    this.then = new Figure(value);
  }

  update(market, condition) {
    const dead = condition.settled === false;
    this.row.classList.toggle('dead', dead);
    this.row.classList.toggle('came', condition.settled === true);
    this.bar.style.setProperty('--p', condition.probability);
    this.probability.show(dead ? 'called off' : percent(condition.probability), condition.probability);
    if (dead) {
      this.then.show('\u2013', 0);
    } else if (condition.expected === null) {
      const best = leading(condition.outcomes);
      this.then.show(`${best.id} ${percent(best.probability)}`, best.probability);
    } else {
      this.then.show(metricValue(market.metric, condition.expected), condition.expected);
    }
  }
}
