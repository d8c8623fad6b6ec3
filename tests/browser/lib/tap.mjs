/*
 * tap.mjs - a reporter of node's test runner that says plain TAP, as prove reads it. Node's own has
 * blocks of YAML that prove does not understand.
 */
function reasons(error) {
  const text = String(error?.cause?.stack ?? error?.stack ?? error);
  return text
    .split('\n')
    .filter((line) => !/^\s+at .*node:internal/.test(line))
    .map((line) => `# ${line}\n`)
    .join('');
}

function isFile(data) {
  return data.name.endsWith('.mjs');
}

export default async function* tap(source) {
  let count = 0;
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || (isFile(data) && type === 'test:pass'))
      continue;
    count += 1;
    const skipped = data.skip === undefined ? '' : ` # SKIP ${data.skip}`;
    yield `${type === 'test:pass' ? 'ok' : 'not ok'} ${count} - ${data.name}${skipped}\n`;
    if (type === 'test:fail') yield reasons(data.details.error);
  }
  yield `1..${count}\n`;
}
