/*
 * service.mjs - a running service for a suite: the program under test at a free port of 127.0.0.1.
 *
 *   const service = await startService(['--registry', file]);
 *   service.url; await service.stop();
 *   const sample = await startSample();     over the sample registry; sample.key('checkpoint'),
 *                                           await sample.run('permit', 'list'), sample.folder
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const PROGRAM = process.env.LOCKDOWN || 'build/lockdown';
const execute = promisify(execFile);

export async function startService(options = []) {
  const child = spawn(PROGRAM, [...options, 'serve', '--listen', '127.0.0.1:0', '--threads', '1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (text) => {
    complaints += text;
  });
  const ended = new Promise((resolve) => {
    child.once('close', resolve);
  });
  const url = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) =>
      resolve(line.match(/https?:\S+/)?.[0]),
    );
    child.once('error', reject);
    ended.then(() => reject(new Error(`the service does not start: ${complaints}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, stop };
}

export async function startSample() {
  const folder = mkdtempSync(`${tmpdir()}/lockdown-sample-`);
  await execute('tests/samples/registry.sh', [folder], {
    env: { ...process.env, LOCKDOWN: PROGRAM },
  });
  const options = ['--registry', `${folder}/registry.db`, '--keys', `${folder}/keys`];
  const service = await startService(options);
  const keys = new Map(
    readFileSync(`${folder}/officers.txt`, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/)),
  );
  return {
    ...service,
    folder,
    key: (role) => keys.get(role),
    run: async (...words) => (await execute(PROGRAM, [...options, ...words])).stdout,
    stop: async () => {
      await service.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
