import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { inviteMember } from '#lib/server/accounts/index.ts';
import {
  authorityKinds,
  changeAuthority,
  endRelation,
  formDate,
  keptKinds,
  linkPlace,
  listAuthorities,
  newAuthority,
  relate,
  splitAuthority,
  takeOver,
  undoChange,
  unlinkPlace,
  viewAuthority,
} from '#lib/server/authorities/index.ts';
import { app } from '#lib/server/app.ts';
import { viewPlace } from '#lib/server/places/index.ts';
import { texts } from '#lib/i18n/index.ts';
import { meantPlace } from '../meant-place.ts';
import type { Actions, PageServerLoad } from './$types.ts';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { db, places, signIn } = app();
  const viewed = await viewAuthority(db, locals.actor, params.id);
  if (!viewed) error(404, 'no such authority');
  const others = (await listAuthorities(db, locals.actor)).filter(
    ({ id, endedOn }) => id !== viewed.id && endedOn === null,
  );
  return {
    viewed: {
      ...viewed,
      places: viewed.places.map((place) => ({
        ...place,
        name: viewPlace(places, place.key)?.row.name ?? '',
      })),
      undoable: viewed.undoable && { ...viewed.undoable, until: viewed.undoable.until.toISOString() },
    },
    others: others.map(({ id, name, kind }) => ({ id, name, kind })),
    kinds: authorityKinds,
    relationKinds: keptKinds,
    done: url.searchParams.get('done'),
    signsIn: signIn !== null,
  };
};

/** Where the forms of the page were written: the authority, and what was wrong with it. */
async function formOf(event: RequestEvent<{ id: string }>) {
  const form = await event.request.formData();
  const t = texts(event.locals.language).authorities;
  const viewed = await viewAuthority(app().db, event.locals.actor, event.params.id);
  if (!viewed) error(404, 'no such authority');
  const { id } = viewed;
  const done = (what: string): never => redirect(303, `/operate/authorities/${id}?done=${what}`);
  const refuse = (where: string, message: string) => fail(422, { where, message });
  const text = (name: string) => String(form.get(name) ?? '').trim();
  return { form, t, viewed, id, done, refuse, text };
}

export const actions: Actions = {
  change: async (event) => {
    const { form, t, id, done, refuse } = await formOf(event);
    const given = newAuthority.safeParse(Object.fromEntries(form));
    if (!given.success) return refuse('change', t.nameMissing);
    const changed = await changeAuthority(app().db, event.locals.actor, id, given.data);
    return changed.ok ? done('saved') : refuse('change', t.problems[changed.problem]);
  },
  place: async (event) => {
    const { form, t, id, done, refuse, text } = await formOf(event);
    const key = meantPlace(app().places, text('place'));
    const [validFrom, validTo] = [formDate(form, 'from'), formDate(form, 'to')];
    if (key === null) return refuse('place', t.problems['unknown-place']);
    if (validFrom === undefined || validTo === undefined) return refuse('place', t.dateWrong);
    await linkPlace(app().db, event.locals.actor, id, { key, validFrom, validTo });
    return done('saved');
  },
  unplace: async (event) => {
    const { id, done, text } = await formOf(event);
    await unlinkPlace(app().db, event.locals.actor, id, text('key'));
    return done('saved');
  },
  relate: async (event) => {
    const { form, t, id, done, refuse, text } = await formOf(event);
    const kind = keptKinds.find((each) => each === text('kind'));
    const [validFrom, validTo] = [formDate(form, 'from'), formDate(form, 'to')];
    if (!kind || !/^\d{1,9}$/.test(text('other'))) return refuse('relate', t.problems['not-found']);
    if (validFrom === undefined || validTo === undefined) return refuse('relate', t.dateWrong);
    const relation = { from: id, to: Number(text('other')), kind, validFrom, validTo };
    const related = await relate(app().db, event.locals.actor, relation);
    if (related.ok) return done('saved');
    return refuse(
      'relate',
      related.problem === 'cycle' ? t.cycle(related.path.join(' → ')) : t.problems[related.problem],
    );
  },
  unrelate: async (event) => {
    const { form, t, viewed, done, refuse, text } = await formOf(event);
    const relation = viewed.relations.find((each) => String(each.id) === text('relation'));
    if (!relation) return refuse('relations', t.problems['not-found']);
    const on = formDate(form, 'on');
    if (text('how') === 'end' && !on) return refuse('relations', t.dateWrong);
    const end = text('how') === 'end' && on ? { on } : 'remove';
    const ended = await endRelation(app().db, event.locals.actor, relation.id, end);
    return ended.ok ? done('saved') : refuse('relations', t.problems[ended.problem]);
  },
  invite: async (event) => {
    const { t, id, done, refuse, text } = await formOf(event);
    const { language, actor } = event.locals;
    const invitee = { email: text('email'), name: text('name'), language, role: 'it-leitung' as const };
    const invited = await inviteMember(app().db, actor, { ...invitee, authority: id }, app().signIn);
    if (!invited.ok) return refuse('invite', t.inviteProblems[invited.problem]);
    return invited.link === null ? done('invited') : { where: 'invited', message: invited.link };
  },
  takeover: async (event) => {
    const { t, id, done, refuse, text } = await formOf(event);
    const predecessor = Number(text('predecessor'));
    const taken = await takeOver(app().db, event.locals.actor, { authority: id, predecessor });
    return taken.ok ? done('took-over') : refuse('takeover', t.problems[taken.problem]);
  },
  undo: async (event) => {
    const { t, viewed, refuse } = await formOf(event);
    const undone = await undoChange(app().db, event.locals.actor, viewed.undoable?.id ?? 0);
    if (!undone.ok) return refuse('undo', t.problems[undone.problem]);
    // The authority itself may have been made by what is undone.
    redirect(303, '/operate/authorities');
  },
  split: async (event) => {
    const { form, t, viewed, id, done, refuse, text } = await formOf(event);
    const names = text('names')
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const into = names.map((name) =>
      newAuthority.safeParse({ name, kind: viewed.kind, key: '', workplaces: '' }),
    );
    const on = formDate(form, 'on');
    if (!on) return refuse('split', t.dateWrong);
    if (into.some((each) => !each.success)) return refuse('split', t.nameMissing);
    const all = into.flatMap(({ data }) => data ?? []);
    const everywhere = all.map((_, place) => place);
    const carry = new Map(
      viewed.relations.map(({ id: relation }) => {
        const chosen = text(`carry-${relation}`);
        return [relation, chosen === 'none' ? [] : chosen === '' ? everywhere : [Number(chosen)]] as const;
      }),
    );
    const split = await splitAuthority(app().db, event.locals.actor, { from: id, into: all, on, carry });
    return split.ok ? done('saved') : refuse('split', t.problems[split.problem]);
  },
};
