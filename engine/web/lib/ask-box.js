/*
 * ask-box.js - trying a query: a form for the common ones, the JSON to edit, the verdict and the
 * letter that explains it.
 *
 *   askBox(vocabulary, at)      an element
 */
import { citations } from './acts.js';
import { call } from './api.js';
import { fill, h, icon } from './dom.js';
import { problemNotice } from './frame.js';
import { language, said, words } from './language.js';
import { fromInput, momentText, toInput } from './moment.js';
import { verdictMark } from './verdict.js';
import { zonePicker } from './zone-picker.js';

export const texts = {
  vi: {
    lead: 'Hỏi như một chốt hoặc một cơ sở sẽ hỏi. Không có gì được ghi lại.',
    examples: 'Ví dụ có sẵn',
    pick: 'Chọn một ví dụ…',
    form: 'Soạn câu hỏi',
    kind: 'Hỏi về',
    kinds: { movement: 'Đi lại', business: 'Cơ sở hoạt động', level: 'Cấp độ của một nơi' },
    when: 'Vào lúc',
    origin: 'Nơi đi',
    destination: 'Nơi đến',
    here: 'Nơi hỏi',
    purpose: 'Mục đích',
    sector: 'Ngành nghề',
    write: 'Viết thành câu hỏi',
    editor: 'Câu hỏi (JSON)',
    editorHint: 'Sửa được tự do; từ nào sai, máy chủ chỉ ra chỗ và từ gần đúng.',
    run: 'Trả lời và giải thích',
    notJson: 'Đây chưa phải là JSON đúng',
    level: (id) => `Cấp độ: ${id}`,
    verdicts: { allow: 'Được', deny: 'Không được', undetermined: 'Chưa đủ để kết luận' },
    until: (t) => `Đến ${t}`,
    letter: 'Giải thích từng điều kiện',
    asks: 'Cần biết thêm',
    examplesList: [
      'Đi dạo buổi tối ở Quận 1',
      'Đi mua thuốc từ Quận 1 sang Quận 3',
      'Tiệm ăn ở Quận 1 bán mang về',
      'Tiệm cắt tóc ở Ô Môn, Cần Thơ',
      'Quận Ninh Kiều đang ở cấp nào',
    ],
  },
  en: {
    lead: 'Ask as a checkpoint or a business would. Nothing is recorded.',
    examples: 'Ready examples',
    pick: 'Choose an example…',
    form: 'Compose a question',
    kind: 'Ask about',
    kinds: {
      movement: 'Moving about',
      business: 'A business at work',
      level: 'The level of a place',
    },
    when: 'At',
    origin: 'From',
    destination: 'To',
    here: 'The place',
    purpose: 'Purpose',
    sector: 'Sector',
    write: 'Write it as a query',
    editor: 'The query (JSON)',
    editorHint:
      'Edit it freely; for a wrong word the server names the place and the nearest right word.',
    run: 'Answer and explain',
    notJson: 'This is no JSON yet',
    level: (id) => `Level: ${id}`,
    verdicts: { allow: 'Allowed', deny: 'Not allowed', undetermined: 'Not enough to tell' },
    until: (t) => `Until ${t}`,
    letter: 'Explanation, condition by condition',
    asks: 'What else one has to know',
    examplesList: [
      'An evening stroll in District 1',
      'Buying medicine, from District 1 to District 3',
      'An eatery in District 1 that sells take-away',
      'A hairdresser in O Mon, Can Tho',
      'Which level holds in Ninh Kieu',
    ],
  },
};

const WALKER = { case: 'none', role: 'resident', test: { kind: 'none', result: 'none' } };
const EXAMPLES = [
  {
    query: 'movement',
    time: '2021-07-27T18:30:00+07:00',
    person: WALKER,
    group: { size: 1 },
    purpose: 'leisure',
    permit: { form: 'none' },
    origin: { zone: '760' },
    destination: { zone: '760' },
  },
  {
    query: 'movement',
    time: '2021-07-25T10:00:00+07:00',
    person: WALKER,
    group: { size: 1 },
    purpose: 'buy_medicine',
    permit: { form: 'none' },
    vehicle: { kind: 'motorbike' },
    origin: { zone: '760' },
    destination: { zone: '770' },
  },
  {
    query: 'business',
    time: '2021-09-09T10:00:00+07:00',
    business: { sector: 'eatery', place: { zone: '760' }, request: 'operate', service: 'takeaway' },
  },
  {
    query: 'business',
    time: '2021-09-26T10:00:00+07:00',
    business: { sector: 'hair_beauty', place: { zone: '917' }, request: 'operate' },
  },
  { query: 'level', time: '2021-07-20T08:00:00+07:00', place: { at: { zone: '916' } } },
];

function pretty(query) {
  return JSON.stringify(query, null, 2);
}

/* ---- the form ---- */

const START = {
  kind: 'movement',
  origin: '760',
  destination: '760',
  purpose: 'buy_food',
  sector: 'eatery',
};

function queryOf(state) {
  const time = state.time ?? undefined;
  if (state.kind === 'movement')
    return {
      query: 'movement',
      time,
      purpose: state.purpose,
      origin: { zone: state.origin },
      destination: { zone: state.destination },
    };
  if (state.kind === 'business')
    return {
      query: 'business',
      time,
      business: { sector: state.sector, place: { zone: state.origin }, request: 'operate' },
    };
  return { query: 'level', time, place: { at: { zone: state.origin } } };
}

function select(label, id, value, options, change) {
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h(
      'select',
      { id, value, on: { change: (event) => change(event.target.value) } },
      options.map(([name, text]) => h('option', { value: name }, text)),
    ),
  );
}

