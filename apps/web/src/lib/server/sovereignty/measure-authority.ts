import { measure, type ApplicationMeasure, type Measurement } from '@allmende/sovereignty';
import type { KnowledgeIndex } from '@allmende/knowledge';
import type { Actor, Database } from '#lib/server/database/index.ts';
import { measuredApplication, type MeasuredInput } from './measured-application.ts';
import { answersInUse, applicationsInUse, circumstancesOf, type StoredAnswer } from './store.ts';

/** A contract that can still be ended in time. */
export interface Notice {
  /** The application, or the first of those that the contract covers; 0 where it covers none. */
  id: number;
  /** The contract; null where the dates stand with the application alone. */
  contract: number | null;
  /** Of the application or applications, else of the contract. */
  name: string;
  /** ISO date: the last day for giving notice. */
  by: string;
  contractEnd: string;
  costCents: number | null;
}

/** Everything that the pages of one authority are made from. */
export interface MeasuredInventory {
  /** ISO date of the measurement. */
  date: string;
  workplaces: number | null;
  applications: MeasuredInput[];
  measurement: Measurement;
  /** By the application's id, as text. */
  measures: ReadonlyMap<string, ApplicationMeasure>;
  /** The notice dates of contracts, where somebody has looked for them; see `withNotices` of the contracts. */
  notices?: readonly Notice[];
  /**
   * What is paid a year today: cents by contract, else by application, and how many applications nobody knows it of; see
   * `withCosts` of the contracts.
   */
  costs?: { amounts: readonly number[]; unknown: number };
}

/**
 * Measures the inventory of the actor's authority today, or on the date its figures are kept at. Nothing of it is
 * stored: a measure is a view of the facts and the answers.
 *
 * @param only ids of the applications to measure, where the others are not of interest; the figures over all
 * applications then hold for these alone.
 */
export async function measureAuthority(
  db: Database,
  knowledge: KnowledgeIndex,
  actor: Actor,
  only?: number[],
): Promise<MeasuredInventory> {
  const { applications, answers, circumstances } = await db.asActor(actor, async (trx) => ({
    applications: await applicationsInUse(trx, only),
    answers: await answersInUse(trx, only),
    circumstances: await circumstancesOf(trx, actor.authority),
  }));
  const { workplaces } = circumstances;
  const date = circumstances.as_of ?? today();
  const byApplication = new Map<number, StoredAnswer[]>();
  for (const answer of answers) {
    const known = byApplication.get(answer.application_id);
    if (known) known.push(answer);
    else byApplication.set(answer.application_id, [answer]);
  }
  const measured = applications.map((stored) =>
    measuredApplication(stored, byApplication.get(stored.id) ?? [], knowledge, workplaces),
  );
  const measurement = measure(
    measured.map(({ input }) => input),
    { date },
  );
  return {
    date,
    workplaces,
    applications: measured,
    measurement,
    measures: new Map(measurement.applications.map((each) => [each.id, each])),
  };
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
