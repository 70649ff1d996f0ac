import { describe, expect, it } from 'vitest';
import { cpuMilliseconds } from '../../../../cpu-milliseconds.ts';
import { contentsOf } from '#lib/server/papers/contents-of.ts';
import { PAPER_KINDS } from '#lib/server/papers/drafts/paper-fields.ts';
import { findNames } from '#lib/server/papers/names/find-names.ts';
import { namesToAvoid } from '#lib/server/papers/names/names-to-avoid.ts';
import { allGaps, documentOf, noEdits, openGaps } from '#lib/server/papers/paper-content.ts';
import type { PlanSettings } from '#lib/server/planning/plan-view.ts';
import { layOut } from '#lib/documents/lay-out.ts';
import { knowledge } from '../use-cases/given.ts';
import { basisOf, planOf } from './given-plan.ts';

const letterhead = { authority: 'Musterstadt', lines: [], logo: null, footer: '' };
const applications = Array.from({ length: 6 }, (_, index) => ({
  name: `Fachanwendung Nummer ${index}`,
  capability_id: 'einwohnermeldewesen',
  cost_cents: 900_000,
  users: 12,
}));
const steps = applications.map(({ name }, index) => ({ id: index + 1, name }));
const plans = { A: planOf('keep', []), B: planOf('stepwise', steps), C: planOf('bold', steps) };
const given = (language: 'de' | 'en') =>
  basisOf(applications, plans, { language, capability: 'einwohnermeldewesen' });
const all = (['de', 'en'] as const).flatMap((language) =>
  PAPER_KINDS.flatMap((kind) =>
    contentsOf(kind, given(language)).map((output) => ({ ...output, kind, language })),
  ),
);

