import type { Database } from '#lib/server/database/index.ts';
import { createTown } from './create-town.ts';

/** What the rows of private tables point at and no request may write: an account, and an authority that may act. */
export async function prepareExamples(db: Database): Promise<Map<string, Record<string, unknown>>> {
  const provider = await createTown(db, 'Rechenzentrum');
  const account = await db.asOperator((trx) =>
    trx
      .insertInto('account')
      .values({ name: 'Erika Beispiel', email: 'erika@example.org', totp_secret: null, password_hash: null })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  const profile = await db.asOperator((trx) =>
    trx
      .insertInto('import_profile')
      .values({ name: 'GLPI „Auszug“', columns: '[{"header":"Verfahren","role":"name"}]', town: null })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  return new Map<string, Record<string, unknown>>([
    ['import_profile', { ...profile }],
    ['provider', { id: provider.authority }],
    ['account', { ...account }],
  ]);
}

/** Complete, because the pages of a plan show them. */
const planSettings = JSON.stringify({
  start: '2027-Q1',
  quarters: 8,
  budgets: [],
  teams: [],
  maxStartsPerQuarter: 2,
  maxStartsPerDepartment: null,
  freezes: [],
  goal: 'area',
  pins: {},
  seconds: 5,
  counts: 'high',
  followsAdvice: false,
});

/** How to write one row of each private table; `previous` are the rows written before, by table. */
export const privateExamples: Record<
  string,
  (previous: Map<string, Record<string, unknown>>) => Record<string, unknown>
> = {
  upload: () => ({
    name: 'liste.csv',
    packed: Uint8Array.of(0, 10, 34, 92, 255),
    sha256: 'a',
    size: 5,
    list: '{"a":[1,null,"ü\\n"]}',
  }),
  list_source: () => ({ name: 'GLPI „neu“', shape: 'table:verfahren|hersteller' }),
  import: (previous) => ({
    source_id: previous.get('list_source')?.['id'],
    choices: '{"separate":[1],"back":[]}',
    upload_id: previous.get('upload')?.['id'],
    file_name: 'liste "neu", Stand\tMai.csv',
    file_sha256: 'a',
    format: 'csv',
  }),
  application: (previous) => ({
    source_key: 'k',
    name: 'Fachverfahren „Gewerbe“ \\ {x,"y"}\nzweite Zeile',
    raw_name: 'NULL',
    match_key: '',
    match_state: 'new',
    match_score: 0.1,
    contract_end: '2028-09-30',
    cost_cents: 1234567890123,
    first_import: previous.get('import')?.['id'],
  }),
  import_row: (previous) => ({
    import_id: previous.get('import')?.['id'],
    line: 1,
    raw: '["Fachverfahren","\\u2028"]',
    outcome: 'accepted',
    application_id: previous.get('application')?.['id'],
  }),
  sighting: (previous) => ({
    application_id: previous.get('application')?.['id'],
    source_id: previous.get('list_source')?.['id'],
    last_import: previous.get('import')?.['id'],
    source_key: 'name:vois|„amt“',
    missing_since: '2026-05-01T00:00:00.123Z',
    line: 7,
  }),
  exchange_export: () => ({
    salt: 'ü',
    language: 'de',
    applications: 1,
    snapshot: Uint8Array.of(31, 139, 0, 255),
    created_by: 'local',
  }),
  exchange_return: () => ({
    file_name: 'Bestand „neu“.ods',
    file_sha256: 'a',
    packed: Uint8Array.of(0),
    outcome: '{"cells":20}',
    created_by: 'local',
  }),
  confirmed_mapping: () => ({
    shape_hash: 'a'.repeat(64),
    name: 'Verträge „2026“',
    columns: '[{"header":"Verfahren","role":"name"},{"header":"Interne Nr.","role":null}]',
    confirmed_by: 'local',
  }),
  import_profile_share: (previous) => ({
    profile_id: previous.get('import_profile')?.['id'],
    shared_by: 'local',
  }),
  import_batch: () => ({
    file_name: 'kommunen.csv',
    file_sha256: 'a',
    list: '{"file":{"name":"kommunen.csv","format":"csv","encoding":"utf-8"},"columns":[],"headerLine":1}',
    towns: '[{"town":"Hüben","authority":0,"name":"Hüben","import":"x","rows":2}]',
    left_out: '[{"line":7,"raw":["x"],"reason":"town-unknown","town":"Drüben"}]',
    created_by: 'local',
  }),
  match_decision: () => ({ match_key: 'n', raw_name: 'n', decision: 'new', decided_by: 'local' }),
  local_product: () => ({ name: 'Eigenbau „Friedhof“', licence_kind: 'proprietary', created_by: 'local' }),
  use_declaration: (previous) => ({
    product_id: `produkt-${String(previous.get('application')?.['id'])}`,
    subject_name: 'Produkt „frei“',
    application_id: previous.get('application')?.['id'],
    purpose: 'Friedhof „Nord“',
    released: '["purpose"]',
    created_by: 'local',
  }),
  contract: (previous) => ({
    title: `Pflege „Verfahren“ \n ${String(previous.get('application')?.['id'])}`,
    partner: 'Hersteller GmbH',
    ends_on: '2028-12-31',
    clauses: '{"escrow":{"state":"no","text":"„nein“"}}',
    created_by: 'local',
  }),
  contract_application: (previous) => ({
    contract_id: previous.get('contract')?.['id'],
    application_id: previous.get('application')?.['id'],
  }),
  contract_subscription: (previous) => ({
    account_id: `person ${String(previous.get('application')?.['id'])}`,
    calendar_hash: new TextEncoder().encode(`\0\n${String(previous.get('application')?.['id'])}`),
  }),
  contract_reminder: (previous) => ({
    account_id: `person ${String(previous.get('application')?.['id'])}`,
    subject: 'contract:1',
    notice_date: '2027-03-31',
    months: 6,
  }),
  contract_list: () => ({
    file_name: 'Verträge „neu“.ods',
    file_sha256: 'a',
    packed: Uint8Array.of(0),
    mapping: '{"0":"name"}',
    created_by: 'local',
  }),
  paper: () => ({
    kind: 'council',
    name: 'Vorlage „Ablösung“',
    language: 'de',
    texts: '{"goal":{"text":"a\\nb","against":"„c“"}}',
    assumptions: '{}',
    created_by: 'local',
  }),
  paper_settings: () => ({
    name: 'Stadt „Muster“',
    lines: '["Amt 10","Markt 1"]',
    logo: Uint8Array.of(137, 80, 78, 71, 0, 255),
    fields: '[{"label":"Aktenzeichen","fill":"text","text":"„–“"}]',
    updated_by: 'local',
  }),
  plan: () => ({
    name: 'Schrittweise „2027“',
    scenario: 'stepwise',
    settings: planSettings,
    created_by: 'local',
  }),
  plan_run: (previous) => ({
    plan_id: previous.get('plan')?.['id'],
    why: 'asked',
    settings: planSettings,
    basis: '{"ä":null}',
    created_by: 'local',
  }),
  plan_option: (previous) => ({
    application_id: previous.get('application')?.['id'],
    key: 'own:1',
    name: 'Eigenbau „Kreis“',
    figures: '{"oneOff":1}',
    created_by: 'local',
  }),
  plan_step: (previous) => ({
    plan_id: previous.get('plan')?.['id'],
    application_id: previous.get('application')?.['id'],
    option_id: '1:own:1',
    start: '2027-Q1',
    state: 'done',
    done_on: '2027-05-01',
    promised: '[10.5,40]',
    updated_by: 'local',
  }),
  answer: (previous) => ({
    application_id: previous.get('application')?.['id'],
    variable: 'W1',
    state: 'unknown',
    answered_by: 'local',
  }),
  change: () => ({ actor: 'local', kind: 'test', subject: 's', before: 'null', after: '{"x":0.1}' }),
  job: () => ({ kind: 'test', payload: '{}' }),
  membership: (previous) => ({
    account_id: previous.get('account')?.['id'],
    role: 'lesen',
    granted_by: 'local',
  }),
  mandate: (previous) => ({
    provider_id: previous.get('provider')?.['id'],
    role: 'lesen',
    granted_by: 'local',
  }),
  mandate_request: (previous) => ({
    provider_id: previous.get('provider')?.['id'],
    role: 'bearbeitung',
    requested_by: 'local',
  }),
  api_token: (previous) => ({
    account_id: previous.get('account')?.['id'],
    name: 'Auswertung',
    token_hash: Uint8Array.of(1, 2, 3),
    scopes: ['inventory:read'],
    expires_at: '2027-01-01T00:00:00Z',
  }),
  audit_entry: () => ({ account_id: 'local', via: 'local', operation: 'test', changes: '[{"ä":null}]' }),
};
