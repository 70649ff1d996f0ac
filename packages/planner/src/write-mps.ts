import { buildModel } from './build-model.ts';
import type { PlanInput } from './types.ts';

/**
 * The plan's model in free MPS format, the same as {@link writeLp}: minimise the row `area`; `c<n>` are candidates, `one`
 * is fixed to 1 and carries the area of today. For GLPK say `--freemps`.
 *
 * @example writeMps(input).startsWith('* ') // true
 */
export function writeMps(input: PlanInput): string {
  const { candidates, limits, baseArea } = buildModel(input);
  const rows = [' N area', ' E today'];
  const sides = [' RHS today 1'];
  // Column by column: MPS names what each decision takes of each row.
  const columns = candidates.map(({ gain }) => (gain === 0 ? [] : [`area ${-gain}`]));
  limits.forEach(({ lower, upper, terms }, row) => {
    const add = (name: string, sense: 'E' | 'L' | 'G', side: number): void => {
      rows.push(` ${sense} ${name}`);
      if (side !== 0) sides.push(` RHS ${name} ${side}`);
      for (const { candidate, coefficient } of terms) columns[candidate]!.push(`${name} ${coefficient}`);
    };
    if (lower === upper) add(`r${row}`, 'E', upper);
    else {
      if (upper < Infinity) add(`r${row}`, 'L', upper);
      if (lower > -Infinity) add(`s${row}`, 'G', lower);
    }
  });
  return [
    '* Allmende: points x quarters under AG, to be as small as possible',
    'NAME plan',
    'ROWS',
    ...rows,
    'COLUMNS',
    ` one area ${baseArea}`,
    ' one today 1',
    " M1 'MARKER' 'INTORG'",
    // A decision that touches nothing still has to be named once.
    ...columns.flatMap((entries, index) =>
      (entries.length === 0 ? ['area 0'] : entries).map((entry) => ` c${index} ${entry}`),
    ),
    " M2 'MARKER' 'INTEND'",
    'RHS',
    ...sides,
    'BOUNDS',
    ' FX BND one 1',
    ...candidates.map((_, index) => ` BV BND c${index}`),
    'ENDATA',
    '',
  ].join('\n');
}
