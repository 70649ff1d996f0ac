// Measured for Fira Sans Regular, in ems, rounded up within each group.
const NARROW = new Set("iIjJl.,:;'’|! ");
const SLIM = new Set('frt()[]-');
const WIDE = new Set('mwMW@%—…&');

/**
 * Estimated width of a text in pixels. Charts are drawn without a browser, so this is a table of widths
 * for Fira Sans that errs on the wide side.
 */
export function textWidth(content: string, size: number): number {
  let ems = 0;
  for (const character of content) {
    if (NARROW.has(character)) ems += 0.29;
    else if (SLIM.has(character)) ems += 0.39;
    else if (WIDE.has(character)) ems += 0.84;
    else if (/\p{Lu}/u.test(character)) ems += 0.65;
    else ems += 0.57;
  }
  return ems * size;
}

/**
 * The text, or as much of it as fits with an ellipsis; empty when not even two characters fit.
 *
 * @example fitText('Einwohnermeldewesen', 60, 12) // 'Einwohn…'
 */
export function fitText(content: string, width: number, size: number): string {
  if (textWidth(content, size) <= width) return content;
  const characters = [...content];
  let kept = characters.length - 1;
  while (kept > 0 && textWidth(`${characters.slice(0, kept).join('')}…`, size) > width) kept -= 1;
  return kept < 2
    ? ''
    : `${characters
        .slice(0, kept)
        .join('')
        .replace(/(?<![\s.,–-])[\s.,–-]+$/, '')}…`;
}
