// What somebody typed, and what is wrong with it: each message stands at its field, and nothing typed is lost.

/** The values of a form. Values are texts as they stand in the fields; check(values) answers what is wrong, by field. */
export class Form {
  constructor(id, values, { check = () => ({}), changed = () => {} } = {}) {
    this.id = id;
    this.values = values;
    this.check = check;
    this.changed = changed;
    this.left = new Set(); // fields that were left once: only these tell what is wrong, until somebody sends the form
    this.tried = false;
    this.told = {}; // what the venue said of a field, until it is changed
  }

  /** Sets a value, as typing does. */
  set(name, value) {
    this.values[name] = value;
    this.told = {};
    this.changed(name);
  }

  /** The reader has left a field. */
  leave(name) {
    if (this.left.has(name)) return;
    this.left.add(name);
    this.changed(null);
  }

  /** Everything that is wrong, by field. */
  errors() {
    return this.check(this.values);
  }

  /** What is told at a field now, or null. */
  error(name) {
    if (this.told[name]) return this.told[name];
    return this.tried || this.left.has(name) ? this.errors()[name] ?? null : null;
  }

  /** Shows what the venue said at a field. */
  tell(name, text) {
    this.told = { [name]: text };
    this.changed(null);
  }

  /** Tells all that is wrong and goes to the first field of it. True where nothing is. */
  ready() {
    this.tried = true;
    this.changed(null);
    const names = Object.keys(this.errors());
    if (names.length > 0) requestAnimationFrame(() => this.goTo(names));
    return names.length === 0;
  }

  /** Brings the first of these fields, in the order of the page, into view. */
  goTo(names) {
    const fields = names.map((name) => document.getElementById(this.idOf(name))).filter(Boolean);
    const first = fields.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1))[0];
    first?.closest('details:not([open])')?.setAttribute('open', '');
    first?.focus();
  }

  /** The id of a field's control. */
  idOf(name) {
    return `${this.id}-${name}`;
  }
}
