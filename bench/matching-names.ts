import { existsSync, readFileSync } from 'node:fs';

/** A raw name and the answers that are right; `-` stands for no known product. */
export interface LabelledName {
  raw: string;
  publisher?: string;
  expected: string[];
}

export interface Part {
  name: string;
  names: LabelledName[];
}

const examples = new URL('../packages/inventory/examples/names/', import.meta.url);
const outside = new URL('../../shared/data/inventories/', import.meta.url);

/** Rows of a delimited text with quotes and line breaks in cells, as records by header. */
function recordsOf(text: string, delimiter: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (sign === '"' && delimiter !== '\t') quoted = !quoted;
    else if (!quoted && sign === delimiter) endCell();
    else if (!quoted && sign === '\n') {
      endCell();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  endCell();
  const [header = [], ...body] = rows.filter((row) => row.length > 1 || row[0] !== '');
  return body.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}

const read = (url: URL): string => readFileSync(url, 'utf8').replace(/^\uFEFF/, '');

const named = (raw: string, publisher: string | undefined, expected: string): LabelledName => ({
  raw,
  ...(publisher ? { publisher } : {}),
  expected: expected.split('|'),
});

/** The parts that lie in the repository. */
export function ownParts(): Part[] {
  return ['development', 'held-out'].map((name) => ({
    name,
    names: recordsOf(read(new URL(`${name}.tsv`, examples)), '\t').map((row) =>
      named(row['raw'] ?? '', row['publisher'], row['expected'] ?? '-'),
    ),
  }));
}

const LISTS = [
  {
    name: 'windows-uninstall',
    file: 'windows-uninstall/glpi_agent_expected_softwares.csv',
    delimiter: ';',
    column: 'NAME',
    publisher: 'PUBLISHER',
  },
  {
    name: 'munich',
    file: 'munich/munich_open_source_a-k.csv',
    delimiter: ',',
    column: 'title',
    publisher: 'developer',
  },
  {
    name: 'ratsinfo-de',
    file: 'ratsinfo-de/ris_staedte_derived.csv',
    delimiter: ',',
    column: 'system',
    publisher: '',
  },
  {
    name: 'gsa-it-standards',
    file: 'gsa-it-standards/it-standards_2018-04-05.csv',
    delimiter: ',',
    column: 'Standard Name',
    publisher: '',
  },
];

/** Parts labelled by record number whose rows lie outside the repository; none where they are absent. */
export function outsideParts(): Part[] {
  return LISTS.filter(({ file }) => existsSync(new URL(file, outside))).map((list) => {
    const records = recordsOf(read(new URL(list.file, outside)), list.delimiter);
    const labels = recordsOf(read(new URL(`real/${list.name}.tsv`, examples)), '\t');
    return {
      name: list.name,
      names: labels.map((label) => {
        const record = records[Number(label['record']) - 1] ?? {};
        return named(record[list.column] ?? '', record[list.publisher], label['expected'] ?? '-');
      }),
    };
  });
}
