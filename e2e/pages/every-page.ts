import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { madeUpEntries } from '../harness/catalogue-entries.ts';
import { faultsOf } from '../harness/check-page.ts';
import { returnEverything } from '../harness/exchange.ts';
import { giveList } from '../harness/import-list.ts';
import { councilPaper } from '../harness/papers.ts';
import { computedPlan, firstStep } from '../harness/plans.ts';
import { journey } from '../harness/journey.ts';
import { noteViolations } from '../security/note-violations.ts';

/** An address of a route; `status` where it is another than 200. */
export interface Visit {
  path: string;
  status?: number;
}
/** For each route of the application where to look at it; found by clicking where it holds an id. */
export type Visits = Record<string, Visit | ((page: Page) => Promise<Visit>)>;

/** Pages about an authority's data; looked at while it has none and in the sample town. */
export const pagesOfEmptyAuthority: Visits = {
  '/': { path: '/' },
  '/inventory': { path: '/inventory' },
  '/inventory/exchange': { path: '/inventory/exchange' },
  '/inventory/exchange/returns/[id]': { path: '/inventory/exchange/returns/x', status: 404 },
  '/inventory/applications/[id]': { path: '/inventory/applications/1', status: 404 },
  '/inventory/import': { path: '/inventory/import' },
  '/settings/import-profiles': { path: '/settings/import-profiles' },
  '/inventory/import/glpi': { path: '/inventory/import/glpi' },
  // A list that was read but not taken over leaves the inventory empty.
  '/inventory/import/[id]': async (page) => {
    await giveList(page, { cells: 'Anwendung\tAmt\nNextcloud\tHauptamt\n' });
    return { path: new URL(page.url()).pathname };
  },
  '/inventory/products': { path: '/inventory/products' },
  '/inventory/products/new': { path: '/inventory/products/new' },
  '/inventory/products/[id]': ownProduct,
  '/inventory/products/[id]/offer': async (page) => ({ path: `${(await ownProduct(page)).path}/offer` }),
  '/inventory/import/batch/[id]': {
    path: '/inventory/import/batch/00000000-0000-4000-8000-000000000000',
    status: 404,
  },
  '/inventory/contracts': { path: '/inventory/contracts' },
  '/inventory/contracts/new': { path: '/inventory/contracts/new' },
  '/inventory/contracts/take': { path: '/inventory/contracts/take' },
  '/inventory/contracts/import': { path: '/inventory/contracts/import' },
  '/inventory/contracts/import/[id]': listOfContracts,
  '/inventory/contracts/notices': { path: '/inventory/contracts/notices' },
  '/inventory/contracts/[id]': { path: '/inventory/contracts/1', status: 404 },
  '/inventory/use': { path: '/inventory/use' },
  '/inventory/use/[id]': { path: '/inventory/use/1', status: 404 },
  '/inventory/review': { path: '/inventory/review' },
  '/questions': { path: '/questions' },
  '/reasons/[figure]': { path: '/reasons/ag' },
  '/report': { path: '/report' },
  '/plan': { path: '/plan' },
  '/plan/papers': { path: '/plan/papers' },
  '/plan/papers/[id]': { path: '/plan/papers/1', status: 404 },
  '/plan/compare': { path: '/plan/compare' },
  '/plan/[id]': { path: '/plan/1', status: 404 },
  '/plan/[id]/history': { path: '/plan/1/history', status: 404 },
  '/plan/[id]/settings': { path: '/plan/1/settings', status: 404 },
  '/plan/[id]/steps/[application]': { path: '/plan/1/steps/1', status: 404 },
  '/settings': { path: '/settings' },
  '/settings/names': { path: '/settings/names' },
  '/settings/papers': { path: '/settings/papers' },
};

