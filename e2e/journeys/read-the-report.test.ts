import { readList } from '@allmende/inventory';
import { describe, expect } from 'vitest';
import { journey } from '../harness/journey.ts';

journey('opens the reasons of every figure', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  const figures = await page
    .getByRole('list')
    .getByRole('link', { name: /Gründe ansehen/ })
    .all();
  const addresses = await Promise.all(figures.map((figure) => figure.getAttribute('href')));
  expect(addresses).toHaveLength(5);
  for (const [at, address] of addresses.entries()) {
    await page
      .getByRole('link', { name: /Gründe ansehen/ })
      .nth(at)
      .click();
    await page.waitForURL(`**${address}`);
    await page.getByText('So wird gerechnet').first().waitFor();
    await page.goBack();
    // The address changes before the page does.
    await page.getByText('So wird gerechnet').first().waitFor({ state: 'detached' });
  }
});

describe('the report', () => {
  const starts = {
    'report.pdf': /^%PDF-1\./,
    'report.xlsx': /^PK\x03\x04/,
    'report.ods': /^PK\x03\x04[\s\S]{26}mimetypeapplication\/vnd\.oasis\.opendocument\.spreadsheet/,
  };
  for (const [file, start] of Object.entries(starts))
    journey(`comes as ${file}`, async ({ open }) => {
      const page = await open();
      await page.goto('/report');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`a[href="/report/${file}"]`).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(/^allmende-musterstadt.*\.(pdf|xlsx|ods)$/);
      const bytes = await bytesOf(await download.createReadStream());
      expect(bytes.subarray(0, 120).toString('latin1')).toMatch(start);
      if (file === 'report.pdf') {
        // Whoever cannot see the pages reads them by their structure.
        expect(bytes.includes('/StructTreeRoot')).toBe(true);
        return;
      }
      const read = readList({ name: file, bytes: new Uint8Array(bytes), sheet: 'Bestand' });
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      expect(read.list.rows.length).toBeGreaterThan(200);
      expect(read.list.columns.map(({ header }) => header)).toContain('Abhängigkeit, mindestens');
    });

  journey('prints on A4 without the frame of the page', async ({ open }) => {
    const page = await open();
    await page.goto('/report');
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('navigation', { name: 'Hauptnavigation' }).waitFor({ state: 'hidden' });
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const sheets = [...paper.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect(sheets.length).toBeGreaterThanOrEqual(2);
    const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
    expect(sheets.map(([, width, height]) => [millimetres(width), millimetres(height)])).toEqual(
      sheets.map(() => [210, 297]),
    );
  });
});

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
