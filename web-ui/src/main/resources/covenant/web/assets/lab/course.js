// Two courses of one market, looked up by moment. Pure: no page.

/** Microseconds since 1970 of a time as the venue writes it. */
export function micros(iso) {
  const fraction = /\.(\d+)Z$/.exec(iso)?.[1] ?? '';
  return Math.floor(Date.parse(iso) / 1000) * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** How many of the ascending keys are at most this one. */
export function countUpTo(keys, key) {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A course as a result has it. Points are looked up by their sequence, or by their time where sequences are not comparable. */
export class Course {
  constructor(json, conditions, bySequence) {
    this.conditions = conditions;
    this.points = json.points;
    this.at = json.points.map((point) => micros(point.at));
    this.keys = bySequence ? json.points.map((point) => point.sequence) : this.at;
    this.window = json.window && { from: micros(json.window.from), to: micros(json.window.to) };
    this.decision = json.decision && { ...json.decision, at: micros(json.decision.at), chosen: conditions.indexOf(json.decision.condition) };
  }

  /** The place of the point that holds at this key; -1 before the first. */
  placeAt(key) {
    return countUpTo(this.keys, key) - 1;
  }

  /** Whether the decision has called this condition off before the point. */
  isCalledOff(place, condition) {
    return Boolean(this.decision) && this.decision.chosen >= 0 && this.decision.chosen !== condition && this.at[place] > this.decision.at;
  }

  /** What the metric is expected to be under the condition; NaN where nobody says. */
  expected(place, condition) {
    return place < 0 || this.isCalledOff(place, condition) ? NaN : value(this.points[place].expected, condition);
  }

  /** The decision's average after the point, and from the decision on the one that it went by; NaN before its window. */
  statistic(place, condition, at = this.at[place]) {
    if (this.decision && at >= this.decision.at) return value(this.decision.averages, condition);
    return place < 0 || (this.window && this.at[place] > this.window.to) ? NaN : value(this.points[place].statistic, condition);
  }
}

function value(list, condition) {
  return list?.[condition] ?? NaN;
}

/** Every moment at which either of two courses moved, in order; the other may be null. */
export class Moments {
  constructor(base, other) {
    const all = new Map();
    for (const course of other ? [base, other] : [base]) {
      course.keys.forEach((key, place) => all.set(key, { key, at: course.at[place], sequence: course.points[place].sequence }));
    }
    this.all = [...all.values()].sort((a, b) => a.key - b.key);
    this.keys = this.all.map((moment) => moment.key);
    this.base = base;
    this.other = other;
  }

  get length() {
    return this.all.length;
  }

  /** The last moment at or before this time. */
  atTime(at) {
    const times = this.times ??= this.all.map((moment) => moment.at);
    return Math.max(0, countUpTo(times, at) - 1);
  }

  /** The other's price less the base's, at the moment. */
  distance(i, condition) {
    return this.other.expected(this.other.placeAt(this.keys[i]), condition) - this.base.expected(this.base.placeAt(this.keys[i]), condition);
  }

  /** The first moment at which the prices are apart; -1 if they never are. */
  firstApart() {
    return this.find((distance, i) => (distance > 0 ? i : null));
  }

  /** The moment at which they are farthest apart; -1 if they never are. */
  farthestApart() {
    let most = 0;
    let found = -1;
    this.find((distance, i) => {
      if (distance > most) {
        most = distance;
        found = i;
      }
      return null;
    });
    return found;
  }

  find(test) {
    if (!this.other) return -1;
    for (let i = 0; i < this.length; i++) {
      for (let c = 0; c < this.base.conditions.length; c++) {
        const found = test(Math.abs(this.distance(i, c)), i);
        if (found !== null) return found;
      }
    }
    return -1;
  }
}
