import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interpretList, readList } from '../src/index.ts';
import type { Entry } from '../src/index.ts';

/** What `examples/<quirk>.json` says about `examples/<quirk>.csv`: all of it must hold. */
interface Expectation {
  /** The quirk in one sentence. */
  why: string;
  refused?: string[];
  file?: { format: string; encoding: string; delimiter?: string };
  headerLine?: number | null;
  roles?: (string | null)[];
  /** Codes with the line and column, as far as they have any, of reading and of interpreting. */
  problems?: string[];
  accepted?: Entry[];
  folded?: string[];
  rejected?: string[];
}

const folder = new URL('../examples/', import.meta.url);
const namesOf = (ending: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();

function look(quirk: string): Omit<Expectation, 'why'> {
  const bytes = new Uint8Array(readFileSync(new URL(`${quirk}.csv`, folder)));
  const result = readList({ name: `${quirk}.csv`, bytes });
  if (!result.ok) return { refused: result.problems.map(({ code }) => code) };
  const { list } = result;
  const { accepted, folded, rejected, problems } = interpretList(list);
  const { format, encoding, delimiter } = list.file;
  return {
    file: { format, encoding, ...(delimiter === undefined ? {} : { delimiter }) },
    headerLine: list.headerLine,
    roles: list.columns.map(
      ({ role, reasons }) => role ?? (reasons[0]?.startsWith('personal:') ? reasons[0] : null),
    ),
    problems: [...list.problems, ...problems].map(({ code, line, column }) =>
      [code, line, column].filter(Boolean).join(' '),
    ),
    accepted,
    folded: folded.map(({ line, kind, into }) => [line, kind, into].filter(Boolean).join(' ')),
    rejected: rejected.map(({ line, reason }) => `${line} ${reason}`),
  };
}

describe('the examples, one quirk each', () => {
  it('have an expectation for every file and a file for every expectation', () => {
    expect(namesOf('.csv')).toEqual(namesOf('.json'));
    expect(namesOf('.csv').length).toBeGreaterThan(30);
  });

  it.each(namesOf('.json'))('%s', (quirk) => {
    const { why, ...expected } = JSON.parse(
      readFileSync(new URL(`${quirk}.json`, folder), 'utf8'),
    ) as Expectation;
    expect(why.length).toBeGreaterThan(20);
    expect(look(quirk)).toEqual(expected);
  });
});
