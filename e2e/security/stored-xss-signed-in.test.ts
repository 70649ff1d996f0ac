import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { administratorJourney } from '../harness/administrator-journey.ts';
import { pagesOfSignedIn } from '../pages/every-page.ts';
import { lookAtPlanted, send, watchScripts } from './planted.ts';
import { xssPayloads } from './xss-payloads.ts';

/** As long as a name may be. */
const names = xssPayloads.map((payload) => payload.trim().slice(0, 100)).filter((payload) => payload !== '');

/** Sends a form and insists that it was taken; a name that is refused would be planted nowhere. */
async function plant(page: Page, path: string, form: Record<string, string>): Promise<void> {
  expect([path, form, await send(page, path, form)]).toEqual([path, form, expect.toBeOneOf([200, 303])]);
}

administratorJourney(
  'a name of a person, an authority, a mandate, a token, a group or a directory is shown as text wherever it appears',
  async ({ open, state }) => {
    const page = await open({ storageState: state });
    const { ran, refused } = await watchScripts(page);
    await page.goto('/account');

    const providers = names.slice(0, 60);
    for (const name of providers)
      await plant(page, '/operate/authorities/new', { name, kind: 'it-provider', place: '', key: '' });
    await page.goto('/operate/authorities');
    const ids = await page
      .locator('main a[href^="/operate/authorities/"]')
      .evaluateAll((links) => links.map((link) => /\/(\d+)$/.exec(link.getAttribute('href') ?? '')?.[1]));
    const others = [...new Set(ids)].filter((id) => id !== undefined && id !== '1').map(String);
    expect(others.length).toBeGreaterThanOrEqual(50);
    for (const other of others.slice(0, 12)) {
      await plant(page, '/operate/authorities/1?/relate', { kind: 'served-by', other, from: '', to: '' });
      await plant(page, '/settings/mandates?/give', { provider: other, role: 'lesen', expires: '' });
    }
    await plant(page, '/operate/authorities/1?/change', {
      name: names[70]!,
      kind: 'it-provider',
      key: '',
      workplaces: '',
    });
    for (const [place, reason] of xssPayloads.slice(80, 92).entries())
      await plant(page, '/settings/mandates?/request', {
        authority: providers[20 + place]!,
        role: 'lesen',
        reason,
      });
    for (const [place, name] of names.slice(100, 150).entries()) {
      await plant(page, '/settings/members?/invite', {
        name,
        email: `p${place}@stadt.example`,
        role: 'lesen',
      });
      await plant(page, '/operate/accounts?/invite', {
        name,
        email: `b${place}@stadt.example`,
        role: 'vendor',
      });
    }
    for (const name of names.slice(150, 170)) {
      await plant(page, '/account/tokens?/create', {
        target: 'authority',
        name,
        days: '30',
        'scopes-authority': 'inventory:read',
      });
      await plant(page, '/operate/sign-in?/map', { group: name, target: 'instance', role: 'redaktion' });
      await plant(page, '/operate/sign-in?/connect', { name, target: 'instance' });
    }
    await plant(page, '/account?/name', { name: names[171]! });

    const pages = Object.values(pagesOfSignedIn).flatMap((visit) =>
      typeof visit === 'function' || visit.status !== undefined ? [] : [visit.path],
    );
    for (const path of [...pages, ...others.slice(0, 4).map((id) => `/operate/authorities/${id}`)])
      await lookAtPlanted(page, path);
    expect({ ran, refused }).toEqual({ ran: [], refused: [] });
  },
);
