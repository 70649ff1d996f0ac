import { request as ask } from 'node:http';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

describe('the local server', () => {
  journey(
    'refuses a foreign name in the Host header, as a rebound name would send it',
    async ({ server }) => {
      expect(await statusFor(server.origin, { path: '/', headers: { host: 'evil.example' } })).toBe(403);
      expect(
        await statusFor(server.origin, { path: '/inventory/rows', headers: { host: 'evil.example' } }),
      ).toBe(403);
      expect(await statusFor(server.origin, { path: '/', headers: {} })).toBe(200);
    },
  );

  journey('refuses a form that another site posts', async ({ server }) => {
    for (const path of ['/language', '/authority', '/inventory?/remove', '/questions?/answer'])
      for (const origin of ['https://evil.example', 'null'])
        expect(
          await statusFor(server.origin, {
            path,
            method: 'POST',
            headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
          }),
          `${path} from ${origin}`,
        ).toBe(403);
  });

  journey('hides what belongs to another authority', async ({ open }) => {
    const page = await open();
    await page.goto('/inventory');
    const application = await page
      .locator('main table a[href^="/inventory/applications/"]')
      .first()
      .getAttribute('href');
    await page.goto('/inventory/import');
    const list = await page.locator('main table a[href^="/inventory/import/"]').first().getAttribute('href');
    for (const path of [application!, list!]) expect((await page.request.get(path)).status(), path).toBe(200);

    // The address does not change: that the page shows the other authority's imports is the sign.
    await page.getByRole('button', { name: 'Eigene Liste hereinholen' }).click();
    await page.getByText('Noch keine Liste hereingeholt').waitFor();
    for (const path of [application!, list!]) expect((await page.request.get(path)).status(), path).toBe(404);
    expect(await (await page.request.get('/inventory/rows')).json()).toEqual([]);
    expect((await page.request.get('/report/report.pdf')).status()).toBe(404);
  });
});

/** Browsers and fetch set these headers themselves; this request lies as an attacker would. */
function statusFor(
  origin: string,
  { path, method = 'GET', headers }: { path: string; method?: string; headers: Record<string, string> },
): Promise<number> {
  return new Promise((done, failed) => {
    const request = ask(new URL(path, origin), { method, headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    request.on('error', failed);
    request.end();
  });
}
