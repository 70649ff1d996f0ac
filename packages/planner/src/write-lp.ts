import { buildModel } from './build-model.ts';
import type { PlanInput } from './types.ts';

/**
 * The plan's model in CPLEX LP format, for any other solver: minimise the area under AG_hi(t). `c<n>` are candidates, named
 * with application, option and quarter in a comment; the variable `one` is fixed to 1 and carries the area of today.
 *
 * @example writeLp(input).startsWith('\\ ') // true
 */
export function writeLp(input: PlanInput): string {
  const { candidates, limits, baseArea } = buildModel(input);
  const lines = ['\\ Allmende: points x quarters under AG, to be as small as possible'];
  candidates.forEach(({ application, option, start }, index) =>
    lines.push(`\\ c${index}: ${plain(application)} by ${plain(option)} from period ${start}`),
  );
  const term = (coefficient: number, name: string): string =>
    ` ${coefficient < 0 ? '-' : '+'} ${Math.abs(coefficient)} ${name}`;
  lines.push('Minimize', ` area:${term(baseArea, 'one')}`);
  candidates.forEach(({ gain }, index) => {
    if (gain !== 0) lines.push(` ${term(-gain, `c${index}`)}`);
  });
  // Some readers want a row even where nothing is limited.
  lines.push('Subject To', ' today: one = 1');
  limits.forEach(({ name, lower, upper, terms }, row) => {
    lines.push(`\\ ${plain(name)}`);
    const sum =
      terms.length === 0
        ? [' + 0 one']
        : terms.map(({ candidate, coefficient }) => term(coefficient, `c${candidate}`));
    if (lower === upper) lines.push(` r${row}:`, ...wrapped(sum), ` = ${upper}`);
    else if (upper < Infinity) lines.push(` r${row}:`, ...wrapped(sum), ` <= ${upper}`);
    if (lower > -Infinity && lower < upper) lines.push(` s${row}:`, ...wrapped(sum), ` >= ${lower}`);
  });
  lines.push('Bounds', ' one = 1');
  if (candidates.length > 0) lines.push('Binaries', ...wrapped(candidates.map((_, index) => ` c${index}`)));
  lines.push('End', '');
  return lines.join('\n');
}

/** Lines of some terms each: some readers take no more than 255 characters. */
function wrapped(terms: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at = 0; at < terms.length; at += 6) lines.push(terms.slice(at, at + 6).join(''));
  return lines;
}

/** A name that cannot end its comment. */
function plain(name: string): string {
  return name.replace(/[\r\n\\]+/g, ' ').slice(0, 100);
}
