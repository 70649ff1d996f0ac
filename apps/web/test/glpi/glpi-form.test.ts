import { expect, it } from 'vitest';
import { texts } from '#lib/i18n/index.ts';
import { GLPI_TROUBLES, readGlpiForm } from '#lib/server/glpi/index.ts';

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

it.each([
  ['https://glpi.stadt.example', 'https://glpi.stadt.example/apirest.php'],
  ['glpi.stadt.example/glpi/', 'https://glpi.stadt.example/glpi/apirest.php'],
  ['https://stadt.example/glpi/front/central.php?x=1', 'https://stadt.example/glpi/apirest.php'],
  ['https://stadt.example/glpi/apirest.php/', 'https://stadt.example/glpi/apirest.php'],
  ['http://10.0.0.5:8080/index.php', 'http://10.0.0.5:8080/apirest.php'],
])('the address %s leads to %s', (address, target) => {
  const read = readGlpiForm(formOf({ address, userToken: ' abc ' }));
  expect(read.ok && read.request.access.address.href).toBe(target);
  expect(read.ok && read.request.access.signIn).toEqual({ userToken: 'abc' });
});

it.each([
  [{ address: '', userToken: 'abc' }, { address: 'missing' }],
  [{ address: 'ftp://x', userToken: 'abc' }, { address: 'invalid' }],
  [{ address: 'https://a:b@x', userToken: 'abc' }, { address: 'invalid' }],
  [{ address: 'https://x' }, { userToken: 'missing' }],
  [{ address: 'https://x', login: 'a' }, { userToken: 'missing' }],
  [{ address: 'https://x', userToken: 'a b' }, { userToken: 'invalid' }],
  [{ address: 'https://x', userToken: 'a\r\nx: y' }, { userToken: 'invalid' }],
  [{ address: 'https://x', userToken: 'a', appToken: 'ä' }, { appToken: 'invalid' }],
  [{ address: 'https://x', login: 'a'.repeat(300), password: 'b' }, { login: 'invalid' }],
])('the form %j has %j', (fields, errors) => {
  expect(readGlpiForm(formOf(fields))).toMatchObject({ ok: false, errors });
});

it('shows again what was typed, but no secret', () => {
  const read = readGlpiForm(
    formOf({ address: 'x y', login: 'erika', password: 'canary', userToken: 'canary', appToken: 'canary' }),
  );
  expect(JSON.stringify(read)).not.toContain('canary');
  expect(read.shown).toEqual({ address: 'x y', login: 'erika', wholeTree: false });
});

it.each(GLPI_TROUBLES)('%s is told in sentences of both languages', (trouble) => {
  for (const language of ['de', 'en'] as const)
    expect(texts(language).glpi.troubles[trouble]('X')).toMatch(/^[A-ZÄÖÜ„“].*\.$/u);
});
