import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readList } from '@allmende/inventory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editInLibreOffice } from './edit-in-libre-office.ts';
import { libreOffice } from './run-in-libre-office.ts';

const isThere = libreOffice() !== undefined;

describe.skipIf(!isThere)(
  `LibreOffice without a window${isThere ? '' : ' (skipped: not on the PATH)'}`,
  () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'allmende-edit-'));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it.each(['ods', 'xlsx'])('changes cells as a person does and saves them as .%s', async (type) => {
      const given = join(folder, 'list.csv');
      const edited = join(folder, `list.${type}`);
      writeFileSync(given, 'Anwendung,Amt,Nutzer\nMESO,Bürgeramt,12\nLOGA,Personalamt,3\n');
      await editInLibreOffice(
        given,
        [
          { cell: 'B2', to: 'Amt "10"\nzweite Zeile' },
          { cell: 'C2', to: { typed: '14' } },
          { cell: 'C3', to: null },
        ],
        edited,
      );
      const read = readList({ name: edited, bytes: new Uint8Array(readFileSync(edited)) });
      expect(read.ok && read.list.rows.map(({ cells }) => cells)).toEqual([
        ['MESO', 'Amt "10"\nzweite Zeile', '14'],
        ['LOGA', 'Personalamt'],
      ]);
    });
  },
);
