/*
 * moment.js - moments in civil time, +07:00, whatever clock the device shows.
 *
 *   now()                      RFC 3339: of the clock, or the practice moment
 *   practice(), setPractice()  a moment to try the rules at; null: none. Kept for the tab alone,
 *                              and `?at=2021-08-25T10:00` in the address sets it
 *   momentText(rfc3339)        "18:00, thứ Hai 26/7/2021"; momentShort() "18:00 26/7"
 *   toInput(), fromInput()     RFC 3339 and the value of <input type="datetime-local">
 */
import { language } from './language.js';

const OFFSET_MS = 7 * 3600 * 1000;
const DAYS = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/* Milliseconds since 1970 of an RFC 3339 text, or of one without offset; NaN when it is none. */
export function parse(text) {
  if (!/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?)?$/.test(text ?? ''))
    return NaN;
  const iso = text.length === 10 ? `${text}T00:00` : text.replace(' ', 'T');
  return Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(iso) ? iso : `${iso}+07:00`);
}

export function rfc3339(ms) {
  return `${new Date(ms + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

export function toInput(text) {
  return rfc3339(parse(text)).slice(0, 16);
}

export function fromInput(value) {
  const ms = parse(value);
  return Number.isNaN(ms) ? null : rfc3339(ms);
}

function clock(date, seconds) {
  return date.toISOString().slice(11, seconds && date.getUTCSeconds() ? 19 : 16);
}

export function momentText(text) {
  const ms = parse(text);
  if (Number.isNaN(ms)) return String(text);
  const date = new Date(ms + OFFSET_MS);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  const weekday = DAYS[language()][date.getUTCDay()];
  return language() === 'vi'
    ? `${clock(date, true)}, ${weekday} ${day}/${month + 1}/${year}`
    : `${clock(date, true)}, ${weekday} ${day} ${MONTHS[month]} ${year}`;
}

export function momentShort(text) {
  const date = new Date(parse(text) + OFFSET_MS);
  if (Number.isNaN(date.getTime())) return String(text);
  const day =
    language() === 'vi'
      ? `${date.getUTCDate()}/${date.getUTCMonth() + 1}`
      : `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return `${clock(date, false)} ${day}`;
}

export function dayText(text) {
  const date = new Date(parse(text) + OFFSET_MS);
  if (Number.isNaN(date.getTime())) return String(text);
  return language() === 'vi'
    ? `${date.getUTCDate()}/${date.getUTCMonth() + 1}/${date.getUTCFullYear()}`
    : `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

const asked = new URLSearchParams(location.search).get('at');
if (asked !== null) setPractice(asked.replace(/ (\d\d:\d\d)$/, '+$1')); // a bare + in an address is a space

export function practice() {
  return sessionStorage.getItem('practice');
}

export function setPractice(text) {
  const moment = text && fromInput(text);
  if (moment) sessionStorage.setItem('practice', moment);
  else sessionStorage.removeItem('practice');
}

export function now() {
  return practice() ?? rfc3339(Date.now());
}
