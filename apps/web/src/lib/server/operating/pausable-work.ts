/** What works beside the requests. */
interface Work {
  stop(): Promise<void>;
  /** False when it has ended although nobody stopped it. */
  isAlive(): boolean;
}

/** Work that can be stopped for a while and started again. */
export interface PausableWork {
  pause(): Promise<void>;
  resume(): Promise<void>;
  isAlive(): boolean;
}

/** Starts the work that `start` gives; paused, whatever ran goes back into the queue. */
export async function pausable(start: () => Promise<Work>): Promise<PausableWork> {
  let work: Work | null = await start();
  return {
    pause: async () => {
      const running = work;
      work = null;
      await running?.stop();
    },
    resume: async () => {
      work ??= await start();
    },
    isAlive: () => work?.isAlive() ?? false,
  };
}
