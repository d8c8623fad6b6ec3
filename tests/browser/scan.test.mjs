/* scan.test.mjs - permits held before a (fake) camera. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PHONE, accessible, closePage, openBrowser, picture } from './lib/pages.mjs';
import { WORKER, answerAll, onDuty } from './lib/officer.mjs';
import { filmOf } from './lib/camera.mjs';
import { startSample } from './lib/service.mjs';

let sample;
before(async () => {
  sample = await startSample();
});
after(async () => {
  await sample?.stop();
});

async function withCamera(svg, name, body) {
  const film = `${sample.folder}/${name}.y4m`;
  filmOf(svg, film);
  const browser = await openBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]);
  try {
    await body(
      await onDuty(browser, sample, {
        size: PHONE,
        language: 'en',
        context: { permissions: ['camera'] },
      }),
    );
  } finally {
    await browser.close();
  }
}

test('a permit held before the camera is read, verified and decided', async () => {
  await withCamera(await sample.run('permit', 'qr', 'MAU-GIAY-1'), 'permit', async (page) => {
    await page.locator('.scan-button').click();
    await page.locator('.table').waitFor();
    assert.match(
      await page.locator('.table').textContent(),
      /Nguyễn Văn An/,
      'to be compared with the identity card',
    );
    await accessible(page);
    await picture(page, 'scan-permit-phone-en');
    const [request] = await Promise.all([
      page.waitForRequest(/v1.decide/),
      page.locator('button[value=work]').click(),
    ]);
    assert.match(request.postDataJSON().permit.token, /^LD1:/);
    await answerAll(page, WORKER);
    assert.equal(await page.locator('.verdict.allow h1').textContent(), 'May pass');
    await picture(page, 'scan-allow-phone-en', { fullPage: false });
    await closePage(page);
  });
});

test('the signed answer of a business is verified by the same scan', async () => {
  const json = { 'Content-Type': 'application/json' };
  const query = {
    query: 'business',
    time: '2021-08-26T09:00:00+07:00',
    business: {
      sector: 'pharmacy',
      place: { zone: '760' },
      request: 'operate',
      service: 'walk_in',
      suspended: false,
      f0_on_site: 0,
      arrangement: 'none',
      workers: 3,
      on_site: 3,
    },
  };
  const decided = await fetch(`${sample.url}/v1/decide?fields=token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(query),
  });
  const drawn = await fetch(`${sample.url}/v1/qr.svg`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(await decided.json()),
  });
  await withCamera(await drawn.text(), 'business', async (page) => {
    await page.locator('.scan-button').click();
    await page.locator('.verdict.allow').waitFor();
    assert.equal(await page.locator('.verdict h1').textContent(), 'Genuine and in force');
    assert.match(await page.locator('main').textContent(), /pharmacy.*District 1/);
    await accessible(page);
    await picture(page, 'scan-business-phone-en');
    await closePage(page);
  });
});

test('a code that is no permit is told, and scanning goes on', async () => {
  const foreign = await sample.run('permit', 'qr', 'MAU-GIAY-2');
  await withCamera(foreign, 'foreign', async (page) => {
    // The same film, read as something else: a page cannot tell who printed a code but by its text.
    await page.route(/jsqr\.js$/, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: 'globalThis.jsQR = () => ({ data: "https://example.com/<b>permit</b>" });',
      }),
    );
    await page.locator('.scan-button').click();
    await page.getByText('This is not a signed permit code').waitFor();
    await accessible(page);
    await picture(page, 'scan-foreign-phone-en', { fullPage: false });
    await page.getByRole('button', { name: 'Stop scanning' }).click();
    await page.locator('.scan-button').waitFor();
    await closePage(page);
  });
});

test('without a camera the page says what to do instead', async () => {
  const browser = await openBrowser();
  const page = await onDuty(browser, sample, { size: PHONE, language: 'en' });
  await page.locator('.scan-button').click();
  await page
    .getByText(/Please (type the number|allow it)|type the number/)
    .first()
    .waitFor();
  await accessible(page);
  await closePage(page);
  await browser.close();
});

/* A browser's own reader, as Chrome on Android has it; what it reads is up to the test. */
function giveDetector(page, text) {
  return page.evaluate((rawValue) => {
    globalThis.detected = [];
    globalThis.BarcodeDetector = class {
      static getSupportedFormats = async () => ['qr_code'];
      constructor(options) {
        globalThis.detected.push(options.formats.join());
      }
      detect = async (picture) => {
        globalThis.detected.push(picture.width > 0 ? 'picture' : 'nothing');
        return globalThis.detected.length < 4 ? [] : [{ rawValue }];
      };
    };
  }, text);
}

test('where the browser reads codes itself, its reader is used', async () => {
  const svg = await sample.run('permit', 'qr', 'MAU-GIAY-1');
  const token = (await sample.run('permit', 'qr', 'MAU-GIAY-1', '--format', 'text')).trim();
  await withCamera(svg, 'native', async (page) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await giveDetector(page, token);
    await page.locator('.scan-button').click();
    await page.locator('.table').waitFor();
    assert.match(await page.locator('.table').textContent(), /Nguyễn Văn An/);
    assert.deepEqual(
      await page.evaluate(() => globalThis.detected),
      ['qr_code', 'picture', 'picture', 'picture'],
      'it looks until something is seen, and no longer',
    );
    assert.ok(!asked.some((url) => /jsqr/.test(url)), 'the other reader is not fetched');
    await closePage(page);
  });
});

test('a reader without QR codes, or one that fails, leaves it to ours', async () => {
  await withCamera(await sample.run('permit', 'qr', 'MAU-GIAY-1'), 'broken', async (page) => {
    await page.evaluate(() => {
      globalThis.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];
        detect = () => Promise.reject(new DOMException('no service', 'NotSupportedError'));
      };
    });
    await page.locator('.scan-button').click();
    await page.locator('.table').waitFor();
    await closePage(page);
  });
});
