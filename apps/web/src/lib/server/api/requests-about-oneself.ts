import type { OpenAPIHono } from '@hono/zod-openapi';
import { z } from '@hono/zod-openapi';
import type { AuthorityChoice } from '#lib/server/accounts/index.ts';
import { findPlaces } from '#lib/server/places/index.ts';
import type { ApiEnv } from './api-context.ts';
import { operation } from './operation.ts';
import { authoritySchema, placeSchema, whoAmISchema } from './schemas.ts';

const whoAmIOperation = operation('whoAmI', whoAmISchema, {
  method: 'get',
  path: '/whoami',
  summary: 'Who the request stands for, and what it may do',
});

const authoritiesOperation = operation('listAuthorities', z.object({ items: z.array(authoritySchema) }), {
  method: 'get',
  path: '/authorities',
  summary: 'The authorities that the request can act for; a token works for one',
});

const placesOperation = operation(
  'findPlaces',
  z.object({ total: z.number().int(), items: z.array(placeSchema) }),
  {
    method: 'get',
    path: '/places',
    summary: 'Municipalities, Kreise and Länder by name or key',
    request: {
      query: z.object({
        q: z.string().trim().min(2).max(100),
        limit: z.coerce.number().int().min(1).max(100).default(20),
      }),
    },
  },
);

export function addOneself(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(whoAmIOperation, (c) => {
    const { name, via, authority, choices, permissions } = c.env.identity;
    const current = choices.find(({ id }) => id === authority);
    return c.json(
      {
        name,
        // Guests do not come here.
        via: via === 'guest' ? 'local' : via,
        authority: current ? authorityOf(current) : null,
        permissions: [...permissions].sort(),
      },
      200,
    );
  });
  api.openapi(authoritiesOperation, (c) => c.json({ items: c.env.identity.choices.map(authorityOf) }, 200));
  api.openapi(placesOperation, (c) => {
    const { q, limit } = c.req.valid('query');
    const { total, hits } = findPlaces(c.env.places, q, limit);
    const items = hits.map((hit) => ({
      key: hit.key,
      name: hit.name,
      kind: hit.kind,
      kreis: hit.kreis ?? null,
      land: hit.land,
      population: hit.population ?? null,
      populationDate: hit.populationDate ?? null,
      gone: hit.gone,
    }));
    return c.json({ total, items }, 200);
  });
}

function authorityOf({ id, name, sample, workplaces, through }: AuthorityChoice) {
  return { id, name, sample, workplaces, through };
}