describe.each(all)('$kind: $file in $language', ({ kind, file, language, content }) => {
  it('has texts with ids of their own, and figures that lead somewhere', () => {
    const ids = content.parts.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(() => layOut(documentOf(content, noEdits, letterhead))).not.toThrow();
  });

  it('holds no trace of the program', () => {
    const strings: string[] = [];
    JSON.stringify(documentOf(content, noEdits, letterhead), (_key, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
    expect(strings.join('\n')).not.toMatch(/undefined|NaN|\[object|Infinity|\[\[|\]\]|\[\^|\*\*/);
  });

  it('is the same again from the same input', () => {
    const again = contentsOf(kind, given(language)).find((output) => output.file === file);
    expect(again?.content).toEqual(content);
  });

  it('takes what is filled into its gaps as plain text', () => {
    const gaps = allGaps(content, noEdits);
    const values = Object.fromEntries(gaps.map((gap) => [gap, '[[x]] **y** [^ag] <b>']));
    expect(openGaps(content, { texts: {}, values })).toEqual([]);
    expect(layOut(documentOf(content, { texts: {}, values }, letterhead)).placeholders).toEqual([]);
  });
});

describe('papers of a town that knows little', () => {
  const told = (plans: Parameters<typeof basisOf>[1]): string =>
    PAPER_KINDS.filter((kind) => kind !== 'market' && kind !== 'specification')
      .flatMap((kind) => contentsOf(kind, basisOf([{ name: 'x' }], plans)))
      .map(({ content }) => {
        const document = documentOf(content, noEdits, letterhead);
        expect(() => layOut(document)).not.toThrow();
        return JSON.stringify(document.blocks, (key, value: unknown) => (key === 'chart' ? null : value));
      })
      .join('\n');

  it('promise nothing that neither its plan nor its inventory holds', () => {
    const text = told({ B: planOf('bold', [{ id: 1, name: 'x', runningToday: 0 }]) });
    expect(text).toContain('2030 soll ');
    expect(text).not.toMatch(/festgelegten Sperrzeiten|Verträge werden eingehalten|Vertragspreise/);
    expect(text).not.toContain('betragen die bekannten laufenden Kosten');
  });

  it.each([{}, { B: planOf('stepwise', []) }])(
    'recommend nothing where no plan replaces anything',
    (plans) => {
      const text = told(plans);
      expect(text).toContain('noch kein Plan vor, der etwas ablöst');
      expect(text).not.toMatch(/empfiehlt|Kapitalwertmethode über|von der Verwaltung als Grenze|sinkt bis/);
    },
  );
});

describe.each([
  { language: 'de', manyOfOne: /\b1(\[\^[\w-]+\])? (Anwendungen|Arbeitstage|Stunden|Schulungsstunden)\b/ },
  { language: 'en', manyOfOne: /\b1(\[\^[\w-]+\])? (applications|working days|hours)\b/ },
] as const)('papers in $language', ({ language, manyOfOne }) => {
  const told = (rest: Partial<PlanSettings>): string => {
    const plan = planOf('stepwise', [{ id: 1, name: 'x', days: 0.5, hours: 1 }]);
    const settings = { ...plan.settings, ...rest };
    const basis = basisOf([{ name: 'x' }], { B: { ...plan, settings }, C: plan }, { language });
    return PAPER_KINDS.flatMap((kind) => contentsOf(kind, basis))
      .map(({ content }) =>
        JSON.stringify(content, (key, value: unknown) => (key === 'chart' ? null : value)),
      )
      .join('\n');
  };

  it('count one as one', () => {
    expect(told({}).match(manyOfOne)).toBeNull();
  });

  it('mark budgets that nobody has laid down', () => {
    const marks = /voreingestellt nach|preset by/g;
    expect(told({}).match(marks)).toBeNull();
    expect(new Set(told({ areBudgetsPreset: true }).match(marks)).size).toBe(1);
    expect(told({ areBudgetsPreset: true, budgets: [] }).match(marks)).toBeNull();
  });
});

describe('the check for names', () => {
  const content = contentsOf('specification', given('de'))[0]?.content;
  const names = namesToAvoid(given('de'));
  const found = (text: string): string[] =>
    content
      ? findNames(content, { texts: { purpose: { text, against: '' } }, values: {} }, names).map(
          (finding) => finding.found,
        )
      : [];

  it('finds names as whole words, inflected, and within words with hyphens', () => {
    expect(found('Ablösung des Outlooks und der Microsoft-Lizenzen')).toEqual(['Outlooks', 'Microsoft']);
    expect(found('MICROSOFT')).toEqual(['MICROSOFT']);
  });

  it('finds names of the inventory and of own words filled into gaps', () => {
    expect(found('wie in Fachanwendung Nummer 3 heute')).toEqual(['Fachanwendung Nummer 3']);
    const values = { 'Beginn und Dauer': 'Nextcloud ab 2027' };
    if (content)
      expect(findNames(content, { texts: {}, values }, names)).toMatchObject([{ found: 'Nextcloud' }]);
  });

  it('tells where', () => {
    if (!content) throw new Error('there is one');
    const [finding] = findNames(
      content,
      { texts: { rights: { text: 'Nur Outlook.', against: '' } }, values: {} },
      names,
    );
    expect(finding).toMatchObject({ found: 'Outlook', part: 'rights', kind: 'product' });
  });

  it('leaves ordinary words alone', () => {
    expect(found('Die Teamarbeit im Rat, das Amt, der Zugang und die Signalisierung.')).toEqual([]);
  });

  it('reads a long text at once', () => {
    const start = cpuMilliseconds();
    found('Exchange-Server und Büroarbeit '.repeat(600));
    expect(cpuMilliseconds() - start).toBeLessThan(2000);
  });

  it('knows every product by its name', () => {
    const long = [...knowledge.products.values()].filter(({ name }) => name.length > 4);
    const seen = new Set(found(long.map(({ name }) => `Ein Text über ${name} hier.`).join('\n')));
    const missed = long.filter(
      ({ name }) => !seen.has(name) && ![...seen].some((each) => name.includes(each)),
    );
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});

const publicOnes = all.filter(({ content }) => content.confidentiality === 'public');

it.each(publicOnes)(
  '$kind: $file in $language names no product, vendor or application',
  ({ content, language }) => {
    expect(findNames(content, noEdits, namesToAvoid(given(language)))).toEqual([]);
  },
);
