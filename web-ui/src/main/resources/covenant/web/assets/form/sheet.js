// A dialog for one act: what it will do, what it needs, and what the venue says to it before it is done.

import { html, nothing } from '../lib/lit.js';
import { Refused, tryOut } from '../live/calls.js';
import { Form } from './form.js';

const TRY_AFTER_MS = 350;
const sheets = new WeakMap();

/** The page's sheet. Its view() stands once on the page. */
export function sheetOf(app) {
  if (!sheets.has(app)) sheets.set(app, new Sheet(app));
  return sheets.get(app);
}

/**
 * Opens acts one at a time. An act is:
 * key: whose typed values are kept until it is done; title; confirm: the button's words; wide: for long forms;
 * values: to begin with; check(values): what is wrong, by field; fields(form): its controls;
 * says(values, tried): what it will do, tried being the venue's answer to a dry run, or null; final: why it cannot be undone, or null;
 * path and body(values): the command; what(values): in words; done(answer, values): what was done; then(answer): afterwards;
 * fieldOf(refusal): at which field to show it, or null; ifMatch(): the sequence on which it insists, or null.
 */
class Sheet {
  constructor(app) {
    this.app = app;
    this.act = null;
    this.kept = new Map();
    this.whose = null;
    app.onSigned((who) => this.signed(who));
  }

  /** What one account began another does not confirm, nor does it see what was typed. Whoever comes back finds it. */
  signed({ id }) {
    if (id === null || id === this.whose) return;
    if (this.whose !== null) {
      this.kept.clear();
      document.getElementById('sheet')?.close();
    }
    this.whose = id;
  }

  /** Opens an act. */
  open(act) {
    this.act = act;
    this.whose = this.app.who.id ?? this.whose;
    this.busy = false;
    this.giveUp = null;
    this.problem = null;
    this.tried = null;
    this.turn = 0;
    const values = this.kept.get(act.key) ?? { ...act.values };
    this.form = new Form('sheet', values, { check: act.check, changed: (name) => this.changed(name) });
    this.ifMatch = act.ifMatch?.() ?? null;
    this.app.refresh();
    this.tryLater(0);
    requestAnimationFrame(() => {
      const dialog = document.getElementById('sheet');
      if (!dialog.open) dialog.showModal();
      dialog.querySelector('.entries :is(input, select, textarea)')?.focus();
      dialog.scrollTop = 0;
    });
  }

  changed(name) {
    if (name !== null) {
      this.kept.set(this.act.key, this.form.values);
      this.problem = null;
      this.tryLater(TRY_AFTER_MS);
    }
    this.app.refresh();
  }

  /** Asks the venue what it would say, once typing rests and nothing that the page itself can see is wrong. */
  tryLater(ms) {
    clearTimeout(this.timer);
    this.tried = null;
    const turn = ++this.turn;
    if (Object.keys(this.form.errors()).length > 0 || !this.app.who.id) return;
    this.timer = setTimeout(async () => {
      const answer = await tryOut(this.act.path, this.act.body(this.form.values)).catch((e) => {
        if (!(e instanceof Refused)) throw e;
        return e;
      });
      if (turn !== this.turn) return;
      if (answer instanceof Refused) this.refused(answer);
      else this.tried = answer;
      this.app.refresh();
    }, ms);
  }

  refused(refusal) {
    if (refusal.code === 'changed-meanwhile') {
      this.ifMatch = this.act.ifMatch?.() ?? null;
      this.problem = 'It changed since you opened this. Look at what it says now; to do it all the same, confirm once more.';
      return;
    }
    const field = this.act.fieldOf?.(refusal);
    if (field) this.form.told = { [field]: refusal.message };
    this.problem = field ? null : refusal.message;
  }

  async submit(event) {
    event.preventDefault();
    if (this.busy || !this.form.ready()) return;
    const { act, form } = this;
    this.busy = true;
    this.problem = null;
    clearTimeout(this.timer);
    this.turn++;
    this.app.refresh();
    const answer = await this.app.toasts.act(act.path, act.body(form.values), act.what(form.values), (told) => act.done(told, form.values), {
      ifMatch: this.ifMatch,
      // What may have been done all the same is settled by its message, which sends the same command: not by confirming another.
      onRefused: (refusal) => { if (this.act === act) refusal.entry ? document.getElementById('sheet').close() : this.refused(refusal); },
      onWait: (giveUp) => { this.giveUp = this.act === act ? giveUp : null; this.app.refresh(); },
    }).catch((e) => {
      if (this.act === act) this.came(null);
      throw e;
    });
    if (answer !== null) this.kept.delete(act.key);
    if (this.act === act) this.came(answer);
    if (answer !== null) act.then?.(answer);
  }

  /** The act that is open was answered; null: it was refused. */
  came(answer) {
    this.busy = false;
    this.giveUp = null;
    this.app.refresh();
    if (answer === null) {
      requestAnimationFrame(() => document.querySelector('#sheet .problem, #sheet [aria-invalid]')?.scrollIntoView({ block: 'nearest' }));
      return;
    }
    document.getElementById('sheet').close();
    // The button that opened it may be gone with what it was for.
    requestAnimationFrame(() => { if (document.activeElement === document.body) document.getElementById('main').focus(); });
  }

  view() {
    const { act, form } = this;
    return html`<dialog id="sheet" class=${act?.wide ? 'dialog sheet wide' : 'dialog sheet'} aria-labelledby="sheet-heading" @close=${() => { clearTimeout(this.timer); this.act = null; this.app.refresh(); }}>
      ${act ? html`<form method="dialog" class="dialog-close"><button class="close" aria-label="Close">×</button></form>
      <h2 id="sheet-heading">${act.title}</h2>
      <form novalidate @submit=${(event) => this.submit(event)}>
        ${act.fields ? html`<div class="entries">${act.fields(form)}</div>` : nothing}
        <div class="says" aria-live="polite">${act.says(form.values, this.tried)}</div>
        ${act.final ? html`<p class="final"><b>This cannot be undone.</b> ${act.final}</p>` : nothing}
        ${this.problem ? html`<p class="problem" role="alert"><bdi>${this.problem}</bdi></p>` : nothing}
        ${this.giveUp ? html`<p class="problem" role="status">The venue does not answer. The same command is sent again until it does; it happens once, also if you close this.
          <button type="button" class="quiet" @click=${() => this.giveUp()}>Stop waiting</button></p>` : nothing}
        <div class="row sheet-end"><button class="go" ?disabled=${this.busy}>${this.busy ? 'Sending…' : act.confirm}</button>
          <button type="button" class="quiet" @click=${() => document.getElementById('sheet').close()}>Not now</button></div>
      </form>` : html`<h2 id="sheet-heading">Nothing to do</h2>`}
    </dialog>`;
  }
}
