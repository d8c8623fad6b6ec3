/*
 * frame.js - what surrounds every page: its head with the navigation, settings and language, the
 * practice banner, the foot, and the voice for screen readers.
 *
 *   frame('checkpoint', texts, render)    once; render(main) draws the page's own part, and is called
 *                                         again when language or settings change
 *   announce('...')                       said by screen readers at once
 *   problemNotice(problem, retry)         an element that tells a Problem
 *
 * `texts` are the page's words; `texts.vi.title` and `texts.en.title` become the document's title.
 */
import { fill, h, icon } from './dom.js';
import { language, onLanguage, setLanguage, words } from './language.js';
import { key, problemWords, setKey } from './api.js';
import { fromInput, momentText, practice, setPractice, toInput } from './moment.js';
import { texts as shared } from './texts.js';

const PAGES = [
  ['checkpoint', 'gate'],
  ['business', 'shop'],
  ['map', 'map'],
  ['rulebook', 'book'],
];

const voice = h('div', { class: 'unseen', role: 'alert', 'aria-live': 'assertive' });

export function announce(text) {
  voice.textContent = '';
  requestAnimationFrame(() => {
    voice.textContent = text;
  });
}

function navigation(page) {
  const t = words(shared);
  const link = ([name, drawing]) =>
    h(
      'li',
      null,
      h(
        'a',
        { href: `/${name}`, 'aria-current': name === page ? 'page' : null },
        icon(drawing),
        t[name],
      ),
    );
  return h('nav', { class: 'frame-nav', 'aria-label': t.pages }, h('ul', null, PAGES.map(link)));
}

function settingsDialog(onChange) {
  const t = words(shared);
  const keyField = h('input', {
    id: 'settings-key',
    type: 'password',
    autocomplete: 'off',
    value: key(),
  });
  const timeField = h('input', {
    id: 'settings-time',
    type: 'datetime-local',
    value: practice() ? toInput(practice()) : '',
  });
  const save = (event) => {
    event.preventDefault();
    setKey(keyField.value);
    setPractice(fromInput(timeField.value));
    dialog.close();
    onChange();
  };
  const dialog = h(
    'dialog',
    { 'aria-labelledby': 'settings-title', on: { close: () => dialog.remove() } },
    h(
      'form',
      { method: 'dialog', on: { submit: save } },
      h('h2', { id: 'settings-title' }, t.settings),
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'settings-time' }, t.practiceLabel),
        timeField,
        h('p', { class: 'hint' }, t.practiceHint),
      ),
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'settings-key' }, t.keyLabel),
        keyField,
        h('p', { class: 'hint' }, t.keyHint),
      ),
      h(
        'div',
        { class: 'row' },
        h('button', { class: 'main', type: 'submit' }, t.save),
        h('button', { type: 'button', on: { click: () => dialog.close() } }, t.close),
      ),
    ),
  );
  return dialog;
}

export function openSettings() {
  const dialog = settingsDialog(() => setLanguage(language()));
  document.body.append(dialog);
  dialog.showModal();
}

function bar() {
  const t = words(shared);
  const next = language() === 'vi' ? 'en' : 'vi';
  return h(
    'div',
    { class: 'frame-bar' },
    h('a', { class: 'frame-brand', href: '/' }, icon('shield'), t.brand),
    h(
      'button',
      {
        class: 'quiet',
        type: 'button',
        lang: next,
        title: t.otherTitle,
        on: { click: () => setLanguage(next) },
      },
      t.other,
    ),
    h(
      'button',
      {
        class: 'quiet',
        type: 'button',
        'aria-label': t.settings,
        title: t.settings,
        on: { click: openSettings },
      },
      icon('settings'),
    ),
  );
}

function head(page) {
  const t = words(shared);
  return [
    h('div', { class: 'frame-head' }, h('header', null, bar()), navigation(page)),
    practice() &&
      h(
        'aside',
        { class: 'practice', 'aria-label': t.practiceLabel },
        h('p', null, icon('clock'), t.practiceOn(momentText(practice()))),
      ),
  ];
}

/* Told at once, by sight and by voice, and until it is back. */
function lostNotice() {
  const t = words(shared);
  return h(
    'div',
    { class: 'notice bad lost', role: 'status', hidden: navigator.onLine },
    icon('offline'),
    h('p', null, h('strong', null, t.lost)),
  );
}

function watchNetwork(place) {
  const tell = () => {
    fill(place, lostNotice());
    if (!navigator.onLine) announce(words(shared).lost);
  };
  addEventListener('offline', tell);
  addEventListener('online', tell);
  return tell;
}

export function frame(page, texts, render) {
  const top = h('div');
  const main = h('main', { class: 'frame-main', id: 'main', tabindex: '-1' });
  const foot = h('footer', { class: 'frame-foot' });
  const skip = h('a', { class: 'skip button', href: '#main' });
  const lost = h('div', { class: 'frame-lost' });
  const tellNetwork = watchNetwork(lost);
  const draw = () => {
    document.title = `${words(texts).title} · lockdown`;
    fill(skip, words(shared).skip);
    fill(top, head(page));
    fill(foot, h('p', null, words(shared).foot));
    tellNetwork();
    render(main);
  };
  fill(document.body, skip, top, lost, main, foot, voice);
  onLanguage(draw);
  draw();
}

const OF_KEYS = new Set(['key_needed', 'bad_key', 'not_allowed']);

export function problemNotice(problem, retry) {
  const said = problemWords(problem);
  const drawing = problem.kind === 'offline' || problem.kind === 'slow' ? 'offline' : 'warning';
  return h(
    'div',
    { class: 'notice bad', role: 'alert' },
    icon(drawing),
    h(
      'div',
      null,
      h('p', null, h('strong', null, said.title)),
      said.detail && h('p', { lang: said.language }, said.detail),
      h(
        'div',
        { class: 'row' },
        OF_KEYS.has(problem.kind) &&
          h('button', { type: 'button', on: { click: openSettings } }, words(shared).enterKey),
        retry && h('button', { type: 'button', on: { click: retry } }, words(shared).again),
      ),
    ),
  );
}