function valuesOf(vocabulary, path) {
  return (vocabulary.fact(path)?.values ?? []).map((one) => [one.value, said(one.label)]);
}

function zoneField(vocabulary, state, label, name) {
  return h(
    'fieldset',
    { class: 'ask-zone' },
    h('legend', null, label),
    zonePicker(vocabulary, {
      id: `ask-${name}`,
      value: state[name],
      onPick: (zone) => {
        state[name] = zone;
      },
    }),
  );
}

function form(vocabulary, state, write) {
  const t = words(texts);
  const box = h('div');
  const time = h('input', {
    type: 'datetime-local',
    id: 'ask-time',
    value: toInput(state.time),
    on: {
      change: (e) => {
        state.time = fromInput(e.target.value) ?? state.time;
      },
    },
  });
  const draw = () =>
    fill(
      box,
      select(t.kind, 'ask-kind', state.kind, Object.entries(t.kinds), (kind) => {
        state.kind = kind;
        draw();
        box.querySelector('#ask-kind').focus();
      }),
      h('div', { class: 'field' }, h('label', { for: 'ask-time' }, t.when), time),
      state.kind === 'movement' &&
        select(t.purpose, 'ask-purpose', state.purpose, valuesOf(vocabulary, 'purpose'), (v) => {
          state.purpose = v;
        }),
      state.kind === 'business' &&
        select(
          t.sector,
          'ask-sector',
          state.sector,
          valuesOf(vocabulary, 'business.sector'),
          (v) => {
            state.sector = v;
          },
        ),
      zoneField(vocabulary, state, state.kind === 'movement' ? t.origin : t.here, 'origin'),
      state.kind === 'movement' && zoneField(vocabulary, state, t.destination, 'destination'),
      h(
        'button',
        { type: 'button', on: { click: () => write(queryOf(state)) } },
        icon('keyboard'),
        t.write,
      ),
    );
  draw();
  return box;
}

/* ---- the answer ---- */

/* A query about levels is answered by the level. */
function word(answer) {
  const t = words(texts);
  const { level } = answer.levels?.place ?? {};
  return answer.query === 'level' && level ? t.level(level) : t.verdicts[answer.decision];
}

function answerPart(v, answer, letter) {
  const t = words(texts);
  const open = (answer.questions ?? []).filter((question) => question.open);
  return [
    h(
      'div',
      { class: `answer answer-${answer.decision}` },
      verdictMark(answer.decision),
      h(
        'div',
        null,
        h('h3', { tabindex: '-1' }, word(answer)),
        answer.valid_until && h('p', null, t.until(momentText(answer.valid_until))),
      ),
    ),
    h(
      'ul',
      { class: 'answer-reasons' },
      (answer.reasons ?? []).map((reason) =>
        h('li', null, said(reason.text), citations(v, reason.cite)),
      ),
    ),
    open.length > 0 &&
      h(
        'div',
        null,
        h('p', null, h('strong', null, t.asks)),
        h(
          'ul',
          null,
          open.map((question) => h('li', null, said(question.text))),
        ),
      ),
    h('h3', null, t.letter),
    h('pre', { class: 'letter', tabindex: '0', role: 'region', 'aria-label': t.letter }, letter),
  ];
}

async function ask(v, text, result) {
  const t = words(texts);
  let query;
  try {
    query = JSON.parse(text);
  } catch (error) {
    fill(
      result,
      h(
        'div',
        { class: 'notice bad', role: 'alert' },
        icon('warning'),
        h(
          'div',
          null,
          h('p', null, h('strong', null, t.notJson)),
          h('p', { lang: 'en' }, error.message),
        ),
      ),
    );
    return;
  }
  try {
    const [answer, letter] = await Promise.all([
      call('/v1/decide', { body: query }),
      call('/v1/explain', { body: query, query: { lang: language() } }).then((blob) => blob.text()),
    ]);
    fill(result, answerPart(v, answer, letter));
    result.querySelector('h3').focus();
  } catch (problem) {
    fill(result, problemNotice(problem));
  }
}

export function askBox(vocabulary, at) {
  const t = words(texts);
  const result = h('div', { class: 'ask-result' });
  const editor = h('textarea', {
    id: 'ask-editor',
    rows: 14,
    spellcheck: 'false',
    autocapitalize: 'off',
    'aria-describedby': 'ask-hint',
    value: pretty(EXAMPLES[0]),
  });
  const write = (query) => {
    editor.value = pretty(query);
    fill(result);
    editor.focus();
  };
  const examples = [['', t.pick], ...t.examplesList.map((name, i) => [String(i), name])];
  return h(
    'div',
    { class: 'ask' },
    h('p', null, t.lead),
    h(
      'div',
      { class: 'ask-columns' },
      h(
        'div',
        { class: 'card' },
        select(t.examples, 'ask-example', '', examples, (i) => i && write(EXAMPLES[i])),
        h('h3', null, t.form),
        form(vocabulary, { ...START, time: at }, write),
      ),
      h(
        'div',
        null,
        h(
          'div',
          { class: 'card' },
          h(
            'div',
            { class: 'field' },
            h('label', { for: 'ask-editor' }, t.editor),
            editor,
            h('p', { class: 'hint', id: 'ask-hint' }, t.editorHint),
          ),
          h(
            'button',
            { type: 'button', class: 'main big', on: { click: () => ask(vocabulary, editor.value, result) } },
            icon('check'),
            t.run,
          ),
        ),
      ),
    ),
    result,
  );
}
