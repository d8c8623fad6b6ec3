/*
 * map.js - the map of levels: a moment, the zones as they are then, and what holds in one of them.
 *
 * The time slider goes over the stretches between the moments of GET /v1/timeline, in which no level
 * changes and no order begins or ends. The list of zones tells the same as the map, in words.
 */
import { call } from './lib/api.js';
import { periodText, plain, zoneName } from './lib/acts.js';
import { fill, h, icon } from './lib/dom.js';
import { frame, problemNotice } from './lib/frame.js';
import { words } from './lib/language.js';
import { chip, levelScale, patterns } from './lib/levels.js';
import {
  dayText,
  fromInput,
  momentText,
  now,
  parse,
  practice,
  rfc3339,
  toInput,
} from './lib/moment.js';
import { smallestAt } from './lib/shapes.js';
import { zoneDetail, zoneFacts } from './lib/zone-detail.js';
import { zoneMap } from './lib/zone-map.js';
import { zonesAt } from './lib/zones.js';
import { texts } from './map-texts.js';

const DAY_MS = 24 * 3600 * 1000;

const state = {
  moments: [],
  scale: levelScale([]),
  at: fromInput(toInput(now())),
  features: [],
  inside: new Map() /* features by parent */,
  chosen: null /* { id, subject, title, note } */,
  asked: 0 /* answers to older questions are dropped */,
  detailAsked: 0,
  sought: '',
};
let part = null; /* the elements of the page */
let map = null;

/* ---- stretches of time ---- */

/* Now, to the minute. */
function present() {
  return fromInput(toInput(now()));
}

function stretchAt(at) {
  const after = state.moments.findIndex((moment) => parse(moment) > parse(at));
  return after < 0 ? state.moments.length : after;
}

function stretch(i) {
  return { from: state.moments[i - 1], to: state.moments[i] };
}

/* The moment shown for a stretch: now if it lies there, else its beginning. */
function momentOf(i) {
  if (stretchAt(present()) === i) return present();
  return i > 0 ? state.moments[i - 1] : rfc3339(parse(state.moments[0]) - DAY_MS);
}

function isNow() {
  return Math.abs(parse(state.at) - parse(present())) < 60000;
}

/* ---- the time bar ---- */

function timeBar() {
  const t = words(texts);
  const step = (by) => () =>
    showAt(momentOf(Math.max(0, Math.min(state.moments.length, stretchAt(state.at) + by))));
  const date = h('p', { class: 'map-date', 'aria-live': 'polite' });
  const period = h('p', { class: 'map-period' });
  const slider = h('input', {
    type: 'range',
    min: 0,
    step: 1,
    'aria-label': t.slider,
    on: { input: (e) => showAt(momentOf(Number(e.target.value))) },
  });
  const earlier = h(
    'button',
    { type: 'button', 'aria-label': t.earlier, title: t.earlier, on: { click: step(-1) } },
    icon('back'),
  );
  const later = h(
    'button',
    {
      type: 'button',
      class: 'map-later',
      'aria-label': t.later,
      title: t.later,
      on: { click: step(1) },
    },
    icon('back'),
  );
  const pick = h('input', {
    type: 'datetime-local',
    id: 'map-pick',
    on: { change: (e) => fromInput(e.target.value) && showAt(fromInput(e.target.value)) },
  });
  const today = h(
    'button',
    { type: 'button', class: 'quiet', on: { click: () => showAt(present()) } },
    icon('clock'),
    t.today,
  );
  const element = h(
    'section',
    { class: 'card map-time', 'aria-label': t.slider },
    h('div', { class: 'map-when' }, date, period),
    h('div', { class: 'map-slider' }, earlier, slider, later),
    h('div', { class: 'map-pick' }, h('label', { for: 'map-pick' }, t.pick), pick, today),
  );
  return { element, date, period, slider, earlier, later, pick, today };
}

