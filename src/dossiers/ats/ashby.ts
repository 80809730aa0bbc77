import { isRecord } from '../json.ts';
import { type AtsEvent, dayOf, eventOf, instantOf, named, type Reading, roleOf, said, siteOf, textOf } from './reading.ts';

/*
 * Ashby’s webhooks. The person stands at /data/application/candidate, or at /data/candidate in events of candidates.
 * @source Ashby, developers.ashbyhq.com, “Common Payload Data”, “applicationSubmit”, and the candidate of its API reference
 */

const PHONES: Readonly<Record<string, string>> = { personal: 'mobile', work: 'work', other: 'other' };

function readCandidate(candidate: Readonly<Record<string, unknown>>, pointer: string, reading: Reading): void {
  const seen = new Set<string>();
  /** Reads `{value, type, isPrimary}`; the primary one stands twice. */
  const valued = (item: unknown, place: string, add: (value: string, type: string | undefined) => void) => {
    if (!isRecord(item)) return;
    reading.fields(item, place, named('value', 'type', 'isPrimary'));
    const value = textOf(item['value']);
    if (value === undefined || seen.has(value)) return;
    seen.add(value);
    add(value, textOf(item['type'])?.toLowerCase());
  };
  const email = (item: unknown, place: string) => valued(item, place, (address, label) => reading.add('emails', { address, label }, place));
  const phone = (item: unknown, place: string) => valued(item, place, (number, type) => reading.add('phones', { number, label: PHONES[type ?? ''] ?? 'other' }, place));
  reading.fields(candidate, pointer, {
    name: (name, place) => reading.add('names', { name: textOf(name) }, place),
    primaryEmailAddress: email,
    emailAddresses: (list, place) => reading.each(list, place, email),
    primaryPhoneNumber: phone,
    phoneNumbers: (list, place) => reading.each(list, place, phone),
    socialLinks: (list, place) =>
      reading.each(list, place, (item, where) => {
        reading.fields(item, where, named('url', 'type'));
        const url = textOf(item['url']);
        if (url !== undefined) reading.add('profiles', { network: textOf(item['type']) ?? siteOf(url), url }, where);
      }),
    ...named('company', 'position'),
    school: (name, place) => reading.add('education', { institution: textOf(name) }, place),
    location: (value, place) => reading.add('addresses', { kind: 'residence', city: textOf(isRecord(value) ? value['locationSummary'] : value) }, place),
    resumeFileHandle: (file, place) => (isRecord(file) ? reading.file(file['name'], place) : undefined),
    fileHandles: (list, place) => reading.each(list, place, (file, where) => reading.file(file['name'], where)),
    customFields: (fields, place) => reading.ownFields(fields, place),
    ...named('id', 'createdAt', 'updatedAt', 'tags', 'applicationIds', 'profileUrl', 'source', 'creditedToUser', 'timezone'),
  });
  const company = textOf(candidate['company']);
  if (company !== undefined) reading.add('work', { name: company, position: textOf(candidate['position']) }, `${pointer}/company`);
}

const OUTCOMES: Readonly<Record<string, string>> = { Active: 'open', Lead: 'open', Hired: 'hired', Archived: 'rejected' };

/** Reads one event. @param json an object */
export function readAshby(json: Readonly<Record<string, unknown>>, reading: Reading): AtsEvent {
  const action = textOf(json['action']) ?? 'unknown';
  const data = isRecord(json['data']) ? json['data'] : {};
  const application = isRecord(data['application']) ? data['application'] : undefined;
  const candidate = application?.['candidate'] ?? data['candidate'];
  reading.fields(json, '', named('action', 'data', 'webhookActionId'));
  if (!isRecord(candidate)) return { action, nothing: 'It carries no candidate.' };
  reading.fields(application, '/data/application', {
    ...named('candidate', 'job', 'createdAt', 'source', 'status'),
    customFields: (fields, place) => reading.ownFields(fields, place),
    // How the firm works on the application, and why it ended: judgements, not statements.
    ...named(
      'id',
      'updatedAt',
      'archivedAt',
      'currentInterviewStage',
      'archiveReason',
      'creditedToUser',
      'hiringTeam',
      'appliedViaJobPostingId',
      'submitterClientIp',
      'submitterUserAgent',
    ),
  });
  const { job, source, createdAt, status } = application ?? {};
  const [title, submittedAt] = [isRecord(job) ? textOf(job['title']) : undefined, instantOf(createdAt)];
  const [via, outcome] = [isRecord(source) ? textOf(source['title']) : undefined, OUTCOMES[textOf(status) ?? '']];
  readCandidate(candidate, application === undefined ? '/data/candidate' : '/data/application/candidate', reading);
  if (title !== undefined && submittedAt !== undefined) reading.add('applications', { requisition: title, submittedAt, via, outcome }, '/data/application');
  const offer = isRecord(data['offer']) && isRecord(data['offer']['latestVersion']) ? dayOf(data['offer']['latestVersion']['startDate']) : undefined;
  const dossier = reading.person('ashby', candidate['id'], { ...roleOf(title), ...said({ startedAt: offer }) });
  return eventOf(action, dossier, reading, instantOf(application?.['updatedAt'] ?? candidate['updatedAt']));
}
