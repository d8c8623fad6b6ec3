/* home.js - the way to the four pages. */
import { fill, h, icon } from './lib/dom.js';
import { words } from './lib/language.js';
import { frame } from './lib/frame.js';
import { texts } from './home-texts.js';

const DOORS = [
  ['checkpoint', 'gate'],
  ['business', 'shop'],
  ['map', 'map'],
  ['rulebook', 'book'],
];

function door([name, drawing]) {
  const t = words(texts)[name];
  return h(
    'li',
    null,
    h(
      'a',
      { class: 'door', href: `/${name}` },
      icon(drawing),
      h('span', { class: 'door-name' }, t.name),
      h('span', { class: 'door-about' }, t.about),
    ),
  );
}

frame('', texts, (main) => {
  const t = words(texts);
  fill(
    main,
    h('h1', null, t.heading),
    h('p', null, t.lead),
    h('ul', { class: 'doors' }, DOORS.map(door)),
    h(
      'p',
      { class: 'machine' },
      t.machine,
      ' ',
      h('a', { href: '/openapi.json' }, '/openapi.json'),
    ),
  );
});
