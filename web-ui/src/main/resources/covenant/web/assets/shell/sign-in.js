// The dialog in which one signs in.

import { html, nothing } from '../lib/lit.js';
import { Refused } from '../live/calls.js';

const ROLES = [
  ['participant', 'Participant', 'trades, with 1,000 credits of play money'],
  ['coordinator', 'Coordinator', 'opens markets, settles, agrees playbooks'],
  ['researcher', 'Researcher', 'replays what happened with one thing changed'],
];

/** The button of the corner goes with who is signed in: what takes its place takes the focus too, once it is drawn. */
export function focusCorner() {
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.querySelector('.corner :is(summary, button)')?.focus();
  }));
}

/** The dialog; one for each page. */
export class SignIn {
  constructor(app) {
    this.app = app;
    this.problem = null;
    this.busy = false;
  }

  /** Opens it. why: what it is needed for, or null. */
  open(why = null) {
    this.why = why;
    this.problem = null;
    this.app.refresh();
    requestAnimationFrame(() => {
      const dialog = document.getElementById('sign-in');
      if (!dialog.open) dialog.showModal();
      dialog.querySelector('input').focus();
    });
  }

  async go(signIn) {
    this.busy = true;
    this.problem = null;
    this.app.refresh();
    try {
      await signIn();
      document.getElementById('sign-in').close();
      focusCorner();
    } catch (e) {
      if (!(e instanceof Refused)) throw e;
      this.problem = e.message;
    } finally {
      this.busy = false;
      this.app.refresh();
    }
  }

  submit(event) {
    event.preventDefault();
    const field = event.target.elements.key;
    this.go(async () => {
      await this.app.signIn(field.value.trim());
      field.value = '';
    });
  }

  view() {
    const { venue } = this.app.store;
    return html`<dialog id="sign-in" class="dialog" aria-labelledby="sign-in-title">
      <form method="dialog" class="dialog-close"><button class="close" aria-label="Close">×</button></form>
      <h2 id="sign-in-title">Sign in</h2>
      ${this.why ? html`<p>${this.why}</p>` : nothing}
      <form class="sign-in" @submit=${(event) => this.submit(event)}>
        <label class="field"><span>Your key</span>
          <input name="key" type="password" autocomplete="off" spellcheck="false" required placeholder="cov_…" aria-describedby="sign-in-note"></label>
        <button class="go" ?disabled=${this.busy}>Sign in</button>
      </form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p id="sign-in-note" class="soft">The key is sent to the venue once and not kept here. An operator of the venue gives keys out.</p>
      ${venue?.guests ? html`<h3>No key? This is a demo</h3>
        <ul class="guests">${ROLES.map(([role, name, does]) => html`<li><button type="button" class="quiet" ?disabled=${this.busy}
          @click=${() => this.go(() => this.app.signInAsGuest(role))}>Be a guest ${name.toLowerCase()}</button> <span class="soft">${does}</span></li>`)}</ul>` : nothing}
    </dialog>`;
  }
}
