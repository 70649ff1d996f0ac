import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { repository, run } from './surroundings.ts';

const sample = join(repository, 'apps/web/sample/musterstadt.csv');
const example = join(repository, 'packages/sovereignty/examples/worked-example.yaml');
const interval = z.tuple([z.number(), z.number()]);

const inspection = z.strictObject({
  file: z.strictObject({ format: z.string(), rows: z.number(), encoding: z.string() }),
  accepted: z.number(),
  folded: z.number(),
  rejected: z.array(z.strictObject({ line: z.number(), reason: z.string(), message: z.string() })),
  applications: z.array(
    z.strictObject({
      line: z.number(),
      raw: z.string(),
      product: z.string().nullable(),
      decision: z.enum(['accept', 'review', 'new', 'folded']),
      score: z.number().min(0).max(1),
      reasons: z.array(z.string()),
    }),
  ),
  measure: z.strictObject({
    ag: interval,
    class: z.string(),
    hhi: interval,
    nonEuShare: interval,
    completeness: z.number(),
    redList: z.number(),
  }),
  problems: z.array(z.looseObject({ code: z.string(), message: z.string() })),
});

async function temporaryFile(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'allmende-cli-')), name);
  await writeFile(path, content);
  return path;
}

describe('allmende inspect', () => {
  it('prints one JSON document of the promised shape, whose rows add up', async () => {
    const { code, out, err } = await run(['inspect', sample, '--json']);
    const result = inspection.parse(JSON.parse(out));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(result.accepted + result.folded + result.rejected.length).toBe(result.file.rows);
    expect(result.applications).toHaveLength(result.accepted + result.folded);
    expect(result.applications.find(({ raw }) => raw === 'VOIS|MESO')).toMatchObject({
      product: 'vois-meso',
      decision: 'accept',
    });
    const [lo, hi] = result.measure.ag;
    expect(lo).toBeGreaterThan(0);
    expect(hi).toBeLessThan(100);
  });

  it('tells a person the figures, alternatives and next questions in both languages', async () => {
    const german = await run(['inspect', sample]);
    const english = await run(['inspect', sample, '--lang', 'en']);
    for (const words of ['Abhängigkeitsgrad', 'Offene Alternativen', 'Was das Bild am meisten schärft'])
      expect(german.out).toContain(words);
    for (const words of ['degree of dependence', 'Open alternatives', 'What would sharpen the picture most'])
      expect(english.out).toContain(words);
  });

  it('says what is wrong with a file that is no list, on stderr, and ends with 1', async () => {
    const file = await temporaryFile('bericht.pdf', '%PDF-1.7 …');
    const { code, out, err } = await run(['inspect', file]);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain('PDF');
  });

  it('ends with 1 for a file that is not there', async () => {
    const { code, err } = await run(['inspect', '/no/such/list.csv']);
    expect(code).toBe(1);
    expect(err).toContain('/no/such/list.csv');
  });
});

describe('allmende match', () => {
  it('gives one element a line, in order, with the publisher after a tab', async () => {
    const names = ['OK.EWO\tAKDB', 'Nextcloud', 'Selbstgestrickte Hundesteuerliste', ''];
    const { code, out } = await run(['match', '--json'], { stdin: `${names.join('\n')}\n` });
    const results = JSON.parse(out) as { raw: string; product: string | null; decision: string }[];
    expect(code).toBe(0);
    expect(results.map(({ raw }) => raw)).toEqual([
      'OK.EWO',
      'Nextcloud',
      'Selbstgestrickte Hundesteuerliste',
      '',
    ]);
    expect(results.map(({ product }) => product)).toEqual(['ok-ewo', 'nextcloud', null, null]);
  });

  it('reads names of several lines in one go and in pieces alike', async () => {
    const { out } = await run(['match'], { stdin: 'Jitsi Meet\r\nMoodle\r\n' });
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')[2]),
    ).toEqual(['jitsi', 'moodle']);
  });
});

