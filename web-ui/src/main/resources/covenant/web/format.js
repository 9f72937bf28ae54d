// Numbers and times for people.

const whole = new Intl.NumberFormat('en');
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const MINUS = '\u2212';

/** "62.4%"; never 0% or 100% for what is neither. */
export function percent(p) {
  if (p > 0 && p < 0.001) return '<0.1%';
  if (p < 1 && p > 0.999) return '>99.9%';
  return (p * 100).toFixed(1) + '%';
}

/** A value of the metric, with as many decimals as its range deserves. */
export function metricValue(metric, value) {
  return metric.type === 'binary' ? percent(value) : decimals(metric, value);
}

/** A difference of two values of the metric, with its sign; in percentage points where the metric is yes or no. */
export function metricDifference(metric, value) {
  const scaled = metric.type === 'scalar' ? decimals(metric, Math.abs(value)) : (Math.abs(value) * 100).toFixed(1);
  const sign = Number(scaled.replaceAll(',', '')) === 0 ? '' : value < 0 ? MINUS : '+';
  return sign + scaled + (metric.type === 'scalar' ? '' : ' pts');
}

function decimals(metric, value) {
  const range = Number(metric.high) - Number(metric.low);
  const places = Math.max(0, Math.min(6, 3 - Math.floor(Math.log10(range))));
  return value.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places }).replace('-', MINUS);
}

/** "1,204" or "1.2M". */
export function count(n) {
  return n < 100_000 ? whole.format(n) : compact.format(n);
}

/** Credits in short: "12.35", "1,204", "3.4M". */
export function credits(text) {
  const amount = Number(text);
  if (Math.abs(amount) >= 100_000) return compact.format(amount);
  return amount.toLocaleString('en', { maximumFractionDigits: Math.abs(amount) < 100 ? 2 : 0 }).replace('-', MINUS);
}

/** "closes in 3 days", or when it closed. */
export function closing(iso, now) {
  return until('closes', iso, now) ?? 'closed ' + iso.slice(0, 10);
}

/** "opens in 3 days". */
export function opening(iso, now) {
  return until('opens', iso, now) ?? 'opens now';
}

function until(does, iso, now) {
  const seconds = (Date.parse(iso) - now) / 1000;
  if (seconds <= 0) return null;
  if (seconds < 3600) return does + ' in ' + Math.ceil(seconds / 60) + ' min';
  if (seconds < 48 * 3600) return does + ' in ' + Math.ceil(seconds / 3600) + ' h';
  if (seconds < 120 * 86400) return does + ' in ' + Math.floor(seconds / 86400) + ' days';
  return does + ' ' + iso.slice(0, 10);
}

/** The clock time of a trade. */
export function clock(iso) {
  return new Date(iso).toLocaleTimeString('en-GB');
}

/** The address if it is one that a link may lead to, else null. */
export function webAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}
