import { describe, expect, it } from 'vitest';
import { Lifecycle, pausable } from '#lib/server/operating/index.ts';

function open(): Lifecycle {
  const lifecycle = new Lifecycle();
  lifecycle.open();
  return lifecycle;
}

describe('the lifecycle', () => {
  it('takes nothing before it is open and nothing after a stop', () => {
    const lifecycle = new Lifecycle();
    expect([lifecycle.closed, lifecycle.enter()]).toEqual(['starting', null]);
    lifecycle.open();
    expect(lifecycle.enter()).not.toBeNull();
    lifecycle.stop();
    lifecycle.open();
    expect([lifecycle.closed, lifecycle.enter()]).toEqual(['stopping', null]);
  });

  it('lets work be alone: waits for the others, keeps new ones out, opens again', async () => {
    const lifecycle = open();
    const leaveOther = lifecycle.enter();
    lifecycle.enter();
    const order: string[] = [];
    const alone = lifecycle.alone('restoring', () => {
      order.push('alone');
      return Promise.resolve({ result: 'done' });
    });
    await Promise.resolve();
    expect([lifecycle.closed, lifecycle.enter()]).toEqual(['restoring', null]);
    order.push('other ends');
    leaveOther?.();
    leaveOther?.();
    expect(await alone).toBe('done');
    expect(order).toEqual(['other ends', 'alone']);
    expect(lifecycle.closed).toBeNull();
  });

  it('gives up when the others do not end, and when something like it runs already', async () => {
    const lifecycle = open();
    lifecycle.enter();
    lifecycle.enter();
    const first = lifecycle.alone('restoring', () => Promise.resolve({ result: 1 }), 20);
    expect(await lifecycle.alone('moving', () => Promise.resolve({ result: 2 }))).toBe('busy');
    expect(await first).toBe('busy');
    expect(lifecycle.closed).toBeNull();
  });

  it('opens again after a failure, but not after a move nor against a stop', async () => {
    const failing = open();
    await expect(failing.alone('moving', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(failing.closed).toBeNull();
    const moved = open();
    await moved.alone('moving', () => Promise.resolve({ result: 1, moved: true }));
    expect(moved.closed).toBe('moved');
    const stopped = open();
    await stopped.alone('restoring', () => {
      stopped.stop();
      return Promise.resolve({ result: 1 });
    });
    expect(stopped.closed).toBe('stopping');
  });
});

it('work can be stopped for a while and started again', async () => {
  const steps: string[] = [];
  let alive = true;
  const work = await pausable(() => {
    steps.push('start');
    return Promise.resolve({ stop: () => Promise.resolve(void steps.push('stop')), isAlive: () => alive });
  });
  expect(work.isAlive()).toBe(true);
  await work.pause();
  await work.pause();
  expect(work.isAlive()).toBe(false);
  await work.resume();
  await work.resume();
  alive = false;
  expect(work.isAlive()).toBe(false);
  expect(steps).toEqual(['start', 'stop', 'start']);
});
