import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

journey('finds a town by three letters, and from an old key the town of today', async ({ open }) => {
  const page = await open();
  await page.goto('/knowledge');
  await page.getByRole('link', { name: /^Orte:/ }).click();
  await page.waitForURL('**/knowledge/places');
  const rows = page.getByRole('region', { name: 'Treffer' }).getByRole('row');

  await page.getByRole('searchbox', { name: 'Ort suchen' }).pressSequentially('göt');
  await rows.filter({ hasText: 'Göttingen, Niedersachsen' }).first().waitFor();

  await page.getByRole('searchbox', { name: 'Ort suchen' }).fill('16056000');
  await page.getByRole('main').getByRole('button', { name: 'Suchen' }).click();
  await rows.getByRole('link', { name: 'Eisenach, Stadt' }).click();
  await page.getByText('Diesen Ort gibt es nicht mehr.').waitFor();
  await page.getByRole('link', { name: 'Eisenach, Stadt' }).last().click();
  await page.waitForURL('**/knowledge/places/16063105');
  expect(await page.getByRole('navigation', { name: 'Weg zu diesem Ort' }).innerText()).toContain(
    'Wartburgkreis',
  );
});

journey('finds a town without JavaScript, however its umlaut is written', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/knowledge/places');
  await page.getByRole('searchbox', { name: 'Ort suchen' }).fill('koeln');
  await page.getByRole('main').getByRole('button', { name: 'Suchen' }).click();
  await page.waitForURL('**/knowledge/places?q=koeln');
  await page.getByRole('link', { name: 'Köln, Stadt' }).click();
  await page.waitForURL('**/knowledge/places/05315000');
  await page.getByRole('heading', { level: 1, name: 'Köln, Stadt' }).waitFor();
});