export const pagesOfSampleTown: Visits = {
  '/': { path: '/' },
  '/inventory': { path: '/inventory' },
  '/inventory/exchange': { path: '/inventory/exchange' },
  '/inventory/exchange/returns/[id]': async (page) => ({ path: await returnEverything(page) }),
  '/inventory/applications/[id]': (page) => firstLink(page, '/inventory'),
  '/inventory/import': { path: '/inventory/import' },
  '/settings/import-profiles': { path: '/settings/import-profiles' },
  '/inventory/import/glpi': { path: '/inventory/import/glpi' },
  '/inventory/import/[id]': (page) => firstLink(page, '/inventory/import'),
  '/inventory/products': async (page) => {
    await ownProduct(page);
    return { path: '/inventory/products' };
  },
  '/inventory/products/new': { path: '/inventory/products/new' },
  '/inventory/products/[id]': ownProduct,
  '/inventory/products/[id]/offer': async (page) => ({ path: `${(await ownProduct(page)).path}/offer` }),
  '/inventory/import/batch/[id]': async (page) => {
    const cells = 'Kommune\tAnwendung\nMusterstadt an der Beispiel\tNextcloud\nAtlantis\tVOIS\n';
    await giveList(page, { cells });
    await page.locator('button[formaction="?/towns"]').click();
    await page.getByRole('heading', { level: 1, name: /^Liste mehrerer Kommunen/ }).waitFor();
    return { path: new URL(page.url()).pathname };
  },
  '/inventory/contracts': { path: '/inventory/contracts' },
  '/inventory/contracts/new': { path: '/inventory/contracts/new' },
  '/inventory/contracts/take': { path: '/inventory/contracts/take' },
  '/inventory/contracts/import': { path: '/inventory/contracts/import' },
  '/inventory/contracts/import/[id]': listOfContracts,
  '/inventory/contracts/notices': { path: '/inventory/contracts/notices' },
  '/inventory/contracts/[id]': (page) => firstLink(page, '/inventory/contracts'),
  '/inventory/use': { path: '/inventory/use' },
  '/inventory/use/[id]': declaredUse,
  '/inventory/review': { path: '/inventory/review?sure=0.6' },
  '/questions': { path: '/questions' },
  '/reasons/[figure]': { path: '/reasons/ag' },
  '/report': { path: '/report' },
  '/plan': { path: '/plan' },
  '/plan/papers': { path: '/plan/papers' },
  '/plan/papers/[id]': async (page) => ({ path: await councilPaper(page) }),
  '/plan/compare': async (page) => {
    await computedPlan(page);
    return { path: '/plan/compare?plan=1&plan=2&plan=3' };
  },
  '/plan/[id]': async (page) => ({ path: await computedPlan(page) }),
  '/plan/[id]/history': async (page) => ({ path: `${await computedPlan(page)}/history` }),
  '/plan/[id]/settings': async (page) => ({ path: `${await computedPlan(page)}/settings` }),
  '/plan/[id]/steps/[application]': async (page) => ({ path: await firstStep(page) }),
  '/settings': { path: '/settings' },
  '/settings/names': { path: '/settings/names' },
  '/settings/papers': { path: '/settings/papers' },
};

