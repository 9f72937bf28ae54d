// The venue's time. The reader's own clock may be wrong; and a simulated one stands still or runs faster, and is moved by hand.

const ASK_MS = 2_000;
const ASKED_ENOUGH = 3;
const AS_GOOD_AS_RIGHT_MS = 1_000;

let venueMs = 0;
let heardMs = 0;
let factor = 1;
let asking = false;
let aheadMs = 0; // of the reader's clock

/** The venue's time in milliseconds since 1970. */
export function now() {
  return asking && heardMs > 0 ? venueMs + (Date.now() - heardMs) * factor : Date.now() + aheadMs;
}

/** Finds out by how much the reader's clock is wrong, as well as the way to the venue and back allows. */
export async function compareClocks() {
  let fastest = Infinity;
  for (let i = 0; i < ASKED_ENOUGH; i++) {
    const askedMs = Date.now();
    const clock = await readClock();
    const tookMs = Date.now() - askedMs;
    if (clock === null || tookMs < 0 || tookMs >= fastest) continue;
    fastest = tookMs;
    const ahead = Date.parse(clock.now) - (askedMs + tookMs / 2);
    aheadMs = Math.abs(ahead) < AS_GOOD_AS_RIGHT_MS + tookMs ? 0 : ahead;
  }
}

/** From now on asks the venue for its time, and tells each answer; no answer says so. Call it for a simulated clock only. */
export function followClock(tell) {
  if (asking) return;
  asking = true;
  ask(tell);
  setInterval(() => ask(tell), ASK_MS);
}

async function ask(tell) {
  const clock = await readClock();
  if (clock === null) return;
  venueMs = Date.parse(clock.now);
  factor = clock.factor;
  heardMs = Date.now();
  tell(clock);
}

/** The venue's clock; null for no answer, as the state of the connection is shown by the stream. */
async function readClock() {
  try {
    const answer = await fetch('/api/v1/clock', { cache: 'no-store' });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
