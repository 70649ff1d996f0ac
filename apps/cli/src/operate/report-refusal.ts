import type { IncomingMessage } from 'node:http';
import type { Language } from '@allmende/sovereignty';
import { z } from 'zod';
import type { ExitCode, Surroundings } from '../command.ts';
import { readJson } from './call-server.ts';
import { describeProblem, operateTexts } from './operate-texts.ts';

const refusal = z.object({ ok: z.literal(false), problem: z.string(), detail: z.string().optional() });

/** Says on the screen why the server did not do what it was asked, and gives the exit code for that. */
export async function reportRefusal(
  answer: IncomingMessage,
  surroundings: Surroundings,
  { language, json }: { language: Language; json: boolean },
): Promise<ExitCode> {
  const { status, nothingChanged } = operateTexts[language];
  const parsed = refusal.safeParse(await readJson(answer));
  const code = answer.statusCode ?? 0;
  const { problem, detail } = parsed.success ? parsed.data : { problem: `http-${code}` };
  const message = parsed.success ? describeProblem(problem, language, detail) : status(code);
  if (json) surroundings.out(`${JSON.stringify({ ok: false, problem, message }, null, 2)}\n`);
  surroundings.err(`allmende: ${message} ${nothingChanged}\n`);
  return 1;
}
