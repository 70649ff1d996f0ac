const NARROW = new Set("iIjlftr.,:;'’|!()[] -/");
const WIDE = new Set('mMwW@%—…&');

/**
 * Estimated width of a text in pixels. Charts are drawn without a browser, so this is a table of averages
 * for Fira Sans that errs on the wide side.
 */
export function textWidth(content: string, size: number): number {
  let ems = 0;
  for (const character of content) {
    if (NARROW.has(character)) ems += 0.36;
    else if (WIDE.has(character)) ems += 0.92;
    else if (/\p{Lu}/u.test(character)) ems += 0.68;
    else ems += 0.58;
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
  return kept < 2 ? '' : `${characters.slice(0, kept).join('').trimEnd()}…`;
}
