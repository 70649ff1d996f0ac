import {
  indexKnowledge,
  loadKnowledge,
  formatProblem,
  matchTargets,
  type KnowledgeIndex,
  type PlaceIndex,
} from '@allmende/knowledge';
import {
  forgetExpiredSessions,
  forgetMails,
  forgetSignInTraces,
  localAuthorities,
  mailHandler,
  resetHandler,
  setupLink,
} from '#lib/server/accounts/index.ts';
import {
  archiveJob,
  followCatalogue,
  runArchiving,
  updateArchives,
  type ArchiveJob,
  type ArchiveSettings,
} from '#lib/server/archive/index.ts';
import { refreshRelations } from '#lib/server/authorities/index.ts';
import { openCatalogueSearch, type CatalogueSearch } from '#lib/server/catalogue-search/index.ts';
import { writeDump } from '#lib/server/catalogue-exports/index.ts';
import { followLinks } from '#lib/server/catalogue-links/index.ts';
import { webhookHandlers, webhookSending } from '#lib/server/catalogue-api/index.ts';
import { forgetContractLists, forgetRemovedContracts, remindOfNotices } from '#lib/server/contracts/index.ts';
import { readConfig, type SignInConfig } from '#lib/server/config.ts';
import { forgetOldFlows } from '#lib/server/directory/index.ts';
import { openWhenFree, type Database } from '#lib/server/database/index.ts';
import {
  activityHandlers,
  harvestHandlers,
  lookHandlers,
  markHarvestFailed,
  planActivity,
  forgetRemovedSources,
  planDueHarvests,
} from '#lib/server/harvest/index.ts';
import { forgetOldExchanges } from '#lib/server/exchange/index.ts';
import { configuredForges } from '#lib/server/forges/index.ts';
import {
  forgetOldDrafts,
  markImportFailed,
  recognitionFrom,
  runImport,
  type ImportJob,
} from '#lib/server/inventory/index.ts';
import { nightlyHandler, planNight, startWorker, type JobContext } from '#lib/server/jobs/index.ts';
import { syncKnowledge } from '#lib/server/knowledge/index.ts';
import { followPictures, mediaJob, mirrorMedia, refetchPictures } from '#lib/server/media/index.ts';
import { Lifecycle, log, pausable, type Operation } from '#lib/server/operating/index.ts';
import { recognitionOf } from '#lib/server/recognition/index.ts';
import { agreeOnNames } from '#lib/server/shared-names/index.ts';
import { tendUses } from '#lib/server/use-declarations/index.ts';
import { openPlaces } from '#lib/server/places/index.ts';
import { markPlanFailed, planHandlers } from '#lib/server/planning/index.ts';
import { seedSamplePlans, seedSampleTown } from '#lib/server/sample/index.ts';
import { reapplyErasures, retentionChore } from '#lib/server/persons/index.ts';
import { version } from '../../../package.json';

/** What a running Allmende consists of. */
export interface App {
  db: Database;
  knowledge: KnowledgeIndex;
  places: PlaceIndex;
  catalogueSearch: CatalogueSearch;
  version: string;
  /** Null in local mode. */
  signIn: SignInConfig | null;
  operation: Operation;
  archive: ArchiveSettings;
  /** Folder of the nightly dump of the catalogue. */
  exports: string;
}

// Development replaces modules while the process goes on; the store may be opened only once per process.
const running = globalThis as typeof globalThis & {
  allmende?: Promise<App>;
  allmendeStarted?: App;
  allmendeLifecycle?: Lifecycle;
};

/** Opens the store, loads the facts, fills a new store with the sample town and starts the job worker. */
export async function startApp(): Promise<void> {
  running.allmende ??= start();
  running.allmendeStarted = await running.allmende;
}

/** Whether requests are taken; known before the program has started. */
export function lifecycle(): Lifecycle {
  running.allmendeLifecycle ??= new Lifecycle();
  return running.allmendeLifecycle;
}

/** The running program; throws before it was started. */
export function app(): App {
  if (!running.allmendeStarted) throw new Error('The program has not been started.');
  return running.allmendeStarted;
}