/** Pages that look the same for everybody. */
export const publicPages: Visits = {
  '/catalogue': { path: '/catalogue?q=Terminvergabe' },
  '/catalogue/tokens': { path: '/catalogue/tokens' },
  '/catalogue/links': { path: '/catalogue/links' },
  '/catalogue/sources': { path: '/catalogue/sources' },
  '/catalogue/sources/[id]': addedSource,
  '/catalogue/sources/hosts': { path: '/catalogue/sources/hosts' },
  '/catalogue/sources/proposals': { path: '/catalogue/sources/proposals' },
  '/catalogue/[id]': async (page) => ({ path: (await madeUpEntries(page, 1))[0] ?? '' }),
  '/catalogue/[id]/archive': { path: '/catalogue/00000000-0000-4000-8000-000000000000/archive', status: 404 },
  '/catalogue/[id]/archive/[object]': {
    path: `/catalogue/00000000-0000-4000-8000-000000000000/archive/${'0'.repeat(40)}`,
    status: 404,
  },
  '/catalogue/[id]/archive/[object]/files/[...path]': {
    path: `/catalogue/00000000-0000-4000-8000-000000000000/archive/${'0'.repeat(40)}/files/README.md`,
    status: 404,
  },
  '/catalogue/compare': async (page) => {
    const ids = (await madeUpEntries(page, 3)).map((path) => path.replace('/catalogue/', 'id='));
    return { path: `/catalogue/compare?${ids.join('&')}` };
  },
  '/search': { path: '/search?q=Nextcloud' },
  '/catalogue/export': { path: '/catalogue/export' },
  '/catalogue/register': { path: '/catalogue/register?url=https://forge.example/stadt/code' },
  '/catalogue/[id]/owner': {
    path: '/catalogue/00000000-0000-4000-8000-000000000000/owner',
    status: 404,
  },
  '/knowledge': { path: '/knowledge' },
  '/knowledge/bundles': { path: '/knowledge/bundles' },
  '/knowledge/bundles/[id]': { path: '/knowledge/bundles/microsoft-365' },
  '/knowledge/bundles/[id]/pilot': { path: '/knowledge/bundles/microsoft-365/pilot' },
  '/knowledge/cases': { path: '/knowledge/cases?status=returned' },
  '/knowledge/guidance': { path: '/knowledge/guidance' },
  '/knowledge/capabilities/[id]': { path: '/knowledge/capabilities/einwohnermeldewesen' },
  '/knowledge/method': { path: '/knowledge/method' },
  '/knowledge/places': { path: '/knowledge/places?q=neuenkirchen' },
  '/knowledge/places/[key]': { path: '/knowledge/places/16056000' },
  '/knowledge/products/[id]': { path: '/knowledge/products/vmware-vsphere' },
  '/knowledge/vendors/[id]': { path: '/knowledge/vendors/microsoft' },
  '/publiccode': { path: '/publiccode' },
  '/publiccode/editor': { path: '/publiccode/editor' },
  '/imprint': { path: '/imprint' },
  '/privacy': { path: '/privacy' },
  '/accessibility': { path: '/accessibility' },
  '/source': { path: '/source' },
  '/report-a-problem': { path: '/report-a-problem' },
};

/** Pages of a server where people sign in, as somebody sees them who has not. */
export const pagesOfGuest: Visits = {
  '/confirm/[token]': { path: '/confirm/x' },
  '/invitation/[token]': { path: '/invitation/x' },
  '/reset': { path: '/reset' },
  '/reset/[token]': { path: '/reset/x' },
  '/setup/[token]': { path: '/setup/x' },
  '/sign-in': { path: '/sign-in' },
  '/sign-in/code': { path: '/sign-in/code' },
  '/sign-in/oidc/refused': { path: '/sign-in/oidc/refused?because=no-role' },
};

/** Pages that exist only where people sign in; looked at as somebody who operates the instance and leads an authority. */
export const pagesOfSignedIn: Visits = {
  '/account': { path: '/account' },
  '/account/data': { path: '/account/data' },
  '/account/tokens': { path: '/account/tokens' },
  '/account/totp': { path: '/account/totp' },
  '/audit': { path: '/audit?check=' },
  '/operate': { path: '/operate' },
  '/operate/accounts': { path: '/operate/accounts' },
  '/operate/audit': { path: '/operate/audit' },
  '/operate/authorities': { path: '/operate/authorities' },
  '/operate/authorities/[id]': { path: '/operate/authorities/1' },
  '/operate/authorities/merge': { path: '/operate/authorities/merge?from=1' },
  '/operate/authorities/new': { path: '/operate/authorities/new' },
  '/operate/persons': { path: '/operate/persons' },
  '/operate/persons/[id]': { path: '/operate/persons/nobody', status: 404 },
  '/operate/sign-in': { path: '/operate/sign-in' },
  '/operate/site': { path: '/operate/site' },
  '/settings': { path: '/settings' },
  '/settings/mandates': { path: '/settings/mandates' },
  '/settings/members': { path: '/settings/members' },
  '/settings/persons': { path: '/settings/persons' },
  '/settings/persons/[id]': { path: '/settings/persons/nobody', status: 404 },
};

