import { strToU8, zipSync } from 'fflate';
import { utils, write } from '@e965/xlsx';
import { csv, type Given } from './given.ts';

/** Lists in the formats of tools, each with names of persons and machines, addresses and licence keys planted. */
export interface PlantedList {
  given: Given;
  planted: string[];
}

const padded = (n: number): string => String(n).padStart(5, '0');
const person = (n: number): string => `Zeisig${padded(n)}`;
const mail = (n: number): string => `zeisig.${padded(n)}@stadt.example`;
const key = (n: number): string => `ZEISI-${padded(n)}-X7QPL-M2WBD-9RTZK`;
const machine = (n: number): string => `pc-zeisig-${padded(n)}`;
const numbers = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => from + at);

const file = (name: string, content: string): Given => ({ name, bytes: strToU8(content) });
const json = (name: string, value: unknown): Given => file(name, JSON.stringify(value));

function agent(n: number) {
  return {
    deviceid: `${machine(n)}-2026-11-02-08-00-00`,
    content: {
      hardware: { name: machine(n + 1000) },
      users: [{ login: person(n), domain: person(n + 1000) }],
      licenseinfos: [{ name: 'Beispiel Office', key: key(n) }],
      softwares: [
        {
          name: `Beispiel Agent ${n}`,
          version: '1',
          publisher: 'Beispiel AG',
          username: person(n + 2000),
          comments: mail(n),
        },
      ],
    },
  };
}
const ofAgent = (n: number): string[] => [
  ...[machine(n), machine(n + 1000), person(n), person(n + 1000), key(n), person(n + 2000), mail(n)],
];

function fusion(n: number): string {
  return `<?xml version="1.0"?><REQUEST><CONTENT><HARDWARE><NAME>${machine(n)}</NAME><USERID>${person(n)}</USERID></HARDWARE>
<USERS><LOGIN>${person(n + 1000)}</LOGIN></USERS><LICENSEINFOS><NAME>Office</NAME><KEY>${key(n)}</KEY></LICENSEINFOS>
<SOFTWARES><NAME>Beispiel Reader ${n}</NAME><VERSION>2</VERSION><PUBLISHER>Beispiel AG</PUBLISHER><USERNAME>${person(n + 2000)}</USERNAME><COMMENTS>${mail(n)}</COMMENTS></SOFTWARES>
</CONTENT><DEVICEID>${machine(n + 1000)}-2026-01-05</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`;
}

const headings = [
  'Programm',
  'Hersteller',
  'Rechnername',
  'Hauptbenutzer',
  'E-Mail',
  'Lizenzschlüssel',
  'Bemerkung',
];
const inTable = (n: number): string[] => [
  ...[`Tabellenprogramm ${n % 3}`, 'Beispiel AG', machine(n), person(n), mail(n), key(n)],
  `Fragen an ${mail(n + 1000)}, Schlüssel ${key(n + 1000)}.`,
];
const ofTable = (n: number): string[] => [
  machine(n),
  person(n),
  mail(n),
  key(n),
  mail(n + 1000),
  key(n + 1000),
];

function table(name: string, format: 'xlsx' | 'ods', from: number, count: number): PlantedList {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([headings, ...numbers(from, count).map(inTable)]),
    'Liste',
  );
  return {
    given: { name, bytes: new Uint8Array(write(book, { type: 'array', bookType: format }) as ArrayBuffer) },
    planted: numbers(from, count).flatMap(ofTable),
  };
}

const individual = (n: number) => ({ individual: { name: person(n), email: mail(n), phone: '1' } });
const component = (n: number) => ({
  type: 'application',
  name: `Beispiel Stückliste ${n}`,
  version: '4',
  author: person(n),
  supplier: { name: 'Beispiel AG', contact: [{ name: person(n + 1000), email: mail(n) }] },
  licenses: [
    {
      license: {
        name: 'x',
        licensing: { purchaser: individual(n + 2000), licensee: individual(n + 3000), altIds: [key(n)] },
      },
    },
  ],
});
const ofComponent = (n: number): string[] => [
  ...[
    person(n),
    person(n + 1000),
    mail(n),
    person(n + 2000),
    mail(n + 2000),
    person(n + 3000),
    mail(n + 3000),
    key(n),
  ],
];

