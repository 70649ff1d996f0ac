import type { Page } from 'playwright-core';

/** Longest first: what makes a number mean something belongs to it. */
const kinds = [
  /−?\d[\d.]*(?:,\d\d)?(?: bis −?\d[\d.]*(?:,\d\d)?)? €/,
  /Q[1-4] \d{4}/,
  /\d+(?:,\d+)? %/,
  /\d\d\.\d\d\.\d{4}/,
  /\d[\d.]*–\d[\d.]*\d|\d–\d/,
  /\d[\d.]*\d(?:,\d+)?|\d(?:,\d+)?/,
].map(({ source }) => source);
const figure = new RegExp(kinds.join('|'), 'gu');

/**
 * The figures of a German text, each with its unit: amounts and spans of amounts, quarters, shares, dates, intervals,
 * other numbers.
 *
 * @example figuresIn('bis Q4 2030 auf 49–63') // Set { 'Q4 2030', '49–63' }
 */
export function figuresIn(text: string): Set<string> {
  // A line of a PDF may end within an interval.
  const flat = text.replace(/\s+/gu, ' ').replace(/(?<=\d)– (?=\d)/g, '–');
  return new Set(
    (flat.match(figure) ?? []).flatMap((found) =>
      // From one year to another one are two years.
      /^20\d\d–20\d\d$/.test(found) ? found.split('–') : [found],
    ),
  );
}

/** All that a page tells, also in what is folded; words of neighbouring elements stay apart. */
export async function wordsOfPage(page: Page): Promise<string> {
  return page.locator('main').evaluate((main) => {
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const words: string[] = [];
    while (texts.nextNode()) words.push(texts.currentNode.textContent ?? '');
    return words.join(' ');
  });
}
