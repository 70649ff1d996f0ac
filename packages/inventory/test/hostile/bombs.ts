import { strToU8, unzipSync, zipSync } from 'fflate';
import { ods, odsText, sheetXml, workbookParts } from '../build-workbook.ts';
import { archive, manyEntries, nested, zip64Extra, type Entry } from './forge-archive.ts';

export interface Bomb {
  title: string;
  name: string;
  bytes: Uint8Array;
  /** Refusals of which one is right; none where the file may also be read, its poison left out. */
  codes: readonly string[];
}

/** Where an attack would have something fetched or read from. */
export interface Bait {
  url: string;
  file: string;
}

const LIST = sheetXml([
  ['Anwendung', 'Hersteller'],
  ['VOIS', 'HSH'],
]);
const XLSX = workbookParts({ Liste: LIST });
const ODS_ROW = `<table:table-row>${odsText('Anwendung')}${odsText('Hersteller')}</table:table-row><table:table-row>${odsText('VOIS')}${odsText('HSH')}</table:table-row>`;
const AGENT = strToU8(
  JSON.stringify({
    deviceid: 'a',
    content: { softwares: [{ name: 'QGIS', version: '3', publisher: 'QGIS.org' }] },
  }),
);

/** The archives that we read, each with one more entry that is meant to hurt. */
const hosts: Readonly<Record<string, (entries: readonly Entry[]) => Uint8Array>> = {
  xlsx: (entries) =>
    archive([...Object.entries(XLSX).map(([name, content]) => ({ name, content })), ...entries]),
  ods: (entries) =>
    archive([...odsParts().filter(({ name }) => entries.every((other) => other.name !== name)), ...entries]),
  zip: (entries) => archive([{ name: 'a.json', content: AGENT }, ...entries]),
};
/** An entry of each that is really unpacked. */
const unpacked: Readonly<Record<string, string>> = {
  xlsx: 'xl/worksheets/sheet9.xml',
  ods: 'META-INF/manifest.xml',
  zip: 'b.json',
};
const refusedSizes = ['archive-inflates-too-much', 'archive-damaged', 'archive-entries-overlap'];

/** Bombs in these kinds of archives: `xlsx`, `ods`, `zip`. */
export function archiveBombs(among: readonly string[] = Object.keys(hosts)): Bomb[] {
  const blanks = new Uint8Array(30_000_000).fill(0x20);
  const small = new Uint8Array(1_900_000).fill(0x20);
  return Object.entries(hosts).flatMap(([host, pack]) => {
    if (!among.includes(host)) return [];
    const inner = unpacked[host] ?? '';
    const others = (count: number): Entry[] =>
      Array.from({ length: count }, (_, at) => ({ name: inner.replace('.', `-${at}.`), content: small }));
    const bomb = (title: string, entries: readonly Entry[], codes: readonly string[]): Bomb => ({
      title: `${host}: ${title}`,
      name: `a.${host}`,
      bytes: pack(entries),
      codes,
    });
    return [
      bomb('30 MB of blanks in 30 kB', [{ name: inner, content: blanks }], refusedSizes),
      bomb(
        '30 MB whose headers say ten bytes',
        [{ name: inner, content: blanks, says: { size: 10 } }],
        refusedSizes,
      ),
      bomb(
        'sizes in zip64 that lie',
        [
          {
            name: inner,
            content: small,
            says: { size: 0xffffffff, compressed: 0xffffffff, offset: 0xffffffff },
            extra: zip64Extra(2n ** 60n, 2n ** 50n, 2n ** 40n),
          },
        ],
        ['archive-damaged', 'archive-entries-overlap'],
      ),
      // Of a workbook in the open format nothing but its own parts is unpacked.
      bomb('900 entries that grow a thousandfold each', others(900), host === 'ods' ? [] : refusedSizes),
      bomb(
        'an entry over the bytes of another',
        [{ name: inner, content: small, says: { offset: 0 } }],
        ['archive-entries-overlap', 'archive-damaged'],
      ),
      bomb(
        'a name twice',
        [
          { name: inner, content: small },
          { name: inner, content: small },
        ],
        ['archive-entries-overlap'],
      ),
      ...['../../x', '..\\..\\x', '/etc/x', '\\\\host\\x', 'C:\\x', 'a/../../x', 'x\0.xml'].map((name) =>
        bomb(`the name ${JSON.stringify(name)}`, [{ name, content: strToU8('x') }], ['archive-unsafe-name']),
      ),
      bomb(
        'a link to a file outside',
        [{ name: 'link.json', content: strToU8('/etc/passwd'), mode: 0xa1ff }],
        [],
      ),
      {
        title: `${host}: 100,000 entries`,
        name: `a.${host}`,
        bytes: manyEntries(100_000),
        codes: ['archive-too-many-entries', 'archive-damaged'],
      },
      bomb('archives in archives, ten deep', [{ name: `nested.${host}`, content: nested(10) }], []),
    ];
  });
}

