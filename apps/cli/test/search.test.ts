import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { repository, run } from './surroundings.ts';

const answer = z.strictObject({
  query: z.string(),
  total: z.number().int(),
  corrected: z.string().optional(),
  hits: z.array(
    z.strictObject({
      kind: z.enum(['product', 'software', 'proprietary']),
      id: z.string(),
      file: z.string().optional(),
      name: z.string(),
      score: z.number(),
      why: z.array(z.string()),
    }),
  ),
});

async function catalogue(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'allmende-search-'));
  const file = (name: string, short: string): string =>
    `publiccodeYmlVersion: "0"\nname: ${name}\nurl: https://git.example/${name}\ndescription:\n  de:\n    shortDescription: ${short}\n`;
  await writeFile(join(folder, 'laubfrosch.yml'), file('Laubfrosch', 'Weist Kindern ihren Schulbezirk zu'));
  await mkdir(join(folder, 'graeber'));
  await writeFile(join(folder, 'graeber', 'publiccode.yml'), file('Grabstein', 'Verwaltung von Friedhöfen'));
  await writeFile(join(folder, 'kaputt.yml'), 'name: [');
  return folder;
}

describe('allmende search', () => {
  test('prints one JSON document of the promised shape, open software first', async () => {
    const { code, out, err } = await run(['search', 'Ersatz für Microsoft Exchange', '--json']);
    const { hits, total } = answer.parse(JSON.parse(out));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(hits.length).toBeLessThanOrEqual(10);
    expect(total).toBeGreaterThanOrEqual(hits.length);
    expect(hits[0]).toMatchObject({ kind: 'product' });
    expect(hits.every(({ why }) => why.length > 0)).toBe(true);
    expect(hits[0]?.why[0]).toMatch(/^ersetzt Microsoft Exchange/);
    const kinds = hits.map(({ kind }) => kind === 'proprietary');
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
  });

  test('shows proprietary products as their own kind, behind', async () => {
    const { out } = await run(['search', 'Allris', '--json', '--limit', '50']);
    const { hits } = answer.parse(JSON.parse(out));
    expect(hits.find(({ id }) => id === 'allris')?.kind).toBe('proprietary');
    expect(hits[0]?.kind).toBe('product');
  });

  test('answers each line of standard input, in order', async () => {
    const { out } = await run(['search', '--stdin', '--json', '--limit', '1'], {
      stdin: 'Videokonferenz\n\nBaumkataster\nxyzzyquux',
    });
    const answers = z.array(answer).parse(JSON.parse(out));
    expect(answers.map(({ query }) => query)).toEqual(['Videokonferenz', '', 'Baumkataster', 'xyzzyquux']);
    expect(answers[2]?.hits[0]?.id).toBe('kvwmap');
    expect(answers[3]).toEqual({ query: 'xyzzyquux', total: 0, hits: [] });
  });

  test('searches the publiccode files of a folder, too, in both layouts; a broken one is named', async () => {
    const folder = await catalogue();
    const { code, out, err } = await run(['search', '--stdin', '--json', '--catalogue', folder], {
      stdin: 'Schulbezirkszuweisung\nFriedhofsverwaltung',
    });
    expect(code).toBe(0);
    expect(err).toContain('kaputt.yml');
    const [school, graves] = z.array(answer).parse(JSON.parse(out));
    expect(school?.hits[0]).toMatchObject({
      kind: 'software',
      id: 'laubfrosch.yml',
      file: join(folder, 'laubfrosch.yml'),
      name: 'Laubfrosch',
    });
    expect(graves?.hits.map(({ id }) => id)).toContain(join('graeber', 'publiccode.yml'));
  });

  test('tells a person in both languages what was found and why', async () => {
    const german = await run(['search', 'Terminvergbe', '--limit', '2']);
    expect(german.out).toMatch(
      /^Terminvergbe: \d von \d+ \(gelesen als „Terminvergabe“\)\n.*schreibt sich fast wie/,
    );
    const english = await run(['search', 'xyzzyquux', '--lang', 'en']);
    expect(english.out).toBe('xyzzyquux: nothing found\n');
  });

  test.each([
    [['search']],
    [['search', 'x', '--stdin']],
    [['search', 'x', '--limit', '0']],
    [['search', 'x', '--limit', 'viele']],
  ])('wrong usage: %j', async (words) => {
    expect((await run(words)).code).toBe(2);
  });

  test('a folder that is not there is said, with exit code 1', async () => {
    const { code, err } = await run(['search', 'x', '--catalogue', join(tmpdir(), 'gibt-es-nicht')]);
    expect(code).toBe(1);
    expect(err).toContain('Ordner nicht gefunden');
  });

  const files = join(repository, '../shared/data/publiccode');
  test.skipIf(!existsSync(files))('finds real files by German words', async () => {
    const { out } = await run(['search', '--stdin', '--json', '--catalogue', files], {
      stdin: 'Terminvergabe für Ämter\nProjektmanagement\n',
    });
    const [appointments, projects] = z.array(answer).parse(JSON.parse(out));
    expect(appointments?.hits.slice(0, 2).map(({ id }) => id)).toContain('Aitema-gmbh__terminvergabe.yml');
    expect(projects?.hits.map(({ id }) => id)).toContain('opf__openproject.yml');
  });
});
