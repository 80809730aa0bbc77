import { isRecord } from '../json.ts';
import { type AtsEvent, dayOf, eventOf, instantOf, named, type Reading, roleOf, said, siteOf, textOf } from './reading.ts';

/*
 * Greenhouse Recruiting’s webhooks. The person stands at /payload/application/candidate, in all events of applications and candidates.
 * @source Greenhouse, developers.greenhouse.io/webhooks.html, “Candidate events” and “Application events”
 */

const PHONES: Readonly<Record<string, string>> = { mobile: 'mobile', home: 'home', work: 'work' };

/** Reads `{value, type}`. */
const valued = (reading: Reading, read: (value: string, type: string | undefined, pointer: string) => void) => (list: unknown, pointer: string) =>
  reading.each(list, pointer, (item, place) => {
    reading.fields(item, place, named('value', 'type'));
    const value = textOf(item['value']);
    if (value !== undefined) read(value, textOf(item['type'])?.toLowerCase(), place);
  });

function readCandidate(candidate: Readonly<Record<string, unknown>>, pointer: string, reading: Reading): void {
  reading.fields(candidate, pointer, {
    ...named('first_name', 'last_name', 'company', 'title'),
    email_addresses: valued(reading, (address, label, place) => reading.add('emails', { address, label }, place)),
    phone_numbers: valued(reading, (number, type, place) => reading.add('phones', { number, label: PHONES[type ?? ''] ?? 'other' }, place)),
    addresses: valued(reading, (address, type, place) =>
      reading.add('addresses', { kind: type === 'home' ? 'residence' : 'other', address: address.replace(/\s*\n\s*/g, ', ') }, place),
    ),
    website_addresses: valued(reading, (url, _, place) => reading.add('profiles', { network: 'Website', url }, place)),
    social_media_addresses: valued(reading, (url, _, place) => reading.add('profiles', { network: siteOf(url), url }, place)),
    educations: (list, where) =>
      reading.each(list, where, (item, place) => {
        reading.fields(item, place, named('school_name', 'degree', 'discipline', 'start_date', 'end_date'));
        const dates = { startDate: dayOf(item['start_date']), endDate: dayOf(item['end_date']) };
        reading.add('education', { institution: textOf(item['school_name']), studyType: textOf(item['degree']), area: textOf(item['discipline']), ...dates }, place);
      }),
    employments: (list, where) =>
      reading.each(list, where, (item, place) => {
        reading.fields(item, place, named('company_name', 'title', 'start_date', 'end_date'));
        const dates = { startDate: dayOf(item['start_date']), endDate: dayOf(item['end_date']) };
        reading.add('work', { name: textOf(item['company_name']), position: textOf(item['title']), ...dates }, place);
      }),
    attachments: (list, where) => reading.each(list, where, (item, place) => reading.file(item['filename'], place)),
    custom_fields: (fields, where) => reading.ownFields(fields, where),
    // What Greenhouse and the firm’s own people know of the candidate; what a picture shows is not read.
    ...named('id', 'created_at', 'external_id', 'photo_url', 'url', 'is_private', 'can_email', 'recruiter', 'coordinator', 'tags', 'recruiter_user_id', 'coordinator_user_id'),
  });
  const [givenName, familyName, company] = ['first_name', 'last_name', 'company'].map((field) => textOf(candidate[field]));
  const name = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  if (name !== '') reading.add('names', { name, givenName, familyName }, pointer);
  const employers = reading.items.filter(({ section }) => section === 'work').map(({ value }) => (isRecord(value) ? value['name'] : undefined));
  if (company !== undefined && !employers.includes(company)) reading.add('work', { name: company, position: textOf(candidate['title']) }, `${pointer}/company`);
}

const OUTCOMES: Readonly<Record<string, string>> = { active: 'open', hired: 'hired', rejected: 'rejected' };

/** Reads one event. @param json an object */
export function readGreenhouse(json: Readonly<Record<string, unknown>>, reading: Reading): AtsEvent {
  const action = textOf(json['action']) ?? 'unknown';
  const payload = isRecord(json['payload']) ? json['payload'] : {};
  const application = isRecord(payload['application']) ? payload['application'] : {};
  const candidate = application['candidate'];
  const pointer = '/payload/application';
  reading.fields(json, '', named('action', 'payload'));
  if (!isRecord(candidate)) return { action, nothing: 'It carries no candidate.' };
  reading.fields(application, pointer, {
    ...named('candidate', 'jobs', 'job', 'applied_at', 'source', 'status', 'offer', 'last_activity_at'),
    custom_fields: (fields, place) => reading.ownFields(fields, place),
    // How the firm works on the application, and why it ended: judgements, not statements.
    ...named('id', 'rejected_at', 'prospect', 'url', 'credited_to', 'rejection_reason', 'rejection_details', 'current_stage', 'prospect_detail', 'opening', 'location', 'answers'),
  });
  readCandidate(candidate, `${pointer}/candidate`, reading);
  const { jobs, source, offer } = application;
  const job = Array.isArray(jobs) && isRecord(jobs[0]) ? jobs[0] : isRecord(application['job']) ? application['job'] : {};
  const [title, submittedAt] = [textOf(job['name']), instantOf(application['applied_at'])];
  const via = isRecord(source) ? (textOf(source['public_name']) ?? textOf(source['name'])) : undefined;
  const outcome = OUTCOMES[textOf(application['status']) ?? ''];
  if (title !== undefined && submittedAt !== undefined) reading.add('applications', { requisition: title, submittedAt, via, outcome }, pointer);
  const startedAt = isRecord(offer) ? dayOf(offer['starts_at']) : undefined;
  const dossier = reading.person('greenhouse', candidate['id'], { ...roleOf(title), ...said({ startedAt }) });
  return eventOf(action, dossier, reading, instantOf(application['last_activity_at']));
}
