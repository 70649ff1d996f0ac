import type { ClassLetter } from '@allmende/sovereignty';
import { box, type Chart, frame, group, outline, type Shape, stroked, text } from './chart.ts';
import { CLASS_BANDS, classInk } from './class-bands.ts';
import { hatch } from './hatch.ts';
import { fitText, textWidth } from './text-fit.ts';

export interface ClassDistribution {
  title: string;
  description: string;
  /** One bar each; counts or weights, `unknown` = the class is not known. */
  rows: readonly { label: string; classes: Readonly<Partial<Record<ClassLetter | 'unknown', number>>> }[];
  width?: number;
  /** How a part is written on hover, e.g. `(letter, value) => 'Klasse C: 14 Anwendungen'`. */
  hint: (letter: ClassLetter | 'unknown', value: number) => string;
  /** How a value is written inside its part. */
  valueLabel?: (value: number) => string;
}

const BAR = 26;
const SIZE = 14;

/**
 * How many fall into each class: bars of equal length, parts in proportion, from A to E and the unknown
 * last. A letter and the number stand in each part that has room for them.
 */
export function classDistribution(options: ClassDistribution): Chart {
  const { title, description, rows, hint, valueLabel = String } = options;
  const width = Math.max(240, options.width ?? 720);
  const beside = width >= 480;
  const labelWidth = beside
    ? Math.min(width * 0.34, Math.max(0, ...rows.map(({ label }) => textWidth(label, SIZE))) + 12)
    : 0;
  const rowHeight = beside ? BAR + 10 : BAR + 34;
  const shapes: Shape[] = [];
  rows.forEach(({ label, classes }, index) => {
    const top = index * rowHeight;
    const barY = beside ? top + 4 : top + 24;
    const baseline = beside ? barY + BAR / 2 + 5 : top + 17;
    const room = beside ? labelWidth - 12 : width;
    shapes.push(text(0, baseline, fitText(label, room, SIZE), { size: SIZE }));
    const letters = [...CLASS_BANDS.map(({ letter }) => letter), 'unknown' as const];
    const total = letters.reduce((sum, letter) => sum + Math.max(0, classes[letter] ?? 0), 0);
    let x = labelWidth;
    for (const letter of letters) {
      const value = Math.max(0, classes[letter] ?? 0);
      if (value === 0) continue;
      const length = ((width - labelWidth) * value) / total;
      const part: Shape[] =
        letter === 'unknown'
          ? [
              box(x, barY, length, BAR, 'surface'),
              outline(hatch(x, barY, length, BAR, 7), 'muted'),
              frame(x, barY, length, BAR, 'muted'),
            ]
          : [box(x, barY, length, BAR, classInk(letter))];
      const both = letter === 'unknown' ? valueLabel(value) : `${letter} ${valueLabel(value)}`;
      const written =
        [both, letter === 'unknown' ? '' : letter].find((t) => textWidth(t, SIZE) + 8 <= length) ?? '';
      if (written !== '') {
        // The hatch would run through the number.
        if (letter === 'unknown')
          part.push(
            box(
              x + length / 2 - textWidth(written, SIZE) / 2 - 3,
              barY + 4,
              textWidth(written, SIZE) + 6,
              BAR - 8,
              'surface',
            ),
          );
        part.push(text(x + length / 2, barY + BAR / 2 + 5, written, { size: SIZE, anchor: 'middle' }));
      }
      part.push(stroked(x, barY, x, barY + BAR, 'paper'));
      shapes.push(group(part, hint(letter, value)));
      x += length;
    }
    if (total > 0) shapes.push(frame(labelWidth, barY, width - labelWidth, BAR, 'muted'));
  });
  return { width, height: Math.max(1, rows.length * rowHeight), title, description, shapes };
}