function tellTime() {
  const t = words(texts);
  const { time } = part;
  const i = stretchAt(state.at);
  fill(
    time.date,
    isNow() && !practice() && h('span', { class: 'map-now' }, t.now),
    h('strong', null, dateWords()),
  );
  fill(time.period, t.steady(periodText(stretch(i))));
  time.slider.max = state.moments.length;
  time.slider.value = i;
  time.slider.setAttribute('aria-valuetext', `${momentText(state.at)}. ${time.period.textContent}`);
  time.earlier.disabled = i === 0;
  time.later.disabled = i === state.moments.length;
  time.pick.value = toInput(state.at);
  time.today.hidden = isNow();
}

function dateWords() {
  return /T00:00:00/.test(state.at) ? dayText(state.at) : momentText(state.at);
}

/* ---- the zones at a moment ---- */

async function showAt(at) {
  const asked = ++state.asked;
  state.at = at;
  tellTime();
  try {
    const features = await zonesAt(at);
    if (asked !== state.asked) return;
    state.features = features;
    state.inside = byParent(features.filter(isPlace));
    fill(part.problem);
    tellZones();
    if (state.chosen) showDetail();
  } catch (problem) {
    if (asked === state.asked)
      fill(
        part.problem,
        problemNotice(problem, () => showAt(at)),
      );
  }
}

function tellZones() {
  const t = words(texts);
  const nothing = !state.features.some((f) => f.properties.level);
  map.show(state.features, state.scale);
  fill(
    part.nothing,
    nothing &&
      h(
        'div',
        { class: 'notice' },
        icon('question'),
        h(
          'div',
          null,
          h('p', null, t.nothing),
          stretchAt(state.at) > 0 &&
            h('button', { type: 'button', on: { click: showLastLevels } }, t.lastLevels),
        ),
      ),
  );
  fill(part.legend, legendItems());
  tellList();
}

/* Back in time until some zone has a level. */
async function showLastLevels() {
  for (let i = stretchAt(state.at) - 1; i > 0; i--) {
    const features = await zonesAt(momentOf(i)).catch(() => []);
    if (features.some((f) => f.properties.level)) return showAt(momentOf(i));
  }
  return null;
}

function legendItems() {
  const used = new Set(state.features.map((f) => f.properties.level ?? null));
  const levels = state.scale.levels.filter((level) => used.has(level.id)).map((level) => level.id);
  return [...levels, ...(used.has(null) ? [null] : [])].map((id) =>
    h('li', null, chip(state.scale, id, state.scale.label(id))),
  );
}

/* ---- the list ---- */

function kindWords(properties) {
  const t = words(texts);
  return { blockade: t.blockade, checkpoint: t.checkpoint }[properties.kind];
}

function row(feature) {
  const { id, level, kind, from, to } = feature.properties;
  return h(
    'button',
    {
      type: 'button',
      class: 'zone-row',
      'aria-pressed': String(state.chosen?.id === id),
      'data-zone': id,
      on: { click: () => choose(feature, true) },
    },
    h(
      'span',
      { class: 'zone-row-name' },
      zoneName(feature.properties),
      kind === 'blockade' && h('span', { class: 'soft' }, periodText({ from, to })),
    ),
    chip(state.scale, level ?? null),
  );
}

function byParent(features) {
  const found = new Map();
  for (const feature of features) {
    const { parent } = feature.properties;
    if (!found.has(parent)) found.set(parent, []);
    found.get(parent).push(feature);
  }
  return found;
}

/* The rows of what lies inside are made when someone looks. */
function branch(feature) {
  const inside = state.inside.get(feature.properties.id) ?? [];
  if (inside.length === 0) return h('li', null, row(feature));
  const list = h('ul', { class: 'zone-list' });
  const open = () => list.childElementCount || fill(list, [...inside].sort(byName).map(branch));
  return h(
    'li',
    null,
    row(feature),
    h(
      'details',
      { on: { toggle: open } },
      h('summary', null, words(texts).inside(inside.length)),
      list,
    ),
  );
}

function byName(a, b) {
  return zoneName(a.properties).localeCompare(zoneName(b.properties), 'vi', { numeric: true });
}

function isPlace(feature) {
  return !kindWords(feature.properties);
}

/* The two cities first, as their districts differ most. */
function roots() {
  const ids = new Set(state.features.map((f) => f.properties.id));
  const all = state.features
    .filter((f) => !ids.has(f.properties.parent) && isPlace(f))
    .sort(byName);
  const many = (f) => state.inside.get(f.properties.id)?.length > 3;
  return [...all.filter(many), ...all.filter((f) => !many(f))];
}

