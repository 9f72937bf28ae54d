// At which field of the form a refusal of the venue belongs.

const BY_PATH = [
  ['/decision/guards/', (rest) => rest], ['/decision/lag/maxChange', () => 'maxChange'], ['/decision/lag/grid', () => 'lagGrid'], ['/decision/thresholdBps', () => 'threshold'],
  ['/decision/relativeMarginBps', () => 'relativeMargin'], ['/decision/', (rest) => rest], ['/metric/', (rest) => rest.replace(/^outcomes.*/, 'outcomes')], ['/conditions', () => 'conditions'],
  ['/feeBps', () => 'fee'], ['/prior', () => 'prior'], ['/binding', () => 'brokenMeans'], ['/', (rest) => rest],
];

const BY_CODE = {
  'id-invalid': 'id', 'id-taken': 'id', 'text-invalid': 'title', 'conditions-invalid': 'conditions', 'outcomes-invalid': 'outcomes', 'metric-invalid': 'high', 'liquidity-invalid': 'liquidity',
  'fee-invalid': 'fee', 'prior-invalid': 'prior', 'open-time-invalid': 'opensAt', 'close-time-invalid': 'closesAt', 'expiry-invalid': 'expiresAt', 'binding-invalid': 'commitment',
  'unknown-commitment': 'commitment', 'unknown-condition': 'statusQuo', 'insufficient-funds': 'liquidity', 'limit-exceeded': 'commitment',
};

const DECISION = [
  [/start delay/, 'startDelay'], [/guard of traders/, 'minTraders'], [/guard of volume/, 'minVolume'], [/position limit/, 'positionLimit'], [/open for so long/, 'minOpen'],
  [/window/, 'window'], [/decision (falls|does not fall)/, 'decidesAt'], [/grid/, 'grid'], [/threshold/, 'threshold'], [/largest change/, 'maxChange'], [/absolute/, 'absoluteMargin'],
  [/relative/, 'relativeMargin'], [/victory/, 'victoryMargin'], [/lot/, 'epsilon'], [/status quo/, 'statusQuo'], [/wider than/, 'maxChange'],
];

/** The field, or null where it belongs to none. */
export function fieldOf({ code, message }) {
  const path = /^(\/[\w/-]+)/.exec(message)?.[1];
  if (path) {
    const [start, name] = BY_PATH.find(([each]) => path.startsWith(each));
    return name(path.slice(start.length)).split('/')[0];
  }
  if (code === 'decision-invalid') return DECISION.find(([pattern]) => pattern.test(message))?.[1] ?? 'decides';
  return BY_CODE[code] ?? null;
}
