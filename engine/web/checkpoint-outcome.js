/*
 * checkpoint-outcome.js - what the officer then did, by one tap, and the checks of the shift.
 *
 *   outcomeView(answer)        buttons; disabled, with the reason, without a key
 *   shiftView(vocabulary)      the last checks
 */
import { fill, h, icon } from './lib/dom.js';
import { words } from './lib/language.js';
import { call, key, problemWords } from './lib/api.js';
import { momentShort } from './lib/moment.js';
import { checks, setOutcome } from './lib/shift.js';
import { texts } from './checkpoint-texts.js';

const OUTCOMES = ['passed', 'turned_back', 'sent_to_test', 'quarantined', 'fined', 'other'];
const MARKS = { allow: 'check', deny: 'cross', undetermined: 'question' };

export function outcomeView(answer) {
  const t = words(texts).outcome;
  const done = checks().find((check) => check.id === answer.id)?.outcome;
  const told = h(
    'p',
    { id: 'outcome-told', role: 'status' },
    !key() && t.needsKey,
    done && t.written(t[done]),
  );
  const buttons = OUTCOMES.map((outcome) =>
    h(
      'button',
      {
        type: 'button',
        value: outcome,
        disabled: !key() || Boolean(done),
        'aria-describedby': 'outcome-told',
        on: { click: () => record(outcome) },
      },
      t[outcome],
    ),
  );
  const enable = (enabled) =>
    buttons.forEach((button) => {
      button.disabled = !enabled;
    });
  const record = async (outcome) => {
    enable(false);
    try {
      await call(`/v1/decisions/${encodeURIComponent(answer.id)}/outcome`, { body: { outcome } });
      setOutcome(answer.id, outcome);
      fill(told, icon('check'), ' ', t.written(t[outcome]));
    } catch (problem) {
      const said = problemWords(problem);
      fill(
        told,
        icon('warning'),
        ' ',
        said.title,
        said.detail && h('span', { lang: said.language }, ` ${said.detail}`),
      );
      enable(problem.kind !== 'not_found' && problem.kind !== 'key_needed');
    }
  };
  return h(
    'section',
    { class: 'card' },
    h('h2', null, t.heading),
    told,
    h(
      'ul',
      { class: 'choices two' },
      buttons.map((button) => h('li', null, button)),
    ),
  );
}

function checkItem(v, check) {
  const t = words(texts);
  return h(
    'li',
    { class: `check ${check.decision}` },
    icon(MARKS[check.decision]),
    h('span', { class: 'check-time' }, momentShort(check.time)),
    h('strong', null, t.words[check.decision]),
    h(
      'span',
      { class: 'check-about' },
      v.valueLabel('purpose', check.purpose),
      check.outcome && ` · ${t.outcome[check.outcome]}`,
    ),
  );
}

export function shiftView(v) {
  const t = words(texts).start;
  const done = checks();
  return h(
    'section',
    { class: 'shift' },
    h('h2', null, t.shift),
    done.length === 0
      ? h('p', { class: 'hint' }, t.noShift)
      : h(
          'ol',
          { class: 'plain' },
          done.map((check) => checkItem(v, check)),
        ),
  );
}
