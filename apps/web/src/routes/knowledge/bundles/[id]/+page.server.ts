import { error } from '@sveltejs/kit';
import { z } from 'zod';
import { app } from '#lib/server/app.ts';
import { bundleView } from './bundle-view.ts';
import type { PageServerLoad } from './$types.ts';

const users = z.coerce.number().int().min(1).max(100_000).catch(100);

export const load: PageServerLoad = ({ params, url, locals }) => {
  const { knowledge } = app();
  const bundle = knowledge.bundles.get(params.id);
  if (!bundle) error(404, 'not found');
  return {
    bundle: bundleView(knowledge, bundle, users.parse(url.searchParams.get('users') ?? 100), locals.language),
  };
};
