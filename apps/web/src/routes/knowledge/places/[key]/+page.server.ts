import { error, redirect } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { viewPlace } from '#lib/server/places/index.ts';
import type { PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ params }) => {
  const view = viewPlace(app().places, params.key);
  if (!view) error(404, 'not found');
  // A Regionalschlüssel names the same municipality.
  if (view.place.key !== params.key) redirect(308, `/knowledge/places/${view.place.key}`);
  return view;
};
