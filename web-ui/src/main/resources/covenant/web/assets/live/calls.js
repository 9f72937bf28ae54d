// Calls to the venue as whoever is signed in, and what went wrong in the venue's own words.

const PENDING = 'covenant-pending';
const WAITS_MS = [500, 1_000, 2_000, 4_000, 8_000, 15_000];
const AGAIN = new Set([0, 429, 502, 503, 504]);

const SESSION = '/api/v1/session';
const NO_LONGER = new Set(['session-ended', 'key-missing', 'cross-site-request']);

let csrf = null;
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
 * comes back after closing the page. onWait(attempt): called whenever it has to wait. ifMatch: only if what it is about was not changed since this
 * sequence; null: whatever happened. Throws Refused for what the venue refuses.
 */
export async function command(path, body, what, onWait = () => {}, ifMatch = null) {
  const entry = { commandId: crypto.randomUUID?.() ?? randomId(), path, body, what, ifMatch };
  remember(entry);
  return carryOut(entry, onWait);
}

async function carryOut(entry, onWait) {
  for (let attempt = 0; ; attempt++) {
    try {
      const answer = await call('POST', entry.path, { commandId: entry.commandId, ...entry.body }, entry.ifMatch);
      forget(entry);
      return answer;
    } catch (e) {
      // 408 and what carries no answer may have been done: the same commandId finds out.
      if (!(e instanceof Refused) || !(AGAIN.has(e.status) || e.code === 'request-too-slow')) {
        forget(entry);
        throw e;
      }
      onWait(attempt + 1);
      await new Promise((done) => setTimeout(done, WAITS_MS[Math.min(attempt, WAITS_MS.length - 1)]));
      if (e.status !== 0) await whoAmI().catch(() => {});
    }
  }
}

/** crypto.randomUUID is there on secure origins only. */
function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((each) => each.toString(16).padStart(2, '0')).join('');
}

/** Commands of this browser tab that were sent and never answered, such as when the page was closed in between. */
export function unanswered() {
  return JSON.parse(sessionStorage.getItem(PENDING) ?? '[]');
}

/** Sends an unanswered command again: it happens once, whether or not it had already. */
export function sendAgain(entry, onWait = () => {}) {
  return carryOut(entry, onWait);
}

/** No longer asks about an unanswered command. */
export function forget(entry) {
  sessionStorage.setItem(PENDING, JSON.stringify(unanswered().filter((each) => each.commandId !== entry.commandId)));
}

function remember(entry) {
  sessionStorage.setItem(PENDING, JSON.stringify([...unanswered(), entry]));
}

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
  if (answer.ok) return text === '' ? null : JSON.parse(text);
  throw refused(path, answer.status, text);
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
  return who;
}

/** Signs this browser in; the key is sent once and kept nowhere. */
export async function signIn(key) {
  await write('POST', SESSION, { key });
  return whoAmI();
}

/** Signs in as a guest with play money, where the venue is a demo. */
export async function signInAsGuest(role) {
  await write('POST', SESSION + '/guest', { role });
  return whoAmI();
}

/** Signs this browser out. */
export async function signOut() {
  await write('DELETE', SESSION);
  return whoAmI();
}
