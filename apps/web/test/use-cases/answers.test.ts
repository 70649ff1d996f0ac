import {
  measure,
  VARIABLES,
  type Answer,
  type MeasuredApplication,
  type Variable,
} from '@allmende/sovereignty';
import type { Insertable } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { describeAuthority } from '#lib/server/accounts/index.ts';
import type { Actor, ApplicationTable } from '#lib/server/database/index.ts';
import {
  answerQuestion,
  answerSeen,
  givenAnswer,
  measureAuthority,
  nextQuestions,
  saveAnswer,
  undoAnswer,
} from '#lib/server/sovereignty/index.ts';
import { removeApplications } from '#lib/server/inventory/index.ts';
import { storeKinds } from '../store/stores.ts';
import { givenStore, knowledge } from './given.ts';

const today = (): string => new Date().toISOString().slice(0, 10);

describe.each(storeKinds())('answers on the $name store', (kind) => {
  const given = givenStore(kind);

  let count = 0;
  const put = async (town: Actor, fields: Partial<Insertable<ApplicationTable>> = {}): Promise<number> => {
    count += 1;
    const name = fields.name ?? `Anwendung ${count}`;
    const { id } = await given.db.asActor(town, (trx) =>
      trx
        .insertInto('application')
        .values({
          source_key: `test:${count}`,
          name,
          raw_name: name,
          match_key: `k${count}`,
          match_state: 'new',
          ...fields,
        })
        .returning('id')
        .executeTakeFirstOrThrow(),
    );
    return id;
  };
  const measured = (town: Actor) => measureAuthority(given.db, knowledge, town);
  const inputOf = async (town: Actor, id: number): Promise<MeasuredApplication> => {
    const found = (await measured(town)).applications.find(({ stored }) => stored.id === id);
    if (!found) throw new Error(`application ${id} is not measured`);
    return found.input;
  };
  const weightOf = async (town: Actor, id: number) => {
    const found = (await measured(town)).applications.find(({ stored }) => stored.id === id);
    const { criticality, reach } = found?.input ?? {};
    return { criticality, criticalityFrom: found?.criticalityFrom, reach, reachFrom: found?.reachFrom };
  };
  const agOf = async (town: Actor) => (await measured(town)).measurement.ag;
  const answersOf = (town: Actor) =>
    given.db.asActor(town, (trx) => trx.selectFrom('answer').selectAll().orderBy('variable').execute());

  it('are not written over what somebody else has answered meanwhile', async () => {
    const town = await given.newTown();
    const question = { application: await put(town), question: 'W1' } as const;
    const answer = (value: 2 | 3 | 4, was: ReturnType<typeof answerSeen>) =>
      answerQuestion(given.db, town, { ...question, value }, was === undefined ? {} : { was });
    expect(await answer(2, answerSeen(''))).toBeGreaterThan(0);
    expect(await answer(4, answerSeen(''))).toBeNull();
    expect((await inputOf(town, question.application)).answers.W1?.value).toBe(2);
    expect(await answer(3, answerSeen('2'))).toBeGreaterThan(0);
    expect(await answer(4, answerSeen(undefined))).toBeGreaterThan(0);
  });

  it('keeps what somebody else has answered since one looked', async () => {
    const town = await given.newTown();
    const id = await put(town);
    const answer = (value: 1 | 3, was: number | string | null) =>
      given.db.asActor(town, (trx) =>
        saveAnswer(trx, town, { application: id, question: 'W1', value }, { was }),
      );
    expect(await answer(1, 2)).toBeNull();
    expect(await answer(1, null)).not.toBeNull();
    expect(await answer(3, null)).toBeNull();
    expect(await answer(3, 1)).not.toBeNull();
    const [stored] = await answersOf(town);
    expect(stored).toMatchObject({ variable: 'W1', value: 3 });
  });

  it('keeps the weight that somebody else has given since one looked', async () => {
    const town = await given.newTown();
    const id = await put(town);
    const answer = (value: 1 | 3, was: string) =>
      answerQuestion(
        given.db,
        town,
        { application: id, question: 'criticality', value },
        { was: answerSeen(was) ?? null },
      );
    expect(await answer(3, '')).toBeGreaterThan(0);
    expect(await answer(1, '')).toBeNull();
    expect(await weightOf(town, id)).toMatchObject({ criticality: 3, criticalityFrom: 'given' });
    expect(await answer(1, '3')).toBeGreaterThan(0);
  });

  it('are asked for with what stands, so that an open question can be answered', async () => {
    const town = await given.newTown();
    const id = await put(town, { product_id: 'microsoft-365', match_state: 'accept' });
    const { questions } = nextQuestions(await measured(town), knowledge, 'de', 50);
    expect(questions.length).toBeGreaterThan(5);
    for (const { question, standing, mayNotApply } of questions) {
      const given_ = { application: id, question, value: mayNotApply ? 2 : 1 } as const;
      const was = answerSeen(standing) ?? null;
      expect(await answerQuestion(given.db, town, given_, { was })).toBeGreaterThan(0);
    }
  });

  it('are dated today and change the interval exactly as the measure says, variable by variable', async () => {
    const town = await given.newTown();
    const ids = [
      await put(town, { product_id: 'microsoft-365', match_state: 'accept', criticality: 3, reach: 3 }),
      await put(town, { criticality: 4, reach: 2 }),
      await put(town),
    ];
    const target = ids[1] ?? 0;
    for (const [index, question] of VARIABLES.entries()) {
      const before = await measured(town);
      const value = (index % 5) as 0 | 1 | 2 | 3 | 4;
      expect(await answerQuestion(given.db, town, { application: target, question, value })).not.toBeNull();
      const answer: Answer = { value, grade: 'S', date: today() };
      const inputs = before.applications.map(({ input }) =>
        input.id === String(target) ? { ...input, answers: { ...input.answers, [question]: answer } } : input,
      );
      const after = await measured(town);
      expect(after.measurement.ag).toEqual(measure(inputs, { date: before.date }).ag);
      expect(after.measurement.ag[0]).toBeGreaterThanOrEqual(before.measurement.ag[0] - 1e-9);
      expect(after.measurement.ag[1]).toBeLessThanOrEqual(before.measurement.ag[1] + 1e-9);
    }
    const [lo = 0, hi = 0] = (await measured(town)).measures.get(String(target))?.a ?? [];
    expect(hi - lo).toBeLessThan(1e-9);
    for (const answer of await answersOf(town))
      expect(answer).toMatchObject({
        answered_on: today(),
        answered_by: town.id,
        grade: 'S',
        state: 'known',
      });
  });

  it('keep evidence and grade, and the newest reply counts', async () => {
    const town = await given.newTown();
    const application = await put(town);
    await answerQuestion(given.db, town, { application, question: 'W3', value: 1 });
    await answerQuestion(given.db, town, {
      application,
      question: 'W3',
      value: 4,
      grade: 'B',
      evidence: 'Vertrag § 7',
    });
    expect((await inputOf(town, application)).answers.W3).toEqual({
      value: 4,
      grade: 'B',
      date: today(),
      evidence: 'Vertrag § 7',
    });
    expect(await answersOf(town)).toHaveLength(1);
  });

  it('are taken back step by step, to what followed from the facts', async () => {
    const town = await given.newTown();
    const application = await put(town, { product_id: 'microsoft-365', match_state: 'accept' });
    const fromFacts = (await inputOf(town, application)).answers;
    const ag = await agOf(town);
    const reply = (value: 0 | 3) => answerQuestion(given.db, town, { application, question: 'G1', value });
    const first = (await reply(0)) ?? 0;
    const afterFirst = await agOf(town);
    const second = (await reply(3)) ?? 0;
    expect(await undoAnswer(given.db, town, first)).toBe(false);
    expect((await inputOf(town, application)).answers.G1?.value).toBe(3);
    expect(await undoAnswer(given.db, town, second)).toBe(true);
    expect(await agOf(town)).toEqual(afterFirst);
    expect(await undoAnswer(given.db, town, second)).toBe(false);
    expect(await undoAnswer(given.db, town, first)).toBe(true);
    expect((await inputOf(town, application)).answers).toEqual(fromFacts);
    expect(await agOf(town)).toEqual(ag);
    expect(await undoAnswer(given.db, town, Number.NaN)).toBe(false);
  });

  it('can be emptied, which returns to what follows from the facts', async () => {
    const town = await given.newTown();
    const application = await put(town, { product_id: 'microsoft-365', match_state: 'accept' });
    const fromFacts = (await inputOf(town, application)).answers;
    await answerQuestion(given.db, town, { application, question: 'G1', value: 0 });
    await answerQuestion(given.db, town, { application, question: 'G1', value: '' });
    expect((await inputOf(town, application)).answers).toEqual(fromFacts);
  });

  it('expire after 24 months: the measure treats them as unknown and asks again', async () => {
    const town = await given.newTown();
    const application = await put(town, { criticality: 4, reach: 3 });
    const unknown = await agOf(town);
    await answerQuestion(given.db, town, { application, question: 'W1', value: 4 });
    expect(await agOf(town)).not.toEqual(unknown);
    const before = today();
    vi.useFakeTimers({
      now: new Date(`${Number(before.slice(0, 4)) + 2}-12-31T12:00:00Z`),
      toFake: ['Date'],
    });
    try {
      const later = await measured(town);
      expect(later.measurement.ag).toEqual(unknown);
      const { questions } = nextQuestions(later, knowledge, 'de', 50);
      expect(questions.find(({ question }) => question === 'W1')).toMatchObject({ expired: true });
    } finally {
      vi.useRealTimers();
    }
  });

  it('say that a question does not apply, or that nobody knows, which differ', async () => {
    const town = await given.newTown();
    const application = await put(town, { criticality: 4, reach: 3 });
    const open = await agOf(town);
    await answerQuestion(given.db, town, { application, question: 'E1', value: 'unknown' });
    expect(await agOf(town)).toEqual(open);
    expect((await inputOf(town, application)).answers.E1?.value).toBe('unknown');
    await answerQuestion(given.db, town, { application, question: 'E1', value: 'n/a' });
    const input = await inputOf(town, application);
    expect(input.answers.E1?.value).toBe('n/a');
    expect(await agOf(town)).toEqual(measure([input], { date: today() }).ag);
    const { questions } = nextQuestions(await measured(town), knowledge, 'de', 50);
    expect(questions.map(({ question }) => question)).not.toContain('E1');
  });

  it('are neither given, read nor taken back by another authority, and not for what was removed', async () => {
    const [town, neighbour] = [await given.newTown(), await given.newTown()];
    const application = await put(town);
    const change = (await answerQuestion(given.db, town, { application, question: 'W1', value: 1 })) ?? 0;
    for (const question of ['W1', 'W2', 'criticality', 'reach'] as const)
      expect(await answerQuestion(given.db, neighbour, { application, question, value: 2 })).toBeNull();
    expect(await undoAnswer(given.db, neighbour, change)).toBe(false);
    expect((await measured(neighbour)).applications).toEqual([]);
    expect(await answersOf(neighbour)).toEqual([]);
    expect((await inputOf(town, application)).answers.W1?.value).toBe(1);
    await removeApplications(given.db, town, [application]);
    for (const question of ['W1', 'criticality'] as const)
      expect(await answerQuestion(given.db, town, { application, question, value: 2 })).toBeNull();
    expect(
      await answerQuestion(given.db, town, { application: 999_999, question: 'W1', value: 2 }),
    ).toBeNull();
  });

  it('about weight fall back on the capability, and on the users where workplaces are known', async () => {
    const town = await given.newTown();
    const [capability] = [...knowledge.capabilities.values()].filter(({ criticality }) => criticality === 4);
    const application = await put(town, { capability_id: capability?.id ?? null, users: 40 });
    expect(await weightOf(town, application)).toEqual({
      criticality: 4,
      criticalityFrom: 'default',
      reach: 'unknown',
      reachFrom: 'unknown',
    });
    for (const [workplaces, reach] of [
      [400, 1],
      [399, 2],
      [80, 2],
      [79, 3],
    ] as const) {
      await describeAuthority(given.db, town, { name: 'Musterstadt', workplaces });
      expect(await weightOf(town, application)).toMatchObject({ reach, reachFrom: 'users' });
    }
    const bare = await put(town);
    expect(await weightOf(town, bare)).toMatchObject({
      criticality: 'unknown',
      criticalityFrom: 'unknown',
      reach: 'unknown',
    });
  });

  it('about weight outrank the default, stay at the next import, and are taken back with that mark', async () => {
    const town = await given.newTown();
    const [capability] = [...knowledge.capabilities.values()].filter(({ criticality }) => criticality === 4);
    const application = await put(town, { capability_id: capability?.id ?? null });
    const edited = async () =>
      (await measured(town)).applications.find(({ stored }) => stored.id === application)?.stored.edited;
    const change =
      (await answerQuestion(given.db, town, { application, question: 'criticality', value: 2 })) ?? 0;
    expect(await weightOf(town, application)).toMatchObject({ criticality: 2, criticalityFrom: 'given' });
    expect(await edited()).toEqual(['criticality']);
    expect(await undoAnswer(given.db, town, change)).toBe(true);
    expect(await weightOf(town, application)).toMatchObject({ criticality: 4, criticalityFrom: 'default' });
    expect(await edited()).toEqual([]);
    for (const [question, value] of [
      ['criticality', 0],
      ['reach', 4],
      ['reach', 0],
    ] as const)
      expect(await answerQuestion(given.db, town, { application, question, value })).toBeNull();
  });
});

describe('a reply from a form', () => {
  const parse = (question: string, value: unknown) =>
    givenAnswer.safeParse({ application: '7', question, value });

  it('is a level, unknown, does not apply, or empty, and nothing else', () => {
    for (const variable of VARIABLES satisfies readonly Variable[]) {
      for (const value of ['0', '4', 'unknown', 'n/a', '']) expect(parse(variable, value).success).toBe(true);
      for (const value of ['5', '-1', '1.5', 'ja', undefined, '1e9', ' ', null, []])
        expect(parse(variable, value).success).toBe(false);
    }
    expect(parse('G4', '1').success).toBe(false);
  });

  it('that is empty is not the level 0', () => {
    expect(parse('W1', '').data?.value).toBe('');
    expect(parse('W1', '0').data?.value).toBe(0);
  });
});
