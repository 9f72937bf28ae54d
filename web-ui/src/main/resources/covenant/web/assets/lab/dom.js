// Elements, made of names, attributes and text. Text is text, whatever it holds.

const SVG = 'http://www.w3.org/2000/svg';

/** An element with these attributes; children are elements or texts, and null is none. */
export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same of a drawing. */
export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(key, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) element.append(child);
  }
  return element;
}

/** A button that does this. */
export function button(text, onClick, attributes = {}) {
  const made = make('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** Somebody else's words, which may run in any direction. */
export function words(text) {
  return make('bdi', {}, text);
}

/** A table in a frame that scrolls by itself where it is wider than the page. */
export function table(caption, head, rows, attributes = {}) {
  const body = make('tbody', {}, rows.map((row) => make('tr', {}, row)));
  const columns = head.map((cell) => (cell instanceof Element ? cell : make('th', { scope: 'col' }, cell)));
  return make('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': caption },
    make('table', { class: 'grid', ...attributes }, make('caption', {}, caption), make('thead', {}, make('tr', {}, columns)), body));
}

/** Shows a command with a button that copies it. */
export function command(text) {
  const code = make('code', {}, text);
  const copy = button('Copy', async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      copy.textContent = 'Selected: press Ctrl C';
    }
  }, { class: 'quiet' });
  return make('div', { class: 'command' }, make('pre', { tabindex: '0', 'aria-label': 'Command' }, code), copy);
}
