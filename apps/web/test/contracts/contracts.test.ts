import { describe, expect, it } from 'vitest';
import {
  addContract,
  contractFields,
  contractFilter,
  contractsOf,
  editContract,
  effectiveContracts,
  fieldsOf,
  filterContracts,
  forgetRemovedContracts,
  listContracts,
  noticeDates,
  removeContract,
  removedContractsOf,
  resolveDeviation,
  restoreContract,
  suggestedContracts,
  takeFromInventory,
  viewContract,
  withCosts,
  type ContractView,
} from '#lib/server/contracts/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { editApplications } from '#lib/server/inventory/index.ts';
import { measureAuthority } from '#lib/server/sovereignty/index.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, inventoryOf, knowledge, takeOver } from '../use-cases/given.ts';

const header = ['Anwendung', 'Hersteller', 'Vertragsende', 'Kündigungsfrist', 'Kosten'] as const;
const list = csv(
  header,
  ['Alpha', 'Beispiel GmbH', '31.12.2027', '6 Monate', '1.000,00'],
  ['Beta', 'Beispiel GmbH', '31.12.2027', '6 Monate', '500,00'],
  ['Gamma', 'Muster AG', '30.06.2027', '3 Monate', ''],
  ['Delta', 'Niemand', '', '', ''],
);
const today = '2026-11-22';

