// Downloads: histories as CSV, whole, page by page; and what a page made itself.

import { Refused, refused } from './calls.js';

const TRIES = 6;

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
    const body = text.slice(text.indexOf('\n') + 1);
    parts.push(parts.length === 0 ? text : body);
    rows += rowsOf(body);
    onRows(rows);
    cursor = answer.headers.get('Covenant-Next');
  } while (cursor);
  save(name, 'text/csv', parts.map(harmless).join(''));
}

const FIELD = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g;

function rowsOf(body) {
  return [...body.matchAll(FIELD)].filter(([, , end]) => end.endsWith('\n')).length;
}

/** Rows of CSV in which no text is a formula to a spreadsheet: what other people wrote and begins like one has an apostrophe before it. */
export function harmless(rows) {
  return rows.replaceAll(FIELD, (all, field, end) => {
    const text = field.startsWith('"') ? field.slice(1) : field;
    if (!/^[=+@\t\r]|^-(?![\d.])/.test(text)) return all;
    return (field.startsWith('"') ? `"'${text}` : `'${text}`) + end;
  });
}

/** A venue that is asked too much says when to go on. */
async function page(address) {
  for (let attempt = 1; ; attempt++) {
    const answer = await fetch(address, { headers: { Accept: 'text/csv' }, cache: 'no-store' }).catch(() => null);
    const text = await answer?.text().catch(() => null) ?? null;
    if (text === null) throw new Refused(0, 'unreachable', 'The venue does not answer; nothing was saved.');
    if (answer.ok) return [answer, text];
    if (answer.status === 401) throw refused(address.pathname, answer.status, text);
    if (![429, 503].includes(answer.status) || attempt === TRIES) throw new Refused(answer.status, 'download', 'The venue did not give all rows; nothing was saved.');
    await new Promise((done) => setTimeout(done, 1_000 * Math.max(1, Number(answer.headers.get('Retry-After')))));
  }
}
