import type { PublicCode } from '@allmende/publiccode';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  checkFile,
  editFile,
  editorFields,
  openFile,
  repairFile,
  validate,
  type EditorField,
} from '#lib/server/publiccode/index.ts';
import { formOfModel } from '#lib/server/publiccode/editor/form-of-model.ts';
import { lineDifference } from '#lib/server/publiccode/line-difference.ts';

const today = '2026-11-22';

/** A made-up file of an older version, with comments. */
const file = `publiccodeYmlVersion: "0.4"
# Our trees, all of them.
name: Baumkataster
url: https://gitlab.example.org/stadt/baumkataster.git
categories: [geographic-information-systems]
platforms:
  - web
developmentStatus: stable
softwareType: standalone/web
intendedAudience:
  countries: [de]
description:
  de:
    genericName: Kataster
    shortDescription: Verzeichnis der Bäume einer Stadt.
    longDescription: >
      Das Baumkataster führt jeden Baum einer Stadt mit Art, Standort und Zustand. Kontrollen werden draußen mit dem
      Telefon aufgenommen und gehen ohne Umweg an den Bauhof, der sie abarbeitet.
    features:
      - Bäume auf einer Karte
legal:
  license: EUPL-1.2
maintenance:
  type: internal
  contacts:
    - name: Erika Beispiel # gibt Auskunft
      email: erika@stadt.example
localisation:
  localisationReady: false
  availableLanguages: [de]
`;

/** What a browser sends for a model: line ends as the network has them. */
function formOf(model: PublicCode, original = ''): FormData {
  const form = new FormData();
  for (const [name, value] of formOfModel(model)) form.append(name, String(value).replaceAll('\n', '\r\n'));
  form.set('original', original.replaceAll('\n', '\r\n'));
  return form;
}

function opened(text: string) {
  const result = openFile(text, today, 'de');
  if (!result.ok) throw new Error(JSON.stringify(result.checked));
  return result.file;
}

describe('checking a file', () => {
  it('says each finding with its place and what to do, in the order of the file', () => {
    const { valid, findings, counts } = checkFile(
      file.replace('stable', 'fertig').replace('EUPL-1.2', 'EUPL-9'),
      { today },
      'de',
    );
    expect(valid).toBe(false);
    expect(counts.error).toBe(2);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ key, line }) => [key, line])).toEqual([
      ['developmentStatus', 8],
      ['legal.license', 22],
    ]);
    for (const { message, remedy } of errors) expect(`${message}${remedy}`).toMatch(/\.$/);
  });

  it('takes bytes that are no text, nothing at all, and a tower of brackets', () => {
    for (const input of [new Uint8Array([0xff, 0xfe, 0x00]), '', '['.repeat(100_000)])
      expect(checkFile(input, { today }, 'en').valid).toBe(false);
  });
});

describe('repairing a file', () => {
  it('shows what becomes other line by line, and the result is valid by the newest version', () => {
    const { repaired } = repairFile(file, today, 'de');
    if (!repaired) throw new Error('nothing was repaired');
    expect(repaired.changes.length).toBeGreaterThan(1);
    const changed = repaired.difference.filter(({ kind }) => kind !== 'same').map(({ text }) => text);
    expect(changed).toContain('publiccodeYmlVersion: "0.4"');
    expect(changed).toContain('    genericName: Kataster');
    expect(repaired.text).toContain('# Our trees, all of them.');
    expect(checkFile(repaired.text, { version: 'newest', today }, 'de').valid).toBe(true);
    expect(repaired.errors).toBe(0);
    expect(repairFile(file.replace('stable', 'fertig'), today, 'de').repaired?.errors).toBe(1);
  });
});