/**
 * One journey for each route: it answers, says what it is, fits into 320 px, and axe finds nothing serious. `begin` is
 * done once, before the first.
 */
export function lookAtPages(as: string, visits: Visits, begin?: (page: Page) => Promise<void>): void {
  const look = journey.extend('state', { scope: 'file' }, async ({ browser, server }) => {
    if (!begin) return undefined;
    const page = await browser.newPage({ baseURL: server.origin, locale: 'de-DE' });
    await begin(page);
    const state = await page.context().storageState();
    await page.close();
    return state;
  });
  describe(`as ${as}`, () => {
    for (const [route, visit] of Object.entries(visits))
      look(`${route} is accessible and fits, wide and light, narrow and dark`, async ({ open, state }) => {
        await lookAt(await open(state && { storageState: state }), visit);
      });
  });
}

/** A source of which nobody answers; what it shows then is the trouble. */
async function addedSource(page: Page): Promise<Visit> {
  await page.goto('/catalogue/sources');
  await page.locator('select[name="kind"]').selectOption('organisation');
  await page.locator('input[name="url"]').fill('https://127.0.0.1:1/stadt');
  await page.locator('form[action="?/add"] button').click();
  await page.waitForURL(/\/catalogue\/sources\/\d+/);
  return { path: new URL(page.url()).pathname };
}

/** A list of contracts with something to look at; nothing of it is taken over. */
async function listOfContracts(page: Page): Promise<Visit> {
  await page.goto('/inventory/contracts/import');
  const text = 'Vertrag;Lieferant;Vertragsende;Kosten\nPflege Nextcloud;Systemhaus;31.12.2O29;500\n;;;\n';
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: 'vertraege.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Liste lesen' }).click();
  await page.waitForURL(/\/inventory\/contracts\/import\/[\da-f-]{36}/);
  return { path: new URL(page.url()).pathname };
}

/** Describes a product that the facts lack; leads to its page. */
async function ownProduct(page: Page): Promise<Visit> {
  await page.goto('/inventory/products/new');
  await page.getByLabel('Name des Produkts').fill(`Friedwaldwerk ${Date.now()}`);
  await page.getByRole('textbox', { name: /^Hersteller/ }).fill('Gärtner & Söhne GmbH');
  await page.getByRole('radio', { name: /^Proprietär/ }).check();
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.waitForURL(/\/inventory\/products\/\d+/);
  return { path: new URL(page.url()).pathname };
}

/** Opens the page and says what is wrong with it, and what of it the content policy refuses. */
export async function lookAt(page: Page, visit: Visits[string]): Promise<void> {
  const violations = await noteViolations(page);
  const { path, status = 200 } = typeof visit === 'function' ? await visit(page) : visit;
  const response = await page.goto(path);
  expect(response?.status()).toBe(status);
  expect(await response?.text()).not.toMatch(/<[a-z][^>]*\s(style|on[a-z]+)=/i);
  await page.locator('main h1, main h2').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  expect(violations).toEqual([]);
}

/** Where the first link under this address leads that names a single thing. */
export async function firstLink(page: Page, under: string): Promise<Visit> {
  await page.goto(under);
  const path = await page.locator('main table a[href^="/inventory/"]').first().getAttribute('href');
  if (path === null) throw new Error(`There is no link under ${under}.`);
  return { path };
}

/** A draft made from the first application of the list that is matched with open source. */
async function declaredUse(page: Page): Promise<Visit> {
  await page.goto('/inventory/use');
  await page.locator('form[action="?/draft"] button').first().click();
  await page.waitForURL(/\/inventory\/use\/\d+/);
  return { path: new URL(page.url()).pathname };
}
