// Styles of an element, through the CSSOM. lit-html's own directive writes the style attribute the first time, which the content security policy forbids.

import { noChange } from './lit-html/lit-html.js';
import { Directive, directive } from './lit-html/directive.js';

class StyleMap extends Directive {
  render() {
    return noChange;
  }

  update(part, [styles]) {
    const { style } = part.element;
    const now = new Map(Object.entries(styles).filter(([, value]) => value != null).map(([name, value]) => [dashed(name), value]));
    for (const name of this.names ?? []) {
      if (!now.has(name)) style.removeProperty(name);
    }
    for (const [name, value] of now) style.setProperty(name, value);
    this.names = [...now.keys()];
    return noChange;
  }
}

function dashed(name) {
  return name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}

/** In a style attribute: html`<i style=${styleMap({ left: '40%', '--c': 'red' })}>`. */
export const styleMap = directive(StyleMap);
