// Which rows are near enough to what is seen to be drawn in full. The others have their title, so that they can be found and reached.

const MARGIN = '1200px';
const FIRST = 24;

/** Rows that came near; they stay drawn. */
export class Near {
  constructor(refresh) {
    this.keys = new Set();
    this.watched = new WeakSet();
    this.observer = new IntersectionObserver((entries) => {
      const near = entries.filter((entry) => entry.isIntersecting);
      for (const { target } of near) {
        this.keys.add(target.dataset.key);
        this.observer.unobserve(target);
      }
      if (near.length > 0) refresh();
    }, { rootMargin: MARGIN });
  }

  /** Whether the row is drawn in full. place: its number on the page. */
  has(key, place) {
    if (place < FIRST) this.keys.add(key);
    return this.keys.has(key);
  }

  /** Looks out for rows that were drawn without their figures. */
  watch() {
    for (const row of document.querySelectorAll('.board .line[data-bare]')) {
      if (this.watched.has(row)) continue;
      this.watched.add(row);
      this.observer.observe(row);
    }
  }
}
