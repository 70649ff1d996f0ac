import type { Database } from '#lib/server/database/index.ts';
import { readHost, writeHost } from '../store.ts';
import type { ForgeKind } from '../repository.ts';
import type { Told } from './rate-budget.ts';
import { backOff } from './rate-budget.ts';

/** At once to one host; more gains little and looks like an attack. */
const mostAtOnce = 4;
/** How old the store's copy may be while requests go on. */
const writeEvery = 5000;

/** What is known of a host while this process runs, shared by all who ask it. */
export class HostState {
  readonly host: string;
  readonly #db: Database;
  kind: ForgeKind | null = null;
  tokenSealed: Uint8Array | null = null;
  remaining: number | null = null;
  resetsAt: Date | null = null;
  blockedUntil: Date | null = null;
  failures = 0;
  robots: { text: string; readAt: Date } | null = null;
  /** Milliseconds between two questions: hosts without an interface of their own may ask to be asked slowly. */
  delay = 0;
  /** The host has not answered of late; what is not asked of it meanwhile is as if it had been in vain. */
  silent = false;
  #nextAt = 0;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #writtenAt = 0;

  constructor(db: Database, host: string) {
    this.#db = db;
    this.host = host;
  }

  /** Reads what the store knows. */
  async load(): Promise<this> {
    const stored = await this.#db.asOperator((trx) => readHost(trx, this.host));
    if (stored) {
      this.kind = stored.kind;
      this.tokenSealed = stored.token_sealed;
      this.remaining = stored.remaining;
      this.resetsAt = stored.resets_at;
      this.blockedUntil = stored.blocked_until;
      this.failures = stored.failures;
      if (stored.robots !== null && stored.robots_read_at !== null)
        this.robots = { text: stored.robots, readAt: stored.robots_read_at };
    }
    return this;
  }

  /** Waits for one of the places at this host; give it back with {@link leave}. */
  async enter(): Promise<void> {
    if (this.#running >= mostAtOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
  }

  leave(): void {
    const next = this.#waiting.shift();
    // The place is handed on; nobody who comes meanwhile can take it.
    if (next) next();
    else this.#running -= 1;
  }

  /** The moment before which nothing is to be asked; null when it may be asked now. */
  closedUntil(now: Date): Date | null {
    if (this.#nextAt > Math.max(now.getTime(), this.blockedUntil?.getTime() ?? 0))
      return new Date(this.#nextAt);
    if (this.blockedUntil && this.blockedUntil > now) return this.blockedUntil;
    if (this.remaining === 0 && this.resetsAt && this.resetsAt > now) return this.resetsAt;
    return null;
  }

  /** Counts a request that is about to be sent, so that those on their way together do not overdraw the budget. */
  spend(now: Date): void {
    this.#nextAt = now.getTime() + this.delay;
    if (this.resetsAt && this.resetsAt <= now) [this.remaining, this.resetsAt] = [null, null];
    if (this.remaining !== null) this.remaining = Math.max(0, this.remaining - 1);
  }

  /** Takes in what an answer said. */
  async learn(told: Told, now: Date): Promise<void> {
    const isNewWindow = told.resetsAt?.getTime() !== this.resetsAt?.getTime();
    if (told.remaining !== null)
      // Answers overtake each other; within one window the smallest number is the newest.
      this.remaining =
        isNewWindow || this.remaining === null ? told.remaining : Math.min(this.remaining, told.remaining);
    if (told.resetsAt) this.resetsAt = told.resetsAt;
    this.silent = false;
    this.failures = told.limited ? this.failures + 1 : 0;
    const pause =
      told.pauseUntil ??
      (told.limited ? new Date(now.getTime() + backOff(this.failures, Math.random())) : null);
    if (pause) this.blockedUntil = pause;
    if (pause || now.getTime() - this.#writtenAt > writeEvery) await this.#write(now);
  }

  /** Notes that the host did not answer; after the third time in a row it is left alone for a while. */
  async miss(now: Date): Promise<void> {
    this.failures += 1;
    if (this.failures < 3) return;
    this.silent = true;
    this.blockedUntil = new Date(now.getTime() + backOff(this.failures - 1, Math.random()));
    await this.#write(now);
  }

  async rememberKind(kind: ForgeKind): Promise<void> {
    this.kind = kind;
    await this.#db.asOperator((trx) => writeHost(trx, this.host, { kind }, new Date()));
  }

  async rememberRobots(text: string, readAt: Date): Promise<void> {
    this.robots = { text, readAt };
    const columns = { robots: text, robots_read_at: readAt };
    await this.#db.asOperator((trx) => writeHost(trx, this.host, columns, readAt));
  }

  async #write(now: Date): Promise<void> {
    this.#writtenAt = now.getTime();
    const columns = {
      remaining: this.remaining,
      resets_at: this.resetsAt,
      blocked_until: this.blockedUntil,
      failures: this.failures,
    };
    await this.#db.asOperator((trx) => writeHost(trx, this.host, columns, now));
  }
}

const known = new WeakMap<Database, Map<string, Promise<HostState>>>();

/** The state of a host, one for all who ask it by this store. */
export function hostState(db: Database, host: string): Promise<HostState> {
  const hosts = known.get(db) ?? new Map<string, Promise<HostState>>();
  known.set(db, hosts);
  const state = hosts.get(host) ?? new HostState(db, host).load();
  hosts.set(host, state);
  state.catch(() => hosts.delete(host));
  return state;
}

/** Lets the next one who asks read the host from the store again. */
export function forgetHost(db: Database, host: string): void {
  known.get(db)?.delete(host);
}
