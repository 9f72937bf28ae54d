// The words of this venue, each explained once: in groups, with a search, each at an address of its own.

import { html, nothing } from '../lib/lit.js';
import { decoded } from '../format/address.js';
import { count } from '../format/number.js';
import { page } from '../shell/page.js';
import { GROUPS, TERMS } from '../words/terms.js';

const text = (term) => term.filter(Boolean).join('\n').toLowerCase();

let search = new URLSearchParams(location.search).get('q') ?? '';
let scrolled = false;

function view(app) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = TERMS.filter((term) => words.every((word) => text(term).includes(word)));
  requestAnimationFrame(arrive);
  return html`<h1>Glossary</h1>
    <p class="soft lead">Every word that means something particular here. On other pages, words with a dotted line open the same explanations.</p>
    <form class="row seek" role="search" @submit=${(event) => event.preventDefault()}>
      <label class="field"><span>Search</span><input type="search" autocomplete="off" .value=${search} @input=${(event) => look(app, event.target.value)}></label>
      <p role="status" class="soft">${found.length === TERMS.length ? `${count(TERMS.length)} words` : `${count(found.length)} of ${count(TERMS.length)} words`}</p>
      ${app.venue?.simulated ? html`<button type="button" class="quiet" @click=${() => app.tour.start()}>Take the tour of two minutes</button>` : nothing}
    </form>
    ${words.length > 0 ? nothing : html`<nav aria-label="Groups"><ul class="jump">${Object.entries(GROUPS).map(([key, name]) => html`<li><a href=${'#group-' + key}>${name}</a></li>`)}</ul></nav>`}
    ${Object.entries(GROUPS).map(([key, name]) => group(key, name, found.filter((term) => (term[3] in GROUPS ? term[3] : 'research') === key)))}
    ${found.length === 0 ? html`<p class="empty">No word here has to do with that. <button type="button" class="plain" @click=${() => look(app, '')}>Show all</button></p>` : nothing}`;
}

function group(key, name, terms) {
  if (terms.length === 0) return nothing;
  return html`<section class="words" aria-labelledby=${'group-' + key}>
    <h2 id=${'group-' + key}>${name}</h2>
    <dl>${terms.map(([id, title, meaning, , example]) => html`<div id=${id} class="panel word">
      <dt><a href=${'#' + id}>${title}</a></dt>
      <dd>${meaning}</dd>
      ${example ? html`<dd class="example"><span class="unseen">Example: </span>${example}</dd>` : nothing}
    </div>`)}</dl>
  </section>`;
}

function look(app, words) {
  search = words;
  const query = new URLSearchParams(words.trim() ? { q: words.trim() } : {});
  history.replaceState(null, '', location.pathname + (query.size ? '?' + query : '') + location.hash);
  app.refresh();
}

/** The browser looked for the address's word before it was drawn. */
function arrive() {
  if (scrolled || !location.hash) return;
  const word = document.getElementById(decoded(location.hash.slice(1)));
  if (!word) return;
  scrolled = true;
  location.replace(location.hash); // so that it is the target, for the style sheet too
}

page({ here: null, title: () => 'Glossary', listen: () => null, view });
