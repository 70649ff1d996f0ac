import { describe, expect, it } from 'vitest';
import { listAudit, verifyAudit, withAudit, type AuditContext } from '#lib/server/audit/index.ts';
import {
  decideMatch,
  editApplications,
  removeApplications,
  undoEdit,
  undoImport,
} from '#lib/server/inventory/index.ts';
import { answerQuestion, undoAnswer } from '#lib/server/sovereignty/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { csv, givenStore, inventoryOf, takeOver } from '../use-cases/given.ts';

describe.each(storeKinds())('after a merge, the log in the $name store', (kind) => {
  const store = givenStore(kind);

  /** A town that has ended, and somebody who reaches it from its successor; `alone` does not. */
  async function given() {
    const [former, alone] = [await store.newTown(), await store.newTown()];
    const { id: list } = await takeOver(store.db, former, csv(['Name', 'Amt'], ['Gewerbe Plus', 'Alt']));
    await takeOver(store.db, alone, csv(['Name', 'Amt'], ['Friedhof Neu', 'Neu']));
    const successor: Actor = { ...alone, authorities: [alone.authority, former.authority] };
    const idIn = async (actor: Actor) => (await inventoryOf(store.db, actor))[0]?.id ?? 0;
    return { former, alone, successor, list, old: await idIn(former), own: await idIn(alone) };
  }

  const inRequest = <T>({ authority }: Actor, work: () => Promise<T>): Promise<T> => {
    const context: AuditContext = {
      account: 'local',
      via: 'local',
      authority,
      mandate: null,
      operation: '/inventory bulk',
      subject: null,
      network: null,
      requestId: null,
    };
    return withAudit(context, work);
  };
  const logOf = async (actor: Actor) =>
    (await listAudit(store.db, actor, { operation: '/inventory bulk' }, { before: null, limit: 50 })).entries;

  it('tells what is done to a row of the predecessor in the chain of the predecessor alone', async () => {
    const { former, alone, successor, list, old } = await given();
    const answer = { application: old, question: 'W1', value: 3 } as const;
    await inRequest(successor, async () => {
      await editApplications(store.db, successor, [old], { department: 'Geheimes Amt' });
      await undoEdit(store.db, successor, old);
      const change = await answerQuestion(store.db, successor, answer);
      await undoAnswer(store.db, successor, change ?? 0);
      await decideMatch(store.db, successor, old, { decision: 'new' });
      await removeApplications(store.db, successor, [old]);
      await undoImport(store.db, successor, list);
    });
    const told = await logOf(former);
    expect(told.map(({ subject }) => subject).toReversed()).toEqual([
      ...Array.from({ length: 6 }, () => `application:${old}`),
      `import:${list}`,
    ]);
    expect(JSON.stringify(told)).toContain('Geheimes Amt');
    expect(await logOf(alone)).toEqual([]);
    expect(await verifyAudit(store.db, former)).toMatchObject({ ok: true });
  });

  it('tells a write over rows of both in both chains, to each only what is its own', async () => {
    const { former, alone, successor, old, own } = await given();
    await inRequest(successor, () =>
      editApplications(store.db, successor, [own, old], { department: 'Bürgeramt' }),
    );
    const [there, here] = [await logOf(former), await logOf(alone)];
    const before = (department: string) => expect.objectContaining({ department });
    expect(there.map(({ authority, changes }) => ({ authority, changes }))).toEqual([
      {
        authority: former.authority,
        changes: [
          { subject: `application:${old}`, before: before('Alt'), after: { department: 'Bürgeramt' } },
        ],
      },
    ]);
    expect(here.map(({ authority, changes }) => ({ authority, changes }))).toEqual([
      {
        authority: alone.authority,
        changes: [
          { subject: `application:${own}`, before: before('Neu'), after: { department: 'Bürgeramt' } },
        ],
      },
    ]);
    expect(JSON.stringify(here)).not.toContain('Alt');
  });
});
