import { redirect } from '@sveltejs/kit';
import { app, type App } from '#lib/server/app.ts';
import type { SignInConfig } from '#lib/server/config.ts';

/** The store and how people sign in; in local mode nobody does, and the start page is where to go. */
export function requiredSignIn(): { db: App['db']; signIn: SignInConfig } {
  const { db, signIn } = app();
  if (!signIn) redirect(303, '/');
  return { db, signIn };
}
