/* checkpoint.test.mjs - an officer's shift, over the sample registry. */
import assert from 'node:assert/strict';
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
import { MINISTRY, MOMENT, WORKER, answerAll, numbersToCall, onDuty, settled } from './lib/officer.mjs';
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

async function typePermit(page, id) {
  await page.locator('#typed').fill(id);
  await page.locator('form button[type=submit]').click();
}

/* Everything on the way of a check is examined; pictures are kept. */
async function wholeCheck(page, name) {
  await accessible(page);
  await picture(page, `checkpoint-start-${name}`);
  await typePermit(page, 'MAU-GIAY-1');
  await accessible(page);
  await picture(page, `checkpoint-purpose-${name}`);
  await page.locator('button[value=work]').click();
  const asked = await answerAll(page, WORKER, async (number) => {
    if (number > 1) return;
    await accessible(page);
    await picture(page, `checkpoint-question-${number + 1}-${name}`);
  });
  await accessible(page);
  return asked;
}

for (const language of LANGUAGES)
  for (const [name, size] of Object.entries(SIZES))
    test(`a typed permit is asked about until the verdict is known (${language}, ${name})`, async () => {
      const page = await onDuty(browser, sample, { size, language });
      const asked = await wholeCheck(page, `${name}-${language}`);
      assert.ok(asked.length >= 2 && asked.length <= 12, asked.join(' / '));
      assert.equal(
        await page.locator('.verdict.allow h1').textContent(),
        language === 'vi' ? 'Được qua' : 'May pass',
      );
      assert.match(await page.locator('.verdict-until').textContent(), /2021/);
      assert.match(await page.locator('.verdict .cite').first().textContent(), /[0-9]+\//);
      await picture(page, `checkpoint-allow-${name}-${language}`, { fullPage: false });
      await picture(page, `checkpoint-allow-whole-${name}-${language}`);
      await closePage(page);
    });

test('in the dark a check is as legible', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, theme: 'dark' });
  await wholeCheck(page, 'phone-dark');
  await picture(page, 'checkpoint-allow-phone-dark', { fullPage: false });
  await closePage(page);
});

for (const [language, size] of [
  ['vi', 'phone'],
  ['en', 'desktop'],
])
  test(`a deny says why, by which document and until when (${language}, ${size})`, async () => {
    const page = await onDuty(browser, sample, { size: SIZES[size], language });
    await page.locator('main > button.big').last().click();
    await page.locator('button.big').last().click();
    await page.locator('#purpose-filter').fill(language === 'vi' ? 'dao choi' : 'leis');
    assert.equal(await page.locator('.choices li:visible').count(), 1);
    await accessible(page);
    await page.locator('button[value=leisure]').click();
    await answerAll(page, WORKER);
    assert.equal(
      await page.locator('.verdict.deny h1').textContent(),
      language === 'vi' ? 'Không được qua' : 'May not pass',
    );
    assert.notEqual(await page.locator('.verdict-lead').textContent(), '');
    assert.match(await page.locator('.verdict .cite').first().textContent(), /[0-9]+\//);
    await accessible(page);
    await picture(page, `checkpoint-deny-${size}-${language}`, { fullPage: false });
    await closePage(page);
  });

test('who is turned back is told from when it is allowed', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, at: '2021-07-29T20:00' });
  // The engine tells it when the facts known so far allow it then; here it is put into its answer.
  await page.route(/v1.decide/, async (route) => {
    const answer = await (await route.fetch()).json();
    const text = { vi: 'Chờ đến 06:00 (6 giờ sáng) ngày 30/7/2021', en: 'Wait until 06:00' };
    await route.fulfill({
      json: { ...answer, remedies: [{ wait_until: answer.valid_until, text }] },
    });
  });
  await page.locator('main > button.big').last().click();
  await page.locator('button[value=vaccination]').click();
  await page.locator('.verdict.deny').waitFor();
  const banner = await page.locator('.verdict').textContent();
  assert.match(banner, /Được phép từ 06:00, thứ Sáu 30\/7\/2021/);
  assert.match(await page.locator('main').textContent(), /Chờ đến 06:00/);
  await accessible(page);
  await picture(page, 'checkpoint-remedy-phone-vi', { fullPage: false });
  await closePage(page);
});