export const plantedLists: readonly PlantedList[] = [
  {
    given: csv(headings, ...numbers(10_000, 15).map(inTable)),
    planted: numbers(10_000, 15).flatMap(ofTable),
  },
  table('geraete.xlsx', 'xlsx', 12_000, 15),
  table('geraete.ods', 'ods', 14_000, 15),
  {
    given: json('agent.json', numbers(16_000, 10).map(agent)),
    planted: numbers(16_000, 10).flatMap(ofAgent),
  },
  {
    given: {
      name: 'agenten.zip',
      bytes: zipSync(
        Object.fromEntries(
          numbers(20_000, 10).map((n) => [`${machine(n + 5000)}.json`, strToU8(JSON.stringify(agent(n)))]),
        ),
      ),
    },
    planted: numbers(20_000, 10).flatMap((n) => [...ofAgent(n), machine(n + 5000)]),
  },
  {
    given: file('ocs.xml', fusion(30_000)),
    planted: [
      machine(30_000),
      machine(31_000),
      person(30_000),
      person(31_000),
      person(32_000),
      key(30_000),
      mail(30_000),
    ],
  },
  {
    given: {
      name: 'ocs.zip',
      bytes: zipSync(
        Object.fromEntries(numbers(34_000, 10).map((n) => [`${machine(n + 5000)}.ocs`, strToU8(fusion(n))])),
      ),
    },
    planted: numbers(34_000, 10).flatMap((n) => [...ofAgent(n), machine(n + 5000)]),
  },
  {
    given: json('opsi.json', {
      jsonrpc: '2.0',
      result: numbers(40_000, 20).map((n) => ({
        ...{
          type: 'AuditSoftwareOnClient',
          clientId: `${machine(n)}.stadt.example`,
          name: `Beispiel Client ${n}`,
          version: '1',
        },
        ...{ subVersion: '', language: '', architecture: 'x64', licenseKey: key(n), state: 1 },
      })),
    }),
    planted: numbers(40_000, 20).flatMap((n) => [machine(n), key(n)]),
  },
  {
    given: file(
      'AppInvRawData.csv',
      [
        'ApplicationKey,ApplicationName,ApplicationPublisher,ApplicationShortVersion,ApplicationVersion,DeviceId,DeviceName,OSDescription,OSVersion,Platform,UserId,EmailAddress,UserName',
        ...numbers(42_000, 20).map(
          (n) =>
            `${n},Beispiel Intune ${n},Beispiel AG,1,1.0,${machine(n + 1000)},${machine(n)},Windows,10,Windows,${person(n + 1000)},${mail(n)},${person(n)}`,
        ),
      ].join('\n'),
    ),
    planted: numbers(42_000, 20).flatMap((n) => [
      machine(n),
      machine(n + 1000),
      person(n),
      person(n + 1000),
      mail(n),
    ]),
  },
  {
    given: csv(
      [
        'objecttyp',
        'objectName',
        'Lizenzzuweisung: Lizenzschlüssel - Anzahl',
        'Lizenzzuweisung: Lizenzschlüssel - key',
        'Lizenzzuweisung: Lizenzschlüssel - Serial number',
      ],
      ...numbers(46_000, 20).map((n) => [
        'C__OBJTYPE__LICENCE',
        `Beispiel Lizenz ${n}`,
        '5,6',
        `${key(n)},${key(n + 1000)}`,
        `SN-zeisig-${padded(n)}`,
      ]),
    ),
    planted: numbers(46_000, 20).flatMap((n) => [key(n), key(n + 1000), `SN-zeisig-${padded(n)}`]),
  },
  {
    given: csv(
      ['Name', 'Herausgeber', 'Anzahl der Installationen', 'Version(en) - Name', 'Techniker', 'Kommentare'],
      ...numbers(50_000, 20).map((n) => [
        `Beispiel GLPI ${n}`,
        'Beispiel AG',
        '3',
        '1',
        person(n),
        `siehe ${mail(n)}`,
      ]),
    ),
    planted: numbers(50_000, 20).flatMap((n) => [person(n), mail(n)]),
  },
  {
    given: csv(
      [
        'Full Name',
        'Email',
        'Username',
        'Item name',
        'serial number',
        'Category',
        'manufacturer',
        'Licensed To Name',
        'Licensed to Email',
        'seats',
        'notes',
      ],
      ...numbers(52_000, 20).map((n) => [
        person(n),
        mail(n),
        person(n + 1000),
        `Beispiel Snipe ${n}`,
        key(n),
        'Büro',
        'Beispiel AG',
        person(n + 2000),
        mail(n + 1000),
        '5',
        '',
      ]),
    ),
    planted: numbers(52_000, 20).flatMap((n) => [
      person(n),
      mail(n),
      person(n + 1000),
      key(n),
      person(n + 2000),
      mail(n + 1000),
    ]),
  },
  {
    given: json('bom.json', {
      ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
      metadata: {
        authors: [{ name: person(60_000), email: mail(60_000) }],
        manufacturer: { name: 'x', contact: [{ email: mail(60_001) }] },
      },
      components: numbers(62_000, 15).map(component),
    }),
    planted: [person(60_000), mail(60_000), mail(60_001), ...numbers(62_000, 15).flatMap(ofComponent)],
  },
  {
    given: file(
      'bom.xml',
      `<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><metadata><authors><author><name>${person(66_000)}</name><email>${mail(66_000)}</email></author></authors></metadata><components>${numbers(
        68_000,
        15,
      )
        .map(
          (n) =>
            `<component type="application"><supplier><name>Beispiel AG</name><contact><name>${person(n)}</name><email>${mail(n)}</email></contact></supplier><author>${person(n + 1000)}</author><name>Beispiel XML ${n}</name><version>1</version></component>`,
        )
        .join('')}</components></bom>`,
    ),
    planted: [
      person(66_000),
      mail(66_000),
      ...numbers(68_000, 15).flatMap((n) => [person(n), mail(n), person(n + 1000)]),
    ],
  },
  {
    given: json('a.spdx.json', {
      ...{
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        documentNamespace: 'https://x.example/a',
        SPDXID: 'SPDXRef-DOCUMENT',
        name: 'Beispiel',
      },
      creationInfo: {
        created: '2026-01-01T00:00:00Z',
        creators: [`Person: ${person(70_000)} (${mail(70_000)})`],
      },
      packages: numbers(72_000, 15).map((n) => ({
        ...{
          SPDXID: `SPDXRef-${n}`,
          name: `Beispiel Paket ${n}`,
          versionInfo: '1',
          downloadLocation: 'NOASSERTION',
          primaryPackagePurpose: 'APPLICATION',
        },
        ...{
          supplier: `Person: ${person(n)} (${mail(n)})`,
          originator: `Person: ${person(n + 1000)} (${mail(n + 1000)})`,
        },
      })),
    }),
    planted: [
      person(70_000),
      mail(70_000),
      ...numbers(72_000, 15).flatMap((n) => [person(n), mail(n), person(n + 1000), mail(n + 1000)]),
    ],
  },
  {
    given: file(
      'a.spdx',
      `SPDXVersion: SPDX-2.3\nDataLicense: CC0-1.0\nSPDXID: SPDXRef-DOCUMENT\nDocumentName: a\nDocumentNamespace: https://x.example/a\nCreated: 2026-01-01T00:00:00Z\nCreator: Person: ${person(75_000)} (${mail(75_000)})\n${numbers(
        76_000,
        15,
      )
        .map(
          (n) =>
            `\nPackageName: Beispiel Marke ${n}\nSPDXID: SPDXRef-${n}\nPackageVersion: 1\nPackageDownloadLocation: NOASSERTION\nPrimaryPackagePurpose: APPLICATION\nPackageSupplier: Person: ${person(n)} (${mail(n)})\n`,
        )
        .join('')}`,
    ),
    planted: [person(75_000), mail(75_000), ...numbers(76_000, 15).flatMap((n) => [person(n), mail(n)])],
  },
  {
    given: file(
      'modell.xml',
      `<?xml version="1.0"?><model xmlns="http://www.opengroup.org/xsd/archimate/3.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" identifier="m"><name>M</name><elements>${numbers(
        78_000,
        15,
      )
        .map(
          (n) =>
            `<element identifier="e${n}" xsi:type="ApplicationComponent"><name>Beispiel Modell ${n}</name><documentation>Fragen an ${mail(n)}, Schlüssel ${key(n)}</documentation><properties><property propertyDefinitionRef="p1"><value>${person(n)}</value></property></properties></element>`,
        )
        .join(
          '',
        )}</elements><propertyDefinitions><propertyDefinition identifier="p1" type="string"><name>Ansprechpartner</name></propertyDefinition></propertyDefinitions></model>`,
    ),
    planted: numbers(78_000, 15).flatMap((n) => [mail(n), key(n), person(n)]),
  },
  {
    given: file(
      'pakete.txt',
      `Desired=Unknown/Install/Remove/Purge/Hold\n${numbers(80_000, 15)
        .map((n) => `ii  beispiel-${n}  1.0  amd64  Programm von ${mail(n)}, ${key(n)}`)
        .join('\n')}\n`,
    ),
    planted: numbers(80_000, 15).flatMap((n) => [mail(n), key(n)]),
  },
];
