// Starts a page: the frame that all pages share, around what is the page's own.

import { html, nothing, render } from '../lib/lit.js';
import { decoded } from '../format/address.js';
import { credits } from '../format/credits.js';
import { count, sequence } from '../format/number.js';
import { exactMoment, length } from '../format/time.js';
import { Refused } from '../live/calls.js';
import { isGuest } from '../words/guest.js';
import { App } from './app.js';
import { Duties } from './duties.js';
import { dialogs } from './glossary.js';
import { chosenScheme, nextScheme } from './scheme.js';
import { focusCorner, SignIn } from './sign-in.js';
import { Toasts } from './toast.js';
import { Tour } from './tour.js';

const PLACES = [
  ['board', '/', 'Board'],
  ['commitments', '/commitments', 'Commitments'],
  ['decisions', '/decisions', 'Decisions'],
  ['playbooks', '/playbooks', 'Playbooks'],
  ['portfolio', '/portfolio', 'Portfolio'],
  ['open', '/open', 'New market'],
  ['lab', '/lab', 'Lab'],
  ['audit', '/audit', 'Audit'],
];

/**
 * Starts a page.
 * here: its place in the navigation, or null. title(app): what it is called. listen(app): parameters of the stream, null for nothing but the venue.
 * view(app): what is in <main>. start(app): called once it is known who is signed in. Answers the app: see App, and beside it
 * `toasts` (say, act) and `signIn` (open).
 */
export function page({ here = null, title, listen = () => null, view, start = () => {} }) {
  const app = new App(listen, draw);
  app.toasts = new Toasts(() => app.refresh(), () => app.now());
  app.signInDialog = new SignIn(app);
  app.tour = new Tour(app);
  app.duties = new Duties(app);
  app.place = here;

  function draw() {
    const name = app.venue?.name || 'Covenant';
    document.title = `${title(app)} · ${name}`;
    render(frame(app, view(app)), document.body);
  }

  app.onSigned((who) => app.toasts.signed(who));
  // Not at once: the page that called has not got its app yet.
  queueMicrotask(() => {
    document.body.replaceChildren();
    draw();
    showPlace();
    app.begin().then(() => {
      requestAnimationFrame(() => requestAnimationFrame(showPlace)); // who is signed in may have brought a place more
      app.toasts.signed(app.who);
      app.duties.look();
      return start(app);
    });
  });
  return app;
}

/** Moves the row of places to where one is, on screens that have no room for all. */
function showPlace() {
  const [row, here] = ['.places ul', '.places [aria-current]'].map((each) => document.querySelector(each));
  if (here) row.scrollLeft += here.getBoundingClientRect().left - row.getBoundingClientRect().left - (row.clientWidth - here.clientWidth) / 2;
}

/** The last part of the address: what a page such as /markets/{id} is about. */
export function idInAddress() {
  return decoded(location.pathname.split('/').filter(Boolean).at(-1) ?? '');
}

function frame(app, inside) {
  const { venue } = app;
  return html`
    <a class="skip" href="#main">Skip to the content</a>
    ${venue?.simulated ? html`<aside class="notice" aria-label="This venue">${venue.notice}</aside>` : nothing}
    ${app.clock ? html`<aside class="notice" aria-label="Its clock">${clockText(app)}</aside>` : nothing}
    ${app.ended ? sessionEnded(app) : nothing}
    ${header(app)}
    <main id="main" tabindex="-1" data-place=${app.place ?? ''}>${inside}</main>
    ${footer()}
    ${app.signInDialog.view()}${app.toasts.view()}${dialogs(app)}${app.tour.view()}`;
}

function sessionEnded(app) {
  return html`<aside class="notice ended-session" role="alert"><span>You are no longer signed in.</span>
    <button type="button" class="go small" @click=${() => app.signInDialog.open()}>Sign in</button>
    <button type="button" class="quiet" @click=${() => { app.ended = false; app.refresh(); }}>Go on without</button></aside>`;
}

