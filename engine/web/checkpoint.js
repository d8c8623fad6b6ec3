/*
 * checkpoint.js - the officer's page: a permit, plate or purpose in, a verdict on the whole screen.
 *
 * One view at a time: setup (once a shift), start, scan, purpose, asking, verdict, and code for what
 * is no permit but the signed answer of a business. `state` says which;
 * show() draws it. A language switch draws the same view again, from the same answer.
 */
import { fill, h, icon } from './lib/dom.js';
import { capital, said, words } from './lib/language.js';
import { decide } from './lib/api.js';
import { announce, frame, problemNotice } from './lib/frame.js';
import { Interview } from './lib/interview.js';
import { choiceButtons, filteredChoices, questionForm, trailList } from './lib/question.js';
import { scan } from './lib/scanner.js';
import { addCheck, checks, post, setPost } from './lib/shift.js';
import { callCard, verdictBanner, verdictDetails, verdictMark, verdictSpeech } from './lib/verdict.js';
import { vocabulary } from './lib/vocabulary.js';
import { permitCard, resultSpeech, resultView, verifyCode } from './checkpoint-code.js';
import { setupView } from './checkpoint-setup.js';
import { outcomeView, shiftView } from './checkpoint-outcome.js';
import { texts } from './checkpoint-texts.js';

const COMMON = [
  'work',
  'buy_food',
  'goods_transport',
  'delivery',
  'medical_care',
  'vaccination',
  'medical_emergency',
  'official_duty',
];
const TOKEN = /^LD1:[0-9A-Z $%*+\-./:]+$/;
const MISSING_SHOWN = 5;

const state = {
  view: post() ? 'start' : 'setup',
  given: {},
  check: null,
  talk: null,
  trouble: null,
  allPurposes: false,
};
let v = null;
let main = null;

/* ---- views ---- */

function placeName() {
  const { place } = post();
  if (post().fixed) return v.zoneName(place.zone);
  return place.zone ? v.zonePath(place.zone) : words(texts).setup.gpsFound(place.accuracy);
}

function postLine() {
  return h(
    'div',
    { class: 'post' },
    icon('place'),
    h(
      'p',
      null,
      h('strong', null, placeName()),
      h('span', null, capital(v.valueLabel('place.kind', post().kind))),
    ),
    h(
      'button',
      { class: 'quiet', type: 'button', on: { click: () => show('setup') } },
      words(texts).start.change,
    ),
  );
}

function typedForm() {
  const t = words(texts).start;
  const input = h('input', {
    id: 'typed',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    maxlength: 2000,
  });
  const read = (given) => {
    const text = input.value.trim();
    if (text) begin(TOKEN.test(text) ? { permit: { token: text } } : given(text)); // by a hand scanner
  };
  const submit = (event) => {
    event.preventDefault();
    read((id) => ({ permit: { id } }));
  };
  return h(
    'form',
    { class: 'card', on: { submit } },
    h('label', { class: 'label', for: 'typed' }, t.typed),
    input,
    h('p', { class: 'hint' }, t.typedHint),
    h(
      'div',
      { class: 'row typed-buttons' },
      h('button', { type: 'submit' }, t.asPermit),
      h(
        'button',
        { type: 'button', on: { click: () => read((plate) => ({ vehicle: { plate } })) } },
        t.asPlate,
      ),
    ),
  );
}

function startView() {
  const t = words(texts).start;
  return [
    postLine(),
    h('h1', { tabindex: '-1' }, t.heading),
    h(
      'button',
      { class: 'main big scan-button', type: 'button', on: { click: () => show('scan') } },
      icon('camera'),
      t.scan,
    ),
    typedForm(),
    h('button', { class: 'big', type: 'button', on: { click: () => begin({}) } }, t.noPaper),
    shiftView(v),
  ];
}

function scanView() {
  const t = words(texts).scan;
  const video = h('video', {
    class: 'finder',
    playsinline: true,
    muted: true,
    'aria-label': t.heading,
  });
  const told = h('p', { class: 'scan-told', role: 'status' }, t.hint);
  const seen = (text) => {
    if (TOKEN.test(text)) begin({ permit: { token: text } });
    else fill(told, icon('warning'), ' ', t.foreign);
    return TOKEN.test(text);
  };
  scan(video, seen).catch((trouble) =>
    fill(told, icon('warning'), ' ', t[trouble.message] ?? t.absent),
  );
  return [
    h('h1', { tabindex: '-1' }, t.heading),
    h('div', { class: 'finder-frame' }, video),
    told,
    h(
      'button',
      { class: 'big', type: 'button', on: { click: () => show('start') } },
      icon('back'),
      t.stop,
    ),
  ];
}

function givenLine() {
  const t = words(texts).purpose;
  const { permit, vehicle } = state.given;
  if (permit)
    return h(
      'p',
      { class: 'given' },
      icon('check'),
      ' ',
      t.permit,
      ' ',
      h('strong', null, permit.id ?? t.scanned),
    );
  return vehicle
    ? h('p', { class: 'given' }, icon('check'), ' ', t.plate, ' ', h('strong', null, vehicle.plate))
    : null;
}

