import { describe, expect } from 'vitest';
import { giveList, takeOver, whatCameIn } from '../harness/import-list.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';
import { publicPages } from '../pages/every-page.ts';
import { lookAtPlanted, send, watchScripts } from './planted.ts';
import { xssPayloads } from './xss-payloads.ts';

const columns = [
  'Anwendung',
  'Hersteller',
  'Version',
  'Amt',
  'Fachaufgabe',
  'Kategorie',
  'Beschreibung',
  'Status',
  'Bemerkung',
];

/** A list whose every cell is a payload, each row beginning with another one, and whose further headings are some. */
function plantedList(): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const heading = [...columns, ...xssPayloads.slice(0, 12)].map(cell).join(';');
  const rows = xssPayloads.map((payload, at) =>
    columns
      .map((_, place) => cell(place === 0 ? payload : xssPayloads[(at + place * 31) % xssPayloads.length]!))
      .join(';'),
  );
  return `\ufeff${[heading, ...rows].join('\r\n')}\r\n`;
}

describe('what somebody plants', () => {
  journey('would run in a page that writes it as markup', async ({ browser }) => {
    const page = await browser.newPage();
    const { ran } = await watchScripts(page);
    await page.goto('about:blank');
    for (const payload of xssPayloads.filter((each) => /^<.*__hit\(\)/.test(each)))
      await page.setContent(`<!doctype html><body>${payload}`);
    await expect.poll(() => ran.length).toBeGreaterThan(15);
    await page.close();
  });

  journey(
    'in any field is shown as text: no script runs, nothing is loaded from elsewhere',
    async ({ open }) => {
      expect(xssPayloads.length).toBeGreaterThanOrEqual(300);
      const page = await open();
      const { ran, refused } = await watchScripts(page);

      // The list: file name, headings, and every field of an application.
      await actForOwnAuthority(page);
      await giveList(page, { name: '<img src=x onerror=__hit()>"\'.csv', content: plantedList() });
      const importPage = new URL(page.url()).pathname;
      await takeOver(page);
      const { rows, accepted, folded, rejected } = await whatCameIn(page);
      expect(rows).toBe(xssPayloads.length);
      expect(accepted! + folded! + rejected!).toBe(rows);
      expect(accepted).toBeGreaterThanOrEqual(300);

      // Name of the authority, evidence and notes of applications, texts of the operator, reports, and a decision.
      expect(await send(page, '/settings', { name: xssPayloads[11]!, workplaces: '100' })).toBe(303);
      const text = (from: number): string => xssPayloads.slice(from, from + 110).join('\n\n');
      const texts = {
        contact: 'it@stadt.example',
        'imprint-de': text(0),
        'privacy-de': text(100),
        'accessibility-de': text(200),
      };
      expect(await send(page, '/operate/site?/save', texts)).toBe(303);
      for (const payload of xssPayloads.slice(0, 25))
        await send(page, '/report-a-problem', {
          kind: 'other',
          message: `${payload} `.repeat(2).padEnd(12, '.'),
          page: payload,
          replyTo: '',
        });
      await page.goto('/inventory');
      const links = await page
        .locator('main table a[href^="/inventory/applications/"]')
        .evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
      const applications = [...new Set(links)].slice(0, 12);
      expect(applications.length).toBe(12);
      for (const [at, path] of applications.entries()) {
        const evidence = xssPayloads[at * 20]!;
        expect([200, 303]).toContain(
          await send(page, `${path}?/answer`, { question: 'W1', value: '2', grade: 'S', evidence }),
        );
      }

      // Everything that shows any of it, once.
      const pages = [
        '/',
        '/inventory',
        '/inventory?q=%3Cimg%20src%3Dx%20onerror%3D__hit()%3E',
        '/inventory/import',
        importPage,
        '/inventory/review',
        '/questions',
        '/reasons/ag',
        '/report',
        '/settings',
        '/operate/site',
        '/report-a-problem?page=/%22%3E%3Cscript%3E__hit()%3C/script%3E',
        '/%3Cscript%3E__hit()%3C%2Fscript%3E',
        ...Object.keys(publicPages).filter((route) => !route.includes('[')),
        ...applications,
      ];
      for (const path of pages) await lookAtPlanted(page, path);

      // The list as the server writes it whole, for whoever has no script: every row is there, and all of it as text.
      const plain = await open({
        javaScriptEnabled: false,
        storageState: await page.context().storageState(),
      });
      let words = '';
      for (const number of [1, 2, 3, 4]) {
        await plain.goto(`/inventory?page=${number}`);
        const table = plain.locator('main table');
        expect(
          await table.locator('script, iframe, object, embed, img, video, base, form, style').count(),
        ).toBe(0);
        expect(await table.locator('[onerror], [onload], [onfocus], [autofocus], [style]').count()).toBe(0);
        expect(await table.locator('a:not([href^="/"])').count()).toBe(0);
        words += ((await table.textContent()) ?? '').replace(/\s/g, '');
      }
      const shown = xssPayloads.filter((payload) => words.includes(payload.replace(/[\s\p{Cc}]/gu, '')));
      expect(shown.length).toBeGreaterThanOrEqual(300);

      expect({ ran, refused }).toEqual({ ran: [], refused: [] });
    },
  );
});
