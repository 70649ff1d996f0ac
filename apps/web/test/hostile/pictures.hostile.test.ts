import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawApart } from '#lib/server/media/draw-apart.ts';
import { png } from '../media/make-pictures.ts';
import { hostilePictures, type HostilePicture } from './hostile-pictures.ts';

const seed = Number(process.env.HOSTILE_SEED ?? 1);
/** Every how many-th is tried; all, unless told. */
const step = Number(process.env.HOSTILE_STEP ?? 1);
const box = { width: 512, height: 512 };
/** Of one picture, with the start of its process, on a busy machine. */
const mostSeconds = 25;

describe('pictures that want to do harm', () => {
  let listener: Server;
  let calls = 0;
  let pictures: HostilePicture[];

  beforeAll(async () => {
    listener = createServer((socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
    const drawn = await drawApart(png(200, 100), box);
    if (!drawn.ok) throw new Error(drawn.problem);
    const there = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
    pictures = hostilePictures(seed, there, drawn.bytes);
  });
  afterAll(() => listener.close());

  it('become points or are refused, within their time and memory, and call nobody', async () => {
    expect(pictures.length).toBeGreaterThanOrEqual(500);
    const before = process.memoryUsage().rss;
    const ends = new Map<string, number>();
    let slowest = { name: '', seconds: 0 };
    const tried = pictures.filter((_, at) => at % step === 0);
    const next = tried.values();
    const work = async (): Promise<void> => {
      for (const { name, bytes } of next) {
        const begun = performance.now();
        const drawn = await drawApart(bytes, box);
        const seconds = (performance.now() - begun) / 1000;
        if (seconds > slowest.seconds) slowest = { name, seconds };
        expect(seconds, name).toBeLessThan(mostSeconds);
        const end = drawn.ok ? 'drawn' : drawn.problem;
        ends.set(end, (ends.get(end) ?? 0) + 1);
        if (!drawn.ok) continue;
        const text = Buffer.from(drawn.bytes).toString('latin1');
        expect(text.slice(0, 4) + text.slice(8, 12), name).toBe('RIFFWEBP');
        expect(text, name).not.toMatch(/script|<svg|http:|onload|root:/i);
        expect(Math.max(drawn.width, drawn.height), name).toBeLessThanOrEqual(512);
      }
    };
    await Promise.all([work(), work()]);
    const grown = Math.round((process.memoryUsage().rss - before) / 1e6);
    console.log(
      `${tried.length} pictures (seed ${seed}): ${[...ends].map(([end, count]) => `${count} ${end}`).join(', ')}; slowest ${slowest.seconds.toFixed(1)} s (${slowest.name}); server +${grown} MB; ${calls} calls`,
    );
    expect(calls).toBe(0);
    expect(grown).toBeLessThan(300);
  });
});