test('the difference of two texts leads from one to the other and keeps what both have', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
    .map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDifference(before, after);
      const of = (kind: string) => lines.filter((line) => line.kind === 'same' || line.kind === kind);
      expect(
        of('removed')
          .map((line) => line.text)
          .join('\n'),
      ).toBe(before);
      expect(
        of('added')
          .map((line) => line.text)
          .join('\n'),
      ).toBe(after);
      if (before === after) expect(lines.every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

describe('the editor', () => {
  it('has a field for every key of the newest version that is not deprecated, and none twice', () => {
    const paths = (fields: readonly EditorField[]): string[] =>
      fields.flatMap(({ path, fields: below }) => [path, ...paths(below)]);
    const all = paths(editorFields());
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain('description.*.shortDescription');
    expect(all).toContain('maintenance.contacts.*.email');
    expect(all).not.toContain('legal.repoOwner');
    expect(all).not.toContain('IT');
  });

  it('opens an older file in the newest version', () => {
    const { model, checked } = opened(file);
    expect(model).toMatchObject({ name: 'Baumkataster', intendedAudience: { countries: ['DE'] } });
    expect(checked.valid).toBe(true);
  });

  it('writes back what was opened without a change when nothing was edited', () => {
    const { model, original, checked } = opened(file);
    const again = editFile(formOf(model, original), today, 'de');
    expect(again.checked.text).toBe(checked.text);
  });

  it('changes what was edited and keeps comments, order and keys that nobody knows', () => {
    const { model, original, checked } = opened(file.replace('platforms:', 'x-intern: 4711\nplatforms:'));
    const edited = editFile(
      formOf({ ...model, name: 'Baumbuch', landingURL: 'https://baum.example' }, original),
      today,
      'de',
    );
    const changed = lineDifference(checked.text, edited.checked.text).filter(({ kind }) => kind !== 'same');
    expect(changed).toEqual([
      { kind: 'removed', text: 'name: Baumkataster' },
      { kind: 'added', text: 'name: Baumbuch' },
      { kind: 'added', text: 'landingURL: https://baum.example' },
    ]);
    expect(edited.checked.text).toContain('x-intern: 4711');
    expect(edited.checked.text).toContain('# gibt Auskunft');
  });

  it('keeps what stands beside an edited entry of a list, and what the form has no field for', () => {
    const { model, original } = opened(
      file
        .replace('    - name: Erika', '    # Leitung\n    - name: Erika')
        .replace('email: erika@stadt.example', 'x-room: 12\n    - name: Max Muster')
        .replace('  - web', '  - web # zuerst\n  - ios'),
    );
    const [erika, max] = model.maintenance?.contacts ?? [];
    const edit = (changes: PublicCode): string =>
      editFile(formOf({ ...model, ...changes }, original), today, 'de').checked.text;
    const contacts = (...all: (typeof erika)[]): PublicCode => ({
      maintenance: { ...model.maintenance, contacts: all.flatMap((each) => each ?? []) },
    });
    const added = edit(contacts({ ...erika, email: 'erika@stadt.example' }, max, { name: 'Neu' }));
    expect(added).toMatch(
      /# Leitung\n {4}- name: Erika Beispiel # gibt Auskunft\n {6}x-room: 12\n {6}email: erika@stadt\.example\n {4}- name: Max Muster\n {4}- name: Neu\n/,
    );
    const without = edit(contacts(max));
    expect(without).toContain('- name: Max Muster');
    expect(without).not.toMatch(/Erika|x-room/);
    expect(edit({ platforms: ['web', 'android', 'ios'] })).toContain(
      '  - web # zuerst\n  - android\n  - ios\n',
    );
  });

  it('keeps a text of several lines one entry of its list', () => {
    const { model, original } = opened(
      file.replace('- Bäume auf einer Karte', '- |-\n        Bäume auf\n        einer Karte'),
    );
    const form = formOf(model, original);
    form.set('description.de.features', `${String(form.get('description.de.features'))}\r\nNeu`);
    const { features } = editFile(form, today, 'de').model.description?.['de'] ?? {};
    expect(features).toEqual(['Bäume auf einer Karte', 'Neu']);
    expect(editFile(form, today, 'de').checked.text).toMatch(/- \|-\n +Bäume auf\n +einer Karte\n +- Neu\n/);
  });

  it('keeps what an existing file says under a language that is none, and takes what is changed about it', () => {
    const { model, original } = opened(file.replace('  de:', '  de_DE:'));
    const texts = { ...model.description?.['de_DE'], localisedName: 'Bäume' };
    const { checked } = editFile(formOf({ ...model, description: { de_DE: texts } }, original), today, 'de');
    expect(checked.text).toContain('localisedName: Bäume');
    expect(checked.text).toContain('shortDescription: Verzeichnis');
  });

  it('keeps the order of words that were ticked in another one', () => {
    const { model, original, checked } = opened(
      file.replace('[geographic-information-systems]', '[workflow-management, bäume, accounting]'),
    );
    const form = formOf(model, original);
    form.delete('categories');
    for (const word of ['accounting', 'bäume', 'workflow-management']) form.append('categories', word);
    expect(editFile(form, today, 'de').checked.text).toBe(checked.text);
  });

  it('changes one of two places that say the same by reference', () => {
    const { model, original } = opened(
      file.replace('  de:', '  de: &texts').replace('legal:', '  en: *texts\nlegal:'),
    );
    const description = {
      ...model.description,
      en: { ...model.description?.['en'], localisedName: 'Trees' },
    };
    const { checked } = editFile(formOf({ ...model, description }, original), today, 'de');
    expect(openFile(checked.text, today, 'de')).toMatchObject({
      ok: true,
      file: {
        model: {
          description: {
            de: { shortDescription: 'Verzeichnis der Bäume einer Stadt.' },
            en: { localisedName: 'Trees', shortDescription: 'Verzeichnis der Bäume einer Stadt.' },
          },
        },
      },
    });
    expect(checked.text.match(/localisedName/g)).toHaveLength(1);
  });

  it('writes a new file that is valid once the mandatory fields are filled in', () => {
    const { model } = opened(file);
    const { checked } = editFile(formOf(model), today, 'de');
    expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checked.text).toMatch(/^publiccodeYmlVersion: ["']0["']/);
    const empty = editFile(formOf({}), today, 'de');
    expect(empty.checked.valid).toBe(false);
    expect(empty.checked.findings.map(({ key }) => key)).toContain('legal');
  });

  it('adds the fields of a further language on demand', () => {
    const form = formOf(opened(file).model);
    form.set('newLanguage', 'en');
    expect(Object.keys(editFile(form, today, 'de').model.description ?? {})).toEqual(['en', 'de']);
    form.set('newLanguage', 'Englisch');
    expect(editFile(form, today, 'de')).toMatchObject({ noLanguage: 'Englisch' });
  });

  it('takes whatever a form may bring', () => {
    const name = fc.constantFrom(
      'name',
      'description.de.features',
      'fundedBy[0].name',
      'fundedBy[x].name',
      'original',
      '__proto__',
      'legal.license',
      'description.__proto__.x',
      'newLanguage',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string({ unit: 'binary' }))), (entries) => {
        const form = new FormData();
        for (const [key, value] of entries) form.append(key, value);
        expect(typeof editFile(form, today, 'en').checked.valid).toBe('boolean');
      }),
    );
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('the service for other programs', () => {
  it('answers as the European validator does', () => {
    const valid = validate(new TextEncoder().encode(file));
    expect(valid.valid).toBe(true);
    expect(valid.results.every(({ type }) => type === 'warning')).toBe(true);
    expect(valid.normalized).toMatch(/^publiccodeYmlVersion: "0\.4"\n\nname: Baumkataster\nurl: /u);
    expect(valid.normalized).not.toContain('#');
    expect(validate(new TextEncoder().encode(valid.normalized ?? '')).normalized).toBe(valid.normalized);
    const broken = validate(new TextEncoder().encode('publiccodeYmlVersion: "0"\nname: [\n'));
    expect(broken).toMatchObject({ valid: false, normalized: null });
    expect(broken.results[0]).toMatchObject({ type: 'error', line: expect.any(Number) });
  });
});
