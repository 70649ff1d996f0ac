import { z } from 'zod';
import { UsageError, type Command } from '../command.ts';
import { columns } from '../format.ts';
import { callServer, readJson } from './call-server.ts';
import { operateOptions } from './operate-options.ts';
import { operateTexts } from './operate-texts.ts';
import { reportRefusal } from './report-refusal.ts';

const moved = z.object({
  rows: z.number(),
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
});

/** Lets a running server move with its store into an empty PostgreSQL database. */
export const move: Command = async (words, surroundings) => {
  const options = operateOptions(words, surroundings, ['to']);
  const { to } = options.own;
  if (to === undefined || options.files.length > 0) throw new UsageError('move --to postgres://…');
  if (!URL.canParse(to) || !/^postgres(ql)?:$/.test(new URL(to).protocol)) throw new UsageError(`--to ${to}`);
  const texts = operateTexts[options.language];
  const called = await callServer(
    options.server,
    {
      path: '/operate/move',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: withPassword(to, surroundings.environment['PGPASSWORD']) }),
    },
    surroundings,
  );
  if (!called.ok) {
    surroundings.err(`allmende: ${texts.unreachable(options.server.origin, called.code)}\n`);
    return 1;
  }
  if (called.answer.statusCode !== 200) return reportRefusal(called.answer, surroundings, options);
  const { rows, tables } = moved.parse(await readJson(called.answer));
  if (options.json) {
    surroundings.out(`${JSON.stringify({ ok: true, rows, tables }, null, 2)}\n`);
    return 0;
  }
  const filled = Object.entries(tables).filter(([, table]) => table.rows > 0);
  surroundings.out(
    columns(filled.map(([name, table]) => [name, String(table.rows), table.sha256.slice(0, 16), '='])),
  );
  const count = rows.toLocaleString(options.language);
  surroundings.out(`${texts.moved(count, String(Object.keys(tables).length))}\n${texts.next}\n`);
  return 0;
};

/** Others on the machine can read a command line; a password may come by PGPASSWORD instead. */
function withPassword(address: string, password: string | undefined): string {
  const url = new URL(address);
  if (password && !url.password) url.password = encodeURIComponent(password);
  return url.href;
}
