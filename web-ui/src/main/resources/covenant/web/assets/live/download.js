// Downloads: histories as CSV, whole, page by page; and what a page made itself.

import { Refused, refused } from './calls.js';

/** Saves text as a file. */
export function save(name, type, content) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Saves all pages of a history as one CSV file; onRows(rows so far). Throws Refused. */
export async function saveHistory(path, name, onRows = () => {}) {
  const parts = [];
  let cursor = null;
  let rows = 0;
  do {
    const address = new URL(path, location.origin);
    address.searchParams.set('limit', '1000');
    if (cursor) address.searchParams.set('cursor', cursor);
    const [answer, text] = await page(address);
    if (answer.status === 401) throw refused(address.pathname, answer.status, text);
    if (!answer.ok) throw new Refused(answer.status, 'download', 'The venue did not give all rows; nothing was saved.');
    const head = text.indexOf('\n') + 1;
    parts.push(parts.length === 0 ? text : text.slice(head));
    rows += text.split('\n').length - 2;
    onRows(rows);
    cursor = answer.headers.get('Covenant-Next');
  } while (cursor);
  save(name, 'text/csv', parts.join(''));
}

async function page(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: 'text/csv' }, cache: 'no-store' });
    return [answer, await answer.text()];
  } catch {
    throw new Refused(0, 'unreachable', 'The venue does not answer; nothing was saved.');
  }
}
