import { expect, it, vi } from 'vitest';
import { logError, writeEvent } from './log.ts';

const now = new Date('2026-11-22T03:04:05.678Z');

function written(
  isTTY: boolean,
  ...given: Parameters<typeof writeEvent> extends [unknown, unknown, ...infer Rest] ? Rest : never
) {
  const lines: string[] = [];
  writeEvent({ isTTY, write: (line) => lines.push(line) }, now, ...given);
  return lines.join('');
}

it('one event is one line of JSON for machines', () => {
  const line = written(false, 'info', 'request', { route: '/a\nb', status: 200, left: undefined });
  expect(line.endsWith('}\n')).toBe(true);
  expect(line.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(line)).toEqual({
    time: '2026-11-22T03:04:05.678Z',
    level: 'info',
    event: 'request',
    route: '/a\nb',
    status: 200,
  });
});

it('a terminal shows a sentence, and no reading of pages', () => {
  expect(written(true, 'info', 'ready', { store: 'embedded' })).toBe('03:04:05 ready store=embedded\n');
  expect(written(true, 'error', 'request', { status: 500 })).toBe('03:04:05 error request status=500\n');
  expect(written(true, 'info', 'request', { status: 200 })).toBe('');
});

it('an error is told by its place, never by its message', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  logError('job-failed', Object.assign(new TypeError('the row „Geheimverfahren“'), { code: '23505' }), {
    job: 7,
  });
  logError('job-failed', 'Geheimverfahren');
  const lines = write.mock.calls.map(([line]) => String(line));
  write.mockRestore();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    job: 7,
    error: 'TypeError',
    code: '23505',
    at: expect.stringContaining('log.test.ts'),
  });
  expect(lines.join('')).not.toContain('Geheim');
});
