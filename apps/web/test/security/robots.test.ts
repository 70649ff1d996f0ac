import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readRobots } from '#lib/server/forges/hosts/read-robots.ts';
import { secured } from '#lib/server/security/index.ts';

const web = new URL('../../', import.meta.url);
const text = readFileSync(new URL('static/robots.txt', web), 'utf8');
const entry = '/catalogue/3f2504e0-4f89-41d3-9a0c-0305e82c3301';

it('search engines come to the list of the catalogue and its entries, and nowhere else', () => {
  const { allows } = readRobots(text, 'googlebot');
  for (const path of [
    '/catalogue',
    '/catalogue?page=2',
    entry,
    '/catalogue/media/1',
    '/_app/immutable/a.css',
  ])
    expect(allows(path), path).toBe(true);
  const pages = readdirSync(new URL('src/routes', web), { withFileTypes: true })
    .filter((each) => each.isDirectory() && each.name !== 'catalogue')
    .map(({ name }) => `/${name}`);
  const below = readdirSync(new URL('src/routes/catalogue', web), { withFileTypes: true })
    .filter((each) => each.isDirectory() && !['[id]', 'media'].includes(each.name))
    .map(({ name }) => `/catalogue/${name}`);
  expect(pages).toContain('/inventory');
  for (const path of [...pages, ...below, '/', '/catalogue?q=x', `${entry}/archive`, `${entry}/owner`])
    expect(allows(path), path).toBe(false);
});

it('another catalogue may take what is made for programs', () => {
  const { allows } = readRobots(text, 'allmende');
  expect(allows('/v1/software')).toBe(true);
  expect(allows('/catalogue/export/used-by.json')).toBe(true);
  expect(allows('/inventory')).toBe(false);
});

it('the list is a way to the entries, and only they are shown among the results', () => {
  const told = (path: string) =>
    secured(new Response(''), new URL(path, 'https://allmende.example')).headers.get('x-robots-tag');
  expect(told(entry)).toBe('all');
  expect(told('/catalogue')).toBe('noindex, follow');
  expect(told('/inventory')).toBe('noindex, nofollow');
});