async function start(): Promise<App> {
  const config = readConfig(process.env);
  const loaded = loadKnowledge(config.knowledge, new Date().toISOString().slice(0, 10));
  if (!loaded.ok)
    throw new Error(
      `The facts in ${config.knowledge} are not valid:\n${loaded.problems.map(formatProblem).join('\n')}`,
    );
  const places = openPlaces(config.knowledge);
  const db = await openWhenFree(config.store);
  const knowledge = indexKnowledge(loaded.knowledge, loaded.planning);
  const prepare = async () => {
    await syncKnowledge(db, loaded.knowledge);
    if (!config.signIn && (await localAuthorities(db)).length === 0) {
      const recognition = recognitionFrom(matchTargets(knowledge), knowledge.capabilities);
      await seedSampleTown(db, config.sample, recognition);
      await seedSamplePlans(db, knowledge);
      await db.analyze();
    }
    await planNight(db, new Date());
    const link = config.signIn && (await setupLink(db, config.signIn));
    // The one secret that is printed: without it, nobody could become the first administrator.
    if (link !== null) log('warn', 'first-administrator', { open: link, hours: 24 });
  };
  await prepare();
  const catalogueSearch = openCatalogueSearch(db, knowledge, places);
  const work = await pausable(() =>
    startWorker(
      db,
      {
        'import-list': async (context: JobContext<ImportJob>) =>
          runImport(context, await recognitionOf({ db, knowledge }, context.payload.actor)),
        ...nightlyHandler([
          forgetOldDrafts,
          forgetOldExchanges,
          forgetExpiredSessions,
          forgetSignInTraces,
          forgetOldFlows,
          forgetMails,
          refreshRelations,
          (store) => agreeOnNames(store, knowledge),
          async (store) => void (await tendUses(store, config.signIn, new Date())),
          (store) => forgetRemovedContracts(store, new Date()),
          (store) => forgetContractLists(store, new Date()),
          async (store) => void (await remindOfNotices(store, config.signIn, new Date())),
          (store) =>
            writeDump(store, config.exports, config.signIn?.origin.origin ?? 'http://localhost', new Date()),
          async (store) => void (await retentionChore(store, new Date())),
          updateArchives,
          refetchPictures,
          (store) => planDueHarvests(store),
          planActivity,
          forgetRemovedSources,
        ]),
        ...mailHandler(config.signIn?.mail ?? null),
        ...resetHandler(config.signIn),
      },
      {
        onFailed: async (job) => {
          await markImportFailed(db)(job);
          await markPlanFailed(db)(job);
          await markHarvestFailed(db, job);
          await forgetMails(db);
        },
        apart: [
          {
            [archiveJob]: (context: JobContext<ArchiveJob>) =>
              runArchiving(context, { settings: config.archive, allowed: configuredForges() }),
          },
          { [mediaJob]: (context: JobContext<unknown>) => mirrorMedia(context) },
          // Two at once, so that nobody waits for what there is to say about somebody else's plan.
          planHandlers(knowledge),
          planHandlers(knowledge),
          // Two sources at once, so that a slow forge holds up nobody; a look that somebody waits for beside them.
          harvestHandlers(),
          harvestHandlers(),
          lookHandlers(),
          activityHandlers(),
          webhookHandlers(webhookSending(config.signIn)),
        ],
      },
    ),
  );
  const links = followLinks(db, knowledge);
  followCatalogue(db);
  followPictures(db);
  const { scratch, backups } = config;
  const operation: Operation = {
    db,
    lifecycle: lifecycle(),
    work,
    scratch,
    backups,
    prepare: async () => {
      await prepare();
      void catalogueSearch.refill();
    },
    reapplyErasures,
  };
  process.once('allmende:listening', (address: string) => log('info', 'listening', { address }));
  process.once('allmende:stopping', () => lifecycle().stop());
  process.once('sveltekit:shutdown', () => {
    void work
      .pause()
      .then(() => links.close())
      .then(() => catalogueSearch.close())
      .then(() => db.close())
      .then(() => log('info', 'stopped'));
  });
  lifecycle().open();
  log('info', 'ready', { version, store: db.kind, signIn: config.signIn !== null });
  return {
    db,
    knowledge,
    places,
    catalogueSearch,
    version,
    signIn: config.signIn,
    operation,
    archive: config.archive,
    exports: config.exports,
  };
}
