// The venue's time, where it is not the reader's own: a simulated clock stands still or runs faster, and is moved by hand.

const ASK_MS = 2_000;

let venueMs = 0;
let heardMs = 0;
let factor = 1;
let asking = false;

/** The venue's time in milliseconds since 1970. */
export function now() {
  return asking && heardMs > 0 ? venueMs + (Date.now() - heardMs) * factor : Date.now();
}

/** From now on asks the venue for its time, and tells each answer; no answer says so. Call it for a simulated clock only. */
export function followClock(tell) {
  if (asking) return;
  asking = true;
  ask(tell);
  setInterval(() => ask(tell), ASK_MS);
}

async function ask(tell) {
  try {
    const answer = await fetch('/api/v1/clock', { cache: 'no-store' });
    if (!answer.ok) return;
    const clock = await answer.json();
    venueMs = Date.parse(clock.now);
    factor = clock.factor;
    heardMs = Date.now();
    tell(clock);
  } catch {
    // The state of the connection is shown by the stream.
  }
}
