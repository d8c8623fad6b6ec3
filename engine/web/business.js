/*
 * business.js - may we operate? An interview that ends as soon as the answer is known.
 *
 * One view at a time: sector, place, asking, result. `state` says which; show() draws it. All is asked
 * as the public, whatever key the tab holds: nobody's data but what is typed here can matter.
 */
import { fill, h, icon } from './lib/dom.js';
import { capital, said, words } from './lib/language.js';
import { decide } from './lib/api.js';
import { announce, frame, problemNotice } from './lib/frame.js';
import { Interview } from './lib/interview.js';
import { momentText } from './lib/moment.js';
import { placeMap } from './lib/place-map.js';
import { filteredChoices, questionForm, trailList, valueText } from './lib/question.js';
import { callCard, verdictBanner, verdictDetails, verdictSpeech } from './lib/verdict.js';
import { vocabulary } from './lib/vocabulary.js';
import { zonePicker } from './lib/zone-picker.js';
import { codeCard } from './business-code.js';
import { texts } from './business-texts.js';

const FIELDS =
  'decision,query,time,valid_until,reasons,obligations,questions,remedies,levels,conflicts,near_border,errors';

const state = {
  view: 'sector',
  sector: null,
  place: null /* as the query has it */,
  zone: null /* where it is, in words */,
  talk: null,
  signed: null,
  trouble: null,
};
let v = null;
let main = null;

/* ---- views ---- */

function backButton(view) {
  return h(
    'button',
    { class: 'quiet', type: 'button', on: { click: () => show(view) } },
    icon('back'),
    words(texts).back,
  );
}

function sectorView() {
  const t = words(texts);
  const entries = v.fact('business.sector').values.map(({ value, label }) => [value, said(label)]);
  const choose = (sector) => {
    state.sector = sector;
    show('place');
  };
  return [
    h('p', { class: 'lead' }, t.lead),
    h('h1', { class: 'question-text', tabindex: '-1' }, t.sector),
    filteredChoices(entries, choose, 'sector-filter'),
  ];
}

function placeView() {
  const t = words(texts);
  const wrong = h('p', { class: 'hint', role: 'alert' });
  const picker = h('div');
  const onPick = (zone) => Object.assign(state, { place: zone && { zone }, zone });
  const pick = () => fill(picker, zonePicker(v, { id: 'place', value: state.zone, onPick }));
  pick();
  const submit = (event) => {
    event.preventDefault();
    if (state.place) start();
    else fill(wrong, t.needPlace);
  };
  return [
    h(
      'p',
      { class: 'asking-for' },
      icon('shop'),
      capital(v.valueLabel('business.sector', state.sector)),
    ),
    h('h1', { class: 'question-text', tabindex: '-1' }, t.place),
    h(
      'form',
      { on: { submit } },
      picker,
      h('p', { class: 'hint' }, t.placeHint),
      placeMap(
        v,
        () => state.zone,
        (place, zone) => {
          Object.assign(state, { place, zone });
          pick();
        },
      ),
      wrong,
      h('button', { class: 'main big', type: 'submit' }, t.go),
    ),
    backButton('sector'),
  ];
}

function askingView() {
  const { talk } = state;
  const question = talk.question();
  return [
    h('p', { class: 'asking-for' }, icon('shop'), aboutLine()),
    questionForm(v, question, {
      give: (value) => go(() => talk.give(question, value)),
      skip: () => go(() => talk.skip(question)),
      stop: talk.skipped().length > 0 && (() => go(async () => talk.stop())),
    }),
    talk.trail.length ? trailList(v, talk, () => go(() => talk.back())) : backButton('place'),
  ];
}

function aboutLine() {
  return `${capital(v.valueLabel('business.sector', state.sector))} · ${v.zonePath(state.zone)}`;
}

function resultWord(answer) {
  const t = words(texts).words;
  return answer.decision === 'allow' && answer.obligations?.length ? t.duties : t[answer.decision];
}

