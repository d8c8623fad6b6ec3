/*
 * vocabulary.js - the words of the rulebook: facts with their questions and values, zones, who issues
 * documents, and which.
 *
 *   const v = await vocabulary();        asked once
 *   v.fact('person.case')                { path, type, label, ask, values, head }, or undefined
 *   v.valueLabel('person.case', 'F0')    in the language
 *   v.zone('760'), v.zoneName('760'), v.zonePath('760')   "Quận 1", "Quận 1, Thành phố Hồ Chí Minh"
 *   v.inside('79', 'district')           its zones of a kind, sorted by name
 *   v.directives, v.authorities          maps by id
 *   v.contacts('760')                    [{ name, numbers }]: whom to call there, the nearest first
 */
import { call } from './api.js';
import { language, said } from './language.js';

const collator = new Intl.Collator('vi', { numeric: true });

class Vocabulary {
  constructor(document) {
    this.facts = new Map(document.facts.map((fact) => [fact.path, fact]));
    this.zones = new Map(document.zones.map((zone) => [zone.id, zone]));
    this.directives = new Map(document.directives.map((act) => [act.id, act]));
    this.authorities = new Map(document.authorities.map((one) => [one.id, one]));
  }

  fact(path) {
    return this.facts.get(path);
  }

  label(path) {
    return said(this.fact(path)?.label) || path;
  }

  valueLabel(path, value) {
    const known = this.fact(path)?.values?.find((one) => one.value === value);
    return known ? said(known.label) : String(value);
  }

  /* Is the fact a detail of one of these, or of a detail of them? */
  hangsOn(path, heads) {
    const head = this.fact(path)?.head;
    return Boolean(head) && head !== path && (heads.has(head) || this.hangsOn(head, heads));
  }

  zone(id) {
    return this.zones.get(id);
  }

  zoneName(id) {
    const zone = this.zone(id);
    if (!zone) return id;
    return (language() === 'en' && zone.name_en) || zone.name;
  }

  zonePath(id) {
    const names = [];
    for (let zone = this.zone(id); zone && zone.kind !== 'country'; zone = this.zone(zone.parent))
      names.push(this.zoneName(zone.id));
    return names.join(', ') || this.zoneName(id);
  }

  contacts(id) {
    const found = [];
    for (let zone = this.zone(id); zone; zone = this.zone(zone.parent))
      for (const { territory, contact, name } of this.authorities.values())
        if (contact && territory.includes(zone.id))
          found.push({ name: said(name), numbers: contact.split(/\s*,\s*/) });
    return found;
  }

  ofKind(kind) {
    return [...this.zones.values()]
      .filter((zone) => zone.kind === kind)
      .sort((a, b) => collator.compare(this.zoneName(a.id), this.zoneName(b.id)));
  }

  inside(parent, kind) {
    return this.ofKind(kind).filter((zone) => zone.parent === parent);
  }
}

let loading = null;

export function vocabulary() {
  loading ??= call('/v1/vocabulary', { anonymous: true }).then(
    (document) => new Vocabulary(document),
  );
  loading.catch(() => {
    loading = null;
  });
  return loading;
}
