import { describe, expect, it } from 'vitest';
import { bodyLimit } from '#lib/server/security/body-limits.ts';
import { takeBody } from '#lib/server/security/take-body.ts';

const limit = { bytes: 1000, fields: 10 };
const form = 'application/x-www-form-urlencoded';

function post(body: BodyInit, type = form): Request {
  return new Request('http://127.0.0.1/x', {
    method: 'POST',
    body,
    headers: { 'content-type': type },
    duplex: 'half',
  } as RequestInit);
}

function stream(pieces: number, size: number): ReadableStream<Uint8Array> {
  let left = pieces;
  return new ReadableStream({
    pull: (controller) => {
      if (left-- > 0) controller.enqueue(new Uint8Array(size));
      else controller.close();
    },
  });
}

describe('a body', () => {
  it('is the same afterwards, up to the limit', async () => {
    for (const length of [0, 1, 999, 1000]) {
      const taken = await takeBody(post('a'.repeat(length)), limit);
      expect(taken.ok && (await taken.request.text())).toBe('a'.repeat(length));
    }
    const data = new FormData();
    data.set('name', 'Köln & Umland');
    data.set('file', new File(['x;y'], 'liste.csv'));
    const request = new Request('http://127.0.0.1/x', { method: 'POST', body: data });
    const taken = await takeBody(request, limit);
    const read = taken.ok ? await taken.request.formData() : undefined;
    expect(read?.get('name')).toBe('Köln & Umland');
    expect(read?.get('file')).toMatchObject({ name: 'liste.csv', size: 3 });
  });

  it('over the limit is refused, announced or not, and nothing of it is kept', async () => {
    expect(await takeBody(post('a'.repeat(1001)), limit)).toEqual({ ok: false, problem: 'too-large' });
    expect(await takeBody(post(stream(3000, 1000)), limit)).toEqual({ ok: false, problem: 'too-large' });
  });

  it('without an end is cut off', async () => {
    let asked = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        asked += 1;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
    expect(await takeBody(post(endless), limit)).toEqual({ ok: false, problem: 'too-large' });
    expect(asked).toBeLessThan(120);
  });

  it('with 10,000 fields is refused before anybody reads it as a form', async () => {
    const wide = { bytes: 10_000_000, fields: 1000 };
    expect(await takeBody(post('a=&'.repeat(10_000)), wide)).toEqual({
      ok: false,
      problem: 'too-many-fields',
    });
    const data = new FormData();
    for (let at = 0; at < 10_000; at += 1) data.append('a', '');
    expect(await takeBody(new Request('http://127.0.0.1/x', { method: 'POST', body: data }), wide)).toEqual({
      ok: false,
      problem: 'too-many-fields',
    });
  });

  it('that does not arrive is given up', async () => {
    const drip = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(1)),
    });
    expect(await takeBody(post(drip), limit, 0.05)).toEqual({ ok: false, problem: 'too-slow' });
  });

  it('that the server around us refuses is too large, and any other error stays one', async () => {
    const failing = (error: unknown) =>
      post(new ReadableStream({ start: (controller) => controller.error(error) }));
    expect(await takeBody(failing(Object.assign(new Error('x'), { status: 413 })), limit)).toMatchObject({
      ok: false,
    });
    await expect(takeBody(failing(new Error('line broke')), limit)).rejects.toThrow('line broke');
  });
});

it('a route without a limit of its own takes 64 kB', () => {
  expect(bodyLimit('/settings').bytes).toBe(65_536);
  expect(bodyLimit(null).bytes).toBe(65_536);
  expect(bodyLimit('constructor').bytes).toBe(65_536);
  expect(bodyLimit('/inventory/import').bytes).toBe(25 * 1024 * 1024);
});
