import { text } from '@sveltejs/kit';
import type { RequestHandler } from './$types.ts';

/** The process is alive; whether it can work is the question of `/ready`. */
export const GET: RequestHandler = () => text('ok');
