import type { Database } from '#lib/server/database/index.ts';
import { insertRow } from '../store/insert-row.ts';

/** A person of whom every table that can hold something holds something. */
export interface PlantedPerson {
  id: string;
  email: string;
  /** What must be in the export. */
  told: string[];
  /** What must not be in it: proofs, and other people's data. */
  hidden: string[];
}

const hash = (text: string): Uint8Array => new TextEncoder().encode(text);
const later = '2099-01-01T00:00:00Z';

/** Plants a canary in every column that holds something on this person. */
export async function plantPerson(db: Database, town: number, bird: string): Promise<PlantedPerson> {
  const told: string[] = [];
  const hidden: string[] = [];
  const plant = (where: string): string => {
    told.push(`${bird}-${where}`);
    return `${bird}-${where}`;
  };
  const hide = (where: string): string => {
    hidden.push(`${bird}-${where}`);
    return `${bird}-${where}`;
  };
  const email = `${plant('account.email')}@stadt.example`;
  const id = await db.asOperator(async (trx) => {
    const account = await insertRow(trx, 'account', {
      email,
      name: plant('account.name'),
      password_hash: hide('account.password_hash'),
      totp_secret: hash(hide('account.totp_secret')),
    });
    const account_id = String(account['id']);
    const rows: [string, Record<string, unknown>][] = [
      [
        'external_identity',
        { issuer: plant('external.issuer'), subject: plant('external.subject'), account_id },
      ],
      ['instance_role', { account_id, role: 'redaktion' }],
      ['membership', { account_id, authority_id: town, role: 'bearbeitung', granted_by: 'local' }],
      [
        'session',
        {
          token_hash: hash(hide('session.token')),
          previous_hash: hash(hide('session.previous')),
          account_id,
          user_agent: plant('session.user_agent'),
          network: plant('session.network'),
          expires_at: later,
        },
      ],
      [
        'one_time_link',
        {
          token_hash: hash(hide('link.token')),
          purpose: 'email-change',
          account_id,
          email: plant('link.email'),
          details: JSON.stringify({ note: plant('link.details') }),
          created_by: account_id,
          expires_at: later,
        },
      ],
      [
        'one_time_link',
        {
          token_hash: hash(`${bird}2`),
          purpose: 'invitation',
          email,
          created_by: 'local',
          expires_at: later,
        },
      ],
      [
        'api_token',
        {
          authority_id: town,
          account_id,
          name: plant('api_token.name'),
          token_hash: hash(hide('api_token.hash')),
          scopes: ['inventory:read'],
          expires_at: later,
        },
      ],
      [
        'passkey',
        {
          id: hide('passkey.id'),
          account_id,
          name: plant('passkey.name'),
          public_key: hash(hide('passkey.key')),
          counter: 1,
          backed_up: true,
        },
      ],
      ['recovery_code', { account_id, code_hash: hash(hide('recovery.code')) }],
      [
        'sign_in_flow',
        {
          token_hash: hash(hide('flow.token')),
          kind: 'passkey-setup',
          account_id,
          challenge: hide('flow.challenge'),
          expires_at: later,
        },
      ],
      ['known_device', { token_hash: hash(hide('device.token')), account_id }],
      [
        'problem_report',
        { kind: 'other', message: plant('report.message'), page: '/', reply_to: email.toUpperCase() },
      ],
      [
        'harvest_proposal',
        {
          kind: 'repository',
          url: `https://forge.example/${bird}`,
          by_account: account_id,
          note: plant('proposal.note'),
          email: `${plant('proposal.email')}@stadt.example`,
        },
      ],
      ['job', { kind: 'send-mail', payload: JSON.stringify({ to: { email }, text: plant('mail.text') }) }],
      ['site_text', { key: 'imprint', language: `de`, body: hide('site.body'), updated_by: account_id }],
    ];
    for (const [table, row] of rows) await insertRow(trx, table, row);
    const user = await insertRow(trx, 'scim_user', {
      account_id,
      made_account: true,
      user_name: plant('scim.user_name'),
      external_id: plant('scim.external_id'),
      display_name: plant('scim.display_name'),
      person: JSON.stringify({ phone: plant('scim.person') }),
    });
    const group = await insertRow(trx, 'scim_group', { display_name: `Gruppe ${bird}` });
    await insertRow(trx, 'scim_member', { group_id: group['id'], user_id: user['id'] });
    return account_id;
  });
  await db.asOperator(async (trx) => {
    const ofTown = (table: string, row: Record<string, unknown>) =>
      insertRow(trx, table, { ...row, authority_id: town });
    await ofTown('change', {
      actor: id,
      kind: 'edit',
      subject: plant('change.subject'),
      before: JSON.stringify(hide('change.before')),
      after: 'null',
    });
    await ofTown('match_decision', {
      match_key: hide('decision.key'),
      raw_name: 'n',
      decision: 'new',
      decided_by: id,
    });
    const application = await ofTown('application', {
      source_key: bird,
      name: 'n',
      raw_name: 'n',
      match_key: 'n',
      match_state: 'new',
    });
    await ofTown('answer', {
      application_id: application['id'],
      variable: 'W1',
      state: 'unknown',
      evidence: hide('answer.evidence'),
      answered_by: id,
    });
    await ofTown('contract_subscription', { account_id: id, calendar_hash: hash(hide('calendar.hash')) });
    await ofTown('contract_reminder', {
      account_id: id,
      subject: 'contract:1',
      notice_date: '2027-03-31',
      months: 6,
    });
    await ofTown('audit_entry', {
      account_id: id,
      via: 'session',
      operation: plant('audit.operation'),
      subject: plant('audit.subject'),
      changes: JSON.stringify([hide('audit.changes')]),
      network: plant('audit.network'),
    });
  });
  return { id, email, told, hidden };
}
