import { z, type OpenAPIHono } from '@hono/zod-openapi';
import {
  addContract,
  contractFields,
  editContract,
  fieldsOf,
  listContracts,
  removeContract,
  viewContract,
  type Contract,
  type ContractRow,
  type SaveProblem,
} from '#lib/server/contracts/index.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { operation } from './operation.ts';
import { problemResponse } from './problem.ts';
import { idParameter } from './schemas.ts';
import {
  contractEditSchema,
  contractSchema,
  newContractSchema,
  noticeDateSchema,
  noticesQuery,
} from './schemas-of-contracts.ts';

const dated = <Item extends z.ZodType>(item: Item) =>
  z.object({
    date: z.iso.date().openapi({ description: 'The day from which days for notice are counted' }),
    items: z.array(item),
  });
const bodyOf = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true as const,
  content: { 'application/json': { schema } },
});

const listOperation = operation('listContracts', dated(contractSchema), {
  method: 'get',
  path: '/contracts',
  summary: 'The contracts of the authority',
});
const getOperation = operation('getContract', contractSchema, {
  method: 'get',
  path: '/contracts/{id}',
  summary: 'One contract',
  request: { params: idParameter },
});
const addOperation = operation('addContract', contractSchema, {
  method: 'post',
  path: '/contracts',
  summary: 'Add a contract; its dates are written to the applications that it covers',
  request: { body: bodyOf(newContractSchema) },
});
const editOperation = operation('editContract', contractSchema, {
  method: 'post',
  path: '/contracts/{id}',
  summary: 'Change fields of a contract; its dates are written to the applications that it covers',
  request: { params: idParameter, body: bodyOf(contractEditSchema) },
});
const removeOperation = operation('removeContract', z.object({ removed: z.string() }), {
  method: 'post',
  path: '/contracts/{id}/remove',
  summary: 'Remove a contract; for 30 days its page brings it back',
  request: { params: idParameter },
});
const noticesOperation = operation('listNoticeDates', dated(noticeDateSchema), {
  method: 'get',
  path: '/notice-dates',
  summary: 'Days until which notice can still be given, the next one first',
  request: { query: noticesQuery },
});

export function addContracts(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listOperation, async (c) => {
    const { date, rows } = await listContracts(c.env.db, c.env.identity);
    return c.json({ date, items: rows.map(plainRow) }, 200);
  });
  api.openapi(getOperation, async (c) => {
    const found = await oneContract(c.env, Number(c.req.valid('param').id));
    return found ? c.json(answerOf(found.contract, found.next), 200) : noSuchContract();
  });
  api.openapi(addOperation, async (c) => {
    const read = contractFields.safeParse(c.req.valid('json'));
    if (!read.success) return notTogether('dates');
    const added = await addContract(c.env.db, c.env.identity, read.data);
    if (!added.ok) return notTogether(added.problem);
    const found = await oneContract(c.env, added.id);
    return found ? c.json(answerOf(found.contract, found.next), 200) : noSuchContract();
  });
  api.openapi(editOperation, async (c) => {
    const id = Number(c.req.valid('param').id);
    const before = await oneContract(c.env, id);
    if (!before) return noSuchContract();
    const { revision = before.contract.revision, ...fields } = c.req.valid('json');
    const read = contractFields.safeParse({ ...fieldsOf(before.contract), ...fields });
    if (!read.success) return notTogether('dates');
    const edited = await editContract(c.env.db, c.env.identity, id, revision, read.data);
    if (!edited.ok) return notTogether(edited.problem);
    const found = await oneContract(c.env, id);
    return found ? c.json(answerOf(found.contract, found.next), 200) : noSuchContract();
  });
  api.openapi(removeOperation, async (c) => {
    const title = await removeContract(c.env.db, c.env.identity, Number(c.req.valid('param').id));
    return title === null ? noSuchContract() : c.json({ removed: title }, 200);
  });
  api.openapi(noticesOperation, async (c) => {
    const { months } = c.req.valid('query');
    const { date, notices } = await listContracts(c.env.db, c.env.identity);
    const items = notices
      .filter(({ monthsAhead }) => months === undefined || monthsAhead <= months)
      .map(({ contractId: contract, noticeDate: noticeBy, end: leftOn, changedAt: _, ...same }) => ({
        contract,
        noticeBy,
        leftOn,
        ...same,
      }));
    return c.json({ date, items }, 200);
  });
}

/** The page's own words about a row are no part of the contract. */
function plainRow({ covers: _covers, gaps: _gaps, isOver: _isOver, next, ...contract }: ContractRow) {
  return answerOf(contract, next);
}

async function oneContract({ db, identity }: ApiContext, id: number) {
  const view = await viewContract(db, identity, id);
  return view && 'contract' in view ? view : null;
}

function answerOf(
  contract: Contract,
  next: { noticeDate: string; end: string } | null,
): z.infer<typeof contractSchema> {
  const { id, changedAt, revision } = contract;
  const { clauses, ...fields } = fieldsOf(contract);
  return {
    id,
    ...fields,
    // What nobody has stated is not there at all.
    clauses: clauses as z.infer<typeof contractSchema>['clauses'],
    noticeBy: next?.noticeDate ?? null,
    leftOn: next?.end ?? null,
    changedAt,
    revision,
  };
}

function noSuchContract(): never {
  return problemResponse(404, 'There is no such contract in this authority.') as never;
}

/** What is valid by itself and not together. A problem has a type of its own in the document. */
function notTogether(problem: SaveProblem): never {
  if (problem === 'unknown') return noSuchContract();
  if (problem === 'stale')
    return problemResponse(
      409,
      'Somebody has changed the contract meanwhile; read it again and decide then.',
    ) as never;
  const [pointer, detail] =
    problem === 'dates'
      ? ['/end', 'A contract ends after it begins, and not before its minimum term is over.']
      : ['/applications', 'All have to be in the inventory of one and the same authority.'];
  return problemResponse(400, undefined, [{ pointer, detail }]) as never;
}
