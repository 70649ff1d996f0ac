import type { ClassLetter } from '@allmende/sovereignty';
import type { InkRole } from './chart.ts';

/** The five classes of AM-1 on the scale 0–100: the lower end belongs to the class, the upper to the next. */
export const CLASS_BANDS: readonly { letter: ClassLetter; from: number; to: number; ink: InkRole }[] = [
  { letter: 'A', from: 0, to: 20, ink: 'class-a' },
  { letter: 'B', from: 20, to: 40, ink: 'class-b' },
  { letter: 'C', from: 40, to: 60, ink: 'class-c' },
  { letter: 'D', from: 60, to: 80, ink: 'class-d' },
  { letter: 'E', from: 80, to: 100, ink: 'class-e' },
];

/** The colour role of a class letter. */
export function classInk(letter: ClassLetter): InkRole {
  return `class-${letter.toLowerCase() as Lowercase<ClassLetter>}`;
}
