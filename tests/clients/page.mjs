// Opens the readable reference in a headless browser that can reach nothing but the product.
import { access } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const path = process.env.CHROMIUM ?? '/usr/bin/chromium';

export async function readPage(base, operations) {
  const what = `/docs shows all ${operations.length} operations without asking another host`;
  try {
    await access(path);
  } catch {
    return { what, faults: [`There is no ${path}: install Chromium (Debian: apt-get install chromium) or name it in CHROMIUM.`] };
  }

  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] });
  try {
    return { what, faults: await look(browser, base, operations) };
  } finally {
    await browser.close();
  }
}

async function look(browser, base, operations) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  const faults = [];
  page.on('request', request => !request.url().startsWith(base) && /^https?:/.test(request.url()) && faults.push(`asks ${request.url()}`));
  page.on('requestfailed', request => faults.push(`not served: ${request.url()} ${request.failure()?.errorText}`));
  page.on('pageerror', error => faults.push(`script error: ${error.message}`));
  await page.goto(`${base}/docs`, { waitUntil: 'networkidle' });
  await page.getByText(operations[0].summary).first().waitFor({ timeout: 30_000 });
  const missing = await unseen(page, operations.map(operation => operation.summary));
  return [...faults, ...missing.map(summary => `not on the page: ${summary}`)];
}

// Parts of a long page are drawn when they come into view: it is read by walking down it.
async function unseen(page, summaries) {
  const left = new Set(summaries);
  for (let last = -1, turn = 0; left.size > 0 && turn < 400; turn++) {
    const text = await page.evaluate(() => document.body.innerText);
    [...left].filter(summary => text.includes(summary)).forEach(summary => left.delete(summary));
    const at = await page.evaluate(() => {
      window.scrollBy(0, 800);
      return window.scrollY;
    });
    if (at === last) {
      break;
    }

    last = at;
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  return [...left];
}
