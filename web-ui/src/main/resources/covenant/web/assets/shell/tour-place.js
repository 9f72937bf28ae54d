// Where the tour's card stands: beside what it speaks of, within the window; on a phone at the bottom.

const GAP = 12;
const NARROW = 640;

/**
 * Puts the card beside the first of these elements that is on the page, with a ring around that, and answers which one it is; Infinity
 * for none. One that is better than what was shown before is brought into sight.
 */
export function place(card, selectors, before) {
  const ring = document.querySelector('.tour-ring');
  const there = selectors.map((each) => document.querySelector(each));
  const which = there.findIndex((each) => each && each.getClientRects().length > 0);
  const target = there[which];
  ring.hidden = !target;
  if (!target) {
    set(card, { left: 'auto', top: 'auto', right: GAP + 'px', bottom: GAP + 'px' });
    return Infinity;
  }
  const narrow = window.innerWidth < NARROW;
  if (which < before) show(target, narrow);
  const box = target.getBoundingClientRect();
  set(ring, { left: box.left - 6 + 'px', top: box.top - 6 + 'px', width: box.width + 12 + 'px', height: box.height + 12 + 'px' });
  if (narrow) set(card, { left: GAP + 'px', right: GAP + 'px', top: 'auto', bottom: GAP + 'px', width: 'auto' });
  else beside(card, box);
  return which;
}

function show(target, narrow) {
  const tall = target.getBoundingClientRect().height > window.innerHeight * 0.5;
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  target.scrollIntoView({ block: narrow || tall ? 'start' : 'center', behavior: still ? 'auto' : 'smooth' });
}

/** To its right or left, below or above it, whichever has room; else over its lower right corner. */
function beside(card, box) {
  card.style.removeProperty('width');
  const { width, height } = card.getBoundingClientRect();
  const fits = [
    [box.right + GAP + 6, box.top, window.innerWidth - box.right > width + 2 * GAP + 6],
    [box.left - width - GAP - 6, box.top, box.left > width + 2 * GAP + 6],
    [box.left, box.bottom + GAP + 6, window.innerHeight - box.bottom > height + 2 * GAP + 6],
    [box.left, box.top - height - GAP - 6, box.top > height + 2 * GAP + 6],
  ].find((each) => each[2]) ?? [window.innerWidth, window.innerHeight];
  const left = Math.max(GAP, Math.min(fits[0], document.documentElement.clientWidth - width - GAP));
  const top = Math.max(GAP, Math.min(fits[1], window.innerHeight - height - GAP));
  set(card, { left: left + 'px', top: top + 'px', right: 'auto', bottom: 'auto' });
}

function set(element, styles) {
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value);
}

/** Takes the ring away. */
export function leaveMarks() {
  const ring = document.querySelector('.tour-ring');
  if (ring) ring.hidden = true;
}
