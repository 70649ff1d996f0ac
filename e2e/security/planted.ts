import type { Page } from 'playwright-core';
import { noteViolations } from './note-violations.ts';

/** What must never happen in a page: a script that runs, or one that only the policy has stopped. */
export async function watchScripts(page: Page): Promise<{ ran: string[]; refused: string[] }> {
  const ran: string[] = [];
  const refused = await noteViolations(page);
  page.on('dialog', (dialog) => {
    ran.push(`dialog on ${page.url()}`);
    void dialog.dismiss();
  });
  await page.exposeBinding('noteHit', ({ page: at }) => void ran.push(`script on ${at.url()}`));
  await page.addInitScript(() => {
    const scope = globalThis as unknown as { noteHit: () => void; __hit: () => void };
    scope.__hit = () => scope.noteHit();
  });
  return { ran, refused };
}

/** Looks at a page long enough for its script to have run, and tries what needs a hand. */
export async function lookAtPlanted(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator('h1').first().waitFor();
  await page.evaluate(() => {
    for (const element of document.querySelectorAll(
      'main a[href^="javascript:" i], main [autofocus], main [onfocus]',
    ))
      (element as HTMLElement).click();
    return new Promise((done) => setTimeout(done, 30));
  });
}

/** Posts a form as the page does, with the cookies of the person; the status of the answer. */
export async function send(page: Page, path: string, form: Record<string, string>): Promise<number> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(path, {
    form,
    headers: { origin, accept: 'text/html' },
    maxRedirects: 0,
  });
  return answer.status();
}
