// A number on the page that shows when it changes.

const still = window.matchMedia('(prefers-reduced-motion: reduce)');

/** A number in an element. A quiet one only changes. */
export class Figure {
  constructor(element, quiet = false) {
    this.element = element;
    this.quiet = quiet;
    this.text = null;
    this.value = 0;
    element.classList.add('figure');
  }

  /** Shows the text; lights up green or red if it is another text than before and the value rose or fell. */
  show(text, value) {
    const before = this.text;
    if (text === before) return;
    const rose = value > this.value;
    this.text = text;
    this.value = value;
    this.element.textContent = text;
    if (before === null || this.quiet || still.matches) return;
    const colour = rose ? 'var(--up-glow)' : 'var(--down-glow)';
    this.element.animate(
      [{ backgroundColor: colour, boxShadow: `0 0 0 3px ${colour}` }, { backgroundColor: 'transparent', boxShadow: '0 0 0 3px transparent' }],
      { duration: 1100, easing: 'ease-out' });
  }
}
