// A chart as a file: its picture as PNG or SVG, and a name that tells what it is.

import { day } from '../format/time.js';

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'paint-order'];
const SVG = 'http://www.w3.org/2000/svg';
const HEAD = 28;
const LINE = 18;
const FOOT = 22;
const SHARPNESS = 2;

/** "prices-of-alpha_2026-03-01_2026-03-08.csv". */
export function fileName(name, from, to, ending) {
  const plain = name.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80) || 'chart';
  const date = (at) => new Date(at).toISOString().slice(0, 10);
  return `${plain}_${date(from)}_${date(to)}.${ending}`;
}

/** The picture as an SVG that needs no style sheet: colours as they are on the page, with its name above and where it is from below. */
export function standalone(picture, { name, source, from, to }) {
  const width = picture.width.baseVal.value;
  const height = picture.height.baseVal.value;
  const style = getComputedStyle(picture);
  const titles = inTwo(name, Math.floor((width - 24) / 7.6));
  const head = HEAD + LINE * titles.length;
  const whole = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ xmlns: SVG, width, height: height + head + FOOT, viewBox: `0 0 ${width} ${height + head + FOOT}`, 'font-family': 'system-ui, sans-serif' })) whole.setAttribute(key, value);
  const paper = element('rect', { width: '100%', height: '100%', fill: colourOf(picture, '--card') });
  const title = titles.map((line, i) => element('text', { x: 12, y: 20 + LINE * i, 'font-size': 14, 'font-weight': 650, fill: style.color }, line));
  const when = element('text', { x: 12, y: head - 8, 'font-size': 12, fill: colourOf(picture, '--soft') }, day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`);
  const foot = element('text', { x: 12, y: height + head + 14, 'font-size': 11, fill: colourOf(picture, '--soft') }, short(source, width - 24, 6));
  const copy = copyOf(picture);
  copy.setAttribute('y', head);
  whole.append(paper, ...title, when, copy, foot);
  return whole;
}

/** A title on one line or two, broken between words; what does not fit is cut. */
function inTwo(text, most) {
  if (text.length <= most) return [text];
  const space = text.lastIndexOf(' ', most);
  const at = space > most / 2 ? space : most;
  return [text.slice(0, at), cut(text.slice(at).trim(), most)];
}

function short(text, room, each) {
  return cut(text, Math.floor(room / each));
}

function cut(text, most) {
  return text.length <= most ? text : text.slice(0, most - 1) + '…';
}

/** What no XML may hold, such as U+FFFE, would make the whole file one that nothing opens. */
function lawful(text) {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}

function element(kind, attributes, text = '') {
  const made = document.createElementNS(SVG, kind);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = lawful(text);
  return made;
}

/** The colour that a variable has here: computed, so that light-dark() is decided. */
function colourOf(picture, variable) {
  const probe = element('rect', { class: 'chart-probe' });
  probe.style.setProperty('fill', `var(${variable})`);
  picture.append(probe);
  const colour = getComputedStyle(probe).fill;
  probe.remove();
  return colour;
}

function copyOf(node) {
  const copy = node.cloneNode(false);
  for (const name of [...copy.getAttributeNames()]) {
    if (name === 'class' || name.startsWith('data-') || name.startsWith('aria-')) copy.removeAttribute(name);
  }
  const style = getComputedStyle(node);
  if (node.localName !== 'svg') {
    for (const name of STYLES) {
      const value = style.getPropertyValue(name);
      if (value && value !== 'none' || name === 'fill' || name === 'stroke') copy.setAttribute(name, value);
    }
  }
  for (const child of node.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE) copy.append(copyOf(child));
    else if (child.nodeType === Node.TEXT_NODE && child.data.trim()) copy.append(lawful(child.data.trim()));
  }
  return copy;
}

/** The text of an SVG as a file. */
export function svgBlob(whole) {
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(whole)], { type: 'image/svg+xml' });
}

/** The same as PNG. */
export async function pngBlob(whole) {
  const image = new Image();
  const address = URL.createObjectURL(svgBlob(whole));
  try {
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = whole.getAttribute('width') * SHARPNESS;
    canvas.height = whole.getAttribute('height') * SHARPNESS;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, 'image/png'));
  } finally {
    URL.revokeObjectURL(address);
  }
}
