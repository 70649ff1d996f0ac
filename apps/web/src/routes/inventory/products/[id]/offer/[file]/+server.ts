import { error } from '@sveltejs/kit';
import { attachment } from '#lib/server/security/index.ts';
import { offered } from '../offered.ts';
import type { RequestHandler } from './$types.ts';

/** `product.yaml` and `vendor.yaml`, named as they lie below `knowledge/`, and `merge-request.md`. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const { offer } = await offered(locals, params.id, url.searchParams);
  const part = { 'product.yaml': 'products/', 'vendor.yaml': 'vendors/' }[params.file];
  const file =
    params.file === 'merge-request.md'
      ? { path: 'merge-request.md', text: offer.text }
      : offer.files.find(({ path }) => part !== undefined && path.startsWith(part));
  if (!file) error(404, 'not found');
  const type = file.path.endsWith('.md') ? 'text/markdown' : 'application/yaml';
  return new Response(file.text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': attachment(file.path.split('/').at(-1) ?? file.path),
    },
  });
};
