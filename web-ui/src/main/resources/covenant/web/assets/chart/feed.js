// What a chart has loaded: asks for more when what is in sight is not there or not fine enough, one question at a time, and keeps the
// old lines until the new ones are there.

const POINTS = 600; // of a series, in sight
const MARGIN = 0.25; // of what is in sight, on either side, so that a small move needs no question
const PAUSE_MS = 150;
const SLOW_MS = 500;
const MOST = 3 * POINTS;
const AGAIN_MS = 10_000;
const RETRY_MS = 4_000;
const LOOK_MS = 50;

/** The data of one chart. */
export class Feed {
  constructor(chart) {
    this.chart = chart;
    this.series = [];
    this.loaded = null; // { from, to, grain }: what the series cover
    this.problem = null;
    this.slow = false;
    this.asking = false;
    this.heard = [];
    this.thinnedAt = -Infinity;
  }

  /** Whether what is in sight is still on its way. */
  isBusy() {
    return this.asking || Boolean(this.waiting) || (!this.loaded && !this.problem);
  }

  /** Waits until what is in sight is there; true if it had to. Gives up where the venue does not give it. */
  async whole() {
    const begun = performance.now();
    while ((this.isBusy() || this.missing()) && !this.problem && performance.now() - begun < AGAIN_MS) {
      this.ensure();
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
    return performance.now() - begun > LOOK_MS;
  }

  /** What to ask for, or null if all is there. */
  missing() {
    const { chart } = this;
    const [from, to] = chart.sight.window();
    const now = Math.min(chart.terms.now(), chart.sight.last());
    const until = Math.min(to, now);
    const grain = (to - from) / POINTS;
    const { loaded } = this;
    if (loaded && !this.stale && from >= now) return null; // the future has no values
    const covers = loaded && !this.stale && loaded.from <= Math.max(from, chart.sight.first()) && (loaded.live || loaded.to >= until);
    if (covers && loaded.grain <= grain * 1.6 && loaded.grain >= grain / 5) return null;
    const margin = (to - from) * MARGIN;
    const begin = Math.max(chart.sight.first(), from - margin);
    const end = Math.max(begin + 1, Math.min(now, to + margin));
    return { from: begin, to: end, grain, live: end >= now - 1 };
  }

  /** Asks for what is missing, after a short pause in which one may go on moving. */
  ensure() {
    if (this.asking || this.waiting) return;
    const asked = this.missing();
    if (!asked) return;
    if (this.failedAt && performance.now() - this.failedAt < RETRY_MS) return;
    this.waiting = setTimeout(() => {
      this.waiting = null;
      const wanted = this.missing();
      if (wanted) this.ask(wanted);
      else this.chart.redraw();
    }, this.loaded ? PAUSE_MS : 0);
  }

  async ask(wanted) {
    this.asking = true;
    this.stale = false;
    this.heard = [];
    const turn = this.turn = {};
    this.chart.redraw();
    const slow = setTimeout(() => { this.slow = true; this.chart.redraw(); }, SLOW_MS);
    try {
      const series = await this.chart.terms.load(wanted.from, wanted.to, Math.ceil((wanted.to - wanted.from) / wanted.grain) || 1);
      if (this.turn !== turn) return;
      this.series = series;
      this.loaded = wanted;
      this.problem = null;
      this.failedAt = null;
      this.asking = false;
      for (const [key, at, value] of this.heard.splice(0)) this.add(key, at, value);
    } catch (e) {
      if (this.turn !== turn) return;
      this.failedAt = performance.now();
      this.stale = true;
      this.problem = `What is in sight could not be loaded: ${e.message}`;
    } finally {
      clearTimeout(slow);
      if (this.turn === turn) {
        this.asking = false;
        this.slow = false;
        this.chart.redraw();
        this.ensure();
      }
    }
  }

  /** A new value at the end of a series; whether that changes anything. */
  add(key, at, value) {
    if (!Number.isFinite(value)) return false; // a branch that was called off has none
    if (!Number.isFinite(value)) return false; // a branch that was called off has none
    if (this.asking) this.heard.push([key, at, value]);
    const series = this.series.find((each) => each.key === key);
    if (!series || !this.loaded?.live || (series.end && series.end.at <= at)) return false;
    const last = series.points.at(-1);
    if (last && (last[1] === value || last[0] > at)) return false;
    series.points.push([at, value]);
    if (series.points.length > MOST && performance.now() - this.thinnedAt > AGAIN_MS) {
      this.thinnedAt = performance.now();
      this.reload();
    }
    return true;
  }

  /** Asks for all again. */
  reload() {
    this.stale = true;
    this.failedAt = null;
    this.turn = null;
    this.asking = false;
    this.ensure();
  }
}
