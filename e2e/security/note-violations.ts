import type { Page } from 'playwright-core';

/** What the content policy of the page's documents refused from now on, one line each; grows while one looks. */
export async function noteViolations(page: Page): Promise<string[]> {
  const noted: string[] = [];
  await page.exposeBinding('noteViolation', ({ page: at }, line: string) => {
    noted.push(`${line} on ${at.url()}`);
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { noteViolation } = globalThis as unknown as { noteViolation: (line: string) => void };
      noteViolation(`${event.effectiveDirective} refused ${event.blockedURI || 'inline'}: ${event.sample}`);
    });
  });
  return noted;
}