test('cannot tell is always a choice, and ends in a verdict that names what is missing', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, language: 'en' });
  await typePermit(page, 'MAU-GIAY-1');
  await page.locator('button[value=work]').click();
  const asked = await answerAll(page, [['', null]]);
  assert.equal(new Set(asked).size, asked.length, 'nothing is asked twice');
  assert.equal(await page.locator('.verdict.undetermined h1').textContent(), 'Not decided');
  assert.deepEqual(await numbersToCall(page), ['tel:1022', 'tel:0281022', ...MINISTRY]);
  assert.match(await page.locator('main').textContent(), /Still missing/);
  assert.match(await page.locator('main summary').first().textContent(), /^and [0-9]+ more$/);
  await accessible(page);
  await picture(page, 'checkpoint-undetermined-phone-en');
  await closePage(page);
});

test('whoever cannot tell much may stop the questions, and go on with them', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, language: 'en' });
  await typePermit(page, 'MAU-GIAY-1');
  await page.locator('button[value=work]').click();
  await page.getByRole('button', { name: 'Cannot tell' }).click();
  await page.getByRole('button', { name: 'Stop asking' }).click();
  await page.locator('.verdict.undetermined').waitFor();
  await page.getByRole('button', { name: /Back to the question/ }).click();
  await page.locator('.question').waitFor();
  await closePage(page);
});

test('an answer can be taken back', async () => {
  const page = await onDuty(browser, sample, { language: 'en' });
  await typePermit(page, 'MAU-GIAY-1');
  await page.locator('button[value=work]').click();
  await settled(page);
  const first = await page.locator('h1').textContent();
  await page.locator('button[value=none]').click();
  await page.waitForFunction((text) => document.querySelector('h1').textContent !== text, first);
  await page.getByRole('button', { name: /Back to the question/ }).click();
  await page.waitForFunction((text) => document.querySelector('h1').textContent === text, first);
  await closePage(page);
});

test('a revoked permit is turned back', async () => {
  const page = await onDuty(browser, sample, { language: 'en' });
  await typePermit(page, 'MAU-GIAY-3');
  await page.locator('button[value=work]').click();
  await answerAll(page, WORKER);
  assert.equal(await page.locator('.verdict.allow').count(), 0);
  await picture(page, 'checkpoint-revoked-desktop-en');
  await closePage(page);
});

test('what the officer did is one tap, is written down, and stands in the list of the shift', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, language: 'en' });
  await typePermit(page, 'MAU-GIAY-1');
  await page.locator('button[value=work]').click();
  await answerAll(page, WORKER);
  await page.locator('button[value=passed]').click();
  await page.getByText('Recorded: Let through').waitFor();
  assert.match(await sample.run('registry', 'export', 'outcomes'), /passed/);
  await page.locator('button.next').click();
  assert.match(await page.locator('.shift').textContent(), /May pass.*Let through/);
  await accessible(page);
  await picture(page, 'checkpoint-shift-phone-en');
  const kept = await page.evaluate(() => JSON.stringify([sessionStorage, localStorage]));
  assert.doesNotMatch(kept, /MAU-GIAY|Nguy/, 'no number and no name is kept');
  await closePage(page);
});

test('without a key the outcome is disabled, and looking up a permit says what is needed', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, language: 'en', role: null });
  await typePermit(page, 'MAU-GIAY-1');
  await page.locator('button[value=work]').click();
  await page.locator('main .notice.bad').waitFor();
  assert.match(await page.locator('main .notice.bad').textContent(), /key/);
  await page.locator('main .notice.bad button', { hasText: 'Enter the key' }).click();
  await page.locator('#settings-key').waitFor();
  await page.keyboard.press('Escape');
  await accessible(page);
  await picture(page, 'checkpoint-no-key-phone-en');
  await page.locator('main > button.quiet').click();
  await page.locator('main > button.big').last().click();
  await page.locator('button.big').last().click();
  await page.locator('button[value=leisure]').click();
  await answerAll(page, WORKER);
  assert.equal(await page.locator('button[value=passed]').isDisabled(), true);
  assert.match(await page.locator('#outcome-told').textContent(), /needs an officer/);
  await closePage(page);
});

