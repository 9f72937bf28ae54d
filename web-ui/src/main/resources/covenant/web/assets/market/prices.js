// Prices of claims as readers and traders say them: a chance in percent, or the value of a metric with a range.

import { typed } from '../format/credits.js';
import { metricValue, metricWithUnit, placesOf } from '../format/metric.js';
import { decimal, percent } from '../format/number.js';

/** The value of the metric that a price of “high” or “low” stands for. */
export function valueAtPrice(metric, outcome, price) {
  const low = Number(metric.low);
  const high = Number(metric.high);
  return outcome === 'short' ? high - price * (high - low) : low + price * (high - low);
}

/** Whether the price of this claim is said as a value of the metric. */
export function saysValue(market, claim) {
  return market.metric.type === 'scalar' && claim.outcome !== null;
}

/** A claim's price in words: “62.4%”, or “2.41 points” for high and low, “2.41” without its unit. A dash for none. */
export function priceWords(market, claim, price, hasUnit = true) {
  if (price === null || price === undefined || !saysValue(market, claim)) return percent(price);
  return (hasUnit ? metricWithUnit : metricValue)(market.metric, valueAtPrice(market.metric, claim.outcome, price));
}

/** The price that somebody typed, “60”, “60%” or a value of the metric, as the venue takes it; null where it is none or out of range. */
export function typedPrice(market, claim, text) {
  const plain = typed(text.replace(/%\s*$/, ''));
  if (plain === null) return null;
  let price = Number(plain) / 100;
  if (saysValue(market, claim)) {
    const low = Number(market.metric.low);
    const high = Number(market.metric.high);
    price = (Number(plain) - low) / (high - low);
    if (claim.outcome === 'short') price = 1 - price;
  }
  price = Math.round(price * 1e9) / 1e9;
  return price > 0 && price < 1 ? price : null;
}

/** A price as it is put into a field, to be changed. */
export function priceField(market, claim, price) {
  if (!saysValue(market, claim)) return decimal(price * 100, 1);
  return decimal(valueAtPrice(market.metric, claim.outcome, price), placesOf(market.metric)).replace('\u2212', '-');
}
