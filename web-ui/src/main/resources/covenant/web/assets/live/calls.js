// Calls to the venue as whoever is signed in, and what went wrong in the venue's own words.

import { ofTab } from './kept.js';

const PENDING = 'covenant-pending';
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const AGAIN = new Set([0, 408, 429, 502, 503, 504]);
const MAY_BE_DONE = (status) => status === 0 || status === 408 || status >= 500 && status !== 503;
const NOT_LOOKED = (status) => status === 401 || status === 403 || status >= 500; // refused before it was looked up whether it was done
const REMEMBERED = 1 << 16; // commands; the venue itself remembers more

const SESSION = '/api/v1/session';
const NO_LONGER = new Set(['session-ended', 'key-missing', 'cross-site-request']);

const underway = new Set();
const waiting = new Set();
let csrf = null;
let account = null;
let sequence = 0; // of the newest answer
let hearDoubt = () => {};

/** Hears that a call was refused as it is where nobody, or somebody else, is signed in by now. */
export function onSessionDoubt(hear) {
  hearDoubt = hear;
}

/** What the venue answered instead: its code, and a sentence for people. */
export class Refused extends Error {
  constructor(status, code, detail, problem = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.problem = problem;
    this.waitMs = 0; // how long the venue asks to wait
  }
}

/** Reads. */
export function read(path) {
  return call('GET', path);
}

/** Writes that are no commands, such as signing in and studies. */
export function write(method, path, body) {
  return call(method, path, body);
}

/** What a command would do now, without doing it. */
export function tryOut(path, body) {
  return call('POST', path + '?dryRun=true', body);
}

/**
 * Carries out a command, once: where no answer comes, the same command is sent again until one does. what: what it does, in words, for whoever
 * comes back to this tab. onWait(giveUp): called whenever it has to wait; giveUp() ends that. ifMatch: only if what it is about was not changed
 * since this sequence; null: whatever happened. Throws Refused for what the venue refuses; with its `entry` where it may have been done all the same.
 */
export async function command(path, body, what, onWait = () => {}, ifMatch = null) {
  const entry = { commandId: crypto.randomUUID?.() ?? randomId(), account, sequence, path, body, what, ifMatch };
  keep([...kept(), entry]);
  return carryOut(entry, onWait, false);
}

/** open: whether it was sent before, and may have been done. */
async function carryOut(entry, onWait, open) {
  underway.add(entry.commandId);
  try {
    for (let attempt = 0; ; attempt++) {
      const e = await once(entry, open, attempt).catch((refusal) => refusal);
      if (!(e instanceof Error)) return settled(entry, e);
      if (!(e instanceof Refused) || e.entry) throw e;
      open ||= MAY_BE_DONE(e.status);
      // Signed in anew in another tab: it has another token, which counts if it is the same account.
      if (e.code === 'cross-site-request' && attempt === 0) continue;
      if (!AGAIN.has(e.status)) throw open && NOT_LOOKED(e.status) ? unsettled(entry, e.message) : settled(entry, e);
      waiting.add(entry);
      if (!(await wait(onWait, Math.max(e.waitMs, WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)])))) {
        throw open ? unsettled(entry, 'You stopped waiting. Sent again, it happens once.') : settled(entry, new Refused(0, 'given-up', 'You stopped waiting; nothing was done.'));
      }
    }
  } finally {
    underway.delete(entry.commandId);
    waiting.delete(entry);
  }
}

async function once(entry, open, attempt) {
  if (open || attempt > 0) await makeSure(entry, open);
  return call('POST', entry.path, { commandId: entry.commandId, ...entry.body }, entry.ifMatch);
}

/** The same commandId from another account is another command; and the venue remembers commandIds for long, but not for ever. */
async function makeSure(entry, open) {
  const who = await whoAmI();
  const not = (why) => (open ? unsettled(entry, why) : settled(entry, new Refused(409, 'not-sent', why + ' Nothing was done.')));
  if (who.id !== entry.account) throw not(`${entry.account} sent it, and ${who.id ?? 'nobody'} is signed in now. Only as ${entry.account} it can be sent again, and happens once.`);
  if (who.sequence < entry.sequence || who.sequence - entry.sequence > REMEMBERED) throw not('It was sent too long ago to send it again; what belongs to you shows whether it was done.');
}

