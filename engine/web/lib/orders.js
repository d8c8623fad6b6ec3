/*
 * orders.js - what officials order with their key: blockades, levels, suspensions.
 *
 *   ordersDesk(vocabulary)      an element; asks for the key first
 *
 * The service decides what a key may do, and where; what it refuses is told in words.
 */
import { actName, zoneName } from './acts.js';
import { call, key, setKey } from './api.js';
import { fill, h, icon } from './dom.js';
import { problemNotice } from './frame.js';
import { said, words } from './language.js';
import { levelScale } from './levels.js';
import { now } from './moment.js';
import { Mistake, field, needed, orderForm, textInput, timeInput, timeOf } from './order-form.js';
import { texts } from './orders-texts.js';
import { shapeEditor } from './shape-editor.js';
import { holds } from './shapes.js';
import { zonePicker } from './zone-picker.js';
import { zonesAt } from './zones.js';

/* ---- parts that several orders have ---- */

function common(id) {
  const t = words(texts);
  const who = textInput(`${id}-who`);
  const why = h('textarea', { id: `${id}-why`, rows: 2, maxlength: 1000 });
  const act = textInput(`${id}-act`, { list: 'order-acts' });
  const from = timeInput(`${id}-from`, true);
  const to = timeInput(`${id}-to`);
  return {
    who,
    why,
    act,
    from,
    to,
    actField: field(t.act, act, t.actHint),
    period: h('div', { class: 'order-period' }, field(t.from, from), field(t.to, to)),
    reasons: [field(t.who, who), field(t.why, why, t.whyHint)],
  };
}

function readCommon(c) {
  const t = words(texts);
  return {
    act: needed(c.act, t.act),
    author: needed(c.who, t.who),
    why: needed(c.why, t.why),
    from: timeOf(c.from),
    ...(timeOf(c.to) && { to: timeOf(c.to) }),
  };
}

/* ---- blockades ---- */

const FINENESS = { province: 1, district: 2, ward: 3 };

/* The smallest zone that has all corners. */
function zoneAround(features, corners) {
  return features
    .filter(
      (f) =>
        FINENESS[f.properties.kind] &&
        corners.length > 0 &&
        corners.every((corner) => holds(f.geometry, corner)),
    )
    .sort((a, b) => FINENESS[b.properties.kind] - FINENESS[a.properties.kind])[0];
}

function blockForm(desk) {
  const t = words(texts);
  const b = t.block;
  const c = common('block');
  const name = textInput('block-name');
  const nameEn = textInput('block-name-en');
  const level = h(
    'select',
    { id: 'block-level' },
    Object.entries(b.levels).map(([value, text]) => h('option', { value }, text)),
  );
  const picker = h('div');
  const around = h('p', { class: 'soft', role: 'status' });
  let parent = null;
  const pick = (zone) => {
    parent = zone;
  };
  const offer = (zone) =>
    fill(picker, zonePicker(desk.vocabulary, { id: 'block-parent', value: zone, onPick: pick }));
  const onChange = (corners) => {
    const zone = zoneAround(desk.features, corners);
    fill(around, zone && b.parentAuto(zoneName(zone.properties)));
    if (zone) {
      parent = zone.properties.id;
      offer(parent);
    }
  };
  const editor = shapeEditor({ id: 'block-corners', onChange });
  const read = () => {
    const order = {
      name: needed(name, b.name),
      ...(nameEn.value.trim() && { name_en: nameEn.value.trim() }),
      level: level.value,
      shape: { type: 'Polygon', coordinates: [counterClockwise(editor.ring())] },
    };
    if (!parent) throw new Mistake(t.missing(b.parent));
    return { ...order, parent, ...readCommon(c) };
  };
  offer(null);
  return orderForm({
    title: b.title,
    content: [
      field(b.name, name),
      field(b.nameEn, nameEn),
      field(b.level, level),
      editor.element,
      h('fieldset', { class: 'order-shape' }, h('legend', null, b.parent), around, picker),
      c.actField,
      c.period,
      c.reasons,
    ],
    onToggle: (event) => event.target.open && editor.show(desk.features, desk.scale),
    read,
    summary: (order) => [
      h(
        'p',
        null,
        b.summary(order.name, b.levels[order.level], order.shape.coordinates[0].length - 1),
      ),
      h('p', null, desk.vocabulary.zonePath(order.parent)),
    ],
    send: (order) => call('/v1/blockades', { body: order }),
    done: desk.refresh,
  });
}

