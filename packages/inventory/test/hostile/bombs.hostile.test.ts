import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveBombs, jsonBombs, markupBombs, type Bomb } from './bombs.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'allmende-bombs-')));
const program = join(folder, 'open-bomb.mjs');
const secret = 'canary-in-a-file';
let connections = 0;
const listener = createServer((_, answer) => void answer.end('canary-from-afar')).on(
  'connection',
  () => connections++,
);
const table: string[] = [];
const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

beforeAll(async () => {
  const bundle = await rolldown({
    input: new URL('open-bomb.ts', import.meta.url).pathname,
    platform: 'node',
  });
  await bundle.write({ file: program, format: 'esm' });
  await bundle.close();
  writeFileSync(join(folder, 'secret'), secret);
  mkdirSync(join(folder, 'a', 'b'), { recursive: true });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
});
afterAll(() => {
  listener.close();
  process.stdout.write(
    `\nBombs, each in a process of its own that may write nothing:\n${table.join('\n')}\n`,
  );
  rmSync(folder, { recursive: true });
});

interface Told {
  codes: string[];
  text: string;
  milliseconds: number;
  extra: number;
  error?: string;
}

function open({ name, bytes }: Bomb): Told {
  const file = join(folder, 'a', 'bomb');
  writeFileSync(file, bytes);
  const read = [program, file, '/proc/self/status'].map((path) => `--allow-fs-read=${path}`);
  const output = execFileSync(process.execPath, ['--no-warnings', permission, ...read, program, file, name], {
    cwd: join(folder, 'a', 'b'),
    timeout: 120_000,
    maxBuffer: 1e8,
  });
  rmSync(file);
  return JSON.parse(output.toString()) as Told;
}

it.each([
  ['archives', 2000, () => archiveBombs()],
  [
    'markup',
    1000,
    () => {
      const { port } = listener.address() as AddressInfo;
      return markupBombs({
        url: `http://127.0.0.1:${port}`,
        file: pathToFileURL(join(folder, 'secret')).href,
      });
    },
  ],
  ['JSON', 1000, () => jsonBombs()],
] as const)('bombs of %s end within their time, write nothing and fetch nothing', (kind, longest, bombs) => {
  const findings: string[] = [];
  let slowest = { title: '', milliseconds: 0 };
  let heaviest = { title: '', extra: 0 };
  let count = 0;
  for (const bomb of bombs()) {
    count++;
    const told = open(bomb);
    const { title } = bomb;
    const find = (what: string): void => void findings.push(`${title}: ${what}`);
    if (told.error) find(told.error);
    if (bomb.codes.length > 0 && !told.codes.some((code) => bomb.codes.includes(code)))
      find(`${told.codes.join() || 'read'} instead of ${bomb.codes.join(' or ')}`);
    if (told.text.includes('canary')) find('what it fetched is in the result');
    if (told.milliseconds > slowest.milliseconds) slowest = { title, milliseconds: told.milliseconds };
    if (told.extra > heaviest.extra) heaviest = { title, extra: told.extra };
    if (told.milliseconds > longest) find(`${Math.round(told.milliseconds)} ms`);
    if (kind === 'archives' && told.extra > 64) find(`${Math.round(told.extra)} MB more`);
    if (told.extra > 512) find(`${Math.round(told.extra)} MB more`);
  }
  table.push(
    `${kind}: ${count} files; slowest ${Math.round(slowest.milliseconds)} ms of work (${slowest.title}); most memory ${Math.round(heaviest.extra)} MB (${heaviest.title}); ${connections} connections`,
  );
  expect(findings).toEqual([]);
  expect(connections).toBe(0);
  expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a', 'a/b', 'open-bomb.mjs', 'secret']);
});