function found() {
  const sought = plain(state.sought);
  return state.features
    .filter((f) => plain(`${f.properties.name} ${f.properties.name_en}`).includes(sought))
    .sort(byName);
}

function tellList() {
  const t = words(texts);
  if (state.sought) {
    const hits = found();
    fill(
      part.list,
      hits.length
        ? h(
            'ul',
            { class: 'zone-list' },
            hits.map((f) => h('li', null, row(f))),
          )
        : h('p', null, t.noZone),
    );
    return;
  }
  const blockades = state.features.filter((f) => f.properties.kind === 'blockade');
  fill(
    part.list,
    h('h3', null, t.blockades),
    blockades.length
      ? h(
          'ul',
          { class: 'zone-list' },
          blockades.map((f) => h('li', null, row(f))),
        )
      : h('p', { class: 'soft' }, t.noBlockades),
    h('h3', null, t.provinces),
    h('ul', { class: 'zone-list' }, roots().map(branch)),
  );
}

function markRow() {
  for (const button of part.list.querySelectorAll('.zone-row'))
    button.setAttribute('aria-pressed', String(button.dataset.zone === state.chosen?.id));
}

/* ---- one zone ---- */

function parents(feature) {
  const names = [];
  for (
    let up = feature;
    up;
    up = state.features.find((f) => f.properties.id === up.properties.parent)
  )
    names.push(zoneName(up.properties));
  return names.slice(1).join(', ');
}

function subjectOf(feature) {
  const { id, kind, parent } = feature.properties;
  return kind === 'blockade' ? { order: feature.properties, zone: parent } : { zone: id };
}

function choose(feature, byRow) {
  state.chosen = { id: feature.properties.id, feature };
  map.choose(feature.properties.id);
  if (byRow) map.goTo([feature.properties.id]);
  markRow();
  showDetail(true);
}

function closeDetail() {
  const chosen = part.list.querySelector('[aria-pressed="true"]');
  state.chosen = null;
  map.choose(null);
  markRow();
  showDetail();
  chosen?.focus({ preventScroll: true });
}

function detailHead() {
  const t = words(texts);
  const { feature, point, accuracy } = state.chosen;
  const title = feature ? zoneName(feature.properties) : t.here;
  const around =
    feature && [kindWords(feature.properties), parents(feature)].filter(Boolean).join(' · ');
  return h(
    'div',
    { class: 'detail-head' },
    h(
      'div',
      null,
      h('h2', { tabindex: '-1', class: 'detail-title' }, point ? t.here : title),
      point &&
        h(
          'p',
          { class: 'soft' },
          [
            feature && [zoneName(feature.properties), parents(feature)].filter(Boolean).join(', '),
            t.accuracy(Math.round(accuracy)),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      !point && around && h('p', { class: 'soft' }, around),
    ),
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'aria-label': t.closeDetail,
        title: t.closeDetail,
        on: { click: closeDetail },
      },
      icon('cross'),
    ),
  );
}

async function showDetail(focus) {
  const t = words(texts);
  const asked = ++state.detailAsked;
  if (!state.chosen) {
    fill(part.detail, h('p', { class: 'soft' }, t.pickZone));
    return;
  }
  // An order is another one at another moment, or none.
  const feature =
    state.features.find((f) => f.properties.id === state.chosen.id) ?? state.chosen.feature;
  const body = h('div', { 'aria-live': 'polite' }, t.loading);
  state.chosen.feature = feature;
  fill(part.detail, detailHead(), body);
  if (focus) part.detail.querySelector('h2').focus();
  const { point, accuracy } = state.chosen;
  try {
    const facts = await zoneFacts(point ? { point, accuracy } : subjectOf(feature), state.at);
    if (asked === state.detailAsked) fill(body, zoneDetail(facts, state.scale));
  } catch (problem) {
    if (asked === state.detailAsked)
      fill(
        body,
        problemNotice(problem, () => showDetail()),
      );
  }
}

/* ---- where am I ---- */

