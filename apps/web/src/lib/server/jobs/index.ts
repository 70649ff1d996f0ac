export {
  askToEnd,
  cancelJob,
  countJobs,
  enqueue,
  enqueueUnlessWaiting,
  jobOf,
  type Job,
  type NewJob,
} from './store.ts';
export { nightlyHandler, planNight } from './nightly.ts';
export { startWorker, type JobContext, type JobHandler, type JobHandlers, type JobWorker } from './worker.ts';
