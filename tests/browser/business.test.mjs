/* business.test.mjs - a business finds out whether it may operate, over the sample registry. */
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
import { MINISTRY, MOMENT, answerAll, numbersToCall, pickZones } from './lib/officer.mjs';
import { startSample, startService } from './lib/service.mjs';

let sample;
let browser;
before(async () => {
  sample = await startSample();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await sample?.stop();
});

const OPEN = [
  ['F0', 0],
  ['confirmed cases', 0],
  ['muốn làm gì', 'operate'],
  ['want to do', 'operate'],
  ['đình chỉ', false],
  ['suspended', false],
  ['phương án', 'none'],
  ['arrangement', 'none'],
  ['phục vụ khách', 'walk_in'],
  ['customers served', 'walk_in'],
  ['người lao động', { text: '3' }],
  ['of the staff', { text: '3' }],
  ['How many staff', { text: '3' }],
];

async function begin(page, sector) {
  await page.locator(`button[value=${sector}]`).click();
  await pickZones(page, 'place', ['79', '760']);
}

async function submit(page) {
  await page.locator('main form button[type=submit]').click();
}

for (const language of LANGUAGES)
  for (const [name, size] of Object.entries(SIZES))
    test(`a pharmacy learns that it may operate, and gets a signed code (${language}, ${name})`, async () => {
      const page = await openPage(browser, sample, '/business', { size, language, at: MOMENT });
      await page.locator('#sector-filter').waitFor();
      await accessible(page);
      await picture(page, `business-sector-${name}-${language}`);
      await begin(page, 'pharmacy');
      await accessible(page);
      await picture(page, `business-place-${name}-${language}`);
      await submit(page);
      await answerAll(page, OPEN, async (number) => {
        if (number > 0) return;
        await accessible(page);
        await picture(page, `business-question-${name}-${language}`);
      });
      assert.match(
        await page.locator('.verdict.allow h1').textContent(),
        language === 'vi' ? /^Được hoạt động/ : /^You may operate/,
      );
      await page.waitForFunction(() => document.querySelector('img.code')?.naturalWidth > 0);
      await accessible(page);
      await picture(page, `business-allow-${name}-${language}`);
      await closePage(page);
    });

test('a factory with an arrangement learns its duties; in the dark as legible', async () => {
  const page = await openPage(browser, sample, '/business', {
    size: PHONE,
    theme: 'dark',
    language: 'en',
    at: MOMENT,
  });
  await begin(page, 'factory');
  await submit(page);
  await answerAll(page, [
    ['arrangement', 'three_on_site'],
    ...OPEN.slice(0, 6),
    ['present', { text: '100' }],
    ['in total', { text: '120' }],
    ['Since when', { text: '2021-08-01T06:00' }],
    ['last', { text: '2021-08-24' }],
    ['', null],
  ]);
  await accessible(page);
  await picture(page, 'business-factory-phone-dark');
  await closePage(page);
});

for (const [language, size] of [
  ['vi', 'phone'],
  ['en', 'desktop'],
])
  test(`a suspended business learns why, by which document, and whom to call (${language}, ${size})`, async () => {
    const page = await openPage(browser, sample, '/business', {
      size: SIZES[size],
      language,
      at: MOMENT,
    });
    await begin(page, 'pharmacy');
    await submit(page);
    await answerAll(page, [['đình chỉ', true], ['suspended', true], ...OPEN]);
    await page.locator('.verdict.deny').waitFor();
    assert.match(await page.locator('main').textContent(), /117\/2020/);
    assert.deepEqual(await numbersToCall(page), ['tel:1022', 'tel:0281022', ...MINISTRY]);
    assert.equal(await page.locator('img.code').count(), 0);
    await accessible(page);
    await picture(page, `business-deny-${size}-${language}`);
    await closePage(page);
  });

test('it prints on paper without what is only for the screen', async () => {
  const page = await openPage(browser, sample, '/business', { size: DESKTOP, at: MOMENT });
  await begin(page, 'pharmacy');
  await submit(page);
  await answerAll(page, OPEN);
  await page.waitForFunction(() => document.querySelector('img.code')?.naturalWidth > 0);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.frame-head').isVisible(), false);
  assert.equal(await page.locator('img.code').isVisible(), true);
  await picture(page, 'business-print-desktop-vi');
  await closePage(page);
});

