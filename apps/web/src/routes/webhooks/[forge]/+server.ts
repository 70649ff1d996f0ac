import { error } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { instanceSecret } from '#lib/server/config.ts';
import { receiveWebhook, WEBHOOK_FORGES } from '#lib/server/harvest/index.ts';
import type { RequestHandler } from './$types.ts';

const answers = {
  accepted: [202, 'The repository will be looked at.'],
  ignored: [202, 'This repository does not belong to the source.'],
  unproven: [401, 'The signature or the token is not the one of this source.'],
  unreadable: [400, 'The message names no repository.'],
} as const;

/** A forge tells that something has happened to a repository. */
export const POST: RequestHandler = async ({ params, request, url }) => {
  const forge = WEBHOOK_FORGES.find((each) => each === params.forge);
  if (!forge) error(404);
  const source = Number(/^\d{1,9}$/.exec(url.searchParams.get('source') ?? '')?.[0] ?? 0);
  const body = new Uint8Array(await request.arrayBuffer());
  const proof = { headers: request.headers, body, now: new Date() };
  const outcome = await receiveWebhook(
    app().db,
    forge,
    source,
    proof,
    app().signIn?.secret ?? instanceSecret(process.env),
  );
  const [status, text] = answers[outcome];
  return new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
