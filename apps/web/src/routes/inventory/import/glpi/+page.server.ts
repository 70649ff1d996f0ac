import { fail, redirect } from '@sveltejs/kit';
import { texts, type Language, type Texts } from '#lib/i18n/index.ts';
import { app } from '#lib/server/app.ts';
import {
  beginFetch,
  cancelFetch,
  configuredHosts,
  readGlpiForm,
  tryGlpi,
  viewFetch,
  type GlpiFormErrors,
  type GlpiTrouble,
} from '#lib/server/glpi/index.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = ({ locals, url }) => {
  const id = url.searchParams.get('run');
  if (id === null) return { fetch: null, gone: false };
  const fetch = viewFetch(locals.actor, id);
  if (!fetch) return { fetch: null, gone: true };
  const { host, current } = fetch;
  if (current.state === 'done') redirect(303, `/inventory/import/${current.draft}`);
  return {
    gone: false,
    fetch: {
      id,
      host,
      progress: current.state === 'running' ? current.progress : null,
      trouble:
        current.state === 'failed'
          ? { message: sentence(current.trouble, locals.language), messages: current.messages }
          : null,
    },
  };
};

function sentence({ code, detail = '' }: GlpiTrouble, language: Language): string {
  return texts(language).glpi.troubles[code](detail);
}

function fieldSentences(errors: GlpiFormErrors, { glpi: { fields } }: Texts) {
  return {
    address: errors.address && (errors.address === 'missing' ? fields.addressMissing : fields.addressInvalid),
    userToken:
      errors.userToken && (errors.userToken === 'missing' ? fields.signInMissing : fields.tokenInvalid),
    appToken: errors.appToken && fields.tokenInvalid,
    login: errors.login && fields.loginInvalid,
  };
}

export const actions: Actions = {
  test: async ({ request, locals }) => {
    const read = readGlpiForm(await request.formData());
    if (!read.ok)
      return fail(422, { shown: read.shown, errors: fieldSentences(read.errors, texts(locals.language)) });
    const { shown } = read;
    const tried = await tryGlpi(app().db, locals.actor, read.request, configuredHosts());
    return tried.ok
      ? { shown, tested: tried.value }
      : fail(422, { shown, trouble: sentence(tried.trouble, locals.language) });
  },
  fetch: async ({ request, locals }) => {
    const read = readGlpiForm(await request.formData());
    if (!read.ok)
      return fail(422, { shown: read.shown, errors: fieldSentences(read.errors, texts(locals.language)) });
    const begun = await beginFetch(app().db, locals.actor, read.request, configuredHosts(), locals.language);
    if (!begun.ok) return fail(409, { shown: read.shown, trouble: sentence(begun.trouble, locals.language) });
    redirect(303, `/inventory/import/glpi?run=${begun.id}`);
  },
  cancel: ({ url, locals }) => {
    const id = url.searchParams.get('run') ?? '';
    cancelFetch(locals.actor, id);
    redirect(303, `/inventory/import/glpi?run=${encodeURIComponent(id)}`);
  },
};
