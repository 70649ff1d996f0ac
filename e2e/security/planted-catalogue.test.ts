import { describe, expect } from 'vitest';
import { catalogueToken, enterSoftware } from '../harness/catalogue-entries.ts';
import { journey } from '../harness/journey.ts';
import { lookAtPlanted, watchScripts } from './planted.ts';
import { xssPayloads } from './xss-payloads.ts';

const FILES = 12;

/** A publiccode.yml of whose texts each is a payload; JSON is YAML. */
function plantedFile(number: number, url: string): string {
  let next = number * 29;
  const one = (): string => xssPayloads[next++ % xssPayloads.length] ?? '';
  const some = (count: number): string[] => Array.from({ length: count }, one);
  return JSON.stringify({
    publiccodeYmlVersion: '0',
    name: `Pflanzung ${number} ${one()}`,
    url,
    landingURL: one(),
    applicationSuite: one(),
    isBasedOn: some(2),
    softwareVersion: one(),
    releaseDate: one(),
    logo: one(),
    platforms: some(2),
    categories: ['it-management', one()],
    usedBy: some(8),
    fundedBy: [{ name: one(), uri: one() }],
    roadmap: one(),
    developmentStatus: number % 2 === 0 ? 'stable' : one(),
    softwareType: 'standalone/web',
    supports: [{ id: one() }],
    organisation: { name: one(), uri: one() },
    intendedAudience: { scope: some(2), countries: ['DE', one()] },
    description: {
      de: {
        localisedName: `Pflanzung ${number} ${one()}`,
        genericName: one(),
        shortDescription: one(),
        longDescription: some(8).join('\n\n- ').padEnd(200, '.'),
        documentation: 'javascript:__hit()',
        apiDocumentation: one(),
        features: some(6),
        awards: some(2),
      },
      [one().slice(0, 12)]: { shortDescription: one() },
    },
    legal: { license: number % 3 === 0 ? 'EUPL-1.2' : one(), mainCopyrightOwner: one(), repoOwner: one() },
    maintenance: {
      type: 'contract',
      contractors: [{ name: one(), website: 'javascript:__hit()', until: one(), email: one() }],
      contacts: [{ name: one(), email: `it@${one()}`, affiliation: one(), phone: one() }],
    },
    localisation: { localisationReady: true, availableLanguages: ['de', one()] },
    dependsOn: { open: [{ name: one(), versionMin: one() }], proprietary: [{ name: one() }] },
  });
}

describe('what somebody plants in a publiccode.yml', () => {
  journey(
    'is text wherever the catalogue shows it, for people and for search engines',
    async ({ open, server }) => {
      const page = await open();
      const { ran, refused } = await watchScripts(page);
      const token = await catalogueToken(page);
      const ids: string[] = [];
      for (let number = 0; number < FILES; number++) {
        const url = `https://forge.example/planted/${number}`;
        ids.push(await enterSoftware(server.origin, token, url, plantedFile(number, url)));
      }
      await expect
        .poll(async () => {
          await page.goto('/catalogue?q=Pflanzung');
          return page.locator('main article').count();
        })
        .toBe(FILES);

      for (const id of ids) {
        await lookAtPlanted(page, `/catalogue/${id}`);
        expect(
          await page
            .locator('main')
            .locator('script, iframe, object, embed, form[action^="j"], style')
            .count(),
        ).toBe(0);
        expect(
          await page.locator('main').locator('[onerror], [onload], [onfocus], [autofocus], [style]').count(),
        ).toBe(0);
        const schemes = await page
          .locator('main a[href]')
          .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
        expect([...new Set(schemes)].filter((scheme) => !/^(?:https?|mailto):$/.test(scheme))).toEqual([]);
        const html = await (await page.request.get(`/catalogue/${id}`)).text();
        const [, data] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
        expect(JSON.parse(data ?? '')).toHaveProperty('@graph');
        for (const name of ['maintenance', 'open-source'])
          expect(
            (await page.request.get(`/catalogue/${id}/badge/${name}.svg`)).headers()['content-type'],
          ).toContain('image/svg');
      }
      for (const path of [
        '/catalogue?q=Pflanzung&sort=name',
        `/catalogue?q=${encodeURIComponent(xssPayloads[12] ?? '')}`,
        `/catalogue?licence=${encodeURIComponent('"><img src=x onerror=__hit()>')}&organisation=${encodeURIComponent(xssPayloads[3] ?? '')}`,
        `/catalogue?replaces=${encodeURIComponent('<svg onload=__hit()>')}`,
        `/catalogue/compare?${ids
          .slice(0, 4)
          .map((id) => `id=${id}`)
          .join('&')}`,
        '/catalogue/compare?id=%3Cscript%3E__hit()%3C/script%3E',
        '/search?q=Pflanzung',
        `/search?q=${encodeURIComponent(xssPayloads[40] ?? '')}`,
      ])
        await lookAtPlanted(page, path);

      // What is suggested while somebody types.
      await page.goto('/catalogue');
      await page.getByRole('combobox', { name: /^Software, Aufgabe/ }).fill('Pflanz');
      await page.getByRole('listbox', { name: 'Vorschläge' }).getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/catalogue\/[\da-f-]{36}/);

      expect({ ran, refused }).toEqual({ ran: [], refused: [] });
    },
  );
});