test('a plate is looked up as well', async () => {
  const page = await onDuty(browser, sample, { language: 'en' });
  await page.locator('#typed').fill('51C-000.01');
  await page.getByRole('button', { name: 'Look up the plate' }).click();
  assert.match(await page.locator('.given').textContent(), /51C-000.01/);
  await page.locator('button[value=goods_transport]').click();
  await settled(page);
  assert.match(await page.locator('.asking-for').textContent(), /Not enough/);
  await closePage(page);
});

test('the position comes from the device, with its accuracy', async () => {
  const context = {
    geolocation: { longitude: 106.7009, latitude: 10.7769, accuracy: 15 },
    permissions: ['geolocation'],
  };
  const page = await openPage(browser, sample, '/checkpoint', {
    size: PHONE,
    at: MOMENT,
    language: 'en',
    context,
  });
  await accessible(page);
  await picture(page, 'checkpoint-setup-phone-en');
  await page.getByRole('button', { name: /GPS/ }).click();
  await page.getByText('GPS position, within 15 m').waitFor();
  await page.locator('main > button.main').click();
  assert.match(await page.locator('.post').textContent(), /within 15 m/);
  const [request] = await Promise.all([
    page.waitForRequest(/v1.decide/),
    (async () => {
      await page.locator('main > button.big').last().click();
      await page.locator('button[value=work]').click();
    })(),
  ]);
  assert.deepEqual(request.postDataJSON().place.at, { point: [106.7009, 10.7769], accuracy: 15 });
  await closePage(page);
});

test('a loss of network is told at once, nothing is queued, and a new try goes on', async () => {
  const page = await onDuty(browser, sample, { size: PHONE, language: 'en' });
  await typePermit(page, 'MAU-GIAY-1');
  await page.context().setOffline(true);
  await page.getByText('No network: nothing can be looked up').first().waitFor();
  await page.locator('button[value=work]').click();
  await page.getByText('No connection. Nothing has been sent.').waitFor();
  await accessible(page);
  await picture(page, 'checkpoint-offline-phone-en', { fullPage: false });
  const requests = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.context().setOffline(false);
  await page.waitForFunction(() => document.querySelector('.lost').hidden);
  assert.deepEqual(requests, [], 'nothing was queued');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.question').waitFor();
  await closePage(page);
});

test('a service that is gone is told in words', async () => {
  const short = await startService();
  const page = await openPage(browser, short, '/checkpoint', { at: MOMENT, language: 'en' });
  await page.locator('#fixed').selectOption('MAU-CK-01');
  await page.locator('main > button.main').click();
  await page.locator('main > button.big').last().click();
  await short.stop();
  await page.locator('button[value=work]').click();
  await page.getByText('No connection. Nothing has been sent.').waitFor();
  await closePage(page);
});

test('script in the field of a number is shown as text', async () => {
  const page = await onDuty(browser, sample, { language: 'en' });
  const script = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
  page.on('dialog', () => page.complaints.push('a script ran'));
  await typePermit(page, script);
  assert.match(await page.locator('.given').textContent(), /<img src=x onerror=/);
  await page.locator('button[value=work]').click();
  await settled(page);
  assert.equal(await page.locator('main img, main script').count(), 0);
  assert.match(await page.title(), /^Checkpoint/);
  await closePage(page);
});

test('the verdict is announced, and a check can be done with the keyboard alone', async () => {
  const page = await onDuty(browser, sample, { language: 'en' });
  await page.locator('#typed').focus();
  await page.keyboard.type('MAU-GIAY-1');
  await page.keyboard.press('Enter');
  assert.equal(
    await page.evaluate(() => document.activeElement.tagName),
    'H1',
    'the heading has the focus',
  );
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'question-text');
  await answerAll(page, WORKER);
  await page.waitForFunction(() =>
    /May pass/.test(document.querySelector('[role=alert].unseen').textContent),
  );
  await closePage(page);
});

test('the language is switched in the middle of a check', async () => {
  const page = await onDuty(browser, sample, { language: 'vi' });
  await typePermit(page, 'MAU-GIAY-1');
  await page.locator('button[value=work]').click();
  await settled(page);
  await page.getByRole('button', { name: 'English' }).click();
  assert.match(await page.locator('h1').textContent(), /registered as F0/);
  await closePage(page);
});
