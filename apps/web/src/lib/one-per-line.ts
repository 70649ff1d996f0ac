/**
 * Texts as a field holds them that takes one a line; a text of several lines becomes one line, so that it stays one.
 *
 * @example onePerLine(['Karten', 'Kontrollen\nplanen']) // 'Karten\nKontrollen planen'
 */
export function onePerLine(texts: readonly unknown[]): string {
  return texts
    .map((text) =>
      String(text)
        .trim()
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .join(' '),
    )
    .join('\n');
}
