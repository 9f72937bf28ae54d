// What every page stands on: who is signed in, what the stream told, and when to draw.

import { onSessionDoubt, onSignedElsewhere, signIn, signInAsGuest, signOut, whoAmI } from '../live/calls.js';
import { compareClocks, followClock, now } from '../live/clock.js';
import { agrees } from '../live/digest.js';
import { ofTab } from '../live/kept.js';
import { Store } from '../live/store.js';
import { follow } from '../live/stream.js';

const CALM_MS = 100; // what the stream tells is drawn at most so often
const DOUBTS = 2; // so often a page that does not agree with the venue begins anew by itself
const VENUE = 'covenant-venue';
const NOBODY = { id: null, name: null, role: null, scopes: [], expiresAt: null };

/** The state behind one page. */
export class App {
  /** listen(app): the parameters of the stream, such as {markets: '*'}; null for nothing but the venue and one's own. draw(app): draws all. */
  constructor(listen, draw) {
    this.listen = listen;
    this.drawAll = draw;
    this.store = new Store();
    this.venueBefore = ofTab.read(VENUE, null);
    this.who = NOBODY;
    this.connection = 'connecting';
    this.brokenSinceMs = null;
    this.clock = null;
    this.ended = false; // the session, other than by signing out here
    this.asking = null;
    this.isUnsure = false; // whether nobody has said yet who is signed in
    this.isOld = false;
    this.doubts = 0;
    this.listeners = [];
    this.signedListeners = [];
    this.timer = null;
    this.picture = null;
  }

  /** Begins: finds out who is signed in, then follows the venue. */
  async begin() {
    try {
      this.who = await whoAmI();
    } catch {
      this.isUnsure = true; // until the venue answers; the state of the connection tells the rest
    }
    onSessionDoubt(() => this.askWho());
    onSignedElsewhere(() => this.askWho());
    document.addEventListener('visibilitychange', () => { if (!document.hidden) this.askWho(); });
    this.refresh();
    this.link = follow(this.parameters(), (frame) => this.take(frame), (state, heardAtMs) => this.connectionIs(state, heardAtMs), () => this.askWho());
    setInterval(() => { if (!document.hidden) this.refresh(); }, 1_000); // countdowns and "2 min ago"
  }

  parameters() {
    const asked = this.listen(this);
    return { ...asked, ...(this.who.id ? { account: 'me' } : asked ? {} : { account: 'none' }) };
  }

  /** The venue; until it tells of itself, what it told the page before: so that names and notices stand still. */
  get venue() {
    return this.store.venue ?? this.venueBefore;
  }

  take(frame) {
    this.store.apply(frame);
    if (frame.type === 'digest') this.check(frame);
    if (frame.type === 'snapshot') {
      this.venueBefore = this.store.venue;
      ofTab.set(VENUE, JSON.stringify(this.venueBefore));
    }
    if (this.store.venue?.clock === 'simulated') {
      followClock((clock) => {
        this.clock = clock;
        this.refresh();
      });
    }
    for (const { types, hear } of this.listeners) {
      if (types.includes(frame.type)) hear(frame);
    }
    this.soon();
  }

  connectionIs(state, heardAtMs = Date.now()) {
    if (state === 'behind' && this.connection !== 'behind') this.brokenSinceMs = heardAtMs;
    if (state === 'live') this.brokenSinceMs = null;
    if (state === 'live' && this.connection !== 'live') compareClocks().then(() => this.refresh());
    if (state === 'live' && this.isUnsure) this.askWho();
    if (state === 'live' && this.connection === 'behind') this.checkBuild();
    this.connection = state;
    this.refresh();
  }

  /** Begins anew where this page does not hold what the venue says that it should; where that does not help, it says so. */
  async check(frame) {
    const { store, turn } = this;
    if (!store.whole || this.doubts > DOUBTS || await agrees(frame, store) || turn !== this.turn) return;
    this.doubts++;
    const helpless = this.doubts > DOUBTS;
    this.toasts.say(helpless ? 'refused' : 'news', helpless ? 'What this page shows still does not agree with the venue. Load it again.' : 'This page did not hold what the venue has, so it was read anew.');
    if (!helpless) this.listenAgain();
  }

  /** A venue that came back newer has other pages than this one. */
  async checkBuild() {
    const answer = await fetch(new URL('../favicon.svg', import.meta.url), { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    if (answer?.status !== 404 || this.isOld) return;
    this.isOld = true;
    this.toasts.say('refused', 'The venue has newer pages than this one, which may no longer work.', { href: location.pathname + location.search, text: 'Load the page again' });
  }

  /** Finds out whether the same is still signed in: the session may be over, or another tab signed in or out. False where the venue does not answer. */
  askWho() {
    this.asking ??= this.findOutWho().finally(() => { this.asking = null; });
    return this.asking;
  }

  async findOutWho() {
    let who;
    try {
      who = await whoAmI();
    } catch {
      return false; // the state of the connection tells that
    }
    this.isUnsure = false;
    if (who.id === this.who.id || !this.link) return true;
    const ended = Boolean(this.who.id) && !who.id;
    this.signed(who.id ? who : NOBODY);
    this.ended = ended;
    if (who.id) this.toasts.say('news', `You are now signed in as ${who.name || who.id}, as in another window.`);
    return true;
  }

  /** Hears frames of these types, after the store did. */
  onFrames(types, hear) {
    this.listeners.push({ types, hear });
  }

  /** Hears that somebody signed in or out. */
  onSigned(hear) {
    this.signedListeners.push(hear);
  }

  /** Draws with the browser's next picture. */
  refresh() {
    this.picture ??= requestAnimationFrame(() => {
      this.picture = null;
      clearTimeout(this.timer);
      this.timer = null;
      this.drawAll(this);
    });
  }

  /** Draws soon: many frames make one picture. */
  soon() {
    this.timer ??= setTimeout(() => this.refresh(), CALM_MS);
  }

  /** The venue's time, in milliseconds since 1970. */
  now() {
    return now();
  }

  /** Whether whoever is signed in has one of these roles. */
  is(...roles) {
    return roles.includes(this.who.role);
  }

  /** Listens to something else from now on, such as after choosing another market. */
  listenAgain() {
    this.turn = {};
    this.store.clear();
    this.link.change(this.parameters());
  }

  /** Signs in with a key, or as a guest of a demo. */
  async signIn(key) {
    this.signed(await signIn(key));
  }

  /** Signs in as a guest in this role. */
  async signInAsGuest(role) {
    this.signed(await signInAsGuest(role));
  }

  /** Signs out. */
  async signOut() {
    this.signed(await signOut());
  }

  signed(who) {
    this.who = who;
    this.ended = false;
    this.listenAgain();
    for (const hear of this.signedListeners) hear(who);
    this.refresh();
  }
}
