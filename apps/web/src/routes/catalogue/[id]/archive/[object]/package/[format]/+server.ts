import { error } from '@sveltejs/kit';
import { texts } from '#lib/i18n/index.ts';
import { PACKAGE_FORMATS, packRelease } from '#lib/server/archive/index.ts';
import { attachment } from '#lib/server/security/index.ts';
import { releaseOr404, whoReads } from '../../open-or-404.ts';
import type { RequestHandler } from './$types.ts';

/** A release as one file, packed while it is sent. */
export const GET: RequestHandler = async (event) => {
  const format = PACKAGE_FORMATS.find((each) => each === event.params.format);
  if (!format) error(404, 'not found');
  const release = await releaseOr404(event.params);
  const { name, type, body } = packRelease(release, format, whoReads(event));
  if (!body) error(503, texts(event.locals.language).archive.busy);
  return new Response(body, {
    headers: { 'content-type': type, 'content-disposition': attachment(name) },
  });
};
