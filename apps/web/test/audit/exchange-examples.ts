import { listApplications, readFilter } from '#lib/server/applications/index.ts';
import { applyReturn, bringBack, exportFile, giveOut, viewReturn } from '#lib/server/exchange/index.ts';
import { addressOf, editWorkbook } from '../exchange/edit-workbook.ts';
import { knowledge, recognition } from '../use-cases/given.ts';
import type { Example, Given } from './example.ts';

/** A workbook of the town in which a colleague has written something. */
async function edited({ db, town }: Given): Promise<{ name: string; bytes: Uint8Array }> {
  const { rows, date } = await listApplications(db, knowledge, town, readFilter(new URLSearchParams()));
  const id = await giveOut(db, knowledge, town, { rows, date, language: 'de' });
  const { bytes } = (await exportFile(db, town, id ?? 0, 'xlsx')) ?? {};
  if (!bytes) throw new Error('what was given out is there');
  const note = { [addressOf(bytes, 'Bemerkung', 2)]: `Stand ${id}` };
  return { name: 'Bestand.xlsx', bytes: editWorkbook(bytes, 'xlsx', note) };
}

async function draft(given: Given) {
  const { db, town } = given;
  const brought = await bringBack(db, town, await edited(given));
  if (!brought.ok) throw new Error(JSON.stringify(brought));
  const view = await viewReturn(db, knowledge, town, brought.id, { language: 'de', all: false });
  return { params: { id: brought.id }, body: { seen: view?.draft?.fingerprint ?? '' } };
}

/** Giving the inventory out to colleagues, and what comes back. */
export const exchangeExamples: Record<string, Example> = {
  '/inventory/exchange give': () => Promise.resolve({ body: {} }),
  '/inventory/exchange bring': async (given) => ({ body: { upload: await edited(given) } }),
  '/inventory/exchange/returns/[id] apply': draft,
  '/inventory/exchange/returns/[id] discard': draft,
  '/inventory/exchange/returns/[id] undo': async (given) => {
    const { params, body } = await draft(given);
    const none = { leave: new Set<string>(), theirs: new Set<string>(), add: new Set<string>() };
    await applyReturn(given.db, { knowledge, recognition }, given.town, params.id, { ...body, ...none });
    return { params, body: {} };
  },
};
