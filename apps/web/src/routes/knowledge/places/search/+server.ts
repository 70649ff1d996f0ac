import { json } from '@sveltejs/kit';
import { app } from '#lib/server/app.ts';
import { findPlaces } from '#lib/server/places/index.ts';
import type { RequestHandler } from './$types.ts';

const most = 20;

/** Suggestions while a person types a place. */
export const GET: RequestHandler = ({ url }) =>
  json(findPlaces(app().places, url.searchParams.get('q') ?? '', most));
