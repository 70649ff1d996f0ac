import { describe, expect, it } from 'vitest';
import {
  contractsOf,
  discardContractList,
  forgetContractLists,
  remapContractList,
  runContractList,
  uploadContractList,
  viewContractList,
} from '#lib/server/contracts/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, inventoryOf, recognition, takeOver } from '../use-cases/given.ts';

const head = [
  'Vertragsnummer',
  'Bezeichnung',
  'Lieferant',
  'Vertragsbeginn',
  'Vertragsende',
  'Kündigungsfrist',
  'Verlängerung',
  'Kosten p. a.',
];
const list = (...rows: string[][]) => csv(head, ...rows);
const first = list(
  [
    'V-1',
    'Pflege OK.EWO',
    'Systemhaus Muster',
    '01.01.2024',
    '31.12.2027',
    '6 Monate',
    '12 Monate',
    '1.200,50',
  ],
  [
    'V-2',
    'Nextcloud, Friedhof XY',
    'Systemhaus Muster',
    '01.01.2024',
    '31.12.2O28',
    '3 Monate',
    'keine',
    '500',
  ],
  ['V-2', 'Nextcloud', 'Systemhaus Muster', '', '', '', '', '250'],
  ['', 'Etwas ganz anderes', 'Niemand', '01.01.2025', '31.12.2024', '', '', ''],
  ['', 'Summe', '', '', '', '', '', '1.950,50'],
);

describe.each(storeKinds())('a list of contracts on the $name store', (kind) => {
  const given = givenStore(kind);

  async function town(): Promise<Actor> {
    const actor = await given.newTown();
    await takeOver(
      given.db,
      actor,
      csv(['Anwendung', 'Hersteller'], ['OK.EWO', 'AKDB'], ['Nextcloud', ''], ['Friedhof XY', '']),
    );
    return actor;
  }
  async function uploaded(actor: Actor, file: ReturnType<typeof csv>): Promise<string> {
    const read = await uploadContractList(given.db, actor, file, 'de');
    if (!read.ok) throw new Error(read.messages.join('\n'));
    return read.id;
  }
  const run = (actor: Actor, id: string) => runContractList(given.db, actor, recognition, id);
  const view = (actor: Actor, id: string) => viewContractList(given.db, actor, recognition, id, 'de');

  it('is named by its own column where another one names the software', async () => {
    const actor = await town();
    const file = csv(
      ['Vertragsnummer', 'Bezeichnung', 'Software', 'Vertragsende'],
      ['V-7', 'Pflege Einwohnerwesen', 'OK.EWO', '31.12.2027'],
    );
    const draft = await view(actor, await uploaded(actor, file));
    const ewo = (await inventoryOf(given.db, actor)).find(({ name }) => name === 'OK.EWO')?.id;
    expect(draft?.planned.map(({ fields }) => [fields.title, fields.applications])).toEqual([
      ['Pflege Einwohnerwesen', [ewo]],
    ]);
  });

  it('is shown first, with every doubt, and then becomes contracts over the applications it names', async () => {
    const actor = await town();
    const id = await uploaded(actor, first);
    const shown = await view(actor, id);
    expect(
      shown?.planned.map(({ lines, action, doubts, fields }) => [lines, action, doubts, fields.title]),
    ).toEqual([
      [[2], 'add', [], 'Pflege OK.EWO'],
      [[3, 4], 'add', [], 'Nextcloud, Friedhof XY'],
      [[5], 'add', ['end-before-start', 'no-application'], 'Etwas ganz anderes'],
    ]);
    expect(shown?.rejected).toMatchObject([{ line: 6 }]);
    expect(
      shown?.problems.some((sentence) => sentence.includes('3') && sentence.includes('31.12.2O28')),
    ).toBe(true);
    expect(await run(actor, id)).toEqual({ created: 3, changed: 0, unchanged: 0, rejected: 1 });
    const contracts = await given.db.asActor(actor, contractsOf);
    const named = new Map((await inventoryOf(given.db, actor)).map(({ name, ...rest }) => [rest.id, name]));
    expect(
      contracts.map(
        ({ title, partner, reference, end, noticeMonths, renewMonths, costCents, applications }) => [
          title,
          partner,
          reference,
          end,
          noticeMonths,
          renewMonths,
          costCents,
          applications.map((application) => named.get(application)),
        ],
      ),
    ).toEqual([
      ['Etwas ganz anderes', 'Niemand', null, '2024-12-31', null, null, null, []],
      ['Nextcloud, Friedhof XY', 'Systemhaus Muster', 'V-2', null, 3, 0, 75000, ['Friedhof XY', 'Nextcloud']],
      ['Pflege OK.EWO', 'Systemhaus Muster', 'V-1', '2027-12-31', 6, 12, 120050, ['OK.EWO']],
    ]);
    expect(contracts[1]?.note).toContain('31.12.2O28');
    const ewo = (await inventoryOf(given.db, actor)).find(({ name }) => name === 'OK.EWO');
    expect(ewo).toMatchObject({ contract_end: '2027-12-31', notice_months: 6 });
    expect(await run(actor, id), 'only once').toBeNull();
  });

  it('changes nothing the second time, and only what is new the third time', async () => {
    const actor = await town();
    await run(actor, await uploaded(actor, first));
    expect(await run(actor, await uploaded(actor, first))).toEqual({
      created: 0,
      changed: 0,
      unchanged: 3,
      rejected: 1,
    });
    const later = list(['V-1', 'Pflege OK.EWO', 'Systemhaus Muster', '', '31.12.2029', '', '', '']);
    expect(await run(actor, await uploaded(actor, later))).toEqual({
      created: 0,
      changed: 1,
      unchanged: 0,
      rejected: 0,
    });
    const contracts = await given.db.asActor(actor, contractsOf);
    expect(contracts.find(({ reference }) => reference === 'V-1')).toMatchObject({
      end: '2029-12-31',
      noticeMonths: 6,
      costCents: 120050,
    });
  });

  it('is read by other columns when a person says so, and goes when nobody takes it over', async () => {
    const actor = await town();
    const other = await town();
    const id = await uploaded(actor, first);
    expect(await remapContractList(given.db, actor, id, { 1: 'name' })).toBe(true);
    const shown = await view(actor, id);
    expect(shown?.planned.map(({ fields }) => fields.end)).toEqual([null, null, null, null]);
    expect(await view(other, id)).toBeNull();
    expect(await discardContractList(given.db, other, id)).toBe(false);
    expect(await discardContractList(given.db, actor, id)).toBe(true);
    const forgotten = await uploaded(actor, first);
    await forgetContractLists(given.db, new Date(Date.now() + 13 * 86_400_000));
    expect(await view(actor, forgotten)).not.toBeNull();
    await forgetContractLists(given.db, new Date(Date.now() + 15 * 86_400_000));
    expect(await view(actor, forgotten)).toBeNull();
  });
});
