/* not-found.js - an address that is none: where to go instead. */
import { fill, h } from './lib/dom.js';
import { words } from './lib/language.js';
import { frame } from './lib/frame.js';

const texts = {
  vi: {
    title: 'Không có trang này',
    heading: 'Không có trang này',
    lead: 'Địa chỉ có thể đã gõ nhầm:',
    next: 'Về trang chủ',
  },
  en: {
    title: 'No such page',
    heading: 'There is no such page',
    lead: 'Perhaps the address was mistyped:',
    next: 'To the home page',
  },
};

frame('', texts, (main) => {
  const t = words(texts);
  fill(
    main,
    h('h1', null, t.heading),
    h('p', null, t.lead, ' ', h('code', null, location.pathname)),
    h('p', null, h('a', { class: 'button main', href: '/' }, t.next)),
  );
});
