/*
 * hostile.mjs - a rulebook and zones whose texts are scripts: pages have to show them as texts.
 *
 *   const hostile = hostileData();      { rules, zones }: the shipped ones and a little more
 *   hostile.remove();
 */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const SCRIPT = '<img src=x onerror="document.title=1"><script>document.title=1</script>';

const RULE = `rule "hostile.text" {
  cite  = { "H-2490" },
  query = "movement",
  when  = purpose:is "leisure",
  deny  = { vi = [[${SCRIPT} vi]], en = [[${SCRIPT} en]] },
}
`;

const ZONE = {
  type: 'Feature',
  properties: {
    id: 'HOSTILE',
    name: `${SCRIPT} vi`,
    name_en: `${SCRIPT} en`,
    kind: 'blockade',
    parent: '760',
    level: 'blockade',
    cite: 'H-CT12TU',
    from: '2021-07-23',
    to: '2021-08-01',
  },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [106.69, 10.77],
        [106.7, 10.77],
        [106.7, 10.78],
        [106.69, 10.78],
        [106.69, 10.77],
      ],
    ],
  },
};

export function hostileData() {
  const folder = mkdtempSync(join(tmpdir(), 'lockdown-hostile-'));
  const [rules, zones] = [join(folder, 'rules'), join(folder, 'geodata')];
  cpSync('rules', rules, { recursive: true });
  cpSync('geodata', zones, { recursive: true });
  writeFileSync(join(rules, 'hostile.lua'), RULE);
  writeFileSync(
    join(zones, 'hostile.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features: [ZONE] }),
  );
  return { rules, zones, remove: () => rmSync(folder, { recursive: true }) };
}