describe.each(storeKinds())('a contract on the $name store', (kind) => {
  const given = givenStore(kind);

  async function town(): Promise<{ actor: Actor; idOf: (name: string) => number }> {
    const actor = await given.newTown();
    await takeOver(given.db, actor, list);
    const inventory = await inventoryOf(given.db, actor);
    return { actor, idOf: (name) => inventory.find((each) => each.name === name)?.id ?? 0 };
  }
  const as = <T>(actor: Actor, work: Parameters<typeof given.db.asActor<T>>[1]) =>
    given.db.asActor(actor, work);
  const fields = (stated: Record<string, unknown>) => contractFields.parse(stated);
  async function added(actor: Actor, stated: Record<string, unknown>): Promise<number> {
    const saved = await addContract(given.db, actor, fields(stated));
    if (!saved.ok) throw new Error(saved.problem);
    return saved.id;
  }
  async function viewed(actor: Actor, id: number): Promise<ContractView> {
    const view = await viewContract(given.db, actor, id);
    if (!view || 'removed' in view) throw new Error('not there');
    return view;
  }

  it('counts once in what is paid today, with tax, however many applications it covers', async () => {
    const { actor, idOf } = await town();
    const both = [idOf('Alpha'), idOf('Gamma')];
    await added(actor, { title: 'Rahmen', costCents: '100000', isGross: false, applications: both });
    await added(actor, { title: 'Beratung', costCents: '700000' });
    await added(actor, { title: 'Ohne Preis', applications: [idOf('Beta')] });
    const measured = await measureAuthority(given.db, knowledge, actor);
    expect((await withCosts(given.db, actor, measured)).costs).toEqual({
      amounts: [119_000, 50_000],
      unknown: 1,
    });
  });

  it('keeps everything it is told, and unknown stays unknown', async () => {
    const { actor, idOf } = await town();
    const stated = fields({
      title: 'Pflege Alpha',
      partner: 'Beispiel GmbH',
      kind: 'maintenance-software',
      reference: 'V-2024/17',
      start: '2024-01-01',
      minimumUntil: '2026-12-31',
      end: '2028-12-31',
      renewMonths: '12',
      noticeMonths: '6',
      priceModel: 'per-user',
      costCents: '123456',
      isGross: true,
      clauses: {
        exitSupport: { state: 'yes', text: 'Übergabe in ODF, 20 Stunden' },
        processing: { state: 'not-needed', text: '', date: '' },
        escrow: { state: '', text: '' },
      },
      responsible: 'Amt 10, IT-Steuerung',
      note: 'Zeile 1\nZeile 2',
      applications: [idOf('Beta'), idOf('Alpha'), idOf('Alpha')],
    });
    const id = await added(actor, stated);
    const [contract] = await as(actor, contractsOf);
    expect(contract && fieldsOf(contract)).toEqual({
      ...stated,
      applications: [idOf('Alpha'), idOf('Beta')].sort((a, b) => a - b),
      clauses: {
        exitSupport: { state: 'yes', text: 'Übergabe in ODF, 20 Stunden' },
        processing: { state: 'not-needed', text: null, date: null },
      },
    });
    const empty = await added(actor, { title: 'Nur ein Name' });
    const view = await viewed(actor, empty);
    expect(view.contract).toMatchObject({
      end: null,
      noticeMonths: null,
      costCents: null,
      isGross: null,
      clauses: {},
    });
    expect(view.next).toBeNull();
    expect(id).not.toBe(empty);
  });

  it('writes its dates to the applications that it covers, and nothing that it does not know', async () => {
    const { actor, idOf } = await town();
    const id = await added(actor, {
      title: 'Rahmen',
      end: '2029-06-30',
      applications: [idOf('Alpha'), idOf('Delta')],
    });
    const by = async (name: string) =>
      (await inventoryOf(given.db, actor)).find((each) => each.name === name);
    expect(await by('Alpha')).toMatchObject({
      contract_end: '2029-06-30',
      notice_months: 6,
      contract_start: null,
    });
    expect(await by('Delta')).toMatchObject({ contract_end: '2029-06-30', notice_months: null });
    expect(await by('Beta')).toMatchObject({ contract_end: '2027-12-31' });

    // What it knew once and does not know any more goes with it, where the application had it from there.
    const { contract } = await viewed(actor, id);
    await editApplications(given.db, actor, [idOf('Delta')], { contract_end: '2030-01-31' });
    await editContract(given.db, actor, id, contract.revision, { ...fieldsOf(contract), end: null });
    expect(await by('Alpha')).toMatchObject({ contract_end: null });
    expect(await by('Delta')).toMatchObject({ contract_end: '2030-01-31' });
  });

  it('shows where the inventory says something else, and either can be taken', async () => {
    const { actor, idOf } = await town();
    const applications = [idOf('Alpha'), idOf('Beta')];
    const id = await added(actor, { title: 'Pflege', end: '2028-12-31', noticeMonths: 3, applications });
    expect((await viewed(actor, id)).deviations).toEqual([]);
    await editApplications(given.db, actor, [idOf('Alpha')], { contract_end: '2031-12-31' });
    const { deviations, contract } = await viewed(actor, id);
    expect(deviations).toEqual([
      {
        application: { id: idOf('Alpha'), name: 'Alpha' },
        field: 'end',
        contract: '2028-12-31',
        inventory: '2031-12-31',
      },
    ]);
    const taken = { take: 'inventory', application: idOf('Alpha'), field: 'end' } as const;
    expect(await resolveDeviation(given.db, actor, id, contract.revision, taken)).toEqual({ ok: true, id });
    const after = await viewed(actor, id);
    expect(after.contract.end).toBe('2031-12-31');
    expect(after.deviations).toEqual([]);
    const ends = (await inventoryOf(given.db, actor)).map(({ contract_end }) => contract_end);
    expect(ends.slice(0, 2)).toEqual(['2031-12-31', '2031-12-31']);

    await editApplications(given.db, actor, [idOf('Beta')], { notice_months: 9 });
    const { revision } = after.contract;
    expect(await resolveDeviation(given.db, actor, id, revision, { take: 'contract' })).toEqual({
      ok: true,
      id,
    });
    expect((await viewed(actor, id)).deviations).toEqual([]);
    expect((await viewed(actor, id)).contract.noticeMonths).toBe(3);
  });

  it('refuses what somebody else has changed meanwhile, and applications that are not there', async () => {
    const { actor } = await town();
    const other = await town();
    const id = await added(actor, { title: 'Pflege' });
    const { contract } = await viewed(actor, id);
    const edit = (revision: number, stated: Record<string, unknown>) =>
      editContract(given.db, actor, id, revision, fields({ title: 'Pflege', ...stated }));
    expect(await edit(contract.revision, { note: 'eins' })).toEqual({ ok: true, id });
    expect(await edit(contract.revision, { note: 'zwei' })).toEqual({ ok: false, problem: 'stale' });
    const foreign = [other.idOf('Alpha')];
    expect(await edit(contract.revision + 1, { applications: foreign })).toEqual({
      ok: false,
      problem: 'applications',
    });
    expect(await addContract(given.db, actor, fields({ title: 'x', applications: foreign }))).toEqual({
      ok: false,
      problem: 'applications',
    });
    expect(await viewContract(given.db, other.actor, id)).toBeNull();
    expect(await editContract(given.db, other.actor, id, 2, fields({ title: 'x' }))).toEqual({
      ok: false,
      problem: 'unknown',
    });
  });

  it('decides when an application can be left; of several the one that holds longest', async () => {
    const { actor, idOf } = await town();
    const alpha = idOf('Alpha');
    expect((await as(actor, effectiveContracts)).get(alpha)).toEqual({
      end: '2027-12-31',
      noticeMonths: 6,
      renewMonths: null,
      contractId: null,
      title: 'Alpha',
    });
    const licence = await added(actor, {
      title: 'Lizenz',
      end: '2028-06-30',
      noticeMonths: 3,
      applications: [alpha],
    });
    const care = await added(actor, {
      title: 'Pflege',
      end: '2029-12-31',
      noticeMonths: 6,
      renewMonths: 12,
      applications: [alpha],
    });
    expect((await as(actor, effectiveContracts)).get(alpha)).toEqual({
      end: '2029-12-31',
      noticeMonths: 6,
      renewMonths: 12,
      contractId: care,
      title: 'Pflege',
    });
    const { contract_end } = (await inventoryOf(given.db, actor)).find(({ id }) => id === alpha) ?? {};
    expect(contract_end).toBe('2029-12-31');
    expect((await viewed(actor, licence)).covers[0]?.boundBy?.id).toBe(care);
    expect((await viewed(actor, licence)).deviations).toEqual([]);
    await added(actor, { title: 'Rahmen ohne Ende', applications: [alpha] });
    expect((await as(actor, effectiveContracts)).get(alpha)?.end).toBeNull();
  });

  it('tells the days for notice, renewals rolled forward, and those of lists where no contract is known', async () => {
    const { actor, idOf } = await town();
    const id = await added(actor, {
      title: 'Pflege',
      end: '2026-12-31',
      noticeMonths: 3,
      renewMonths: 12,
      applications: [idOf('Alpha')],
    });
    await added(actor, { title: 'Vorbei', end: '2026-12-31', noticeMonths: 3, renewMonths: 0 });
    await added(actor, { title: 'Ohne Frist', end: '2027-12-31' });
    const dates = await as(actor, (trx) => noticeDates(trx, today));
    expect(
      dates.map(({ contractId, title, noticeDate, end, monthsAhead }) => [
        contractId,
        title,
        noticeDate,
        end,
        monthsAhead,
      ]),
    ).toEqual([
      [null, 'Gamma', '2027-03-31', '2027-06-30', 5],
      [null, 'Beta', '2027-06-30', '2027-12-31', 8],
      [id, 'Pflege', '2027-09-30', '2027-12-31', 11],
    ]);
  });

  it('is made of what lists say, grouped by vendor and end, once', async () => {
    const { actor, idOf } = await town();
    const suggested = await suggestedContracts(given.db, actor);
    expect(suggested).toMatchObject([
      { title: 'Gamma', partner: 'Muster AG', end: '2027-06-30', noticeMonths: 3, costCents: null },
      {
        title: 'Alpha, Beta',
        partner: 'Beispiel GmbH',
        end: '2027-12-31',
        noticeMonths: 6,
        costCents: 150000,
      },
    ]);
    const keys = suggested.map(({ key }) => key);
    expect(await takeFromInventory(given.db, actor, [...keys, 'made up'])).toBe(2);
    expect(await suggestedContracts(given.db, actor)).toEqual([]);
    expect(await takeFromInventory(given.db, actor, keys)).toBe(0);
    const made = (await as(actor, contractsOf)).find(({ partner }) => partner === 'Beispiel GmbH');
    expect(made?.applications).toEqual([idOf('Alpha'), idOf('Beta')]);
  });

  it('is found by partner, by its end and by what is missing', async () => {
    const { actor } = await town();
    const months = (count: number) => {
      const day = new Date();
      day.setUTCDate(1);
      day.setUTCMonth(day.getUTCMonth() + count);
      return day.toISOString().slice(0, 10);
    };
    await added(actor, { title: 'B', partner: 'Zwei', end: months(2), noticeMonths: 0, costCents: 5 });
    await added(actor, { title: 'A', partner: 'Eins', end: months(9), costCents: 7 });
    await added(actor, { title: 'C' });
    const { rows, date } = await listContracts(given.db, actor);
    const titles = (query: string) =>
      filterContracts(rows, contractFilter(new URLSearchParams(query)), date).map(({ title }) => title);
    expect(titles('')).toEqual(['A', 'B', 'C']);
    expect(titles('partner=Zwei')).toEqual(['B']);
    expect(titles('within=3')).toEqual(['B']);
    expect(titles('within=12&sort=end')).toEqual(['B', 'A']);
    expect(titles('missing=notice')).toEqual(['A', 'C']);
    expect(titles('missing=cost&sort=nonsense')).toEqual(['C']);
    expect(titles('missing=any&sort=cost')).toEqual(['A', 'B', 'C']);
    expect(titles('within=7&missing=<script>')).toEqual(['A', 'B', 'C']);
  });

  it('can be brought back for 30 days after it was removed', async () => {
    const { actor, idOf } = await town();
    const id = await added(actor, { title: 'Pflege', end: '2028-12-31', applications: [idOf('Alpha')] });
    expect(await removeContract(given.db, actor, id)).toBe('Pflege');
    expect(await removeContract(given.db, actor, id)).toBeNull();
    expect(await as(actor, contractsOf)).toEqual([]);
    expect(await viewContract(given.db, actor, id)).toEqual({ removed: { id, title: 'Pflege' } });
    const now = new Date();
    expect(await removedContractsOf(given.db, actor, now)).toMatchObject([{ id, title: 'Pflege' }]);
    expect(await restoreContract(given.db, actor, id)).toBe('Pflege');
    expect((await as(actor, contractsOf))[0]?.applications).toEqual([idOf('Alpha')]);
    await removeContract(given.db, actor, id);
    await forgetRemovedContracts(given.db, new Date(now.getTime() + 29 * 86_400_000));
    expect(await viewContract(given.db, actor, id)).not.toBeNull();
    await forgetRemovedContracts(given.db, new Date(now.getTime() + 31 * 86_400_000));
    expect(await viewContract(given.db, actor, id)).toBeNull();
  });
});

describe('what a contract states', () => {
  it.each([
    [{ title: '' }, 'title'],
    [{ title: 'x', start: '2027-01-01', end: '2026-01-01' }, 'end'],
    [{ title: 'x', minimumUntil: '2029-01-01', end: '2028-01-01' }, 'minimumUntil'],
    [{ title: 'x', end: '2026-02-30' }, 'end'],
    [{ title: 'x', noticeMonths: '-1' }, 'noticeMonths'],
    [{ title: 'x', costCents: '1.5' }, 'costCents'],
    [{ title: 'x', kind: 'lease' }, 'kind'],
  ])('is refused where it contradicts itself: %o', (stated, field) => {
    const read = contractFields.safeParse(stated);
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
