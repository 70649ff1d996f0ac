/** What is wrong with one field of a body; `value` is what was sent, shortened. */
export interface FieldFault {
  field: string;
  rule: string;
  value: string;
}

/** A problem in the form of the European catalogue API: no `type`, and faults by the name of the field. */
interface ProblemBody {
  title: string;
  detail?: string;
  status: number;
  validationErrors?: FieldFault[];
}

/** Ends the work on a request, and its transaction with it; the door turns it into an answer. */
export class CatalogueProblem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly faults: readonly FieldFault[];

  constructor(status: number, title: string, detail?: string, faults: readonly FieldFault[] = []) {
    super(detail ?? title);
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.faults = faults;
  }
}

/**
 * The answer to a request that cannot be fulfilled.
 *
 * @example return problemAnswer(new CatalogueProblem(404, "can't get Software", 'Software was not found'))
 */
export function problemAnswer(problem: CatalogueProblem, headers: Record<string, string> = {}): Response {
  const { title, detail, status, faults } = problem;
  const body: ProblemBody = {
    title,
    ...(detail !== undefined && { detail }),
    status,
    ...(faults.length > 0 && { validationErrors: [...faults] }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      ...(status === 401 && { 'www-authenticate': 'Bearer realm="Allmende catalogue"' }),
      ...headers,
    },
  });
}
