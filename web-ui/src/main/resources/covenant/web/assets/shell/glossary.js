// Terms that explain themselves: a button with a dotted line opens what its word means.

import { html } from '../lib/lit.js';
import { TERMS } from '../words/terms.js';

/** A word of the glossary, which opens its explanation. text: how it stands in the sentence, or its name. */
export function term(key, text) {
  const found = TERMS.find(([each]) => each === key);
  return html`<button type="button" class="term" popovertarget=${'term-' + key}>${text ?? found[1]}</button>`;
}

/** The explanations, once on each page. */
export function dialogs() {
  return TERMS.map(([key, name, meaning, , example]) => html`<div id=${'term-' + key} class="tip" popover role="note" aria-label=${name}>
    <h3>${name}</h3><p>${meaning}</p>${example ? html`<p class="soft">${example}</p>` : ''}<p><a href=${'/glossary#' + key}>Glossary</a></p></div>`);
}
