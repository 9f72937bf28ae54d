// The tour of a demo venue: what to look at first, step by step, from page to page. It blocks nothing and ends with Escape.

import { html, nothing } from '../lib/lit.js';
import { count } from '../format/number.js';
import { ofBrowser, ofTab } from '../live/kept.js';
import { leaveMarks, place } from './tour-place.js';
import { STEPS } from './tour-steps.js';

const RUNNING = 'covenant-tour';
const DONE = 'covenant-tour-done';

/** The tour of one page; which step it is at is kept while the browser's tab is. */
export class Tour {
  constructor(app) {
    this.app = app;
    this.at = ofTab.read(RUNNING, null);
    this.told = null; // the step whose card has had the focus
    this.before = null;
    document.addEventListener('keydown', (event) => this.key(event));
    for (const type of ['scroll', 'resize']) window.addEventListener(type, () => this.follow(), { capture: true, passive: true });
  }

  /** A panel that offers it, on a demo that has not been toured; nothing elsewhere. */
  offer() {
    const { venue } = this.app;
    if (this.at || !(venue?.simulated || venue?.guests) || ofBrowser.get(DONE)) return nothing;
    return html`<aside class="panel tour-offer" aria-labelledby="tour-offer-title">
      <div><h2 id="tour-offer-title">Two minutes: how it works</h2><p>${count(STEPS.length)} steps, from this board to a market, its ticket, decisions, playbooks and the lab.</p></div>
      <div class="row"><button type="button" class="go" id="start-tour" @click=${() => this.start()}>Show me around</button>
        <button type="button" class="quiet" @click=${() => this.never()}>No, thanks</button></div>
    </aside>`;
  }

  /** Begins at the first step. */
  start() {
    this.before = document.activeElement;
    this.go(0);
  }

  never() {
    ofBrowser.set(DONE, 'no');
    this.app.refresh();
    document.getElementById('main').focus();
  }

  /** Goes to a step, and to its page. */
  go(step) {
    this.at = { step, market: this.at?.market ?? this.market() };
    ofTab.set(RUNNING, JSON.stringify(this.at));
    this.told = null;
    if (this.isHere()) this.app.refresh();
    else location.assign(this.path());
  }

  /** The market that is shown: one that trades, on a commitment if there is one, the one with most trades. */
  market() {
    const weight = (market) => (market.phase === 'open' && !market.settledCondition ? 1e9 : 0) + (market.commitment ? 1e8 : 0) + market.trades;
    return [...this.app.store.markets.values()].sort((a, b) => weight(b) - weight(a))[0]?.id ?? null;
  }

  get step() {
    return STEPS[this.at.step];
  }

  path() {
    return this.step.path === '/markets/' ? '/markets/' + encodeURIComponent(this.at.market ?? '') : this.step.path;
  }

  isHere() {
    return this.step.path === '/markets/' ? location.pathname.startsWith('/markets/') : location.pathname === this.step.path;
  }

  end() {
    ofTab.set(RUNNING, null);
    ofBrowser.set(DONE, 'yes');
    this.at = null;
    leaveMarks();
    this.app.refresh();
    const back = this.before?.isConnected ? this.before : document.getElementById('main');
    back.focus({ preventScroll: true });
  }

  key(event) {
    if (event.key !== 'Escape' || !this.at || event.defaultPrevented || document.querySelector('dialog[open], :popover-open, details.account[open]')) return;
    this.end();
  }

  /** The card of the step; it points at what it speaks of once that is on the page. */
  view() {
    if (!this.at || !STEPS[this.at.step]) return nothing;
    requestAnimationFrame(() => this.follow());
    const { step } = this.at;
    const here = this.isHere();
    return html`<i class="tour-ring" aria-hidden="true" hidden></i>
      <section class="tour" role="dialog" aria-labelledby="tour-title" aria-describedby="tour-text" tabindex="-1">
        <p class="soft small">Tour, ${count(step + 1)} of ${count(STEPS.length)}</p>
        <h2 id="tour-title">${this.step.title}</h2>
        <p id="tour-text">${here ? this.step.text : `The tour goes on at: ${this.step.title}.`}</p>
        <div class="row">
          ${here && step > 0 ? html`<button type="button" class="quiet" @click=${() => this.go(step - 1)}>Back</button>` : nothing}
          ${here ? html`<button type="button" class="go small" @click=${() => (step + 1 < STEPS.length ? this.go(step + 1) : this.end())}>${step + 1 < STEPS.length ? 'Next' : 'Done'}</button>`
        : html`<button type="button" class="go small" @click=${() => this.go(step)}>Go there</button>`}
          ${step + 1 < STEPS.length || !here ? html`<button type="button" class="quiet" @click=${() => this.end()}>End the tour</button>` : nothing}
        </div>
      </section>`;
  }

  follow() {
    if (!this.at || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null;
      const card = document.querySelector('.tour');
      if (!this.at || !card) return;
      const first = this.told !== this.at.step;
      if (first) this.shown = Infinity;
      this.shown = Math.min(this.shown, place(card, this.isHere() ? this.step.at : [], this.shown)); // scrolled to when it appears, once
      if (first) {
        this.told = this.at.step;
        card.focus({ preventScroll: true });
      }
    });
  }
}
