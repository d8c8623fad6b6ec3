/* home.test.mjs - what all pages share, tried on the home page and on an address that is none. */
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
import { startService } from './lib/service.mjs';

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

for (const language of LANGUAGES)
  for (const [name, size] of Object.entries(SIZES))
    test(`the home page leads to the four pages (${language}, ${name})`, async () => {
      const page = await openPage(browser, service, '/', { size, language });
      const doors = await page
        .locator('.door')
        .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
      assert.deepEqual(doors, ['/checkpoint', '/business', '/map', '/rulebook']);
      assert.equal(await page.locator('html').getAttribute('lang'), language);
      await accessible(page);
      await picture(page, `home-${name}-${language}`);
      await closePage(page);
    });

test('in the dark the pages are dark and as legible', async () => {
  const page = await openPage(browser, service, '/', { size: PHONE, theme: 'dark' });
  await accessible(page);
  await picture(page, 'home-phone-dark');
  await closePage(page);
});

test('the language is switched without a new page, and kept', async () => {
  const page = await openPage(browser, service, '/');
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(await page.title(), /^Home/);
  await page.goto(service.url);
  assert.match(await page.getByRole('heading', { level: 1 }).textContent(), /lockdown rules/);
  await closePage(page);
});

test('a key is kept for the tab alone, and a practice moment is told on the page', async () => {
  const page = await openPage(browser, service, '/', { language: 'en' });
  await page.getByRole('button', { name: 'Settings' }).click();
  await accessible(page);
  await page.getByLabel(/officer/i).fill('a key');
  await page.getByLabel(/another time/).fill('2021-08-25T10:00');
  await picture(page, 'settings-desktop-en', { fullPage: false });
  await page.getByRole('button', { name: 'Save' }).click();
  assert.match(await page.locator('.practice').textContent(), /10:00, Wednesday 25 Aug 2021/);
  const kept = await page.evaluate(() => [
    sessionStorage.getItem('key'),
    Object.keys(localStorage),
    document.cookie,
  ]);
  assert.deepEqual(kept, ['a key', ['language'], '']);
  await accessible(page);
  await closePage(page);
});

test('an address that is none is told to people as a page and to programs as a problem', async () => {
  const page = await openPage(browser, service, '/no-such-%3Cb%3Epage', { size: PHONE });
  assert.match(await page.locator('main').textContent(), /Không có trang này/);
  assert.equal(await page.locator('main b').count(), 0);
  await accessible(page);
  await picture(page, 'not-found-phone-vi');
  await closePage(page);
  const answer = await fetch(`${service.url}/no-such-page`);
  assert.equal(answer.status, 404);
  assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
});

test('the keyboard reaches the main content first', async () => {
  const page = await openPage(browser, service, '/', { size: DESKTOP, language: 'en' });
  await page.keyboard.press('Tab');
  assert.equal(
    await page.evaluate(() => document.activeElement.textContent),
    'To the main content',
  );
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await closePage(page);
});

test('both languages have the same words on every page', async () => {
  const page = await openPage(browser, service, '/');
  const different = await page.evaluate(
    async (modules) => {
      const names = (texts) =>
        Object.entries(texts)
          .flatMap(([name, value]) =>
            value && typeof value === 'object' && !Array.isArray(value)
              ? names(value).map((n) => `${name}.${n}`)
              : [name],
          )
          .sort();
      const wrong = [];
      for (const module of modules) {
        const { texts } = await import(module);
        if (names(texts.vi).join() !== names(texts.en).join()) wrong.push(module);
      }
      return wrong;
    },
    [
      '/lib/texts.js',
      '/home-texts.js',
      '/checkpoint-texts.js',
      '/business-texts.js',
      '/map-texts.js',
      '/rulebook-texts.js',
      '/lib/orders-texts.js',
      '/lib/zone-detail.js',
      '/lib/ask-box.js',
    ],
  );
  assert.deepEqual(different, []);
  await closePage(page);
});
