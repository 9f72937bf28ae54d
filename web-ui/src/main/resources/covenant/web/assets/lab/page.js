// The lab: replays with one thing changed, campaigns of documented attempts, and the studies that were asked for.

import { html, nothing } from '../lib/lit.js';
import { page } from '../shell/page.js';
import { bench } from './bench.js';
import { begin, enter, forget } from './rooms.js';

let begun = false;

const app = page({ here: 'lab', title: () => 'The lab', view, start });

function may() {
  return app.is('researcher', 'operator');
}

function start() {
  open();
  app.onSigned(open);
}

/** Opens the rooms to whoever may enter, once they are drawn; clears them for others. */
function open() {
  if (begun) forget();
  if (!may()) return;
  app.refresh();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (!may()) return;
    if (!begun) begin();
    else enter();
    begun = true;
  }));
}

function view() {
  return html`<h1>The lab</h1>
    <p>What would have happened? Replay what did with one thing changed, or run a documented attempt at manipulation, and measure.</p>
    ${may() ? html`<nav id="tabs" class="lab-tabs" aria-label="The lab">
      <a id="to-replay" href="#replay">Replay</a> <a id="to-campaign" href="#campaign">Campaigns</a> <a id="to-studies" href="#studies">Studies</a></nav>` : door()}
    ${may() || begun ? html`<div id="lab" ?hidden=${!may()}>${bench}</div>` : nothing}`;
}

function door() {
  if (!app.who.id) {
    return html`<section class="empty"><h2>For researchers</h2>
      <p>A replay tells what every account gained or lost. So it is for researchers and operators of this venue.</p>
      <button type="button" class="go" @click=${() => app.signInDialog.open('The lab is for researchers and operators.')}>Sign in</button>
      <p class="soft">No key yet? ${app.venue?.guests ? 'On this demo you may be a guest researcher: sign in shows how.' : html`An operator opens an account with the role <code>researcher</code>.`} On the command line nobody needs one: <code>covenant replay</code> reads a venue’s folder, <code>covenant lab</code> runs campaigns.</p></section>`;
  }
  return html`<section class="empty"><h2>The lab is for researchers</h2>
    <p>You are signed in as <b><bdi>${app.who.name || app.who.id}</bdi></b>, ${app.who.role}. Replays tell what every account gained or lost, so they need the role <code>researcher</code> or <code>operator</code>.</p>
    <button type="button" class="go" @click=${() => app.signInDialog.open('The lab is for researchers and operators.')}>Sign in with another key</button></section>`;
}