/* As GeoJSON wants outer rings. */
function counterClockwise(ring) {
  const area = ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0);
  return area < 0 ? [...ring].reverse() : ring;
}

function liftForm(desk) {
  const t = words(texts);
  const why = h('textarea', { id: 'lift-why', rows: 2, maxlength: 1000 });
  const which = h('select', { id: 'lift-which' });
  const none = h('p', { class: 'soft' }, t.lift.none);
  const nameOf = (id) =>
    zoneName(desk.features.find((f) => f.properties.id === id)?.properties) || id;
  desk.onRefresh.push(() => {
    const blockades = desk.features.filter((f) => f.properties.kind === 'blockade');
    none.hidden = blockades.length > 0;
    fill(
      which,
      [['', t.lift.choose], ...blockades.map((f) => [f.properties.id, zoneName(f.properties)])].map(
        ([value, text]) => h('option', { value }, text),
      ),
    );
  });
  return orderForm({
    title: t.lift.title,
    content: [none, field(t.lift.which, which), field(t.why, why, t.whyHint)],
    read: () => ({ id: needed(which, t.lift.which), why: needed(why, t.why) }),
    summary: (order) => h('p', null, t.lift.summary(nameOf(order.id))),
    send: (order) =>
      call(`/v1/blockades/${encodeURIComponent(order.id)}`, {
        method: 'DELETE',
        query: { why: order.why },
      }),
    done: desk.refresh,
  });
}

/* ---- levels ---- */

function readRow(desk, line, number) {
  const t = words(texts).publish;
  const [zone, level, ...rest] = line
    .split(/[,;\t]/)
    .map((value) => value.trim().replace(/^"|"$/g, ''));
  if (!zone || !level || rest.length > 0) throw new Mistake(t.badLine(number));
  if (!desk.vocabulary.zone(zone)) throw new Mistake(t.unknownZone(number, zone));
  if (!desk.scale.levels.some((one) => one.id === level))
    throw new Mistake(t.unknownLevel(number, level));
  return { zone, level };
}

/* A first line of names is passed over. */
function readRows(desk, text) {
  const lines = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line, i) => [line, i + 1])
    .filter(([line]) => line.trim());
  if (/^"?zone"?\s*[,;\t]/i.test(lines[0]?.[0] ?? '')) lines.shift();
  if (lines.length === 0) throw new Mistake(words(texts).publish.empty);
  return lines.map(([line, number]) => readRow(desk, line, number));
}

function publishForm(desk) {
  const t = words(texts);
  const c = common('publish');
  const list = h('textarea', { id: 'publish-list', rows: 6, spellcheck: 'false' });
  const file = h('input', {
    type: 'file',
    id: 'publish-file',
    accept: '.csv,text/csv,text/plain',
    on: {
      change: async () => {
        list.value = await (file.files[0]?.text() ?? list.value);
      },
    },
  });
  const item = (row) =>
    h('li', null, `${desk.vocabulary.zoneName(row.zone)}: ${desk.scale.code(row.level)}`);
  return orderForm({
    title: t.publish.title,
    content: [
      field(t.publish.list, list, t.publish.listHint),
      field(t.publish.file, file),
      c.actField,
      c.period,
      c.reasons,
    ],
    read: () => ({ levels: readRows(desk, list.value), ...readCommon(c) }),
    summary: (order) => [
      h('p', null, t.publish.summary(order.levels.length)),
      h(
        'ul',
        null,
        order.levels.slice(0, 20).map(item),
        order.levels.length > 20 && h('li', null, '…'),
      ),
    ],
    send: (order) => call('/v1/levels', { body: order }),
    done: desk.refresh,
  });
}

