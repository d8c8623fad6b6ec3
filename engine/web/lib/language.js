/*
 * language.js - Vietnamese by default, or English.
 *
 *   language()            'vi' or 'en'
 *   words(texts)          of { vi: {...}, en: {...} }, those of the language
 *   said(text)            of { vi: '...', en: '...' } in an answer of the service, that of the language
 *   capital('nhà thuốc')  'Nhà thuốc'
 *   setLanguage('en')     tells those who asked by onLanguage(f)
 *
 * `?lang=en` in the address chooses; the choice is kept in the browser. It is the only thing that
 * outlives the tab.
 */
const LANGUAGES = ['vi', 'en'];
const listeners = [];

function known(name) {
  return LANGUAGES.includes(name) ? name : null;
}

function kept() {
  try {
    return known(localStorage.getItem('language'));
  } catch {
    return null; // storage is switched off
  }
}

let current = known(new URLSearchParams(location.search).get('lang')) ?? kept() ?? 'vi';
document.documentElement.lang = current;

export function language() {
  return current;
}

export function words(texts) {
  return texts[current];
}

export function said(text) {
  if (typeof text === 'string') return text;
  return text?.[current] ?? text?.vi ?? text?.en ?? '';
}

/* A label of the vocabulary, which begins small, on its own. */
export function capital(text) {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
}

export function onLanguage(listener) {
  listeners.push(listener);
}

export function setLanguage(name) {
  current = known(name) ?? current;
  document.documentElement.lang = current;
  try {
    localStorage.setItem('language', current);
  } catch {
    // it holds for this page then
  }
  for (const listener of listeners) listener();
}
