/*
 * order-form.js - a form whose order is summed up and confirmed before it is sent.
 *
 *   orderForm({ title, content: [elements], read, summary, send, done })
 *     read()           the order, or throws a Mistake in words
 *     summary(order)   what is about to be ordered, as text or elements
 *     send(order)      a promise of { id }
 *     done()           afterwards
 *   field(label, input, hint), textField(id, label, ...), ...: their parts
 */
import { fill, h, icon } from './dom.js';
import { problemNotice } from './frame.js';
import { words } from './language.js';
import { fromInput, now, toInput } from './moment.js';
import { texts } from './orders-texts.js';

export class Mistake extends Error {}

/* The value of a field that must not be empty. */
export function needed(input, name) {
  const value = input.value.trim();
  if (!value) throw new Mistake(words(texts).missing(name));
  return value;
}

export function field(label, input, hint) {
  const hintId = `${input.id}-hint`;
  if (hint) input.setAttribute('aria-describedby', hintId);
  return h(
    'div',
    { class: 'field' },
    h('label', { for: input.id }, label),
    input,
    hint && h('p', { class: 'hint', id: hintId }, hint),
  );
}

export function textInput(id, more) {
  return h('input', { type: 'text', id, autocomplete: 'off', maxlength: 200, ...more });
}

export function timeInput(id, isNow) {
  return h('input', { type: 'datetime-local', id, value: isNow ? toInput(now()) : '' });
}

export function timeOf(input) {
  return fromInput(input.value) ?? undefined;
}

function told(place, drawing, text, role = 'alert') {
  fill(place, h('div', { class: 'notice', role }, icon(drawing), h('p', null, text)));
}

async function order(form, place, what) {
  try {
    const { id } = await form.send(what);
    told(place, 'check', words(texts).done(id), 'status');
    form.done?.();
  } catch (problem) {
    fill(place, problemNotice(problem));
  }
}

function askToConfirm(form, place, what) {
  const t = words(texts);
  const title = h('h4', { tabindex: '-1' }, t.confirmTitle);
  fill(
    place,
    h(
      'div',
      { class: 'card confirm' },
      title,
      h('div', null, form.summary(what)),
      h(
        'div',
        { class: 'row' },
        h(
          'button',
          { type: 'button', class: 'main', on: { click: () => order(form, place, what) } },
          icon('check'),
          t.confirm,
        ),
        h('button', { type: 'button', on: { click: () => fill(place) } }, t.edit),
      ),
    ),
  );
  title.focus();
}

export function orderForm(form) {
  const t = words(texts);
  const place = h('div', { class: 'order-told' });
  const submit = (event) => {
    event.preventDefault();
    try {
      askToConfirm(form, place, form.read());
    } catch (mistake) {
      if (!(mistake instanceof Mistake)) throw mistake;
      told(place, 'warning', mistake.message);
    }
  };
  return h(
    'details',
    { class: 'card order', on: form.onToggle && { toggle: form.onToggle } },
    h('summary', null, h('h3', null, form.title)),
    h(
      'form',
      { novalidate: true, 'aria-label': form.title, on: { submit } },
      form.content,
      h('button', { type: 'submit', class: 'main' }, t.check),
      place,
    ),
  );
}
