import { describe, expect, it } from 'vitest';
import {
  bringBackPaper,
  changeAssumptions,
  createPaper,
  fillGaps,
  listPapers,
  removePaper,
  resetPart,
  viewPaper,
  writePart,
  type PaperView,
} from '#lib/server/papers/index.ts';
import type { Actor } from '#lib/server/database/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from '../use-cases/given.ts';

const authority = { name: 'Musterstadt', sample: false };
const council = {
  kind: 'council',
  name: 'Vorlage',
  plans: { A: null, B: null, C: null },
  capability: null,
} as const;

describe.each(storeKinds())('a paper on the $name store', (kind) => {
  const given = givenStore(kind);

  async function begun(): Promise<{ town: Actor; id: number; look: () => Promise<PaperView> }> {
    const town = await given.newTown();
    const id = await createPaper(given.db, town, council, 'de');
    const look = async (): Promise<PaperView> => {
      const view = await viewPaper(given.db, knowledge, town, id, authority);
      if (!view) throw new Error('the paper is there');
      return view;
    };
    return { town, id, look };
  }
  const partOf = (view: PaperView, id: string) =>
    view.outputs.flatMap(({ parts }) => parts).find((part) => part.id === id);

  it('keeps a text of a person, tells where the proposal has moved, gives the proposal back, and the text again', async () => {
    const { town, id, look } = await begun();
    const written = { part: 'goal', text: 'Unser Ziel', against: 'ein früherer Vorschlag' };
    expect(await writePart(given.db, town, id, written, 1)).toEqual({ ok: true });
    expect(partOf(await look(), 'goal')).toMatchObject({
      text: 'Unser Ziel',
      isChanged: true,
      movedFrom: 'ein früherer Vorschlag',
    });
    expect(JSON.stringify((await look()).outputs[0]?.document.blocks)).toContain('Unser Ziel');
    expect(await resetPart(given.db, town, id, 'goal', 2)).toEqual({ ok: true });
    expect(partOf(await look(), 'goal')).toMatchObject({ isChanged: false, movedFrom: null });
    expect(JSON.stringify((await look()).outputs[0]?.document.blocks)).not.toContain('Unser Ziel');
    const { part, ...setAside } = written;
    expect(partOf(await look(), part)?.setAside).toEqual(setAside);
    expect(await writePart(given.db, town, id, { part, ...setAside }, 3)).toEqual({ ok: true });
    expect(partOf(await look(), part)).toMatchObject({ text: 'Unser Ziel', isChanged: true, setAside: null });
  });

  it('refuses what was written against an older state', async () => {
    const { town, id } = await begun();
    await fillGaps(given.db, town, id, { Produktkonto: '11.1.02' }, 1);
    const late = { part: 'goal', text: 'zu spät', against: '' };
    expect(await writePart(given.db, town, id, late, 1)).toEqual({ ok: false, problem: 'changed-meanwhile' });
  });

  it('fills gaps, and opens them again', async () => {
    const { town, id, look } = await begun();
    const gap = async () =>
      (await look()).outputs[0]?.gaps.find((each) => each.gap === 'Produktkonto')?.value;
    await fillGaps(given.db, town, id, { Produktkonto: ' 11.1.02 ' }, 1);
    expect(await gap()).toBe('11.1.02');
    await fillGaps(given.db, town, id, { Produktkonto: '' }, 2);
    expect(await gap()).toBe('');
  });

  it('keeps assumptions, and refuses what cannot be', async () => {
    const { town, id, look } = await begun();
    const { assumptions } = await look();
    const changed = { ...assumptions, discountBasisPoints: 250, riskPercent: null };
    expect(await changeAssumptions(given.db, town, id, changed, 1)).toEqual({ ok: true });
    expect((await look()).assumptions).toEqual(changed);
    const wrong = { ...assumptions, discountBasisPoints: Number.NaN };
    expect(await changeAssumptions(given.db, town, id, wrong, 2)).toEqual({ ok: false, problem: 'invalid' });
  });

  it('warns of a name that a person has written into the public part', async () => {
    const { town, id, look } = await begun();
    const written = { part: 'goal', text: 'Weg von Outlook', against: '' };
    await writePart(given.db, town, id, written, 1);
    const [paper, annex] = (await look()).outputs;
    expect(paper?.findings).toMatchObject([{ found: 'Outlook', part: 'goal' }]);
    expect(annex?.findings).toEqual([]);
  });

  it('goes out of sight and comes back with everything; others never see it', async () => {
    const { town, id, look } = await begun();
    await fillGaps(given.db, town, id, { Produktkonto: '1' }, 1);
    await removePaper(given.db, town, id);
    expect(await viewPaper(given.db, knowledge, town, id, authority)).toBeNull();
    expect((await listPapers(given.db, town)).removed).toEqual([{ id, name: 'Vorlage' }]);
    expect(await bringBackPaper(given.db, town, id)).toEqual({ ok: true });
    expect((await look()).outputs[0]?.gaps.find(({ gap }) => gap === 'Produktkonto')?.value).toBe('1');
    const other = await given.newTown();
    expect(await viewPaper(given.db, knowledge, other, id, authority)).toBeNull();
    expect(await removePaper(given.db, other, id)).toEqual({ ok: false, problem: 'unknown' });
  });
});
