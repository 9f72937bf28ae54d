// A line of how a value went since the page opened.

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 160;
const HEIGHT = 44;
const PAD = 4;
const NOW = 10; // the newest value is held for so long, or it would be a point

/** An empty line, inside the element. */
export class Sparkline {
  constructor(parent) {
    this.svg = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    this.area = element('path', { class: 'area' });
    this.line = element('path', { class: 'line', 'vector-effect': 'non-scaling-stroke' });
    this.svg.append(this.area, this.line);
    parent.append(this.svg);
  }

  /** Draws points of time and value as steps; the height is at least `least`, so that a tremor does not look like a leap. */
  draw(points, least) {
    if (points.length === 0) return;
    const values = points.map((point) => point.value);
    let low = Math.min(...values);
    let high = Math.max(...values);
    const short = least - (high - low);
    if (short > 0) {
      low -= short / 2;
      high += short / 2;
    }
    const from = points[0].at;
    const time = Math.max(1, points.at(-1).at - from);
    const x = (point) => ((point.at - from) / time) * (WIDTH - NOW);
    const y = (point) => PAD + (1 - (point.value - low) / (high - low)) * (HEIGHT - 2 * PAD);
    let path = `M0 ${y(points[0]).toFixed(1)}`;
    for (const point of points.slice(1)) path += `H${x(point).toFixed(1)}V${y(point).toFixed(1)}`;
    path += `H${WIDTH}`;
    this.line.setAttribute('d', path);
    this.area.setAttribute('d', `${path}V${HEIGHT}H0Z`);
  }
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
