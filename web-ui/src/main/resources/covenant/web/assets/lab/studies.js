// Studies at the venue: asking for one, following it until it is over, its figures.

import { read, write } from '../live/calls.js';

const POLL_MS = 1_000;
const OVER = new Set(['done', 'failed', 'cancelled']);
const KEPT = 8; // results are large

const results = new Map();

/** Asks for a replay or a campaign; answers how it stands. */
export function ask(kind, body) {
  return write('POST', kind === 'replay' ? '/api/v1/replays' : '/api/v1/campaigns', body);
}

/** How a study stands. */
export function standing(id) {
  return read(`/api/v1/studies/${encodeURIComponent(id)}`);
}

/** The latest studies, the newest first. */
export async function latest() {
  return (await read('/api/v1/studies')).studies;
}

/** Ends a study before its time. */
export function cancel(id) {
  return write('DELETE', `/api/v1/studies/${encodeURIComponent(id)}`);
}

/** All figures of a study that is done; they never change. */
export async function result(id) {
  let found = results.get(id);
  if (!found) {
    found = await read(addressOf(id, 'result'));
    results.set(id, found);
    if (results.size > KEPT) results.delete(results.keys().next().value);
  }
  return found;
}

/** Where a study's `result` or `report` is. */
export function addressOf(id, part) {
  return `/api/v1/studies/${encodeURIComponent(id)}/${part}`;
}

export function isOver(study) {
  return OVER.has(study.status);
}

/** Resolves when the study is over, and tells how it stands meanwhile; asks nothing while nobody looks. Null when `signal` ends it. */
export async function follow(id, tell, signal) {
  for (;;) {
    const study = await standing(id);
    if (signal.aborted) return null;
    tell(study);
    if (isOver(study)) return study;
    await pause(signal);
    if (signal.aborted) return null;
  }
}

/** A second, or until somebody looks again; `signal` ends it. */
export function pause(signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(() => (document.hidden ? document.addEventListener('visibilitychange', resolve, { once: true }) : resolve()), POLL_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
