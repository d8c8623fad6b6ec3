/* orders.test.mjs - what officials order on the rulebook page, inside the territory of their key. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  LANGUAGES,
  PHONE,
  accessible,
  closePage,
  openBrowser,
  openPage,
  picture,
} from './lib/pages.mjs';
import { makeCity } from './lib/city.mjs';
import { SCRIPT } from './lib/hostile.mjs';
import { startService } from './lib/service.mjs';

const WORDS = {
  vi: {
    use: 'Dùng mã khóa',
    key: 'Mã khóa',
    block: 'Lập khu phong tỏa',
    bad: /Mã khóa không đúng/,
  },
  en: { use: 'Use the key', key: 'Key', block: 'Open a blockade', bad: /key is wrong/ },
};
const AT = '2021-07-27T10:00';
const SQUARE = '106.695, 10.776\n106.697, 10.776\n106.697, 10.778\n106.695, 10.778';

let city;
let keys;
let service;
let browser;
before(async () => {
  city = makeCity();
  keys = {
    hcmc: city.key('ubnd-79', 'official', '--authority', '79'),
    cantho: city.key('ubnd-92', 'official', '--authority', '92'),
    checkpoint: city.key('chot-1', 'checkpoint'),
  };
  service = await startService(['--registry', city.file]);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
  city?.remove();
});

async function openDesk(who, { language = 'en', ...options } = {}) {
  const t = WORDS[language];
  const page = await openPage(browser, service, '/rulebook#orders', {
    language,
    at: AT,
    ...options,
  });
  await page.getByLabel(t.key, { exact: true }).fill(keys[who]);
  await page.getByRole('button', { name: t.use }).click();
  await page.locator('.order').first().waitFor();
  return page;
}

function order(page, title) {
  return page.locator('details.order', { hasText: title });
}

async function fillCommon(form, act) {
  await form.getByLabel('Document it rests on').fill(act);
  await form.getByLabel('Who orders it').fill('Nguyễn Thị Lan, chủ tịch');
  await form.getByLabel('Why', { exact: true }).fill('3 ca mắc trong hẻm');
}

async function confirm(form) {
  await form.getByRole('button', { name: 'Check before ordering' }).click();
  await form.getByRole('button', { name: 'Order it' }).click();
}

async function blockByKeyboard(page, name) {
  const form = order(page, 'Open a blockade');
  await form.locator('summary').click();
  await form.getByLabel('Name of the area').fill(name);
  await form.getByLabel('Coordinates of the corners').fill(SQUARE);
  await fillCommon(form, 'H-CT12TU');
  await confirm(form);
  return form;
}

for (const language of LANGUAGES)
  test(`without a key the page asks for one, and says when it is wrong (${language})`, async () => {
    const t = WORDS[language];
    const page = await openPage(browser, service, '/rulebook#orders', {
      size: PHONE,
      language,
      at: AT,
    });
    await page.getByLabel(t.key, { exact: true }).fill('guess');
    await page.getByRole('button', { name: t.use }).click();
    await page.locator('.notice', { hasText: t.bad }).waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.getItem('key')), null);
    assert.equal(await page.locator('.order').count(), 0);
    await accessible(page);
    await picture(page, `orders-key-phone-${language}`, { fullPage: false });
    await closePage(page);
  });

for (const language of LANGUAGES)
  test(`an official finds the four orders (${language})`, async () => {
    const page = await openDesk('hcmc', { language, size: PHONE });
    assert.equal(await page.locator('.order').count(), 4);
    for (const summary of await page.locator('.order > summary').all()) await summary.click();
    await accessible(page);
    await picture(page, `orders-phone-${language}`);
    await closePage(page);
  });

test('a blockade is drawn on the map, summed up, confirmed, and is on the map; then it is lifted', async () => {
  const page = await openDesk('hcmc');
  const form = order(page, 'Open a blockade');
  await form.locator('summary').click();
  await form.locator('path.zone').first().waitFor({ state: 'attached' });
  await form.getByLabel('Coordinates of the corners').fill('106.66, 10.74\n106.7, 10.74');
  const box = await form.locator('.small-map').boundingBox();
  await page.mouse.click(box.x + box.width * 0.3, box.y + box.height * 0.3);
  assert.equal(
    (await form.getByLabel('Coordinates of the corners').inputValue()).split('\n').length,
    3,
    'a click is a corner',
  );
  await form.getByRole('button', { name: 'Remove the last corner' }).click();
  await form.getByRole('button', { name: 'Remove all' }).click();
  await form.getByLabel('Coordinates of the corners').fill(SQUARE);
  await form.getByText('4 corners').waitFor();
  assert.equal(await form.locator('path.drawn').count(), 1);
  await form.getByText('The corners lie in: District 1').waitFor();
  await form.getByLabel('Name of the area').fill(`Hẻm ${SCRIPT}`);
  await fillCommon(form, 'H-CT12TU');
  await form.getByRole('button', { name: 'Check before ordering' }).click();
  await form.locator('.confirm', { hasText: 'District 1, Ho Chi Minh City' }).waitFor();
  await accessible(page);
  await picture(page, 'orders-blockade-desktop-en');
  await form.getByRole('button', { name: 'Order it' }).click();
  await form.getByText('Written down').waitFor();
  const zones = await (await fetch(`${service.url}/v1/zones.geojson?at=${AT}`)).json();
  assert.ok(
    zones.features.some(
      (f) => f.properties.name === `Hẻm ${SCRIPT}` && f.properties.level === 'blockade',
    ),
  );
  assert.match(city.run('registry', 'export', 'changes'), /ubnd-79.*3 ca mắc trong hẻm/);
  assert.equal(await page.locator('main img, main script').count(), 0);

  const lift = order(page, 'Lift a blockade');
  await lift.locator('summary').click();
  await lift.getByLabel('Blockade', { exact: true }).selectOption({ label: `Hẻm ${SCRIPT}` });
  await lift.getByLabel('Why', { exact: true }).fill('14 days without a case');
  await confirm(lift);
  await lift.getByText('Written down').waitFor();
  await closePage(page);
});

test('what lies outside the territory of the key is refused in words', async () => {
  const page = await openDesk('cantho');
  const form = await blockByKeyboard(page, 'Hẻm 2');
  await form.locator('.notice', { hasText: 'outside the territory' }).waitFor();
  await accessible(page);
  await closePage(page);
});

test('a checkpoint’s key orders nothing', async () => {
  const page = await openDesk('checkpoint');
  const form = await blockByKeyboard(page, 'Hẻm 3');
  await form.locator('.notice', { hasText: 'needs the key of an officer' }).waitFor();
  await closePage(page);
});

test('what is missing or no number is told before anything is sent', async () => {
  const page = await openDesk('hcmc');
  const form = order(page, 'Open a blockade');
  await form.locator('summary').click();
  await form.getByRole('button', { name: 'Check before ordering' }).click();
  await form.getByText('Missing: Name of the area.').waitFor();
  await form.getByLabel('Name of the area').fill('Hẻm 4');
  await form.getByLabel('Coordinates of the corners').fill('106.695, 10.776\n106.697, x');
  await form.getByRole('button', { name: 'Check before ordering' }).click();
  await form.getByText('Line 2 is no pair of coordinates.').waitFor();
  await closePage(page);
});

test('levels are published from a CSV file, with the mistakes of its lines told', async () => {
  const page = await openDesk('hcmc', { at: '2021-11-15T08:00' });
  const form = order(page, 'Publish levels');
  await form.locator('summary').click();
  await form.getByLabel('Zones and their levels').fill('760, L9');
  await form.getByRole('button', { name: 'Check before ordering' }).click();
  await form.getByText('Line 1: there is no level L9.').waitFor();
  await form
    .getByLabel('CSV file')
    .setInputFiles({
      name: 'levels.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('zone,level\r\n760,L2\r\n770,L3\r\n'),
    });
  await page.waitForFunction(() =>
    document.querySelector('#publish-list').value.includes('770,L3'),
  );
  await fillCommon(form, 'H-3900');
  await form.getByRole('button', { name: 'Check before ordering' }).click();
  await form.locator('.confirm', { hasText: 'District 3: L3' }).waitFor();
  await accessible(page);
  await form.getByRole('button', { name: 'Order it' }).click();
  await form.getByText('Written down').waitFor();
  const level = await (await fetch(`${service.url}/v1/levels?zone=770&at=2021-11-16`)).json();
  assert.equal(level.levels.place.level, 'L3');
  await closePage(page);
});

test('a business is suspended by the office of its place, and by no other', async () => {
  for (const [who, told] of [
    ['cantho', 'outside the territory'],
    ['hcmc', 'Written down'],
  ]) {
    const page = await openDesk(who);
    const form = order(page, 'Suspend a business');
    await form.locator('summary').click();
    await form.getByLabel('Id of the business').fill('B-1');
    await fillCommon(form, 'H-2468');
    await confirm(form);
    await form.getByText(told).waitFor();
    await closePage(page);
  }
  assert.match(city.run('registry', 'export', 'suspensions'), /B-1/);
});

test('the key is forgotten by a button', async () => {
  const page = await openDesk('hcmc');
  await page.getByRole('button', { name: 'Forget the key' }).click();
  await page.getByLabel('Key', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem('key')), null);
  await closePage(page);
});
