import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { chromiumPath, openChromium } from './chromium.ts';
import { startServerOnCopy } from './server.ts';
import { watch, type Watched } from './watch.ts';

/** Opens a page in a context of its own; German, 1280 × 800 and light unless told otherwise. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/**
 * A test that walks through pages as a person does, against a server and a store that its file has for itself.
 * It fails, whatever else it looks at, when a page calls another computer or reports an error in the browser.
 *
 * @example journey('opens the report', async ({ open }) => { const page = await open(); … })
 */
export const journey = test
  .extend('preparedStore', { scope: 'file' }, () => inject('preparedStore'))
  .extend('executable', { scope: 'file' }, () => chromiumPath())
  .extend('server', { scope: 'file' }, async ({ preparedStore }, { onCleanup }) => {
    const server = await startServerOnCopy(preparedStore);
    onCleanup(async () => void (await server.stop()));
    return server;
  })
  .extend('browser', { scope: 'file' }, async ({ executable }, { onCleanup }) => {
    const browser = await openChromium(executable);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('open', async ({ browser, server }, { onCleanup }): Promise<OpenPage> => {
    const opened: { close: () => Promise<void>; watched: Watched }[] = [];
    onCleanup(async () => {
      for (const { close } of opened) await close();
      for (const { watched } of opened) expect(watched).toEqual({ outside: [], errors: [] });
    });
    return async (options) => {
      const context = await browser.newContext({
        baseURL: server.origin,
        locale: 'de-DE',
        timezoneId: 'Europe/Berlin',
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...options,
      });
      // A busy machine is no fault of the page; what hangs is noticed all the same.
      context.setDefaultTimeout(90_000);
      opened.push({ close: () => context.close(), watched: watch(context) });
      return context.newPage();
    };
  });

/** Waits until the scripts of a page of the sample town work: only they can offer its authorities in one field. */
export async function untilAlive(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Verwaltung wechseln/ }).waitFor();
}

/** Acts for the authority whose own list comes in, by the button that the sample town offers; ends on the import. */
export async function actForOwnAuthority(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Eigene Liste hereinholen' }).click();
  await page.waitForURL('**/inventory/import');
}
