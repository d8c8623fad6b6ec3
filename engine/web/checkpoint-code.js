/*
 * checkpoint-code.js - what a scanned code says, once the service has verified it.
 *
 *   await verifyCode(token)          { standing, faults, permit } or { ..., result }; null where the
 *                                    service has no keys to verify with
 *   permitCard(vocabulary, check)    to be compared with the identity card
 *   resultView(vocabulary, check)    the answer that a business may operate, as a verdict
 *   resultSpeech(check)
 */
import { fill, h, icon } from './lib/dom.js';
import { said, words } from './lib/language.js';
import { call } from './lib/api.js';
import { momentText, practice } from './lib/moment.js';
import { valueText } from './lib/question.js';
import { verdictBanner } from './lib/verdict.js';
import { texts } from './checkpoint-texts.js';

const DECISIONS = { good: 'allow', bad: 'deny', undetermined: 'undetermined' };
const OF_PERMIT = [
  'holder',
  'class',
  'purpose',
  'zones',
  'hours',
  'route',
  'valid_from',
  'valid_to',
];

export async function verifyCode(token) {
  const at = practice();
  try {
    return await call('/v1/verify', { body: { token }, query: at ? { at } : {} });
  } catch (problem) {
    if (problem.kind === 'no_keys') return null;
    throw problem;
  }
}

function text(v, path, value) {
  const type = v.fact(path)?.type;
  if (type === 'time') return momentText(value);
  if (type === 'zones') return value.map((id) => v.zonePath(id)).join('; ');
  return valueText(v, path, value);
}

/* Rows of [name, path of the fact that says how to write it, value]; what is not there is left out. */
function table(v, rows) {
  const t = words(texts).code.fields;
  const row = ([name, path, value]) =>
    h('div', null, h('dt', null, t[name]), h('dd', null, text(v, path, value)));
  return h('dl', { class: 'table' }, rows.filter(([, , value]) => value !== undefined).map(row));
}

function faultList(check) {
  return check.faults.map((fault) =>
    h('p', { class: 'fault' }, icon('warning'), ' ', said(fault.text)),
  );
}

export function permitCard(v, check) {
  const { permit } = check;
  const rows = OF_PERMIT.map((name) => [name, `permit.${name}`, permit[name]]);
  return h(
    'section',
    { class: 'card' },
    h('h2', null, words(texts).code.permit),
    faultList(check),
    table(v, rows),
  );
}

/* The code names the rule alone; its words follow when they are there. */
function dutyItem(id) {
  const item = h('li', null, id);
  call(`/v1/rules/${encodeURIComponent(id)}`, { anonymous: true }).then(
    (rule) => fill(item, said(rule.versions.at(-1).text) || id),
    () => {},
  );
  return item;
}

function resultWord(check) {
  return words(texts).code[check.standing];
}

export function resultSpeech(check) {
  return [resultWord(check), ...check.faults.map((fault) => said(fault.text))].join('. ');
}

export function resultView(v, check) {
  const t = words(texts).code;
  const { result } = check;
  const banner = {
    decision: DECISIONS[check.standing],
    valid_until: result.valid_to,
    reasons: check.faults,
  };
  return [
    verdictBanner(v, banner, {
      word: resultWord(check),
      lead: check.standing === 'good' ? t.mayOperate : null,
    }),
    h(
      'section',
      { class: 'card' },
      h('h2', null, t.result),
      table(v, [
        ['sector', 'business.sector', result.sector],
        ['request', 'business.request', result.request],
        ['arrangement', 'business.arrangement', result.arrangement],
        ['zones', 'permit.zones', result.zones],
        ['issuer', 'permit.issuer', result.issuer],
        ['valid_from', 'permit.valid_from', result.valid_from],
      ]),
    ),
    result.duties?.length > 0 &&
      h(
        'section',
        { class: 'card' },
        h('h2', null, t.duties),
        h('ul', null, result.duties.map(dutyItem)),
      ),
  ];
}
