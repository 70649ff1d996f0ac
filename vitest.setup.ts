import fc from 'fast-check';
import { beforeAll, beforeEach } from 'vitest';

/**
 * The same commit gives the same verdict: properties draw the same cases every time. Another number explores others,
 * and a failure names the one it happened with: `FAST_CHECK_SEED=7 npm test`.
 */
const seed = Number(process.env['FAST_CHECK_SEED'] ?? 20_261_122);
fc.configureGlobal({ seed });

/** Waits for the next day, in UTC and in Germany, where this one ends so soon. */
async function outlastTheDay(milliseconds: number): Promise<void> {
  // Not by `Date`, which a test may have set.
  const now = performance.timeOrigin + performance.now();
  const left = 3_600_000 - (now % 3_600_000);
  const endsDay = [22, 23, 0].includes(new Date(now + left).getUTCHours());
  if (endsDay && left < milliseconds) await new Promise((done) => setTimeout(done, left + 100));
}

// A test that asks twice for today's date, or whose program does, gets the same answer twice.
beforeAll(() => outlastTheDay(20_000));
beforeEach(() => outlastTheDay(5_000));
