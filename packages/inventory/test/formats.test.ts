import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { interpretList, LIST_FORMATS, readList } from '../src/index.ts';
import { makerOf } from '../src/formats/fusion-inventory.ts';

const folder = new URL('../examples/formats/', import.meta.url);
const files = readdirSync(folder);
const examples = files.filter((name) => !name.endsWith('.expected.json')).sort();
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

function look(name: string, bytes: Uint8Array) {
  const result = readList({ name, bytes });
  if (!result.ok) return { refused: result.problems.map(({ code }) => code) };
  const { list } = result;
  const { accepted, folded, rejected } = interpretList(list);
  return {
    format: list.file.format,
    reason: list.file.reason,
    ...(list.file.tool ? { tool: list.file.tool } : {}),
    headings: list.columns.map(({ header, role }) => (role ? `${header}: ${role}` : header)),
    problems: list.problems.map(({ code, detail }) => [code, detail?.['count']].filter(Boolean).join(' ')),
    accepted,
    folded: folded.map(({ line, kind }) => `${line} ${kind}`),
    rejected: rejected.map(({ line, reason }) => `${line} ${reason}`),
  };
}

describe('the exports of tools, one quirk an example', () => {
  it('have an expectation for every file, a file for every expectation, and an example for every format', () => {
    const expected = files.filter((name) => name.endsWith('.expected.json')).sort();
    expect(expected).toEqual(examples.map((name) => `${name}.expected.json`));
    const read = new Set(
      examples.map((name) => {
        const result = readList({ name, bytes: bytesOf(name) });
        return result.ok ? result.list.file.format : null;
      }),
    );
    const tables = ['csv', 'tsv', 'xlsx', 'ods', 'pasted'];
    expect(LIST_FORMATS.filter((format) => !tables.includes(format) && !read.has(format))).toEqual([]);
  });

  it.each(examples)('%s', (name) => {
    const expectation = new URL(`${name}.expected.json`, folder);
    expect(look(name, bytesOf(name))).toEqual(JSON.parse(readFileSync(expectation, 'utf8')));
  });

  it.each(examples)('%s, cut off anywhere or with bytes turned, never ends in an exception', (name) => {
    const bytes = bytesOf(name);
    const damage = fc.record({
      end: fc.integer({ min: 0, max: bytes.length }),
      turned: fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(damage, ({ end, turned }) => {
        const damaged = bytes.slice();
        for (const [at, byte] of turned) damaged[at] = byte;
        const result = readList({ name, bytes: damaged.subarray(0, end) });
        if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
        else {
          const { accepted, folded, rejected } = interpretList(result.list);
          expect(accepted.length + folded.length + rejected.length).toBe(result.list.file.rows);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('leave out the names of persons, their addresses, keys and machines', () => {
    for (const name of examples) {
      const result = readList({ name, bytes: bytesOf(name) });
      expect(JSON.stringify(result)).not.toMatch(/erika|max\.muster|AAAAA|KEY-1|rathaus-0|pc-0/i);
    }
  });
});

describe('a structured file', () => {
  const text = (content: string) => readList({ name: 'x', bytes: new TextEncoder().encode(content) });
  const codes = (content: string) => {
    const result = text(content);
    return result.ok ? [] : result.problems.map(({ code }) => code);
  };

  it('that nests without end is refused, whatever it nests', () => {
    expect(codes(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toEqual(['json-too-deep']);
    expect(codes(`${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}`)).toEqual(['json-too-deep']);
    expect(
      codes(
        `<bom xmlns="http://cyclonedx.org/schema/bom/1.4">${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</bom>`,
      ),
    ).toEqual(['xml-too-deep']);
  });

  it('that declares entities or fetches something is refused before it is parsed', () => {
    const bomb = '<!DOCTYPE bom [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><bom>&b;</bom>';
    expect(codes(bomb)).toEqual(['xml-declares-entities']);
    expect(codes('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><x/>')).toEqual(['xml-declares-entities']);
  });

  it('cannot reach the prototype of anything', () => {
    const result = text(
      '{"bomFormat":"CycloneDX","specVersion":"1.6","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},' +
        '"components":[{"type":"application","name":"A","__proto__":{"name":"B"}},{"type":"application","name":"constructor"}]}',
    );
    expect(result.ok && result.list.rows.map(({ cells }) => cells[0])).toEqual(['A', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('with a half of itself missing is called damaged, and one without software says so', () => {
    expect(codes('{"bomFormat":"CycloneDX","specVersion":"1.6","components":[')).toEqual([
      'json-not-well-formed',
    ]);
    expect(codes('{"bomFormat":"CycloneDX","specVersion":"1.6"}')).toEqual(['format-without-software']);
    expect(codes('{"some":"thing"}')).toEqual(['json-not-recognised']);
    const refused = readList({ name: 'a.json', bytes: new TextEncoder().encode('{"some":"thing"}') });
    const named = refused.ok ? '' : String(refused.problems[0]?.detail?.['formats']);
    expect(named).toContain('opsi (JSON)');
    expect(named).not.toMatch(/XML|dpkg|tag-value/);
    expect(codes('<some><thing/></some>')).toEqual(['xml-not-recognised']);
  });
});

describe('an archive', () => {
  const machine = (id: string, version: string): string =>
    JSON.stringify({
      deviceid: id,
      content: { softwares: [{ name: 'QGIS', version, publisher: 'QGIS.org' }] },
    });
  const zipped = (parts: Record<string, string>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const read = (parts: Record<string, string>) => readList({ name: 'export.zip', bytes: zipped(parts) });

  it('of many machines becomes one list that counts them, with the version that most have', () => {
    const result = read({
      'a.json': machine('a', '3.34'),
      'b.json': machine('b', '3.40'),
      'c/c.json': machine('c', '3.34'),
      '__MACOSX/._a.json': 'resource fork',
    });
    expect(result.ok && result.list.rows.map(({ cells }) => cells)).toEqual([
      ['QGIS', 'QGIS.org', '3.34', '', '', '', '3', '', '3.34 (2), 3.40 (1)'],
    ]);
    expect(result.ok && result.list.problems).toEqual([]);
  });

  it('names what in it is of another format and was not read', () => {
    const result = read({ 'a.json': machine('a', '1'), 'b.xml': '<other/>', 'c.txt': '' });
    expect(result.ok && result.list.problems.map(({ code, detail }) => [code, detail?.['name']])).toEqual([
      ['archive-part-left-out', 'b.xml'],
      ['archive-part-left-out', 'c.txt'],
    ]);
  });

  it('with one table in it is that table', () => {
    const csv = 'ApplicationName,ApplicationPublisher,DeviceCount\nQGIS,QGIS.org,12\n';
    const result = read({ 'AppInvAggregate_1.csv': csv });
    expect(result.ok && result.list.columns.map(({ role }) => role)).toEqual([
      'name',
      'vendor',
      'installations',
    ]);
  });

  it('with a report in several tables joins those that have the same headings', () => {
    const heading = 'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationVersion,DeviceId';
    const result = read({
      'AppInvRawData_1.csv': `\ufeff${heading}\r\nk,QGIS,QGIS.org,3.34,d1\r\n`,
      'AppInvRawData_2.csv': `\ufeff${heading}\r\nk,QGIS,QGIS.org,3.34,d2\r\nm,GIMP,GIMP,2.10,d2`,
      'readme.csv': 'Something,else\n1,2\n',
    });
    expect(result.ok && result.list.rows.map(({ cells }) => [cells[1], cells[4]])).toEqual([
      ['QGIS', '2'],
      ['GIMP', '1'],
    ]);
    expect(result.ok && result.list.problems.map(({ code, detail }) => [code, detail?.['name']])).toEqual([
      ['archive-part-left-out', 'readme.csv'],
      ['machines-counted', undefined],
    ]);
  });

  it('without anything readable, or inside of another, is refused', () => {
    const codes = (parts: Record<string, string>) => {
      const result = read(parts);
      return result.ok ? [] : result.problems.map(({ code }) => code);
    };
    expect(codes({ 'picture.png': 'x' })).toEqual(['file-is-archive']);
    const inner = new TextDecoder('latin1').decode(zipped({ 'a.json': machine('a', '1') }));
    expect(codes({ 'inner.txt': inner }).length).toBeGreaterThan(0);
  });
});

describe('the publisher in a copyright sentence', () => {
  it.each([
    ['Copyright © 2003-2016 Apple Inc. All rights reserved.', 'Apple Inc.'],
    ['© 2012 Example Ltd', 'Example Ltd'],
    ['(c) 1999, 2004 by Beispiel AG', 'Beispiel AG'],
    ['Nextcloud GmbH', 'Nextcloud GmbH'],
  ])('%s', (sentence, publisher) => {
    expect(makerOf(sentence)).toBe(publisher);
  });
});
