/*
 * checkpoint-setup.js - where the checkpoint stands: a fixed one, the device's position, or an area.
 *
 *   setupView(vocabulary, post, onReady)     onReady(post) with { place, kind, fixed }
 */
import { fill, h, icon } from './lib/dom.js';
import { capital, words } from './lib/language.js';
import { key } from './lib/api.js';
import { openSettings } from './lib/frame.js';
import { zonePicker } from './lib/zone-picker.js';
import { texts as shared } from './lib/texts.js';
import { texts } from './checkpoint-texts.js';

const KINDS = ['inner_checkpoint', 'city_gateway', 'province_border', 'blockade_gate', 'street'];

function position() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) reject(new Error('no position'));
    navigator.geolocation.getCurrentPosition(resolve, reject, {
      enableHighAccuracy: true,
      timeout: 15000,
    });
  });
}

async function findPlace() {
  const { coords } = await position();
  const rounded = (degrees) => Math.round(degrees * 1e6) / 1e6;
  return {
    point: [rounded(coords.longitude), rounded(coords.latitude)],
    accuracy: Math.max(1, Math.ceil(coords.accuracy)),
  };
}

function fixedPicker(v, draft, changed) {
  const t = words(texts).setup;
  const posts = v.ofKind('checkpoint');
  if (posts.length === 0) return null;
  const choose = (event) => {
    draft.place = event.target.value ? { zone: event.target.value } : null;
    draft.fixed = Boolean(draft.place);
    changed();
  };
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'fixed' }, t.fixed),
    h(
      'select',
      { id: 'fixed', value: draft.fixed ? draft.place.zone : '', on: { change: choose } },
      h('option', { value: '' }, t.chooseFixed),
      posts.map((zone) => h('option', { value: zone.id }, v.zoneName(zone.id))),
    ),
  );
}

function gpsButton(draft, changed) {
  const t = words(texts).setup;
  const told = h('p', { class: 'hint', role: 'status' });
  const tell = (place) => fill(told, place?.point && t.gpsFound(place.accuracy));
  const find = async () => {
    fill(told, t.gpsBusy);
    try {
      Object.assign(draft, { place: await findPlace(), fixed: false });
      tell(draft.place);
      changed();
    } catch {
      fill(told, t.gpsFailed);
    }
  };
  tell(draft.place);
  return h(
    'div',
    { class: 'field' },
    h('button', { class: 'big', type: 'button', on: { click: find } }, icon('place'), t.gps),
    told,
  );
}

function areaPicker(v, draft, changed) {
  const t = words(texts).setup;
  const zone = !draft.fixed && draft.place?.zone;
  const pick = (id) => {
    Object.assign(draft, { place: id ? { zone: id } : null, fixed: false });
    changed();
  };
  return h(
    'details',
    { open: Boolean(zone) },
    h('summary', null, t.area),
    zonePicker(v, { id: 'area', value: zone || null, onPick: pick }),
  );
}

function kindButtons(v, draft) {
  const pressed = (button) =>
    button.setAttribute('aria-pressed', String(button.value === draft.kind));
  const button = (kind) =>
    h(
      'li',
      null,
      h(
        'button',
        {
          type: 'button',
          value: kind,
          on: {
            click: () => {
              draft.kind = kind;
              list.querySelectorAll('button').forEach(pressed);
            },
          },
        },
        capital(v.valueLabel('place.kind', kind)),
      ),
    );
  const list = h(
    'ul',
    { class: 'choices two', 'aria-labelledby': 'kind-label' },
    KINDS.map(button),
  );
  list.querySelectorAll('button').forEach(pressed);
  return list;
}

function keyNotice() {
  const t = words(texts).setup;
  if (key()) return null;
  return h(
    'div',
    { class: 'notice' },
    icon('settings'),
    h(
      'div',
      null,
      h('p', null, t.noKey),
      h('button', { type: 'button', on: { click: openSettings } }, words(shared).enterKey),
    ),
  );
}

export function setupView(v, post, onReady) {
  const t = words(texts).setup;
  const draft = { place: null, kind: KINDS[0], fixed: false, ...post };
  const wrong = h('p', { class: 'hint', role: 'alert' });
  const changed = () => fill(wrong);
  const submit = () => {
    if (draft.place) onReady(draft);
    else fill(wrong, t.needPlace);
  };
  return [
    h('h1', { tabindex: '-1' }, t.heading),
    h('p', null, t.lead),
    keyNotice(),
    h(
      'div',
      { class: 'card' },
      fixedPicker(v, draft, changed),
      h('p', { class: 'or' }, t.or),
      gpsButton(draft, changed),
      areaPicker(v, draft, changed),
    ),
    h('h2', { id: 'kind-label' }, t.kind),
    kindButtons(v, draft),
    wrong,
    h('button', { class: 'main big', type: 'button', on: { click: submit } }, t.start),
  ];
}