/** The formats that are XML, each with a place for a prologue and one for content. */
const markups: Readonly<
  Record<string, (prologue: string, content: string) => Omit<Bomb, 'title' | 'codes'>>
> = {
  archimate: (prologue, content) =>
    text(
      'a.xml',
      `${prologue}<model xmlns="http://www.opengroup.org/xsd/archimate/3.0/"><elements><element identifier="a" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="ApplicationComponent"><name>VOIS${content}</name></element></elements></model>`,
    ),
  cyclonedx: (prologue, content) =>
    text(
      'a.xml',
      `${prologue}<bom xmlns="http://cyclonedx.org/schema/bom/1.4" version="1"><components><component type="application"><name>VOIS${content}</name></component></components></bom>`,
    ),
  ocs: (prologue, content) =>
    text(
      'a.ocs',
      `${prologue}<REQUEST><CONTENT><SOFTWARES><NAME>VOIS${content}</NAME></SOFTWARES></CONTENT><QUERY>INVENTORY</QUERY></REQUEST>`,
    ),
  'xlsx sheet': (prologue, content) => ({
    name: 'a.xlsx',
    bytes: zipSync(
      workbookParts({
        Liste: prologue + LIST.replace(/^<\?xml[^>]*>/, '').replace('VOIS', `VOIS${content}`),
      }),
      { level: 0 },
    ),
  }),
  'xlsx workbook': (prologue, content) => {
    const part = new TextDecoder().decode(XLSX['xl/workbook.xml']).replace(/^<\?xml[^>]*>/, '');
    return {
      name: 'a.xlsx',
      bytes: zipSync(
        { ...XLSX, 'xl/workbook.xml': strToU8(prologue + part.replace('<sheets>', `${content}<sheets>`)) },
        { level: 0 },
      ),
    };
  },
  ods: (prologue, content) => {
    const parts = Object.fromEntries(odsParts().map(({ name, content: bytes }) => [name, bytes]));
    const part = new TextDecoder().decode(parts['content.xml']).replace(/^<\?xml[^>]*>/, '');
    return {
      name: 'a.ods',
      bytes: zipSync(
        { ...parts, 'content.xml': strToU8(prologue + part.replace('VOIS', `VOIS${content}`)) },
        { level: 0 },
      ),
    };
  },
};