test('without keys to sign with, the page says why there is no code', async () => {
  const plain = await startService();
  const page = await openPage(browser, plain, '/business', { language: 'en', at: MOMENT });
  await begin(page, 'pharmacy');
  await submit(page);
  await answerAll(page, OPEN);
  await page.getByText('this service has no keys to sign with').waitFor();
  await closePage(page);
  await plain.stop();
});

test('what is asked goes without the key of an officer', async () => {
  const page = await openPage(browser, sample, '/business', { language: 'en', at: MOMENT });
  await page.evaluate((key) => sessionStorage.setItem('key', key), sample.key('checkpoint'));
  await begin(page, 'pharmacy');
  const [request] = await Promise.all([page.waitForRequest(/v1.decide/), submit(page)]);
  assert.equal(request.headers().authorization, undefined);
  await closePage(page);
});

test('nobody can tell everything: what is unknown is named, and whom to ask', async () => {
  const page = await openPage(browser, sample, '/business', {
    size: PHONE,
    language: 'vi',
    at: MOMENT,
  });
  await begin(page, 'factory');
  await submit(page);
  await answerAll(page, [['', null]]);
  assert.equal(await page.locator('.verdict.undetermined h1').textContent(), 'Chưa xác định được');
  await accessible(page);
  await picture(page, 'business-undetermined-phone-vi');
  await closePage(page);
});

test('a place has to be chosen, and the page says so', async () => {
  const page = await openPage(browser, sample, '/business', { language: 'en', at: MOMENT });
  await page.locator('button[value=pharmacy]').click();
  await submit(page);
  await page.getByText('choose at least the province').waitFor();
  await closePage(page);
});

test('the place may be tapped on the map: its point is asked about, its zone is shown', async () => {
  const page = await openPage(browser, sample, '/business', { size: PHONE, at: MOMENT });
  await page.locator('button[value=pharmacy]').click();
  await page.locator('summary', { hasText: 'chọn trên bản đồ' }).click();
  await page.locator('.small-map .zone').first().waitFor({ state: 'attached' });
  await page.locator('.small-map').click();
  await page.getByText('Đã chọn một điểm ở').waitFor();
  await accessible(page);
  await picture(page, 'business-map-phone-vi');
  assert.notEqual(await page.locator('#place-0').inputValue(), '');
  const [request] = await Promise.all([page.waitForRequest(/v1.decide/), submit(page)]);
  const [lon, lat] = request.postDataJSON().business.place.point;
  assert.ok(lon > 100 && lon < 110 && lat > 8 && lat < 24, `${lon}, ${lat} is in the country`);
  await page.locator('.question').waitFor();
  await closePage(page);
});

test('script in the field that narrows the sectors is only text', async () => {
  const page = await openPage(browser, sample, '/business', { language: 'en', at: MOMENT });
  await page.locator('#sector-filter').fill('<script>alert(1)</script>');
  await page.getByText('Nothing matches').waitFor();
  assert.equal(await page.locator('main script').count(), 0);
  await closePage(page);
});

test('what the service answers is shown as text, whatever it holds', async () => {
  const page = await openPage(browser, sample, '/business', { language: 'en', at: MOMENT });
  const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
  await page.route(/v1.decide/, (route) =>
    route.fulfill({
      json: {
        decision: 'deny',
        query: 'business',
        time: '2021-08-26T10:00:00+07:00',
        valid_until: evil,
        reasons: [{ rule: evil, effect: 'deny', text: { vi: evil, en: evil }, cite: [evil] }],
        conflicts: [{ text: { vi: evil, en: evil } }],
        remedies: [{ facts: {}, text: { vi: evil, en: evil } }],
      },
    }),
  );
  await begin(page, 'pharmacy');
  await submit(page);
  await page.locator('.verdict.deny').waitFor();
  assert.ok((await page.locator('main').textContent()).includes(evil));
  assert.equal(await page.locator('main img, main b').count(), 0);
  await closePage(page);
});
