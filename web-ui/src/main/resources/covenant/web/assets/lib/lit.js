// Templates: lit-html, with the few directives that pages use. Text in a binding is text, whatever it holds.

export { html, svg, render, nothing } from './lit-html/lit-html.js';
export { repeat } from './lit-html/directives/repeat.js';
export { keyed } from './lit-html/directives/keyed.js';
export { live } from './lit-html/directives/live.js';
export { ref, createRef } from './lit-html/directives/ref.js';
export { guard } from './lit-html/directives/guard.js';
export { styleMap } from './style-map.js';