function purposeView() {
  const t = words(texts).purpose;
  const all = v.fact('purpose').values.map(({ value, label }) => [value, said(label)]);
  const common = COMMON.map((value) => all.find(([one]) => one === value)).filter(Boolean);
  const more = () => {
    state.allPurposes = true;
    show('purpose');
  };
  return [
    state.check ? permitCard(v, state.check) : givenLine(),
    h('h1', { tabindex: '-1' }, t.heading),
    state.allPurposes
      ? filteredChoices(all, choosePurpose, 'purpose-filter')
      : [
          choiceButtons(common, choosePurpose),
          h('button', { class: 'big', type: 'button', on: { click: more } }, t.more),
        ],
    h(
      'button',
      { class: 'quiet', type: 'button', on: { click: () => show('start') } },
      icon('back'),
      words(texts).again,
    ),
  ];
}

function askingView() {
  const { talk } = state;
  const question = talk.question();
  return [
    h('p', { class: 'asking-for' }, verdictMark('undetermined'), words(texts).asking),
    questionForm(v, question, {
      give: (value) => go(() => talk.give(question, value)),
      skip: () => go(() => talk.skip(question)),
      stop: talk.skipped().length > 0 && (() => go(async () => talk.stop())),
      here: post().fixed ? v.zone(post().place.zone).parent : post().place.zone,
    }),
    trailList(v, talk, () => go(() => talk.back())),
  ];
}

/* What matters most was asked first. */
function missingCard() {
  const t = words(texts);
  const items = state.talk.skipped().map((step) => h('li', null, said(step.text)));
  const more = items.splice(MISSING_SHOWN);
  return (
    items.length > 0 &&
    h(
      'section',
      { class: 'card' },
      h('h2', null, t.missing),
      h('ul', null, items),
      more.length > 0 &&
        h('details', null, h('summary', null, t.moreMissing(more.length)), h('ul', null, more)),
    )
  );
}

function verdictView() {
  const t = words(texts);
  const { answer } = state.talk;
  const unknown = answer.decision === 'undetermined';
  return [
    verdictBanner(v, answer, {
      word: t.words[answer.decision],
      lead: unknown && !answer.reasons?.length ? t.unknownLead : null,
    }),
    h(
      'button',
      { class: 'main big next', type: 'button', on: { click: () => show('start') } },
      t.next,
    ),
    outcomeView(answer),
    unknown && callCard(v, answer.levels?.place?.zone),
    unknown && missingCard(),
    verdictDetails(v, answer),
    trailList(v, state.talk, () => go(() => state.talk.back())),
  ];
}

function codeView() {
  return [
    resultView(v, state.check),
    h(
      'button',
      { class: 'main big next', type: 'button', on: { click: () => show('start') } },
      words(texts).next,
    ),
  ];
}

const VIEWS = {
  setup: () =>
    setupView(v, post(), (chosen) => {
      setPost(chosen);
      show('start');
    }),
  start: startView,
  scan: scanView,
  purpose: purposeView,
  code: codeView,
  asking: askingView,
  verdict: verdictView,
};

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

/* What a code says is looked at before anything is asked about its holder. */
function begin(given) {
  Object.assign(state, { given, check: null, allPurposes: false });
  if (given.permit?.token) examine(given.permit.token);
  else show('purpose');
}

function examine(token) {
  return take(async () => {
    state.check = await verifyCode(token);
    show(state.check?.result ? 'code' : 'purpose');
    if (state.check?.result) announce(resultSpeech(state.check));
  }, 'start');
}

function tellVerdict() {
  const { answer, start } = state.talk;
  const word = words(texts).words[answer.decision];
  if (!checks().some((check) => check.id === answer.id))
    addCheck({
      id: answer.id,
      time: answer.time,
      decision: answer.decision,
      purpose: start.purpose,
    });
  show('verdict');
  announce(verdictSpeech(answer, word));
}

/* Take a step; when it fails the view, or the one told, stays and says so. */
async function take(step, view = state.view) {
  main.setAttribute('aria-busy', 'true');
  try {
    await step();
  } catch (problem) {
    Object.assign(state, { view, trouble: { problem, retry: () => take(step, view) } });
    draw();
    scrollTo(0, 0);
  } finally {
    main.removeAttribute('aria-busy');
  }
}

function go(step) {
  return take(async () => {
    await step();
    if (state.talk.question()) show('asking');
    else tellVerdict();
  });
}

function choosePurpose(purpose) {
  const { place, kind } = post();
  const query = { query: 'movement', purpose, place: { at: place, kind }, ...state.given };
  state.talk = new Interview(v, query, decide);
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

frame('checkpoint', texts, (place) => {
  main = place;
  if (v) draw();
  else load();
});
