// What the reader asked for, kept in the address: it can be sent to others, and the way back works.

import { ORDERS } from './order.js';

const STATES = ['all', 'open', 'known', 'ended'];
const ONLY = ['decides', 'bond', 'thin'];

/** The periods over which movements are told. */
export const PERIODS = { '24h': '24 h', '7d': '7 days', '30d': '30 days' };

/** Sort, filters, search and period. */
export class Choice {
  constructor(changed) {
    this.changed = changed;
    this.read();
    window.addEventListener('popstate', () => {
      this.read();
      changed();
    });
  }

  read() {
    const query = new URLSearchParams(location.search);
    const oneOf = (name, allowed, otherwise) => (allowed.includes(query.get(name)) ? query.get(name) : otherwise);
    this.sort = oneOf('sort', Object.keys(ORDERS), 'actor');
    this.turned = query.get('turned') === '1';
    this.state = oneOf('state', STATES, 'all');
    this.only = ONLY.filter((each) => (query.get('only') ?? '').split(',').includes(each));
    this.actor = query.get('actor') ?? '';
    this.search = query.get('q') ?? '';
    this.period = oneOf('period', Object.keys(PERIODS), '24h');
  }

  /** Changes some of it. typing: one entry of the history for all that is typed. */
  set(changes, typing = false) {
    Object.assign(this, changes);
    const query = new URLSearchParams();
    if (this.sort !== 'actor') query.set('sort', this.sort);
    if (this.turned) query.set('turned', '1');
    if (this.state !== 'all') query.set('state', this.state);
    if (this.only.length > 0) query.set('only', this.only.join(','));
    if (this.actor) query.set('actor', this.actor);
    if (this.search.trim()) query.set('q', this.search.trim());
    if (this.period !== '24h') query.set('period', this.period);
    const address = query.size === 0 ? location.pathname : '?' + query;
    if (typing) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.changed();
  }

  /** The column's own direction first, then the other. */
  sortBy(sort) {
    this.set(sort === this.sort ? { turned: !this.turned } : { sort, turned: false });
  }

  /** Adds or takes away a filter. */
  toggle(filter) {
    this.set({ only: ONLY.filter((each) => this.only.includes(each) !== (each === filter)) });
  }

  /** Takes all filters away. */
  clear() {
    this.set({ state: 'all', only: [], actor: '', search: '' });
  }

  /** Whether anything is left out. */
  get filters() {
    return this.state !== 'all' || this.only.length > 0 || this.actor !== '' || this.search.trim() !== '';
  }

  /** The words that are searched for. */
  get words() {
    return this.search.toLowerCase().split(/\s+/).filter(Boolean);
  }

  /** Changes whenever the rows or their order must. */
  get key() {
    return [this.sort, this.turned, this.state, this.only, this.actor, this.search, this.period].join('|');
  }
}
