/*
 * law.js - documents that answers cite: their number, title and who issued them; asked for when they
 * are first shown, and kept.
 *
 *   citations(['H-2718'])     a line with a chip for each; numbers and titles appear when they are known
 *   shortCitations(['H-2718'])  their numbers alone
 *   await ruleText('ct16.head_is_liable')   { vi, en }
 *   await contacts(answer)    [{ name, contact }]: who issued what is cited; contact may be missing
 */
import { call } from './api.js';
import { fill, h } from './dom.js';
import { said, words } from './language.js';
import { dayText } from './moment.js';
import { texts } from './texts.js';

const known = new Map(); // id -> promise of { directive, authorities }

async function load(id) {
  const found = await call('/v1/rules', { query: { text: id }, anonymous: true });
  return {
    directive: found.directives.find((one) => one.id === id),
    authorities: found.authorities,
  };
}

function document(id) {
  if (!known.has(id))
    known.set(
      id,
      load(id).catch(() => {
        known.delete(id);
        return {};
      }),
    );
  return known.get(id);
}

function tell(item, directive) {
  if (!directive) return;
  const issued = words(texts).verdict.issued(dayText(directive.issued));
  fill(
    item,
    h('span', { class: 'cite' }, directive.number ?? directive.id),
    ' ',
    said(directive.title),
    ` (${issued})`,
  );
}

export function citations(ids = []) {
  if (ids.length === 0) return null;
  const item = (id) => {
    const place = h('li', null, h('span', { class: 'cite' }, id));
    document(id).then(({ directive }) => tell(place, directive));
    return place;
  };
  return h('ul', { class: 'cites', 'aria-label': words(texts).verdict.basis }, ids.map(item));
}

/* The words of a rule, or null. */
export async function ruleText(id) {
  const found = await call(`/v1/rules/${encodeURIComponent(id)}`, { anonymous: true }).catch(
    () => null,
  );
  return found?.versions.at(-1)?.text ?? null;
}

/* The numbers alone, in a line of text. */
export function shortCitations(ids) {
  return ids.map((id, i) => {
    const number = h('span', null, id);
    document(id).then(({ directive }) => fill(number, directive?.number ?? id));
    return [i > 0 && ' · ', number];
  });
}

export async function contacts(answer) {
  const ids = [...(answer.reasons ?? []), ...(answer.obligations ?? [])].flatMap(
    (reason) => reason.cite ?? [],
  );
  const found = new Map();
  for (const { directive, authorities = [] } of await Promise.all(
    [...new Set(ids)].map(document),
  )) {
    const issuer = authorities.find((one) => one.id === directive?.by);
    if (issuer) found.set(issuer.id, { name: said(issuer.name), contact: issuer.contact });
  }
  return [...found.values()];
}
