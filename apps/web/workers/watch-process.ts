import { workerData } from 'node:worker_threads';

/**
 * A thread beside the one that works and so cannot look up: ends the process when that takes more memory or time than
 * it may, and when whoever started it is gone.
 */
const { milliseconds, megabytes } = workerData as { milliseconds: number; megabytes: number };
const deadline = performance.now() + milliseconds;
const parent = process.ppid;
setInterval(() => {
  const tooMuch = process.memoryUsage.rss() > megabytes * 1024 * 1024;
  if (tooMuch || performance.now() > deadline || process.ppid !== parent)
    process.kill(process.pid, 'SIGKILL');
}, 20);
