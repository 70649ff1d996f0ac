import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lookAgain } from './look-again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Looks that end when the test says so. */
function slowLooks() {
  const ends: (() => void)[] = [];
  const look = () => new Promise<void>((resolve) => ends.push(resolve));
  return { ends, look };
}

describe('looking again', () => {
  it('waits for the answer before it asks anew, however long that takes', async () => {
    const { ends, look } = slowLooks();
    lookAgain(look, 500);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(500);
    expect(ends).toHaveLength(2);
  });

  it('ends for good, also while an answer is under way', async () => {
    const { ends, look } = slowLooks();
    const end = lookAgain(look, 500);
    await vi.advanceTimersByTimeAsync(500);
    end();
    ends[0]?.();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toHaveLength(1);
  });

  it('goes on after a look that failed', async () => {
    let looks = 0;
    const end = lookAgain(async () => {
      looks += 1;
      throw new TypeError('The line is down.');
    }, 500);
    await vi.advanceTimersByTimeAsync(1000);
    expect(looks).toBe(2);
    end();
  });
});
