// Light or dark: by the reader's system, unless one was chosen here.

import { ofBrowser } from '../live/kept.js';

const KEY = 'covenant-scheme';
const ORDER = ['system', 'light', 'dark'];

/** "system", "light" or "dark". */
export function chosenScheme() {
  return document.documentElement.dataset.scheme ?? 'system';
}

/** Goes on to the next of the three. */
export function nextScheme() {
  const next = ORDER[(ORDER.indexOf(chosenScheme()) + 1) % ORDER.length];
  if (next === 'system') {
    delete document.documentElement.dataset.scheme;
    ofBrowser.set(KEY, null);
  } else {
    document.documentElement.dataset.scheme = next;
    ofBrowser.set(KEY, next);
  }
  window.dispatchEvent(new Event('covenant-scheme'));
}