function tellPosition(position) {
  const point = [position.coords.longitude, position.coords.latitude].map((x) =>
    Number(x.toFixed(6)),
  );
  const accuracy = Math.min(5000, Math.ceil(position.coords.accuracy));
  const feature = smallestAt(state.features, point);
  fill(part.position, !feature && words(texts).outside);
  map.showPosition(point, accuracy);
  map.choose(feature?.properties.id ?? null);
  state.chosen = { id: feature?.properties.id ?? null, feature, point, accuracy };
  markRow();
  showDetail(true);
}

function locate() {
  const t = words(texts);
  const failed = () => fill(part.position, t.noPosition);
  fill(part.position, t.locating);
  if (!navigator.geolocation) failed();
  else
    navigator.geolocation.getCurrentPosition(tellPosition, failed, {
      enableHighAccuracy: true,
      timeout: 15000,
    });
}

/* ---- the page ---- */

function tools() {
  const t = words(texts);
  const area = (name, ids) =>
    h('button', { type: 'button', on: { click: () => map.goTo(ids) } }, name);
  return h(
    'div',
    { class: 'map-tools', role: 'group', 'aria-label': t.whole },
    area(t.country, []),
    area(t.hcmc, ['79']),
    area(t.cantho, ['92']),
    h(
      'button',
      { type: 'button', class: 'main', on: { click: locate } },
      icon('place'),
      t.whereAmI,
    ),
  );
}

function zoomButtons() {
  const t = words(texts);
  const button = (sign, name, steps) =>
    h(
      'button',
      { type: 'button', 'aria-label': name, title: name, on: { click: () => map.zoom(steps) } },
      sign,
    );
  return h('div', { class: 'map-zoom' }, button('+', t.zoomIn, 1), button('−', t.zoomOut, -1));
}

function build() {
  const t = words(texts);
  const search = h('input', {
    type: 'search',
    id: 'zone-search',
    autocomplete: 'off',
    on: {
      input: (e) => {
        state.sought = e.target.value.trim();
        tellList();
      },
    },
  });
  search.value = state.sought;
  return {
    time: timeBar(),
    problem: h('div'),
    nothing: h('div', { class: 'map-nothing' }),
    canvas: h('div', { class: 'map-canvas', role: 'region', 'aria-label': t.mapLabel }),
    legend: h('ul', { class: 'legend' }),
    position: h('p', { class: 'map-position', role: 'status' }),
    detail: h('section', { class: 'card map-detail', 'aria-label': t.detail }),
    list: h('div'),
    search,
  };
}

function layout(p) {
  const t = words(texts);
  return [
    h('h1', null, t.heading),
    p.time.element,
    p.problem,
    tools(),
    p.position,
    h(
      'div',
      { class: 'map-columns' },
      h(
        'div',
        { class: 'map-left' },
        h('div', { class: 'map-frame' }, p.canvas, zoomButtons(), p.nothing),
        h(
          'section',
          { 'aria-labelledby': 'legend-title' },
          h('h2', { id: 'legend-title', class: 'unseen' }, t.legend),
          p.legend,
        ),
        h('p', { class: 'hint' }, t.borders),
      ),
      h(
        'div',
        { class: 'map-right' },
        p.detail,
        h(
          'section',
          { class: 'card', 'aria-labelledby': 'list-title' },
          h('h2', { id: 'list-title' }, t.list),
          h('div', { class: 'field' }, h('label', { for: 'zone-search' }, t.filter), p.search),
          p.list,
        ),
      ),
    ),
    patterns(),
  ];
}

async function start() {
  try {
    const timeline = await call('/v1/timeline');
    state.moments = timeline.moments;
    state.scale = levelScale(timeline.levels);
    await showAt(state.at);
  } catch (problem) {
    fill(part.problem, problemNotice(problem, start));
  }
}

let practised = practice();

frame('map', texts, (main) => {
  main.classList.add('map-main');
  map?.leaflet.remove();
  part = build();
  fill(main, layout(part));
  map = zoneMap(part.canvas, { onZone: (feature) => choose(feature, false) });
  if (practised !== practice()) state.at = present();
  practised = practice();
  showDetail();
  start();
});