function missingCard() {
  const skipped = state.talk.skipped();
  return (
    state.talk.answer.decision === 'undetermined' &&
    skipped.length > 0 &&
    h(
      'section',
      { class: 'card' },
      h('h2', { class: 'card-title' }, icon('question'), words(texts).missing),
      h(
        'ul',
        null,
        skipped.map((step) => h('li', null, said(step.text))),
      ),
    )
  );
}

/* What was told, so that a printed sheet says what it answers. */
function factsCard(answer) {
  const t = words(texts);
  const given = state.talk.trail.filter((step) => !step.skipped);
  return h(
    'section',
    { class: 'card' },
    h('h2', { class: 'card-title' }, icon('shop'), t.about),
    h('p', null, h('strong', null, aboutLine())),
    h('p', null, t.atMoment(momentText(answer.time))),
    given.length > 0 &&
      h(
        'ul',
        { class: 'told' },
        given.map((step) =>
          h(
            'li',
            null,
            said(step.text),
            ' ',
            h('strong', null, valueText(v, step.fact, step.value)),
          ),
        ),
      ),
  );
}

function resultView() {
  const t = words(texts);
  const { answer } = state.talk;
  const unknown = answer.decision === 'undetermined' && !answer.reasons?.length;
  return [
    verdictBanner(v, answer, {
      word: resultWord(answer),
      lead: unknown ? t.unknownLead : null,
      small: true,
    }),
    h(
      'div',
      { class: 'row no-print result-buttons' },
      h(
        'button',
        { class: 'main', type: 'button', on: { click: () => print() } },
        icon('print'),
        t.print,
      ),
      h('button', { type: 'button', on: { click: () => show('sector') } }, t.again),
    ),
    missingCard(),
    verdictDetails(v, { ...answer, errors: [] }),
    factsCard(answer),
    callCard(v, answer.levels?.place?.zone, h('p', null, t.callLocal)),
    codeCard(state.signed ?? answer),
    h(
      'div',
      { class: 'no-print' },
      trailList(v, state.talk, () => go(() => state.talk.back())),
    ),
  ];
}

const VIEWS = { sector: sectorView, place: placeView, asking: askingView, result: resultView };

/* ---- going from one to the next ---- */

function draw() {
  const trouble = state.trouble && problemNotice(state.trouble.problem, state.trouble.retry);
  fill(main, trouble, VIEWS[state.view]());
}

function show(view) {
  Object.assign(state, { view, trouble: null });
  draw();
  scrollTo(0, 0);
  main.querySelector('h1')?.focus();
}

function ask(query) {
  return decide(query, { fields: FIELDS, anonymous: true });
}

/* Signing costs the service something, so it is asked for when the answer is known. */
async function finish() {
  const { answer } = state.talk;
  const signed =
    answer.decision === 'allow' &&
    (await decide(state.talk.query(), { fields: 'decision,token,errors', anonymous: true }));
  state.signed = signed || null;
  show('result');
  announce(verdictSpeech(answer, resultWord(answer)));
}

async function go(step) {
  main.setAttribute('aria-busy', 'true');
  try {
    await step();
    if (state.talk.question()) show('asking');
    else await finish();
  } catch (problem) {
    state.trouble = { problem, retry: () => go(step) };
    draw();
    scrollTo(0, 0);
  } finally {
    main.removeAttribute('aria-busy');
  }
}

function start() {
  const query = {
    query: 'business',
    business: { sector: state.sector, place: state.place },
  };
  state.talk = new Interview(v, query, ask);
  go(() => state.talk.ask());
}

async function load() {
  fill(main, h('p', { class: 'busy', role: 'status' }, words(texts).busy));
  try {
    v = await vocabulary();
    draw();
  } catch (problem) {
    fill(main, problemNotice(problem, load));
  }
}

frame('business', texts, (place) => {
  main = place;
  if (v) draw();
  else load();
});
