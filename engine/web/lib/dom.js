/*
 * dom.js - elements without strings of HTML: whatever a text holds, it is shown as text.
 *
 *   h('button', { class: 'big', type: 'button', on: { click: go } }, 'Go on')
 *   fill(parent, a, b)      its children are these now
 *   icon('check')           one of the drawings below; decoration, hidden from screen readers
 *
 * Children are nodes or texts; null and false are left out, arrays are laid flat. Attributes are set
 * as they are named; true is an empty one, null and false none. Handlers go into `on` alone.
 */
const SVG = 'http://www.w3.org/2000/svg';
const PROPERTIES = new Set(['value', 'checked', 'disabled', 'selected', 'srcObject', 'muted']);

function setAttribute(element, name, value) {
  if (/^on|^style$|^srcdoc$/i.test(name)) throw new TypeError(`attribute ${name} is not for h()`);
  if (value === null || value === undefined || value === false) return;
  if (PROPERTIES.has(name)) element[name] = value;
  else element.setAttribute(name, value === true ? '' : String(value));
}

function build(element, attributes, children) {
  const { on = {}, ...plain } = attributes ?? {};
  for (const [name, value] of Object.entries(plain)) setAttribute(element, name, value);
  for (const [event, handler] of Object.entries(on)) element.addEventListener(event, handler);
  return fill(element, children);
}

export function fill(parent, ...children) {
  const wanted = children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false);
  parent.replaceChildren(...wanted.map((child) => (child instanceof Node ? child : String(child))));
  return parent;
}

export function h(tag, attributes, ...children) {
  const { value, ...rest } = attributes ?? {};
  const element = build(document.createElement(tag), rest, children);
  if (value !== undefined && value !== null) element.value = value; // a select has its options by now
  return element;
}

export function svg(tag, attributes, ...children) {
  return build(document.createElementNS(SVG, tag), attributes, children);
}

const DRAWINGS = {
  shield: 'M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  gate: 'M4 20V9m16 11V9M3 9h18M4 13.5h16M8 9l-3 4.5M13 9l-3 4.5M18 9l-3 4.5M9 5h6M12 5v4',
  shop: 'M4 10v10h16V10M3 10l2-6h14l2 6a3 3 0 01-6 0 3 3 0 01-6 0 3 3 0 01-6 0M9.5 20v-5h5v5',
  map: 'M9 4L3 6.5v13.5l6-2.5 6 2.5 6-2.5V4l-6 2.5zM9 4v13.5M15 6.5V20',
  book: 'M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14',
  check: 'M4 12.5l5.5 5.5L20 6.5',
  cross: 'M5 5l14 14M19 5L5 19',
  question: 'M8 8.5a4 4 0 118 .2c0 2.8-4 3-4 6M12 19.5v.01',
  warning: 'M12 3.5L22 20.5H2zM12 10v5M12 18v.01',
  offline:
    'M3 3l18 18M5 12a10 10 0 014-2.4M2 8.5a15 15 0 014.5-2.8M10.5 5a15 15 0 0111.5 3.5M14.5 10.2A10 10 0 0119 12M8.5 15.5a5 5 0 017 0M12 19v.01',
  camera: 'M4 8h3l1.5-3h7L17 8h3v11H4zM12 16.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7',
  place:
    'M12 21s7-6.5 7-11.5a7 7 0 10-14 0C5 14.5 12 21 12 21zM12 12a2.5 2.5 0 100-5 2.5 2.5 0 000 5',
  clock: 'M12 21a9 9 0 100-18 9 9 0 000 18M12 7v5l3.5 2',
  settings:
    'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5M9 19.5a2.5 2.5 0 100-5 2.5 2.5 0 000 5',
  back: 'M10 5l-7 7 7 7M3 12h18',
  phone:
    'M5 4h4l2 5-2.5 1.5a11 11 0 005 5L15 13l5 2v4a2 2 0 01-2 2C10.5 21 3 13.5 3 6a2 2 0 012-2z',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  keyboard: 'M3 6h18v12H3zM7 10v.01M11 10v.01M15 10v.01M18 10v.01M7 14h10',
};

export function icon(name, attributes) {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', ...attributes },
    svg('path', { d: DRAWINGS[name] }),
  );
}
