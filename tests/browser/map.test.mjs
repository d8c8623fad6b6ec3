/* map.test.mjs - the map of levels: time, zones, list, position. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  DESKTOP,
  LANGUAGES,
  PHONE,
  SIZES,
  accessible,
  closePage,
  openBrowser,
  openPage,
  picture,
} from './lib/pages.mjs';
import { SCRIPT, hostileData } from './lib/hostile.mjs';
import { startService } from './lib/service.mjs';

const WORDS = {
  vi: {
    date: /09:00, Chủ nhật 26\/9\/2021/,
    cantho: 'Cần Thơ',
    level: /CT15 giãn cách theo Chỉ thị 15/,
    until: /Áp dụng đến hết 10\/10\/2021/,
    moving: /Đi lại/,
    act: /UBND thành phố Cần Thơ/,
  },
  en: {
    date: /09:00, Sunday 26 Sep 2021/,
    cantho: 'Can Tho',
    level: /CT15 distancing \(Directive 15\)/,
    until: /In force through 10 Oct 2021/,
    moving: /Moving about/,
    act: /People's Committee of Can Tho City/,
  },
};

let service;
let browser;
before(async () => {
  service = await startService();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await service?.stop();
});

async function openMap(options) {
  const page = await openPage(browser, service, '/map', options);
  await page.locator('.zone').first().waitFor({ state: 'attached' });
  return page;
}

/* By the list, as whoever does not see the map does it. */
async function chooseByList(page, name) {
  await page.getByRole('searchbox').fill(name);
  await page.locator('.zone-row').first().click();
  await page.locator('.measures').first().waitFor();
}

for (const language of LANGUAGES)
  for (const [name, size] of Object.entries(SIZES))
    test(`a zone tells its level, until when, the measures and their basis (${language}, ${name})`, async () => {
      const t = WORDS[language];
      const page = await openMap({ size, language, at: '2021-09-26T09:00' });
      assert.match(await page.locator('.map-date').textContent(), t.date);
      await page.getByRole('button', { name: t.cantho, exact: true }).click();
      await chooseByList(page, 'o mon');
      const detail = await page.locator('.map-detail').textContent();
      for (const words of [t.level, t.until, t.act]) assert.match(detail, words);
      await page.locator('.measures > summary', { hasText: t.moving }).click();
      assert.ok(
        (await page.locator('.measures[open] .measure .cite').count()) > 10,
        'each measure cites its act',
      );
      await page.locator('.measures[open] > summary').click();
      await accessible(page);
      await page.evaluate(() => scrollTo(0, 0));
      await picture(page, `map-zone-${name}-${language}`);
      await closePage(page);
    });

for (const [name, size] of Object.entries(SIZES))
  test(`the map in the dark is as legible (${name})`, async () => {
    const page = await openMap({ size, theme: 'dark', at: '2021-07-27T09:00' });
    await page.getByRole('button', { name: 'TP HCM', exact: true }).click();
    await accessible(page);
    await picture(page, `map-city-${name}-dark`, {
      clip: { x: 0, y: 0, width: size.width, height: 1350 },
    });
    await closePage(page);
  });

test('the whole map at the time of the strictest orders', async () => {
  const page = await openMap({ at: '2021-07-27T09:00' });
  assert.match(await page.locator('.legend').textContent(), /CT16 ở nhà.*phong tỏa/);
  await picture(page, 'map-all-desktop-vi', { clip: { x: 0, y: 0, ...DESKTOP, height: 1300 } });
  await closePage(page);
});

test('arrow keys move the time, and the levels with it', async () => {
  const page = await openMap({ language: 'en', at: '2021-07-10T09:00' });
  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.map-date', { hasText: '12 Jul 2021' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('.map-date', { hasText: '19 Jul 2021' }).waitFor();
  assert.match(
    await slider.getAttribute('aria-valuetext'),
    /19 Jul 2021.*Levels stay as they are from 19 Jul 2021/,
  );
  await page.locator('.legend li').nth(0).getByText('CT16').waitFor();
  assert.equal(await page.locator('.legend li').count(), 1, 'all zones have one level then');
  await page.getByRole('button', { name: 'Before the last change' }).click();
  await page.locator('.legend', { hasText: 'CT15' }).waitFor();
  await page.getByRole('button', { name: 'Back to now' }).click();
  await page.locator('.map-date', { hasText: '09:00, Saturday 10 Jul 2021' }).waitFor();
  await closePage(page);
});

test('levels have patterns beside their colours, and codes on the map', async () => {
  const page = await openMap({ at: '2021-07-13T09:00' });
  await page.getByRole('button', { name: 'TP HCM', exact: true }).click();
  const fills = new Set(
    await page
      .locator('path.zone')
      .evaluateAll((paths) => paths.map((p) => p.getAttribute('fill'))),
  );
  assert.deepEqual([...fills].sort(), ['url(#level-2)', 'url(#level-4)', 'url(#level-none)']);
  for (const look of ['2', '4'])
    assert.equal(await page.locator(`#level-${look} .look-mark`).count(), 1);
  await page.locator('.zone-label', { hasText: 'CT16' }).nth(3).waitFor({ state: 'attached' });
  await closePage(page);
});

