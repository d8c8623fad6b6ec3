/*
 * business-code.js - the signed code of an answer, for whoever comes to inspect.
 *
 *   codeCard(answer)     a card that fills itself; nothing for a deny
 */
import { fill, h, icon } from './lib/dom.js';
import { words } from './lib/language.js';
import { call } from './lib/api.js';
import { problemNotice } from './lib/frame.js';
import { texts } from './business-texts.js';

function whyNot(answer) {
  const t = words(texts);
  const [error] = answer.errors ?? [];
  const known = t.noCodeWhy[error];
  return h('p', { class: 'hint' }, t.noCode, ' ', known ?? h('span', { lang: 'en' }, error ?? ''));
}

async function draw(place, token) {
  const t = words(texts);
  try {
    const svg = await call('/v1/qr.svg', { body: { token }, anonymous: true });
    const image = h('img', {
      class: 'code',
      src: URL.createObjectURL(svg),
      alt: t.codeAlt,
      width: 260,
      height: 260,
    });
    image.addEventListener('load', () => URL.revokeObjectURL(image.src), { once: true });
    fill(place, image, h('p', null, t.codeAbout));
  } catch (problem) {
    fill(
      place,
      problemNotice(problem, () => draw(place, token)),
    );
  }
}

export function codeCard(answer) {
  if (answer.decision !== 'allow') return null;
  const place = h('div', { class: 'code-place' });
  if (answer.token) draw(place, answer.token);
  else fill(place, whyNot(answer));
  return h(
    'section',
    { class: 'card' },
    h('h2', { class: 'card-title' }, icon('shield'), words(texts).code),
    place,
  );
}
