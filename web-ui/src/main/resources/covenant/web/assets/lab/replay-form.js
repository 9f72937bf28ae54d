// What to change in a replay: participants to switch off, rules, and the rest.

import { Refused, read } from '../live/calls.js';
import { make, words } from './dom.js';
import { count } from '../format/number.js';
import { duration } from './scale.js';

const PAGES = 5;
const PAGE = 1_000;

/** Every rule, and what it goes by. */
const RULES = [
  ['', 'its own rule', 'The rule each market was opened with.'],
  ['twap-margin', 'twap-margin', 'The average over the window decides; a branch must beat the status quo by the threshold.'],
  ['last-price', 'last-price', 'The price at the end decides: whoever trades last has the last word.'],
  ['scoreboard', 'scoreboard', 'Minute by minute over the window, a branch scores when it leads; the points decide.'],
  ['randomised', 'randomised', 'Sometimes a lot decides instead, so that prices can be read as effects.'],
];

const byId = (id) => document.getElementById(id);

/** The form; `onAsk(bodies)` is told one body for each rule that is ticked. */
export class ReplayForm {
  constructor(onAsk) {
    this.onAsk = onAsk;
    this.form = byId('replay-form');
    this.ticked = new Set();
    this.accounts = [];
    byId('rules').append(...RULES.map(([id, name, about], i) => this.rule(id, name, about, i === 0)));
    byId('account-search').addEventListener('input', () => this.showAccounts());
    byId('market').addEventListener('change', () => this.showTraders());
    this.form.addEventListener('change', () => this.showWhatIsAsked());
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    byId('untick').addEventListener('click', () => {
      this.ticked.clear();
      this.showAccounts();
      this.showWhatIsAsked();
    });
    this.showWhatIsAsked();
  }

  rule(id, name, about, ticked) {
    const box = make('input', { type: 'checkbox', name: 'rule', value: id, checked: ticked });
    return make('label', { class: 'choice' }, box, make('span', {}, make('b', {}, name), make('small', {}, about)));
  }

  /** Knows nothing of the venue any longer. */
  forget() {
    this.recorded = null;
    this.turn = {};
    this.accounts = [];
    this.ticked.clear();
    this.showAccounts();
  }

  /** Knows the venue from a replay in which nothing was changed. chosen: the market to begin with, or null for the one that is chosen. */
  knows(recorded, chosen = null) {
    if (this.recorded === recorded && !chosen) return;
    const market = chosen ?? byId('market').value;
    this.recorded = recorded;
    const deciding = recorded.markets.filter((market) => market.rule);
    const option = (value, text) => make('option', { value }, text);
    byId('market').replaceChildren(option('', deciding.length > 0 ? 'every market that decides' : 'every market'), ...recorded.markets.map((market) => option(market.id, `${market.title || market.id} (${market.rule ?? 'decides nothing'})`)));
    byId('market').value = recorded.markets.some((each) => each.id === market) ? market : '';
    this.showTraders();
  }

  /** Shows what somebody asked for: the terms of his replay, and those of others that were compared with it. */
  shows(terms, others, rules) {
    this.ticked = new Set([...terms.without, ...terms.only]);
    this.pick('which', [terms.only.length > 0 ? 'only' : 'without']);
    this.pick('rule', rules);
    this.pick('others', [others]);
    if (terms.markets.length === 1) byId('market').value = terms.markets[0];
    byId('thresholdBps').value = terms.thresholdBps ?? '';
    byId('liquidityFactor').value = terms.liquidityFactor === 1 ? '' : terms.liquidityFactor;
    if (this.recorded) this.showTraders();
    this.showWhatIsAsked();
  }

  pick(name, values) {
    for (const box of this.form.querySelectorAll(`[name="${name}"]`)) box.checked = values.includes(box.value);
  }

  /** Those who traded in the market, with their trades there; in all of them, with their trades and orders. */
  async showTraders() {
    const market = byId('market').value;
    const turn = this.turn = {};
    const all = this.recorded.accounts.filter((account) => account.commands > 0);
    let shown = all.map((account) => ({ id: account.id, name: account.name, trades: account.commands }));
    let note = 'with their trades and orders everywhere';
    if (market) {
      try {
        const { trades, whole } = await traders(market);
        shown = all.filter((account) => trades.has(account.id) || this.ticked.has(account.id)).map((account) => ({ id: account.id, name: account.name, trades: trades.get(account.id) ?? 0 }));
        note = whole ? 'with their trades in this market' : `with their trades among the first ${count(PAGES * PAGE)} of this market`;
      } catch (e) {
        if (!(e instanceof Refused)) throw e;
      }
    }
    if (this.turn !== turn) return;
    this.accounts = shown.sort((a, b) => b.trades - a.trades || (a.id < b.id ? -1 : 1));
    byId('accounts-note').textContent = note;
    this.showAccounts();
  }

