import type { Generated } from 'kysely';

/**
 * The tables. Each row keeps its whole document in `body`; the other columns only find and order it. Bodies go in and out
 * as text, so both drivers give the same.
 */
export type Schema = {
  dossiers: { id: string; caption: string; caption_folded: string; digest: string; body: string; imported_at: string; updated_at: string };
  records: { id: string; seq: Generated<number>; dossier_id: string; section: string; body: string; recorded_at: string };
  watchlist_editions: { seq: Generated<number>; list: string; in_force: boolean; body: string };
  watchlist_entries: { id: string; list: string; revision: string; since: number; until: number | null; body: string };
  subjects: { dossier_id: string; digest: string; words: string; queries: string };
  screenings: { seq: Generated<number>; id: string; dossier_id: string; latest: boolean; body: string };
  screening_matches: { entity_id: string; dossier_id: string };
  reports: { seq: Generated<number>; id: string; added_at: string; body: string; content: string };
  indicators: { report_id: string; key: string; valid_until: string | null; body: string };
  artefacts: { key: string; dossier_id: string };
  accounts: { account: string; dossier_id: string };
  account_owners: { account: string; dossier_id: string };
  traces: { id: string; body: string };
  trace_ties: { thing: string; trace_id: string };
  telemetry_facts: { key: string; body: string };
  telemetry_digests: { dossier_id: string; digest: string };
  link_records: { dossier_id: string; digest: string; body: string };
  link_keys: { key: string; dossier_id: string; joins: boolean };
  link_judgements: { seq: Generated<number>; a: string; b: string; body: string };
  rings: { id: string; members: string };
  installation: { name: string; body: string };
  link_weights: { name: string; body: string };
  hunts: { seq: Generated<number>; report_id: string; body: string };
  watchlist_releases: { seq: Generated<number>; list: string; body: string };
  cases: { id: string; seq: Generated<number>; dossier_id: string; status: string; assignee: string | null; due_at: string; version: number; body: string };
  case_events: { case_id: string; nth: number; audit_seq: number; body: string };
  attachments: { case_id: string; id: string; bytes: string };
  finding_verdicts: { seq: Generated<number>; case_id: string | null; finding_id: string | null; check_id: string; verdict: string };
  legal_holds: { id: string; dossier_id: string; released: boolean; body: string };
  audit_log: { seq: number; entry: string; hash: string; seal: string };
  audit_head: { name: string; body: string };
  audit_checkpoints: { seq: Generated<number>; body: string };
  webhook_subscriptions: { id: string; enabled: boolean; body: string };
  webhook_deliveries: { id: string; seq: Generated<number>; subscription_id: string; event: string; data: string; state: string };
  intake_connections: { id: string; secret: string | null; body: string };
  intake_events: { connection_id: string; key: string; seq: Generated<number>; body: string };
  scim_users: { id: string; user_name: string; external_id: string | null; deleted: boolean; dossier_id: string; version: number; body: string };
  assessments: { id: string; seq: Generated<number>; dossier_id: string; level: string; body: string; assessed_at: string };
  policies: { version: number; body: string };
  worklist: {
    dossier_id: string;
    seq: number;
    assessed_at: string;
    level: string;
    urgency: number;
    weight: number;
    relation: string;
    caption: string;
    caption_folded: string;
    headline: string;
    provisional: boolean;
    steps: string;
  };
};
