import { createPaper, removePaper, writePart } from '#lib/server/papers/index.ts';
import type { Example, Given } from './example.ts';

async function paper({ db, town }: Given): Promise<{ params: { id: string } }> {
  const plans = { A: null, B: null, C: null };
  const given = { kind: 'council', name: 'Vorlage', plans, capability: null } as const;
  return { params: { id: String(await createPaper(db, town, given, 'de')) } };
}

/** Papers that people work on. */
export const paperExamples: Record<string, Example> = {
  '/plan/papers create': () => Promise.resolve({ body: { kind: 'council', name: 'Vorlage' } }),
  '/plan/papers back': async (given) => {
    const { params } = await paper(given);
    await removePaper(given.db, given.town, Number(params.id));
    return { body: { paper: params.id } };
  },
  '/plan/papers/[id] write': async (given) => ({
    ...(await paper(given)),
    body: { part: 'goal', text: 'Unser Ziel', against: 'Ziel', was: '1' },
  }),
  '/plan/papers/[id] reset': async (given) => {
    const { params } = await paper(given);
    const part = { part: 'goal', text: 'Unser Ziel', against: 'Ziel' };
    await writePart(given.db, given.town, Number(params.id), part, 1);
    return { params, body: { part: 'goal', was: '2' } };
  },
  '/plan/papers/[id] fill': async (given) => ({
    ...(await paper(given)),
    body: { was: '1', 'gap-0': 'Drucksache', 'value-0': '2027/12' },
  }),
  '/plan/papers/[id] assume': async (given) => ({
    ...(await paper(given)),
    body: { was: '1', discount: '3,0', risk: '', dayRate: '', hourRate: '' },
  }),
  '/plan/papers/[id] plans': async (given) => ({ ...(await paper(given)), body: { was: '1', planB: '1' } }),
  '/plan/papers/[id] remove': async (given) => ({ ...(await paper(given)), body: {} }),
};
