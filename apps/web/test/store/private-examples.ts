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
  import: (previous) => ({
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
  match_decision: () => ({ match_key: 'n', raw_name: 'n', decision: 'new', decided_by: 'local' }),
  answer: (previous) => ({
    application_id: previous.get('application')?.['id'],
    variable: 'W1',
    state: 'unknown',
    answered_by: 'local',
  }),
  change: () => ({ actor: 'local', kind: 'test', subject: 's', before: 'null', after: '{"x":0.1}' }),
  job: () => ({ kind: 'test', payload: '{}' }),
};
