// Values of a market's metric: probabilities where it is yes or no, else figures with as many decimals as their range deserves.

import { decimal, percent, placesFor, points, signed } from './number.js';

/** How many decimals values of this metric have. */
export function placesOf(metric) {
  if (metric.type !== 'scalar') return 1;
  return placesFor(Number(metric.high) - Number(metric.low));
}

/** A value: "62.4%" or "2.414". Without its unit. A dash for none. */
export function metricValue(metric, value) {
  return metric.type === 'scalar' ? decimal(value, placesOf(metric)) : percent(value);
}

/** A value with its unit; a dash alone for none. */
export function metricWithUnit(metric, value) {
  return metricValue(metric, value) + (value === null || value === undefined ? '' : metricUnit(metric));
}

/** Its unit as it stands behind a value, with the space; nothing where it has none. */
export function metricUnit(metric) {
  return metric.type === 'scalar' && metric.unit ? ' ' + metric.unit : '';
}

/** A difference of two values, with its sign; in percentage points where the metric is no figure. */
export function metricDifference(metric, value) {
  return metric.type === 'scalar' ? signed(value, placesOf(metric)) : points(value);
}

/** How far the metric can move. */
export function span(metric) {
  return metric.type === 'scalar' ? Number(metric.high) - Number(metric.low) : 1;
}

/** A value on an axis, with as many decimals as the step to the next one needs: "62%", "2.5". */
export function metricTick(metric, value, step) {
  const size = metric.type === 'scalar' ? step : step * 100;
  const places = Math.max(0, Math.min(6, Math.ceil(-Math.log10(size) - 1e-9)));
  return metric.type === 'scalar' ? decimal(value, places) : decimal(value * 100, places) + '%';
}

/** An end of the metric's range, or the value it came out as, with the decimals that it was given: "25,000", "0.5". */
export function metricBound(text) {
  return decimal(Number(text), (text.split('.')[1] ?? '').length);
}
