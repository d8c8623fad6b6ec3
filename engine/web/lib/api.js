/*
 * api.js - asking the service.
 *
 *   await decide(query, { fields: 'decision' })  the answer of POST /v1/decide
 *   await call('/v1/levels', { query: { zone: '760' } })
 *   await call('/v1/blockades', { body: {...} })   POST; `method` says otherwise; `anonymous` leaves
 *                                                  the key out, `seconds` changes the time limit
 *
 * Every failure is a Problem: `kind` is 'offline' (no connection), 'slow' (no answer in time) or the
 * last part of the problem's type ('bad_query', 'not_allowed', ...), `status`, `detail`, `path` and
 * `hint` are those of the problem document. problemWords() says it to people.
 *
 * The key that an officer types is kept for this tab alone.
 */
import { language, words } from './language.js';
import { practice } from './moment.js';
import { texts } from './texts.js';

const TIME_LIMIT_MS = 8000;

export class Problem extends Error {
  constructor(kind, document = {}) {
    super(document.detail ?? document.title ?? kind);
    this.name = 'Problem';
    this.kind = kind;
    Object.assign(this, { status: 0, path: '', hint: '', detail: '' }, document);
  }
}

export function key() {
  return sessionStorage.getItem('key') ?? '';
}

export function setKey(text) {
  if (text.trim()) sessionStorage.setItem('key', text.trim());
  else sessionStorage.removeItem('key');
}

function request(path, { method, query, body, seconds, anonymous }) {
  const parameters = new URLSearchParams(query).toString();
  const headers = {};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (key() && !anonymous) headers.Authorization = `Bearer ${key()}`;
  return fetch(parameters ? `${path}?${parameters}` : path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(seconds ? seconds * 1000 : TIME_LIMIT_MS),
    credentials: 'omit',
    redirect: 'error',
  });
}

async function problemOf(response) {
  const document = await response.json().catch(() => ({}));
  return new Problem(
    String(document.type ?? 'failed')
      .split(':')
      .pop(),
    { ...document, status: response.status },
  );
}

async function content(response) {
  const type = response.headers.get('Content-Type') ?? '';
  if (/json/.test(type)) return response.json();
  return response.status === 204 ? null : response.blob();
}

/* The JSON of the answer, else its bytes (a Blob), or null for an empty one. */
export async function call(path, options = {}) {
  try {
    const response = await request(path, options);
    if (!response.ok) throw await problemOf(response);
    return await content(response);
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (error.name === 'TimeoutError') throw new Problem('slow');
    throw new Problem('offline');
  }
}

export function decide(query, { fields, anonymous } = {}) {
  const at = practice();
  return call('/v1/decide', {
    body: query,
    query: { ...(fields && { fields }), ...(at && { at }) },
    anonymous,
  });
}

/* Problems of which our own words say all that helps a person. */
const PLAIN = new Set(['key_needed', 'bad_key', 'not_allowed', 'too_many_keys', 'busy']);

/* A problem in words: { title, detail }. What only the service can say is in English. */
export function problemWords(problem) {
  const t = words(texts).problems;
  const title = t[problem.kind] ?? t.failed;
  if (PLAIN.has(problem.kind)) return { title, detail: '' };
  const said = [problem.path, problem.detail, problem.hint].filter(Boolean).join(' · ');
  return { title, detail: said, language: language() === 'en' ? null : 'en' };
}