export function markupBombs({ url, file }: Bait, among: readonly string[] = Object.keys(markups)): Bomb[] {
  const laughs = Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
  ).join('');
  const entities = ['xml-declares-entities', 'file-is-html'];
  const deep = ['xml-too-deep'];
  const cases: [title: string, prologue: string, content: string, codes: readonly string[]][] = [
    ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "lol">${laughs}]>`, '&l12;', entities],
    [
      'quadratic growth',
      `<!DOCTYPE a [<!ENTITY l "${'x'.repeat(50_000)}">]>`,
      '&l;'.repeat(50_000),
      entities,
    ],
    ['a document type elsewhere', `<!DOCTYPE a SYSTEM "${url}/a.dtd">`, '', entities],
    ['a public document type', `<!DOCTYPE a PUBLIC "-//A//B//EN" "${url}/a.dtd">`, '', entities],
    ['an entity elsewhere', `<!DOCTYPE a [<!ENTITY e SYSTEM "${url}/e">]>`, '&e;', entities],
    ['an entity from a file', `<!DOCTYPE a [<!ENTITY e SYSTEM "${file}">]>`, '&e;', entities],
    ['a parameter entity', `<!DOCTYPE a [<!ENTITY % p SYSTEM "${url}/p"> %p;]>`, '', entities],
    ['a declaration after the start', '<?xml version="1.0"?>\n', `<!ENTITY e SYSTEM "${file}">&e;`, entities],
    [
      'something to include',
      '',
      `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${file}" parse="text"/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${url}/i"/>`,
      [],
    ],
    ['a style sheet', `<?xml-stylesheet type="text/xsl" href="${url}/s.xsl"?>`, '', []],
    [
      'a schema elsewhere',
      '',
      `<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a ${url}/a.xsd"/>`,
      [],
    ],
    ['a million elements deep', '', '<a>'.repeat(1_000_000) + '</a>'.repeat(1_000_000), deep],
    ['a million elements that do not end', '', '<a>'.repeat(1_000_000), [...deep, 'xml-not-well-formed']],
    [
      'a tag of two megabytes',
      '',
      `<a ${Array.from({ length: 150_000 }, (_, at) => `b${at}=""`).join(' ')}/>`,
      [],
    ],
    ['a text of five megabytes of references', '', '&amp;'.repeat(1_000_000), []],
    ['an unknown entity', '', '&lol9;&#x0;&#xffffffff;', []],
  ];
  return among.flatMap((format) =>
    cases.map(([title, prologue, content, codes]) => ({
      title: `${format}: ${title}`,
      ...markupOf(format, prologue, content),
      codes,
    })),
  );
}

function markupOf(format: string, prologue: string, content: string): ReturnType<typeof text> {
  const make = markups[format];
  if (!make) throw new Error(`no markup is called ${format}`);
  return make(prologue, content);
}

export function jsonBombs(): Bomb[] {
  const sbom = (components: string): string =>
    `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${components}]}`;
  const own = '{"type":"application","name":"VOIS"}';
  const cases: [title: string, content: string, codes: readonly string[]][] = [
    ['100,000 arrays deep', sbom('['.repeat(100_000) + ']'.repeat(100_000)), ['json-too-deep']],
    [
      '100,000 objects deep',
      sbom('{"components":['.repeat(100_000) + ']}'.repeat(100_000)),
      ['json-too-deep'],
    ],
    [
      '100,000 brackets that do not end',
      `${sbom('').slice(0, -2)}${'[{"a":'.repeat(50_000)}`,
      ['json-too-deep'],
    ],
    [
      'keys that reach a prototype',
      sbom(
        `${own},{"type":"application","name":"A","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
      ),
      [],
    ],
    [
      'a top that reaches a prototype',
      `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${sbom(own).slice(1)}`,
      [],
    ],
    [
      'numbers of 10,000 digits',
      sbom(
        `{"type":"application","name":${'9'.repeat(10_000)},"version":-${'9'.repeat(10_000)}.${'9'.repeat(10_000)}e${'9'.repeat(100)}},${own}`,
      ),
      [],
    ],
    [
      '10,000 numbers of 1,000 digits',
      sbom(Array.from({ length: 10_000 }, () => `{"name":${'7'.repeat(1000)}}`).join()),
      [],
    ],
    [
      'a million keys',
      sbom(`{${Array.from({ length: 300_000 }, (_, at) => `"k${at}":1`).join()}},${own}`),
      [],
    ],
    ['a key of a megabyte', sbom(`{"${'k'.repeat(1_000_000)}":1},${own}`), []],
    ['one key 300,000 times', sbom(`{${'"name":"A",'.repeat(300_000)}"type":"application"}`), []],
    ['escapes alone', sbom(`{"type":"application","name":"${'\\u0000'.repeat(300_000)}"},${own}`), []],
    ['millions of empty objects', sbom(`${'{},'.repeat(6_000_000)}{}`), ['too-many-nodes']],
  ];
  return cases.map(([title, content, codes]) => ({
    title: `json: ${title}`,
    ...text('a.json', content),
    codes,
  }));
}

function text(name: string, content: string): { name: string; bytes: Uint8Array } {
  return { name, bytes: strToU8(content) };
}

function odsParts(): Entry[] {
  const names = ['mimetype', 'content.xml', 'META-INF/manifest.xml'];
  const parts = unzipSync(ods(ODS_ROW));
  return names.map((name) => ({ name, content: parts[name] ?? new Uint8Array() }));
}
