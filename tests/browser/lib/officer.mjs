/*
 * officer.mjs - what an officer does on the checkpoint page, for the suites that try it.
 */
import { openPage } from './pages.mjs';

export const MOMENT = '2021-08-26T10:00'; // when the samples live

/* The page with a key, standing at a fixed checkpoint of the samples. */
export async function onDuty(
  browser,
  sample,
  { post = 'MAU-CK-01', role = 'checkpoint', ...options } = {},
) {
  const page = await openPage(browser, sample, '/checkpoint', { at: MOMENT, ...options });
  if (role) await page.evaluate((key) => sessionStorage.setItem('key', key), sample.key(role));
  await page.locator('#fixed').selectOption(post);
  await page.locator('main > button.main').click();
  await page.locator('.scan-button').waitFor();
  return page;
}

export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('main').hasAttribute('aria-busy'));
}

export const MINISTRY = ['tel:19009095', 'tel:19003228'];

export function numbersToCall(page) {
  return page.locator('a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.href));
}

/* Zones from the province down. */
export async function pickZones(page, id, zones) {
  for (const [depth, zone] of zones.entries())
    await page.locator(`#${id}-${depth}`).selectOption(zone);
}

/*
 * Answer what is asked until the verdict. `answers` are [part of the English or Vietnamese question,
 * answer]: the value of a big button, { zones }, { text } or null for "cannot tell". Returns the
 * questions that came. A question without an answer here fails.
 */
export async function answerAll(page, answers, each = async () => {}) {
  const asked = [];
  const submit = () => page.locator('.question form button[type=submit]').click();
  for (;;) {
    await settled(page);
    if (await page.locator('.verdict').count()) return asked;
    const question = await page.locator('h1').textContent();
    await each(asked.length);
    asked.push(question);
    if (asked.length > 30) throw new Error(`it does not end: ${asked.join(' / ')}`);
    const known = answers.find(([part]) => question.includes(part));
    if (!known) throw new Error(`unexpected question: ${question}`);
    const answer = known[1];
    if (answer === null) await page.locator('.question > .quiet').first().click();
    else if (answer.zones) {
      await pickZones(page, 'answer-zone', answer.zones);
      await submit();
    } else if (answer.text !== undefined) {
      await page.locator('#answer').fill(answer.text);
      await submit();
    } else await page.locator(`.choices button[value="${answer}"]`).click();
    await page.waitForFunction(
      (before) =>
        document.querySelector('.verdict, .notice.bad') ||
        (!document.querySelector('main').hasAttribute('aria-busy') &&
          document.querySelector('h1').textContent !== before),
      question,
    );
  }
}

const DISTRICT_1 = ['79', '760'];

export const WORKER = [
  ['F0, F1', 'none'],
  ['công việc gì', 'sanitation_worker'],
  ['What is your work', 'sanitation_worker'],
  ['mấy người', 1],
  ['How many people', 1],
  ['đi từ đâu', { zones: DISTRICT_1 }],
  ['Where do you come from', { zones: DISTRICT_1 }],
  ['Where did', { zones: DISTRICT_1 }],
  ['coming from', { zones: DISTRICT_1 }],
  ['đi đến đâu', { zones: DISTRICT_1 }],
  ['Where are you going', { zones: DISTRICT_1 }],
  ['Tên trên giấy', true],
  ['name on the permit', true],
  ['Does the name', true],
  ['Chữ ký số', true],
  ['signature', true],
  ['Kết quả xét nghiệm', 'negative'],
  ['result of your test', 'negative'],
  ['thẻ', true],
  ['card', true],
];
