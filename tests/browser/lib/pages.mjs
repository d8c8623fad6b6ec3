/*
 * pages.mjs - a browser with the sizes, languages and checks that all suites use.
 *
 *   const browser = await openBrowser();
 *   const page = await openPage(browser, service, '/checkpoint', { size: PHONE, language: 'en' });
 *   await accessible(page);            fails with what axe-core finds
 *   await picture(page, 'name');       build/screenshots/name.png
 *   await closePage(page);             fails when the page complained or asked something elsewhere
 */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const PHONE = { width: 360, height: 740 };
export const DESKTOP = { width: 1280, height: 800 };
export const SIZES = { phone: PHONE, desktop: DESKTOP };
export const LANGUAGES = ['vi', 'en'];

const FOLDER = `${process.env.LOCKDOWN_BUILD || 'build'}/screenshots`;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export function openBrowser(options = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
    timeout: 120000,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...options],
  });
}

/* What a page must never do: fail in a script, break its own policy, ask another host. */
function watch(page, origin) {
  page.complaints = [];
  page.on('pageerror', (error) => page.complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) page.complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url()))
      page.complaints.push(`asked ${request.url()}`);
  });
}

export async function openPage(
  browser,
  service,
  path,
  { size = DESKTOP, language = 'vi', theme = 'light', at, context: more } = {},
) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: size === PHONE,
    ...more,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  watch(page, service.url);
  const address = new URL(path, service.url);
  address.searchParams.set('lang', language);
  if (at) address.searchParams.set('at', at);
  await page.goto(address.href);
  await page.locator('main > *').first().waitFor();
  return page;
}

export async function closePage(page) {
  await page.context().close();
  assert.deepEqual(page.complaints, [], 'the page complained');
}

/* axe-core runs outside the page's content policy, in a world of its own. */
export async function accessible(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId: contextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  });
  const evaluate = async (expression) => {
    const answer = await session.send('Runtime.evaluate', {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    assert.equal(answer.exceptionDetails, undefined, JSON.stringify(answer.exceptionDetails));
    return answer.result.value;
  };
  await evaluate(`${axe}; true`);
  const found =
    await evaluate(`axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) =>
    v.id + ': ' + v.help + ' at ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`);
  assert.deepEqual(found, [], 'axe-core finds violations');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than its window`);
}

export async function picture(page, name, options) {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true, ...options });
}
