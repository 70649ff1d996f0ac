/** Colours on which white text has a contrast of at least 4.5 to 1. */
const TONES = { good: '#007155', bad: '#a33a1a', open: '#5a5f7d' } as const;

/** Width of a sign of 11 units in the fonts that browsers take, on the safe side. */
const SIGN = 6.6;
const HEIGHT = 20;

/**
 * A badge of two fields as an SVG that needs nothing from elsewhere: no font, no style, no script.
 *
 * @example drawBadge('Maintenance', 'level 2 of 3', 'good')
 */
export function drawBadge(label: string, value: string, tone: keyof typeof TONES): string {
  const left = Math.ceil(label.length * SIGN + 14);
  const right = Math.ceil(value.length * SIGN + 14);
  const text = (x: number, written: string): string =>
    `<text x="${x}" y="14" fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${escaped(written)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${escaped(`${label}: ${value}`)}">`,
    `<title>${escaped(`${label}: ${value}`)}</title>`,
    `<rect width="${left + right}" height="${HEIGHT}" rx="3" fill="#171a2b"/>`,
    `<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${right - 3}z" fill="${TONES[tone]}"/>`,
    text(left / 2, label),
    text(left + right / 2, value),
    '</svg>',
  ].join('');
}

const escaped = (text: string): string => text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
