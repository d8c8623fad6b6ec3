/*
 * city.mjs - the registry of a small city (tests/cli/city.sh) with keys of callers.
 *
 *   const city = makeCity();                  city.file for --registry
 *   city.key('ubnd-79', 'official', '--authority', '79')
 *   city.run('registry', 'export', 'changes')
 *   city.remove();
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PROGRAM = process.env.LOCKDOWN || 'build/lockdown';

export function makeCity() {
  const folder = mkdtempSync(join(tmpdir(), 'lockdown-city-'));
  const file = join(folder, 'city.db');
  execFileSync(
    'sh',
    ['-c', '. tests/support/tap.sh; . tests/cli/city.sh; make_city "$0"', folder],
    { stdio: 'ignore' },
  );
  const run = (...words) =>
    execFileSync(PROGRAM, ['--registry', file, ...words], { encoding: 'utf8' });
  const key = (id, role, ...more) =>
    run(
      'registry',
      'key',
      id,
      '--role',
      role,
      '--owner',
      id,
      ...more,
      '--who',
      'Lan',
      '--why',
      'a test',
    ).trim();
  return { file, run, key, remove: () => rmSync(folder, { recursive: true }) };
}
