import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { journey } from '../harness/journey.ts';

journey('answers ten questions, sees the span narrow, and takes one answer back', async ({ open }) => {
  const page = await open();
  await page.goto('/questions');
  const spans = [await span(page)];
  for (let answered = 1; answered <= 10; answered++) {
    const before = await page.locator('form.question legend').innerText();
    const about = await page.locator('form.question p').first().innerText();
    // The middle answer: not the one that would confirm the worst case, nor the best.
    const levels = page.locator('form.question input[type=radio]:not(#level-na):not(#level-unknown)');
    await levels.nth(Math.floor((await levels.count()) / 2)).check();
    await page.getByRole('button', { name: 'Antworten und weiter' }).click();
    await expect
      .poll(
        async () =>
          `${await page.locator('form.question p').first().innerText()} ${await page.locator('form.question legend').innerText()}`,
      )
      .not.toBe(`${about} ${before}`);
    await page.getByText(/Gespeichert\. Die Spanne/).waitFor();
    spans.push(await span(page));
  }
  for (let answered = 1; answered <= 10; answered++)
    expect(width(spans[answered]!), `after answer ${answered}`).toBeLessThanOrEqual(
      width(spans[answered - 1]!),
    );
  expect(width(spans[10]!)).toBeLessThan(width(spans[0]!));

  await page.getByRole('button', { name: 'Antwort zurücknehmen' }).click();
  await page.getByText('Die Antwort ist zurückgenommen.').waitFor();
  await expect.poll(() => span(page)).toEqual(spans[9]);
});

/** The dependence that the page's lead gives, e.g. [47.2, 58]. */
async function span(page: Page): Promise<number[]> {
  const sentence = await page.getByText(/Abhängigkeitsgrad derzeit:/).innerText();
  const [, figure] = /derzeit: ([\d.,–]+) von 100/.exec(sentence) ?? [];
  return (figure ?? '').split('–').map((end) => Number(end.replace(',', '.')));
}

function width(ends: number[]): number {
  return ends.at(-1)! - ends[0]!;
}