/** Tells of waiting; true after that time, false if told to give up. */
function wait(onWait, ms) {
  return new Promise((done) => {
    setTimeout(() => done(true), ms);
    onWait(() => done(false));
  });
}

function settled(entry, answer) {
  forget(entry);
  return answer;
}

function unsettled(entry, why) {
  return Object.assign(new Refused(0, 'unsettled', why + ' Whether it was done is not known.'), { entry });
}

/** crypto.randomUUID is there on secure origins only. */
function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, '0')).join('');
}

/** Commands of this browser tab that were sent and never answered, such as when the page was left in between. */
export function unanswered() {
  return kept().filter((each) => !underway.has(each.commandId));
}

/** Sends an unanswered command again: it happens once, whether or not it had already. */
export function sendAgain(entry, onWait = () => {}) {
  return carryOut(entry, onWait, true);
}

/** No longer asks about an unanswered command. */
export function forget(entry) {
  keep(kept().filter((each) => each.commandId !== entry.commandId));
}

function kept() {
  return ofTab.read(PENDING, []);
}

function keep(entries) {
  ofTab.set(PENDING, entries.length === 0 ? null : JSON.stringify(entries));
}

// A tab that is closed keeps nothing: whoever closes it while an answer is waited for is asked.
window.addEventListener('beforeunload', (event) => { if (waiting.size > 0) event.preventDefault(); });

async function call(method, path, body, ifMatch = null) {
  const headers = {};
  if (ifMatch !== null) headers['If-Match'] = `"${ifMatch}"`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['Covenant-Csrf'] = csrf;
  let answer;
  let text;
  try {
    answer = await fetch(path, { method, headers, cache: 'no-store', body: body === undefined ? undefined : JSON.stringify(body) });
    text = await answer.text();
  } catch {
    throw new Refused(0, 'unreachable', 'The venue does not answer. Is it running?');
  }
  sequence = Number(answer.headers.get('Covenant-Sequence') ?? sequence);
  if (!answer.ok) throw Object.assign(refused(path, answer.status, text), { waitMs: 1_000 * (Number(answer.headers.get('Retry-After')) || 0) });
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    throw new Refused(0, 'unreadable', 'What answers is not the venue.');
  }
}

/** What went wrong with a call; whoever was signed in and no longer is hears it in plain words. */
export function refused(path, status, text) {
  const found = refusal(status, text);
  if (!NO_LONGER.has(found.code) || path.startsWith(SESSION)) return found;
  hearDoubt();
  return found.status === 401 ? new Refused(401, found.code, 'You are no longer signed in.', found.problem) : found;
}

function refusal(status, text) {
  try {
    const problem = JSON.parse(text);
    return new Refused(status, problem.code, problem.detail || problem.title, problem);
  } catch {
    return new Refused(status, 'unknown', `The venue answered ${status}.`);
  }
}

/** Who is signed in; the id is null for nobody. */
export async function whoAmI() {
  const who = await read(SESSION);
  csrf = who.csrf;
  account = who.id;
  return who;
}

const tabs = new BroadcastChannel('covenant-session');

async function changed() {
  const who = await whoAmI();
  tabs.postMessage(null);
  return who;
}

/** Hears that somebody signed in or out in another tab: a browser has one session. */
export function onSignedElsewhere(hear) {
  tabs.onmessage = hear;
}

/** Signs this browser in; the key is sent once and kept nowhere. */
export async function signIn(key) {
  await write('POST', SESSION, { key });
  return changed();
}

/** Signs in as a guest with play money, where the venue is a demo. */
export async function signInAsGuest(role) {
  await write('POST', SESSION + '/guest', { role });
  return changed();
}

/** Signs this browser out. */
export async function signOut() {
  await write('DELETE', SESSION);
  return changed();
}
