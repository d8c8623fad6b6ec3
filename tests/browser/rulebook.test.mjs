/* rulebook.test.mjs - the rulebook to read, to filter and to ask. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  LANGUAGES,
  PHONE,
  SIZES,
  accessible,
  closePage,
  openBrowser,
  openPage,
  picture,
} from './lib/pages.mjs';
import { makeCity } from './lib/city.mjs';
import { SCRIPT, hostileData } from './lib/hostile.mjs';
import { startService } from './lib/service.mjs';

const AT = '2021-07-26T19:00';
const WORDS = {
  vi: {
    tested: /(\d+) \/ \1 phép thử đạt/,
    by: /UBND Thành phố Hồ Chí Minh/,
    period: /từ 18:00, thứ Hai 26\/7\/2021 đến hết/,
    documents: 'Văn bản',
    levels: 'Cấp độ',
    ask: 'Thử một trường hợp',
    run: 'Trả lời và giải thích',
    deny: 'Không được',
    letter: /^KHÔNG ĐƯỢC/,
  },
  en: {
    tested: /(\d+) of \1 tests passed/,
    by: /People's Committee of TP HCM/,
    period: /from 18:00, Monday 26 Jul 2021 through/,
    documents: 'Documents',
    levels: 'Levels',
    ask: 'Try a case',
    run: 'Answer and explain',
    deny: 'Not allowed',
    letter: /^NOT ALLOWED/,
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

async function openRulebook(options, path = '/rulebook') {
  const page = await openPage(browser, service, path, { at: AT, ...options });
  await page.locator('.state-line').waitFor();
  await page.locator('.found, .ask, .orders').first().waitFor();
  return page;
}

async function filterText(page, text) {
  await page.locator('#filter-text').fill(text);
  await page.waitForResponse((response) =>
    response.url().includes(`text=${encodeURIComponent(text).replace(/%20/g, '+')}`),
  );
}

for (const language of LANGUAGES)
  for (const [name, size] of Object.entries(SIZES))
    test(`rules are found by a text and told with periods and acts (${language}, ${name})`, async () => {
      const t = WORDS[language];
      const page = await openRulebook({ size, language });
      assert.match(await page.locator('main').textContent(), t.tested);
      await accessible(page);
      await picture(page, `rulebook-top-${name}-${language}`, { fullPage: false });
      await filterText(page, 'night.nobody_outside');
      const card = page.locator('.rule', { hasText: 'night.nobody_outside' }).first();
      await card.waitFor();
      const words = await card.textContent();
      for (const expected of [t.by, t.period, /2490\/UBND-VX/]) assert.match(words, expected);
      await card.locator('summary').click();
      await accessible(page);
      await picture(page, `rulebook-rule-${name}-${language}`);
      await closePage(page);
    });

for (const language of LANGUAGES)
  test(`documents and levels are told in words (${language})`, async () => {
    const t = WORDS[language];
    const page = await openRulebook({ language });
    await page.getByRole('tab', { name: t.documents, exact: true }).click();
    await page.locator('.directive', { hasText: '2490/UBND-VX' }).waitFor();
    await accessible(page);
    await picture(page, `rulebook-documents-desktop-${language}`, {
      clip: { x: 0, y: 0, width: 1280, height: 1600 },
    });
    await page.getByRole('tab', { name: t.levels, exact: true }).click();
    await page
      .locator('tbody th', { hasText: /Chi Minh|Chí Minh/ })
      .first()
      .waitFor();
    await accessible(page);
    await picture(page, `rulebook-levels-desktop-${language}`, {
      clip: { x: 0, y: 0, width: 1280, height: 1600 },
    });
    await closePage(page);
  });

for (const language of LANGUAGES)
  for (const [name, size] of Object.entries(SIZES))
    test(`a query is answered and explained (${language}, ${name})`, async () => {
      const t = WORDS[language];
      const page = await openRulebook({ size, language }, '/rulebook#ask');
      await page.getByRole('button', { name: t.run }).click();
      await page.locator('.answer h3', { hasText: t.deny }).waitFor();
      assert.match(await page.locator('.ask-result .letter').textContent(), t.letter);
      await page.locator('.answer-reasons .cite', { hasText: '2490/UBND-VX' }).waitFor();
      await accessible(page);
      await picture(page, `rulebook-ask-${name}-${language}`);
      await closePage(page);
    });

test('the form writes the query, and every ready example is answered', async () => {
  const page = await openRulebook({ language: 'en' }, '/rulebook#ask');
  await page.getByLabel('Purpose').selectOption('vaccination');
  await page.getByRole('button', { name: 'Write it as a query' }).click();
  const query = JSON.parse(await page.locator('#ask-editor').inputValue());
  assert.deepEqual(query, {
    query: 'movement',
    time: '2021-07-26T19:00:00+07:00',
    purpose: 'vaccination',
    origin: { zone: '760' },
    destination: { zone: '760' },
  });
  for (const example of ['0', '1', '2', '3', '4']) {
    await page.locator('#ask-example').selectOption(example);
    await page.getByRole('button', { name: 'Answer and explain' }).click();
    await page.locator('.ask-result .letter').waitFor();
  }
  await page.locator('.answer h3', { hasText: 'Level: CT16' }).waitFor();
  await closePage(page);
});

test('what is wrong in a query is told with its place', async () => {
  const page = await openRulebook({ language: 'en' }, '/rulebook#ask');
  await page.locator('#ask-editor').fill('{"query": "movement",');
  await page.getByRole('button', { name: 'Answer and explain' }).click();
  await page.locator('.notice', { hasText: 'This is no JSON yet' }).waitFor();
  await page.locator('#ask-editor').fill('{"query": "movement", "purpose": "leisur"}');
  await page.getByRole('button', { name: 'Answer and explain' }).click();
  await page.locator('.notice', { hasText: /purpose.*leisure/ }).waitFor();
  await accessible(page);
  await closePage(page);
});

test('what changes next is told with the day it is meant from', async () => {
  const page = await openRulebook({ language: 'en', at: '2021-09-23T10:00' });
  const next = page.locator('[aria-labelledby="next-title"]');
  await next.locator('.change', { hasText: 'O Mon District' }).first().waitFor();
  const first = await next.locator('.change').first().textContent();
  assert.match(first, /00:00, Friday 24 Sep 2021tomorrow/);
  assert.match(first, /O Mon District: CT16 becomes CT15/);
  assert.match(first, /5 zones change their level · 10 rules begin · 12 rules end/);
  await picture(page, 'rulebook-next-desktop-en', {
    clip: { x: 0, y: 0, width: 1280, height: 1400 },
  });
  await closePage(page);
});

test('the filter takes a day, a zone, a kind of query and an effect', async () => {
  const page = await openRulebook({ language: 'en' });
  const count = async () => Number((await page.locator('.found').textContent()).match(/\d+/)[0]);
  const changed = (before) =>
    page.waitForFunction(
      (old) => !document.querySelector('.found')?.textContent.startsWith(`${old} `),
      before,
    );
  const everywhere = await count();
  await page.locator('.filter-zone summary').click();
  await page.getByLabel('Province or city').selectOption('92');
  await changed(everywhere);
  const cantho = await count();
  assert.ok(cantho < everywhere);
  await page.locator('#filter-effect').selectOption('deny');
  assert.ok((await count()) < cantho);
  assert.equal(
    await page
      .locator('.rule .effect')
      .evaluateAll((all) => all.every((one) => one.textContent === 'Not allowed')),
    true,
  );
  await page.locator('#filter-query').selectOption('business');
  const business = await count();
  await page.getByRole('button', { name: 'Any time' }).click();
  await changed(business);
  assert.ok((await count()) > business, 'more rules in all the time than on a day');
  await closePage(page);
});

test('tabs are walked by arrow keys, and the address keeps the tab', async () => {
  const page = await openRulebook({ size: PHONE, language: 'en' });
  await page.getByRole('tab', { name: 'Rules' }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Documents');
  assert.equal(await page.evaluate(() => location.hash), '#directives');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'For officials');
  await closePage(page);
});

test('a document leads to its rules, and a zone of the map to the rules there', async () => {
  const page = await openRulebook(
    { language: 'en' },
    '/rulebook?on=2021-09-26T09:00&zone=917#directives',
  );
  await page.locator('.directive').first().getByRole('button').click();
  await page.locator('.found', { hasText: /\d+ rule/ }).waitFor();
  assert.match(await page.locator('#filter-text').inputValue(), /^[A-Z]-/);
  await page.locator('.filter-zone summary strong', { hasText: 'O Mon District' }).waitFor();
  await closePage(page);
});

test('long lists come in parts', async () => {
  const page = await openRulebook({ language: 'en' });
  assert.equal(await page.locator('.rule').count(), 40);
  await page.getByRole('button', { name: 'Show 40 more' }).click();
  assert.equal(await page.locator('.rule').count(), 80);
  await closePage(page);
});

test('the rulebook in the dark is as legible', async () => {
  const page = await openRulebook({ size: PHONE, theme: 'dark' });
  await accessible(page);
  await picture(page, 'rulebook-phone-dark', { fullPage: false });
  await closePage(page);
});

test('a refused change is told with its reason, while the old rulebook stays', async () => {
  const data = hostileData();
  const city = makeCity();
  const key = city.key('root', 'admin');
  const refusing = await startService(['--rules', data.rules, '--registry', city.file]);
  try {
    writeFileSync(
      join(data.rules, 'broken.lua'),
      `rule "broken" { cite = { "NO-SUCH-ACT" } } -- ${SCRIPT}\n`,
    );
    const reload = await fetch(`${refusing.url}/v1/reload`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}` },
    });
    assert.equal(reload.status, 409);
    const page = await openPage(browser, refusing, '/rulebook', { language: 'en', at: AT });
    await page.locator('.state-line.refused').waitFor();
    assert.match(
      await page.locator('[aria-labelledby="state-title"] .letter').textContent(),
      /broken\.lua:1.*NO-SUCH-ACT/s,
    );
    await page.locator('.rule').first().waitFor();
    await accessible(page);
    await picture(page, 'rulebook-refused-desktop-en', { fullPage: false });
    await closePage(page);
  } finally {
    await refusing.stop();
    city.remove();
    data.remove();
  }
});

test('a rule whose text is a script stays text in lists and explanations', async () => {
  const data = hostileData();
  const hostile = await startService(['--rules', data.rules]);
  try {
    const page = await openPage(browser, hostile, '/rulebook?text=hostile.text', {
      language: 'en',
      at: AT,
    });
    await page.locator('.rule', { hasText: 'onerror' }).waitFor();
    assert.ok((await page.locator('.rule-text').last().textContent()).includes(`${SCRIPT} en`));
    await page.getByRole('tab', { name: 'Try a case' }).click();
    await page.getByRole('button', { name: 'Answer and explain' }).click();
    await page.locator('.ask-result .letter').waitFor();
    assert.ok((await page.locator('.answer-reasons').textContent()).includes(`${SCRIPT} en`));
    assert.equal(await page.locator('main img, main script').count(), 0);
    assert.match(await page.title(), /^Rulebook/);
    await closePage(page);
  } finally {
    await hostile.stop();
    data.remove();
  }
});
