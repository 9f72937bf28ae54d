// The live stream: one connection, kept up. Frames are handed on in order, each exactly once; after a break it goes on from the last
// one, and where that cannot be it begins again with a snapshot.

const QUIET_MS = 25_000; // the venue is heard from every 15 s
const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 15_000;

/**
 * Follows the venue. parameters: what to hear of, such as {markets: 'a,b', account: 'me'}; none: all that is public.
 * onFrame(frame): every frame that tells something. onState(state, heardAtMs): "connecting", "live" or "behind", and when the venue was last heard from.
 * beforeAgain(): asked before a lost connection is made again; where it cannot say yes, it is asked again later.
 * The answer has change(parameters), which begins anew with others.
 */
export function follow(parameters, onFrame, onState, beforeAgain) {
  const link = new Link(parameters, onFrame, onState, beforeAgain);
  window.addEventListener('online', () => link.hurry());
  window.addEventListener('offline', () => link.doubt());
  document.addEventListener('visibilitychange', () => { if (!document.hidden) link.hurry(); });
  link.open();
  return link;
}

class Link {
  constructor(parameters, onFrame, onState, beforeAgain) {
    this.parameters = parameters;
    this.onFrame = onFrame;
    this.onState = onState;
    this.beforeAgain = beforeAgain;
    this.transports = [webSocket, events];
    this.lastId = null;
    this.streamName = null;
    this.whole = false; // a snapshot came to its end; only then is there something to go on from
    this.waitMs = FIRST_WAIT_MS;
    this.close = null;
    this.heard = false;
    this.heardAtMs = Date.now();
    onState('connecting');
  }

  open() {
    clearTimeout(this.retry);
    this.heard = false;
    const query = new URLSearchParams(this.parameters);
    if (this.lastId !== null && this.whole) query.set('from', this.lastId);
    // A connection that was given up may still speak; only the newest counts.
    const turn = this.turn = {};
    this.close = this.transports[0](
      query.size === 0 ? '' : '?' + query,
      (text) => { if (this.turn === turn) this.take(text); },
      () => { if (this.turn === turn) this.lost(); });
    this.listenFor();
  }

  take(text) {
    const frame = JSON.parse(text);
    const first = !this.heard;
    this.heard = true;
    this.heardAtMs = Date.now();
    if (frame.type === 'snapshot' && frame.previous === null) {
      this.streamName = frame.stream;
    } else if (frame.previous !== this.lastId || (frame.type === 'resumed' && frame.stream !== this.streamName)) {
      // A frame is missing, or this is another venue than before: what we hold cannot be trusted.
      this.lastId = null;
      this.lost();
      return;
    }
    if (frame.type === 'snapshot') this.whole = !frame.more;
    this.lastId = frame.id;
    this.waitMs = FIRST_WAIT_MS;
    if (first) this.onState('live');
    this.onFrame(frame);
    this.listenFor();
  }

  listenFor() {
    this.heardAtMs = Date.now();
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.lost(), QUIET_MS);
  }

  lost() {
    clearTimeout(this.quiet);
    this.turn = null;
    this.close();
    if (!this.heard) {
      // It never worked: perhaps something on the way does not let this transport through.
      this.transports.reverse();
    }
    this.onState('behind', this.heardAtMs);
    this.later();
  }

  later() {
    const wait = this.waitMs * (0.75 + Math.random() / 2);
    this.waitMs = Math.min(LONGEST_WAIT_MS, this.waitMs * 2);
    this.retry = setTimeout(() => this.again(), wait);
  }

  async again() {
    clearTimeout(this.retry);
    const asked = this.asked = {};
    const yes = await this.beforeAgain();
    if (this.asked !== asked || this.turn !== null) return;
    if (yes) this.open();
    else this.later();
  }

  /** Begins anew, hearing of something else. */
  change(parameters) {
    this.parameters = parameters;
    this.lastId = null;
    this.whole = false;
    clearTimeout(this.retry);
    clearTimeout(this.quiet);
    this.turn = null;
    this.close();
    this.onState('connecting');
    this.open();
  }

  /** The network is gone, and no connection may have noticed: makes a new one. */
  doubt() {
    if (this.turn !== null) this.lost();
  }

  /** Does not wait any longer. A machine that slept has heard nothing for long, and its timers slept too. */
  hurry() {
    if (this.turn !== null && Date.now() - this.heardAtMs > QUIET_MS) this.lost();
    if (this.turn === null) this.again();
  }
}

function webSocket(query, onText, onLost) {
  const scheme = location.protocol === 'https:' ? 'wss://' : 'ws://';
  const socket = new WebSocket(scheme + location.host + '/api/v1/stream' + query);
  socket.onmessage = (event) => onText(event.data);
  socket.onclose = onLost;
  return () => socket.close();
}

function events(query, onText, onLost) {
  const source = new EventSource('/api/v1/events' + query);
  source.onmessage = (event) => onText(event.data);
  source.onerror = onLost;
  return () => source.close();
}
