// How a chart over time is moved: mouse, fingers, wheel, keys. Each tells the chart what to show.

const CLICK_PX = 4;
const WHEEL_PAUSE_MS = 600;
const STEPS = 80; // of the cursor from one side to the other

/** The listeners of one chart's plot. */
export class Gestures {
  constructor(chart) {
    this.chart = chart;
    this.pointers = new Map();
    this.wheelAt = 0;
    this.wheel = { handleEvent: (event) => this.turned(event), passive: false };
  }

  at(event, plot) {
    const place = this.chart.place;
    const moment = place.x.invert(event.clientX - plot.getBoundingClientRect().left).getTime();
    return Math.min(Math.max(moment, place.from), Math.min(place.to, Math.max(place.now, place.from)));
  }

  down(event) {
    if (!this.chart.place || event.button > 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, event.clientX);
    this.begin(event);
  }

  /** Remembers what lies under the fingers; moving keeps it there. */
  begin(event) {
    this.origin = { x: event.clientX, window: this.chart.sight.window(), moved: false, places: [...this.pointers.values()], scale: this.chart.place.x };
  }

  move(event) {
    const { chart } = this;
    if (!chart.place) return;
    if (!this.pointers.has(event.pointerId)) {
      if (event.pointerType === 'mouse') chart.point(this.at(event, event.currentTarget));
      return;
    }
    this.pointers.set(event.pointerId, event.clientX);
    const { origin } = this;
    if (!origin.moved && this.pointers.size === 1 && Math.abs(event.clientX - origin.x) < CLICK_PX) return;
    if (this.pointers.size === 1 && event.pointerType !== 'mouse' && chart.sight.isWhole()) {
      origin.moved = true;
      chart.point(this.at(event, event.currentTarget));
      return;
    }
    if (!origin.moved) chart.sight.remember();
    origin.moved = true;
    chart.point(null);
    if (this.pointers.size === 1) this.pan(event.clientX);
    else this.pinch();
  }

  pan(clientX) {
    const { window, scale, x } = this.origin;
    const [left, right] = scale.range();
    const shift = (x - clientX) / Math.max(1, right - left) * (window[1] - window[0]);
    this.chart.sight.show(window[0] + shift, window[1] + shift);
  }

  pinch() {
    const { window, scale, places } = this.origin;
    const [left, right] = scale.range();
    const now = [...this.pointers.values()];
    const before = Math.max(20, Math.abs(places[0] - places[1]));
    const factor = before / Math.max(20, Math.abs(now[0] - now[1]));
    const offset = this.chart.plotLeft();
    const share = ((places[0] + places[1]) / 2 - offset - left) / Math.max(1, right - left);
    const shareNow = ((now[0] + now[1]) / 2 - offset - left) / Math.max(1, right - left);
    const held = window[0] + share * (window[1] - window[0]);
    const length = (window[1] - window[0]) * factor;
    this.chart.sight.show(held - shareNow * length, held + (1 - shareNow) * length);
  }

  up(event) {
    if (!this.pointers.delete(event.pointerId)) return;
    if (this.pointers.size > 0) this.begin({ clientX: [...this.pointers.values()][0] });
    else if (!this.origin.moved && event.type === 'pointerup') this.chart.point(this.at(event, event.currentTarget));
  }

  leave(event) {
    if (event.pointerType === 'mouse' && this.pointers.size === 0) this.chart.point(null);
  }

  turned(event) {
    const { chart } = this;
    const plot = event.currentTarget;
    if (!chart.place || !(event.ctrlKey || event.metaKey || document.activeElement === plot)) return;
    event.preventDefault();
    if (event.timeStamp - this.wheelAt > WHEEL_PAUSE_MS) chart.sight.remember();
    this.wheelAt = event.timeStamp;
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
    const [from, to] = chart.sight.window();
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      const [left, right] = chart.place.x.range();
      const shift = event.deltaX * unit / Math.max(1, right - left) * (to - from);
      chart.sight.show(from + shift, to + shift);
    } else {
      chart.sight.zoom(2 ** (Math.max(-200, Math.min(200, event.deltaY * unit)) * 0.004), chart.place.x.invert(event.clientX - plot.getBoundingClientRect().left).getTime());
    }
  }

  key(event) {
    const { chart } = this;
    if (!chart.place || event.altKey || event.ctrlKey || event.metaKey) return;
    const [from, to] = chart.sight.window();
    const last = Math.min(to, chart.place.now);
    const cursor = chart.cursor ?? last;
    const step = (to - from) / STEPS;
    const pan = (share) => () => { chart.sight.remember(); chart.sight.show(from + share * (to - from), to + share * (to - from)); };
    const point = (moment) => () => chart.point(Math.min(last, Math.max(from, moment)));
    const acts = {
      ArrowLeft: event.shiftKey ? pan(-0.2) : point(cursor - step),
      ArrowRight: event.shiftKey ? pan(0.2) : point(cursor + step),
      PageDown: point(cursor - 10 * step),
      PageUp: point(cursor + 10 * step),
      End: point(last),
      Home: () => chart.sight.choose('all'),
      '+': () => chart.sight.step(0.5),
      '=': () => chart.sight.step(0.5),
      '-': () => chart.sight.step(2),
      _: () => chart.sight.step(2),
      Backspace: () => chart.sight.back(),
      Escape: () => chart.point(null),
    };
    if (!Object.hasOwn(acts, event.key)) return;
    event.preventDefault();
    acts[event.key]();
  }
}
