import { expect } from 'vitest';
import { giveList, takeOver, whatCameIn } from '../harness/import-list.ts';
import { actForOwnAuthority, journey } from '../harness/journey.ts';

journey('takes a list from import to report without JavaScript', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await actForOwnAuthority(page);
  await giveList(page, {
    name: 'bestand.csv',
    content:
      'Software;Hersteller;Anzahl Benutzer\nMicrosoft Exchange Server 2019;Microsoft;200\nOracle Database 19c;Oracle;12\nLibreOffice 24.8;;35\n',
  });
  await takeOver(page);
  expect(await whatCameIn(page)).toEqual({ rows: 3, accepted: 3, folded: 0, rejected: 0 });

  await page.getByRole('link', { name: 'Zum Bestand' }).click();
  await page.getByRole('searchbox', { name: 'Suchen' }).fill('oracle');
  await page.getByRole('button', { name: 'Anwenden' }).click();
  await page.getByText('1 von 3 Anwendungen passen zur Auswahl.').waitFor();

  await page.getByRole('link', { name: 'Nächste Fragen' }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: 'Antworten und weiter' }).click();
  await page.getByText(/Gespeichert\. Die Spanne/).waitFor();

  await page.getByRole('link', { name: 'Bericht', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Bericht zur Abhängigkeit' }).waitFor();
  await page
    .getByText(/Meine Verwaltung .* von 100/)
    .first()
    .waitFor();
  const file = await page.request.get('/report/report.xlsx');
  expect(file.status()).toBe(200);
});