function clockText(app) {
  const { factor } = app.clock;
  const pace = factor === 0 ? 'it stands until it is moved' : `it runs ${factor} times as fast`;
  return `Simulated clock: ${exactMoment(app.now())}, ${pace}.`;
}

function header(app) {
  return html`<header class="top">
    <a class="brand" href="/"><img src=${new URL('../favicon.svg', import.meta.url)} alt="" width="28" height="28"><span dir="auto">${app.venue?.name || 'Covenant'}</span></a>
    <nav class="places" aria-label="Places"><ul>${PLACES.filter(([key]) => key !== 'open' || app.is('coordinator', 'operator')).map(([key, href, text]) => html`
      <li><a href=${href} aria-current=${key === app.place ? 'page' : nothing}>${text}${key === 'playbooks' ? waiting(app.duties.waiting()) : nothing}</a></li>`)}</ul></nav>
    <div class="corner">${connection(app)}${account(app)}</div>
  </header>`;
}

/** How many of one's own playbooks want a response. */
function waiting(playbooks) {
  if (playbooks === 0) return nothing;
  return html` <span class="badge" title="Yours that want a response"><span aria-hidden="true">${count(playbooks)}</span><span class="unseen">, ${count(playbooks)} of yours ${playbooks === 1 ? 'wants' : 'want'} a response</span></span>`;
}

function connection(app) {
  const behind = app.connection === 'behind';
  const since = behind && app.brokenSinceMs ? ` for ${length(Date.now() - app.brokenSinceMs)}` : '';
  const words = { connecting: 'connecting…', live: 'live', behind: 'behind, reconnecting…' }[app.connection];
  return html`<p class="connection" data-state=${app.connection}>
    <span class="dot" aria-hidden="true"></span><span role="status">${words}</span>${since}
    ${app.store.venue ? html`<span class="sequence" title="Everything through this command of the venue is on this page">${behind ? 'as of ' : ''}${sequence(app.store.sequence)}</span>` : nothing}
  </p>`;
}

function account(app) {
  if (!app.who.id) return html`<button type="button" class="go small" id="open-sign-in" @click=${() => app.signInDialog.open()}>Sign in</button>`;
  return html`<details class="account" @keydown=${(event) => { if (event.key === 'Escape') { event.currentTarget.open = false; event.currentTarget.firstElementChild.focus(); } }}>
    <summary><bdi>${app.who.name || app.who.id}</bdi>${app.store.account && (!app.is('researcher', 'operator') || Number(app.store.account.cash) !== 0) ? html` <b class="cash">${credits(app.store.account.cash)} cr</b>` : nothing}</summary>
    <div class="menu">
      <p>Signed in as <b><bdi>${app.who.name || app.who.id}</bdi></b>${app.who.name ? html` (account <code>${app.who.id}</code>)` : nothing}, ${app.who.role}${app.who.expiresAt ? html`, until ${exactMoment(app.who.expiresAt)}` : nothing}.</p>
      <p><a href="/portfolio">Portfolio</a></p>
      <h2>What you did on this page</h2>
      ${app.toasts.logView()}
      ${isGuest(app) ? html`<p class="soft">A guest has no key: once you sign out, nobody can come back as <bdi>${app.who.id}</bdi>.</p>` : nothing}
      <button type="button" class="quiet" id="sign-out" @click=${() => signOut(app)}>Sign out</button>
    </div>
  </details>`;
}

async function signOut(app) {
  const name = app.who.name || app.who.id;
  await app.signOut().catch((e) => {
    if (!(e instanceof Refused)) throw e;
    app.toasts.say('refused', `${name} is still signed in: ${e.message}`);
  });
  focusCorner();
}

function footer() {
  return html`<footer class="bottom">
    <nav aria-label="More">
      <a href="/glossary">Glossary</a> <a href="/pledges">Joint pledges</a> <a href="/docs">API</a> <a href="/problems">Error codes</a> <a href="/health">Health</a>
    </nav>
    <button type="button" class="quiet" @click=${nextScheme}>Colours: ${chosenScheme()}</button>
  </footer>`;
}
