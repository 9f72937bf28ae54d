// Calls to the venue as whoever is signed in, and what went wrong in the venue's own words.

let csrf = null;

/** What the venue answered instead: its code, and a sentence for people. */
export class Refused extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** Reads. */
export function read(path) {
  return call('GET', path);
}

/** Writes; the token that shows that it was this page is added. */
export function write(method, path, body) {
  return call(method, path, body);
}

async function call(method, path, body) {
  const headers = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (method !== 'GET' && csrf) headers['Covenant-Csrf'] = csrf;
  let answer;
  try {
    answer = await fetch(path, { method, headers, cache: 'no-store', body: body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    throw new Refused(0, 'unreachable', 'The venue does not answer. Is it running?');
  }
  const text = await answer.text();
  if (answer.ok) return text === '' ? null : JSON.parse(text);
  throw refusal(answer.status, text);
}

function refusal(status, text) {
  try {
    const problem = JSON.parse(text);
    return new Refused(status, problem.code, problem.detail || problem.title);
  } catch {
    return new Refused(status, 'unknown', `The venue answered ${status}.`);
  }
}

/** Who is signed in; the id is null for nobody. */
export async function whoAmI() {
  const who = await read('/api/v1/session');
  csrf = who.csrf;
  return who;
}

/** Signs this browser in; the key is sent once and kept nowhere. */
export async function signIn(key) {
  await write('POST', '/api/v1/session', { key });
  return whoAmI();
}

/** Signs this browser out. */
export async function signOut() {
  await write('DELETE', '/api/v1/session');
  return whoAmI();
}