  showAccounts() {
    const wanted = byId('account-search').value.trim().toLowerCase();
    const found = this.accounts.filter((account) => `${account.id} ${account.name}`.toLowerCase().includes(wanted));
    byId('accounts').replaceChildren(...found.slice(0, 300).map((account) => this.account(account)));
    byId('accounts-none').hidden = found.length > 0;
    byId('untick').hidden = this.ticked.size === 0;
    byId('untick').textContent = `Untick all (${this.ticked.size})`;
  }

  account({ id, name, trades }) {
    const box = make('input', { type: 'checkbox', value: id });
    box.checked = this.ticked.has(id);
    box.addEventListener('change', () => {
      if (box.checked) this.ticked.add(id);
      else this.ticked.delete(id);
      byId('untick').hidden = this.ticked.size === 0;
      byId('untick').textContent = `Untick all (${this.ticked.size})`;
    });
    return make('li', {}, make('label', { class: 'choice', title: id }, box, make('span', { class: 'who-trades' }, words(this.accounts.filter((each) => each.name === name).length > 1 || !name ? `${name} (${id})` : name), make('small', {}, count(trades)))));
  }

  /** The market that is chosen; empty for all. */
  market() {
    return byId('market').value;
  }

  rules() {
    return [...this.form.querySelectorAll('[name="rule"]:checked')].map((box) => box.value);
  }

  showWhatIsAsked() {
    const rules = this.rules();
    byId('replay-go').textContent = rules.length > 1 ? `Compare ${rules.length} rules` : 'Replay';
    byId('epsilon-field').hidden = !rules.includes('randomised');
    const others = this.form.querySelector('[name="others"]:checked').value;
    byId('others-shares').hidden = others !== 'same-shares';
    byId('others-prices').hidden = others !== 'same-prices';
  }

  submit() {
    try {
      this.say('');
      this.onAsk(this.bodies());
    } catch (e) {
      this.say(e.message);
    }
  }

  /** Says what is wrong with what was asked. */
  say(problem) {
    byId('replay-problem').textContent = problem;
    byId('replay-problem').hidden = problem === '';
  }

  bodies() {
    const common = {};
    const accounts = [...this.ticked].sort();
    if (accounts.length > 0) common[this.form.querySelector('[name="which"]:checked').value] = accounts;
    if (byId('market').value) common.markets = [byId('market').value];
    const others = this.form.querySelector('[name="others"]:checked').value;
    if (accounts.length > 0 || others !== 'same-shares') common.others = others;
    const number = (id, name, check) => {
      const text = byId(id).value.trim();
      if (text === '') return;
      if (!check(Number(text))) throw new Error(`${name}: “${text}” cannot be`);
      common[id === 'lag' ? 'lag' : id] = id === 'lag' ? text : Number(text);
    };
    number('lag', 'Lag', (value) => value >= 0);
    number('thresholdBps', 'Threshold', Number.isInteger);
    number('liquidityFactor', 'Liquidity', (value) => value > 0);
    if (byId('window').value.trim() !== '') {
      common.window = duration(byId('window').value);
      if (common.window === null) throw new Error('Window: write it like 6h, 90m or 1d12h');
    }
    const rules = this.rules();
    if (rules.length === 0) throw new Error('Tick at least one rule');
    return rules.map((rule) => this.body(common, rule));
  }

  body(common, rule) {
    const body = { ...common };
    // A market is named for what is changed in it; accounts are switched off everywhere.
    if (rule) body.rule = rule;
    if (rule === 'randomised') body.epsilon = Number(byId('epsilon').value || 0.1);
    const changesMarkets = ['rule', 'lag', 'window', 'thresholdBps', 'liquidityFactor'].some((name) => name in body);
    if (!changesMarkets) delete body.markets;
    return body;
  }
}

async function traders(market) {
  const trades = new Map();
  const path = `/api/v1/markets/${encodeURIComponent(market)}/trades?limit=${PAGE}`;
  let cursor = '';
  for (let page = 0; page < PAGES; page++) {
    const answer = await read(path + cursor);
    for (const trade of answer.trades) trades.set(trade.account, (trades.get(trade.account) ?? 0) + 1);
    if (!answer.next) return { trades, whole: true };
    cursor = `&cursor=${encodeURIComponent(answer.next)}`;
  }
  return { trades, whole: false };
}