/* ---- businesses ---- */

function suspendForm() {
  const t = words(texts);
  const c = common('suspend');
  const business = textInput('suspend-business');
  const number = textInput('suspend-number');
  return orderForm({
    title: t.suspend.title,
    content: [
      field(t.suspend.business, business),
      field(t.suspend.number, number),
      c.actField,
      c.period,
      c.reasons,
    ],
    read: () => {
      const { act, author, why, from, to } = readCommon(c);
      return {
        business: needed(business, t.suspend.business),
        body: {
          act,
          from,
          ...(to && { until: to }),
          ...(number.value.trim() && { id: number.value.trim() }),
          why: `${author}: ${why}`,
        },
      };
    },
    summary: (order) => h('p', null, t.suspend.summary(order.business)),
    send: (order) =>
      call(`/v1/businesses/${encodeURIComponent(order.business)}/suspension`, { body: order.body }),
  });
}

/* ---- the desk ---- */

function keyCard(desk) {
  const t = words(texts);
  const told = h('div');
  const input = h('input', { type: 'password', id: 'orders-key', autocomplete: 'off' });
  const use = async (event) => {
    event.preventDefault();
    setKey(input.value);
    try {
      if (key()) await call('/healthz');
      desk.draw();
    } catch (problem) {
      setKey('');
      fill(told, problemNotice(problem));
    }
  };
  return h(
    'form',
    { class: 'card', 'aria-label': t.keyTitle, on: { submit: use } },
    h('h3', null, t.keyTitle),
    field(t.keyLabel, input, t.keyHint),
    told,
    h('button', { class: 'main', type: 'submit' }, icon('shield'), t.useKey),
  );
}

function forgetCard(desk) {
  const t = words(texts);
  const forget = () => {
    setKey('');
    desk.draw();
  };
  return h(
    'div',
    { class: 'card row' },
    icon('shield'),
    h('strong', null, t.keyUsed),
    h('button', { type: 'button', on: { click: forget } }, t.forget),
  );
}

async function load(desk) {
  const [features, timeline] = await Promise.all([
    zonesAt(now()),
    call('/v1/timeline', { anonymous: true }),
  ]);
  Object.assign(desk, { features, scale: levelScale(timeline.levels) });
}

function actList(desk) {
  return h(
    'datalist',
    { id: 'order-acts' },
    [...desk.vocabulary.directives.values()].map((act) => h('option', { value: act.id }, `${actName(act)} ${said(act.title)}`)),
  );
}

async function draw(desk) {
  const t = words(texts);
  if (!key()) {
    fill(desk.element, h('p', null, t.lead), keyCard(desk));
    return;
  }
  try {
    await load(desk);
    desk.onRefresh = [];
    fill(
      desk.element,
      h('p', null, t.lead),
      forgetCard(desk),
      actList(desk),
      blockForm(desk),
      liftForm(desk),
      publishForm(desk),
      suspendForm(),
    );
    for (const tell of desk.onRefresh) tell();
  } catch (problem) {
    fill(desk.element, problemNotice(problem, desk.draw));
  }
}

export function ordersDesk(vocabulary) {
  const desk = {
    vocabulary,
    element: h('div', { class: 'orders' }),
    features: [],
    scale: levelScale([]),
    onRefresh: [],
  };
  desk.draw = () => draw(desk);
  desk.refresh = async () => {
    desk.features = await zonesAt(now()).catch(() => desk.features);
    for (const tell of desk.onRefresh) tell();
  };
  desk.draw();
  return desk.element;
}
