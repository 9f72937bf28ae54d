// What came of what one did: shown for a while, announced, and kept in a list, so that nothing happens silently.

import { html, repeat } from '../lib/lit.js';
import { exactMoment } from '../format/time.js';
import { Refused, command, forget, sendAgain, unanswered } from '../live/calls.js';

const SHOWN_MS = 9_000;
const KEPT = 50;

/** The messages of a page. */
export class Toasts {
  constructor(refresh, now) {
    this.refresh = refresh;
    this.now = now;
    this.shown = [];
    this.log = [];
    this.number = 0;
  }

  /**
   * Shows a message. kind: "done", "refused", "waiting", "news" or "secret". Only what was done, and news, goes by itself.
   * more: `giveUp`, which ends the waiting; `entry`, the command that was not answered. The answer changes it.
   */
  say(kind, text, link = null, more = {}) {
    const message = { number: ++this.number, kind, text, link, at: this.now(), ...more };
    this.shown.push(message);
    if (kind !== 'waiting') this.keep(message);
    this.leave(message);
    this.refresh();
    return (newKind, newText, newLink = null, more = {}) => {
      Object.assign(message, { kind: newKind, text: newText, link: newLink, at: this.now(), giveUp: null, ...more });
      if (newKind !== 'waiting' || more.entry) this.keep(message);
      if (!this.shown.includes(message)) this.shown.push(message);
      this.leave(message);
      this.refresh();
    };
  }

  keep(message) {
    this.log = [{ ...message }, ...this.log].slice(0, KEPT);
  }

  leave(message) {
    clearTimeout(message.timer);
    if (message.kind === 'done' || message.kind === 'news') message.timer = setTimeout(() => this.close(message), SHOWN_MS);
  }

  close(message) {
    if (document.querySelector('.toasts:hover, .toasts:focus-within') && message.kind !== 'closed') {
      message.timer = setTimeout(() => this.close(message), SHOWN_MS);
      return;
    }
    this.shown = this.shown.filter((each) => each !== message);
    this.refresh();
  }

  /**
   * Carries out a command and tells what came of it. what: what it does ("Buy 10 of yes, if kept"); done(answer): what was done, in words.
   * ifMatch: the sequence since which nothing may have changed it, or null. onRefused(refusal), onWait(giveUp): hear why it was
   * refused, and that no answer comes, for a form that shows it too.
   * Answers the venue's answer, or null where it was refused (and told).
   */
  async act(path, body, what, done, { ifMatch = null, onRefused = () => {}, onWait = () => {} } = {}) {
    return this.follow((tellWait) => command(path, body, what, (giveUp) => {
      tellWait(giveUp);
      onWait(giveUp);
    }, ifMatch), what, done, onRefused);
  }

  async follow(carryOut, what, done, onRefused = () => {}) {
    let change = null;
    const tell = (kind, text, link = null, more = {}) => { change ? change(kind, text, link, more) : (change = this.say(kind, text, link, more)); };
    try {
      const answer = await carryOut((giveUp) => tell('waiting', `${what}: the venue does not answer. The same command is sent again until it does; it happens once.`, null, { giveUp }));
      const told = done(answer);
      tell('done', typeof told === 'string' ? told : told.text, told.link ?? null);
      return answer;
    } catch (e) {
      if (!(e instanceof Refused)) {
        tell('refused', `${what}: something went wrong on this page, so what came of it is not known here. Load the page again.`);
        throw e;
      }
      if (e.entry) tell('waiting', `${what}: ${e.message}`, null, { entry: e.entry });
      else tell('refused', `${what}: ${e.message}`);
      onRefused(e);
      return null;
    }
  }

  /** Somebody is signed in, or nobody: offers to settle what was sent from here and never answered, and shows nobody what another did. */
  signed(who) {
    if (this.who !== undefined && this.who !== who.id) this.log = [];
    this.who = who.id;
    this.shown = this.shown.filter((each) => !each.entry);
    for (const entry of unanswered()) {
      if (who.id === null || who.id === entry.account) this.say('waiting', `${entry.what}: sent earlier by ${entry.account}, and no answer came. Sending the same command again makes sure; it happens once.`, null, { entry });
    }
  }

  async again(message) {
    const { entry } = message;
    this.shown = this.shown.filter((each) => each !== message);
    await this.follow((onWait) => sendAgain(entry, onWait), entry.what, () => `${entry.what}: done.`);
  }

  drop(message) {
    forget(message.entry);
    this.dismiss(message);
  }

  dismiss(message) {
    this.shown = this.shown.filter((each) => each !== message);
    this.refresh();
  }

  /** The messages on show. */
  view() {
    return html`<div class="toasts" role="status" aria-live="polite" aria-label="What came of it">
      ${repeat(this.shown, (each) => each.number, (each) => html`<div class="toast" data-kind=${each.kind}>
        <p><bdi>${each.text}</bdi>${each.link ? html` <a href=${each.link.href}>${each.link.text}</a>` : ''}</p>
        ${each.entry ? html`<button type="button" class="quiet" @click=${() => this.again(each)}>Send again</button>
          <button type="button" class="quiet" @click=${() => this.drop(each)}>Forget it</button>`
        : each.giveUp ? html`<button type="button" class="quiet" @click=${() => each.giveUp()}>Stop waiting</button>`
        : html`<button type="button" class="close" aria-label="Close this message" @click=${() => this.dismiss(each)}>×</button>`}
      </div>`)}
    </div>`;
  }

  /** What was done on this page, the newest first. */
  logView() {
    if (this.log.length === 0) return html`<p class="soft">What you do on this page is listed here, with what came of it.</p>`;
    return html`<ol class="log">${this.log.map((each) => html`<li data-kind=${each.kind}><time>${exactMoment(each.at)}</time> <bdi>${each.text}</bdi></li>`)}</ol>`;
  }
}