test('a click on the map chooses the zone that lies there, and its row in the list', async () => {
  const page = await openMap({ size: DESKTOP, language: 'en', at: '2021-07-27T09:00' });
  const box = await page.locator('path.zone-province').first().boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  const title = await page.locator('.detail-title').textContent();
  const row = page.locator('.zone-row[aria-pressed="true"]');
  assert.ok((await row.textContent()).includes(title));
  await page.getByRole('button', { name: 'Close' }).click();
  assert.equal(await row.count(), 0);
  await closePage(page);
});

test('a blockade is drawn on top and told with its period and its act', async () => {
  const page = await openMap({ language: 'en', at: '2021-07-27T09:00' });
  await page.locator('.zone-mark-blockade').first().waitFor();
  await chooseByList(page, 'alley in Ben Nghe');
  const detail = await page.locator('.map-detail').textContent();
  assert.match(detail, /blockaded area/);
  assert.match(detail, /In force through 29 Jul 2021/);
  await accessible(page);
  await closePage(page);
});

test('where am I: the zone, the level, and how exact the place is known', async () => {
  const context = {
    permissions: ['geolocation'],
    geolocation: { latitude: 10.7875, longitude: 106.6975, accuracy: 25 },
  };
  const page = await openMap({ size: PHONE, language: 'en', at: '2021-07-27T09:00', context });
  await page.getByRole('button', { name: 'Where am I?' }).click();
  await page.locator('.measures').first().waitFor();
  const detail = await page.locator('.map-detail').textContent();
  assert.match(detail, /Where you are/);
  assert.match(detail, /District 1, Ho Chi Minh City/);
  assert.match(detail, /known to about 25 m/);
  await accessible(page);
  await picture(page, 'map-position-phone-en', { fullPage: false });
  await closePage(page);
});

test('without a position the page says what to do', async () => {
  const page = await openMap({ size: PHONE, language: 'en' });
  await page.getByRole('button', { name: 'Where am I?' }).click();
  await page.locator('.map-position', { hasText: 'choose a zone in the list' }).waitFor();
  await closePage(page);
});

for (const language of LANGUAGES)
  test(`a day without levels says so, and leads to the last one that had some (${language})`, async () => {
    const page = await openMap({ size: PHONE, language, at: '2026-01-01T09:00' });
    await page.locator('.map-nothing .notice').waitFor();
    await accessible(page);
    await picture(page, `map-nothing-phone-${language}`, {
      clip: { x: 0, y: 0, ...PHONE, height: 1500 },
    });
    await page.locator('.map-nothing button').click();
    await page.locator('.legend', { hasText: 'CT15' }).waitFor();
    assert.equal(await page.locator('.map-nothing .notice').count(), 0);
    await closePage(page);
  });

test('the language changes without losing the moment and the zone', async () => {
  const page = await openMap({ at: '2021-09-26T09:00' });
  await chooseByList(page, 'o mon');
  await page.getByRole('button', { name: 'Trước lần thay đổi trước' }).click();
  await page.locator('.map-date', { hasText: '18/9/2021' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('.map-date', { hasText: '18 Sep 2021' }).waitFor();
  await page.locator('.detail-title', { hasText: 'O Mon District' }).waitFor();
  await closePage(page);
});

test('a service that fails is told, and asked again', async () => {
  const page = await openMap({ language: 'en', at: '2021-07-27T09:00' });
  await page.route('**/v1/zones.geojson*', (route) => route.abort());
  await page.getByRole('button', { name: 'The next change' }).click();
  await page.locator('main .notice.bad', { hasText: 'No connection' }).waitFor();
  await page.unroute('**/v1/zones.geojson*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('main .notice.bad').waitFor({ state: 'detached' });
  await closePage(page);
});

test('a zone and a rule called like a script stay text', async () => {
  const data = hostileData();
  const hostile = await startService(['--rules', data.rules, '--zones', data.zones]);
  try {
    const page = await openPage(browser, hostile, '/map', {
      language: 'en',
      at: '2021-07-27T09:00',
    });
    await page.getByRole('searchbox').fill('onerror');
    await page.locator('.zone-row').first().click();
    await page.locator('.measures').first().waitFor();
    assert.ok((await page.locator('.detail-title').textContent()).includes(SCRIPT));
    assert.ok(
      (await page.locator('.map-detail').textContent()).includes(`${SCRIPT} en`),
      'the rule is told as text',
    );
    assert.equal(await page.locator('main img[src=x], main script').count(), 0);
    assert.match(await page.title(), /^Map of levels/);
    await closePage(page);
  } finally {
    await hostile.stop();
    data.remove();
  }
});

test('shapes are fetched once; a step in time fetches levels alone', async () => {
  const page = await openPage(browser, service, '/map', { language: 'en', at: '2021-08-26T10:00' });
  await page.locator('.zone').first().waitFor({ state: 'attached' });
  const fills = () =>
    page.locator('.zone').evaluateAll((zones) => zones.map((zone) => zone.getAttribute('fill')));
  const before = await fills();
  const [request] = await Promise.all([
    page.waitForRequest(/zones.geojson/),
    page.locator('.map-pick input').fill('2021-10-05T10:00'),
  ]);
  assert.match(request.url(), /shapes=none/);
  const changed = (old) =>
    JSON.stringify([...document.querySelectorAll('.zone')].map((z) => z.getAttribute('fill'))) !== old;
  await page.waitForFunction(changed, JSON.stringify(before));
  assert.equal((await fills()).length, before.length, 'the same shapes are drawn');
  await closePage(page);
});