describe('allmende measure', () => {
  it('reproduces the worked example of AM-1', async () => {
    const { code, out } = await run(['measure', example, '--json']);
    const result = JSON.parse(out) as {
      ag: [number, number];
      hhi: [number, number];
      levers: unknown[];
      applications: unknown[];
    };
    expect(code).toBe(0);
    expect(result.ag.map((value) => value.toFixed(2))).toEqual(['59.42', '60.56']);
    expect(result.hhi.map(Math.round)).toEqual([2630, 2646]);
    expect(result.applications).toHaveLength(6);
    expect(result.levers.length).toBeGreaterThan(0);
  });

  it('takes JSON as well as YAML', async () => {
    const file = await temporaryFile(
      'answers.json',
      JSON.stringify({
        authority: 'Beispiel',
        date: '2026-11-21',
        applications: [{ id: 'a', criticality: 4, reach: 3, answers: {} }],
      }),
    );
    const { out } = await run(['measure', file, '--json']);
    expect((JSON.parse(out) as { ag: unknown }).ag).toEqual([0, 100]);
  });

  it('names the place of every mistake in an answers file and ends with 1', async () => {
    const file = await temporaryFile(
      'answers.yaml',
      'authority: Beispiel\ndate: 2026-11-21\napplications:\n  - { id: a, criticality: 9, answers: { W1: 7 } }\n',
    );
    const { code, err } = await run(['measure', file]);
    expect(code).toBe(1);
    expect(err).toContain('applications[0].criticality');
    expect(err).toContain('applications[0].answers.W1');
  });

  it('refuses YAML that is none, and an alias bomb, without running out of memory', async () => {
    const broken = await temporaryFile('broken.yaml', 'a: [1, 2\nb: }');
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level += 1)
      bomb.push(
        `a${level}: &a${level} [${Array(10)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
      );
    const bombed = await temporaryFile('bomb.yaml', bomb.join('\n'));
    for (const file of [broken, bombed]) expect((await run(['measure', file])).code).toBe(1);
  });
});

describe('allmende', () => {
  it.each([
    [[], 'Aufruf:', 'allmende inspect'],
    [['tanzen'], 'Den Befehl „tanzen“ gibt es nicht.', 'allmende inspect'],
    [['inspect'], 'Eine Angabe fehlt, ist zu viel oder unbekannt.', 'allmende inspect DATEI'],
    [['inspect', 'a', 'b'], 'Eine Angabe fehlt, ist zu viel oder unbekannt.', 'allmende inspect DATEI'],
    [['match', 'a'], 'Eine Angabe fehlt, ist zu viel oder unbekannt.', 'allmende match'],
    [['measure', '--nonsense'], 'Die Option „--nonsense“ kennt dieser Befehl nicht.', 'allmende measure'],
    [['plan', 'a', '--lp'], 'Zur Option „--lp“ fehlt der Wert.', 'allmende plan'],
    [['plan', 'a', '--json=ja'], 'Die Option „--json“ nimmt keinen Wert.', 'allmende plan'],
    [['inspect', 'a', '--lang', 'fr'], '„--lang fr“ ist kein gültiger Wert.', 'allmende inspect'],
  ])(
    'called as %j says on stderr what was wrong and how to call it, and ends with 2',
    async (words, ...told) => {
      const { code, out, err } = await run(words);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      for (const each of told) expect(err).toContain(each);
    },
  );

  it('shows of its usage only the command that was meant', async () => {
    const { err } = await run(['plan'], { language: 'en' });
    expect(err).toContain('Nothing was done.');
    expect(err).not.toContain('allmende inspect');
  });

  it('prints its usage on stdout when asked for it', async () => {
    expect((await run(['--help'], { language: 'en' })).out).toContain('Usage:');
  });

  it('documents every command that it has', async () => {
    const source = await readFile(join(repository, 'apps/cli/src/run-command.ts'), 'utf8');
    const [, names = ''] = /Record<string, Command>> = \{([^}]*)\}/.exec(source) ?? [];
    const { out } = await run(['--help']);
    for (const name of names.split(',').map((entry) => entry.split(':')[0]?.trim() ?? ''))
      expect(out).toContain(`allmende ${name}`);
  });
});
