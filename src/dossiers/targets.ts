import type { SectionName } from '#model';

/** How the text of a cell is read. */
export type CellKind = 'text' | 'date' | 'moment' | 'country' | 'tier' | 'relation' | 'number' | 'choice' | 'email' | 'phone';

/** Where a column goes. Columns of one group make one statement of the section. */
export type Target =
  | { readonly place: 'ignore' | 'id' | 'caption' }
  | { readonly place: 'subject'; readonly path: readonly string[]; readonly kind: CellKind }
  | { readonly place: 'protected'; readonly field: 'birthDates' | 'birthPlaces' | 'nationalities'; readonly kind: CellKind }
  | {
      readonly place: 'section';
      readonly section: SectionName;
      readonly field: string;
      readonly kind: CellKind;
      /** Undefined where every column is a statement of its own. */
      readonly group: string | undefined;
      /** What the target itself says of such a statement. */
      readonly constants?: Readonly<Record<string, string>>;
    };

const subject = (path: string, kind: CellKind): Target => ({ place: 'subject', path: path.split('.'), kind });
const section = (name: SectionName, field: string, kind: CellKind = 'text'): Target => ({ place: 'section', section: name, field, kind, group: name });
const alone = (name: SectionName, field: string, kind: CellKind, constants: Readonly<Record<string, string>> = {}): Target => ({
  place: 'section',
  section: name,
  field,
  kind,
  group: undefined,
  constants,
});

const SUBJECT_TARGETS = {
  'subject.relation': subject('relation', 'relation'),
  'subject.role.title': subject('role.title', 'text'),
  'subject.role.tier': subject('role.tier', 'tier'),
  'subject.startedAt': subject('startedAt', 'date'),
  'subject.endedAt': subject('endedAt', 'date'),
  'subject.claimedResidence.countryCode': subject('claimedResidence.countryCode', 'country'),
  'subject.claimedResidence.region': subject('claimedResidence.region', 'text'),
  'subject.claimedResidence.city': subject('claimedResidence.city', 'text'),
  'subject.claimedResidence.timeZone': subject('claimedResidence.timeZone', 'text'),
  'subject.claimedResidence.movedAt': subject('claimedResidence.movedAt', 'date'),
} satisfies Record<string, Target>;

/** Targets with one name. `names.middleName` joins the whole name; the model has no field of its own for it. */
const TARGETS: Readonly<Record<string, Target>> = {
  ignore: { place: 'ignore' },
  id: { place: 'id' },
  caption: { place: 'caption' },
  ...SUBJECT_TARGETS,
  'names.name': section('names', 'name'),
  'names.givenName': section('names', 'givenName'),
  'names.middleName': section('names', 'middleName'),
  'names.familyName': section('names', 'familyName'),
  'names.preferred': alone('names', 'name', 'text', { kind: 'preferred' }),
  'names.former': alone('names', 'name', 'text', { kind: 'former' }),
  'emails.address': alone('emails', 'address', 'email'),
  'emails.personal': alone('emails', 'address', 'email', { label: 'personal' }),
  'emails.work': alone('emails', 'address', 'email', { label: 'work' }),
  'phones.number': alone('phones', 'number', 'phone', { label: 'other' }),
  'phones.mobile': alone('phones', 'number', 'phone', { label: 'mobile' }),
  'phones.home': alone('phones', 'number', 'phone', { label: 'home' }),
  'phones.work': alone('phones', 'number', 'phone', { label: 'work' }),
  'addresses.address': section('addresses', 'address'),
  'addresses.unit': section('addresses', 'unit'),
  'addresses.postalCode': section('addresses', 'postalCode'),
  'addresses.city': section('addresses', 'city'),
  'addresses.region': section('addresses', 'region'),
  'addresses.countryCode': section('addresses', 'countryCode', 'country'),
  'offers.signedAt': section('offers', 'signedAt', 'date'),
  'offers.startDate': section('offers', 'startDate', 'date'),
  'offers.rate': section('offers', 'rate', 'number'),
  'offers.benchmark': section('offers', 'benchmark', 'number'),
  'offers.benchmarkSource': section('offers', 'benchmarkSource'),
  'offers.currency': section('offers', 'currency'),
  'offers.period': section('offers', 'period', 'choice'),
  'applications.requisition': section('applications', 'requisition'),
  'applications.submittedAt': section('applications', 'submittedAt', 'moment'),
  'applications.family': section('applications', 'family'),
  'applications.via': section('applications', 'via'),
  'payoutAccounts.kind': section('payoutAccounts', 'kind', 'choice'),
  'payoutAccounts.holderName': section('payoutAccounts', 'holderName'),
  'payoutAccounts.bankName': section('payoutAccounts', 'bankName'),
  'payoutAccounts.bankCountry': section('payoutAccounts', 'bankCountry', 'country'),
  'payoutAccounts.number': section('payoutAccounts', 'number'),
  'suppliers.name': section('suppliers', 'name'),
  'suppliers.kind': section('suppliers', 'kind', 'choice'),
  'suppliers.identityEvidence': section('suppliers', 'identityEvidence', 'choice'),
  'equipment.asset': section('equipment', 'asset'),
  'equipment.serial': section('equipment', 'serial'),
  'protected.birthDates': { place: 'protected', field: 'birthDates', kind: 'date' },
  'protected.birthPlaces': { place: 'protected', field: 'birthPlaces', kind: 'text' },
  'protected.nationalities': { place: 'protected', field: 'nationalities', kind: 'country' },
};

const WORK_FIELDS: Readonly<Record<string, CellKind>> = { name: 'text', position: 'text', location: 'text', startDate: 'date', endDate: 'date', via: 'text' };
const EDUCATION_FIELDS: Readonly<Record<string, CellKind>> = { institution: 'text', area: 'text', studyType: 'text', startDate: 'date', endDate: 'date' };

/** Targets that a mapping may give a default for. */
export const subjectTargets = Object.keys(SUBJECT_TARGETS);

/** What a mapping may name, for messages. */
export const TARGET_HELP = `${Object.keys(TARGETS).join(', ')}, profiles.<network>, work.<0 to 9>.<${Object.keys(WORK_FIELDS).join('|')}>, education.<0 to 9>.<${Object.keys(EDUCATION_FIELDS).join('|')}>`;

/** Fields without which the others of their group make no statement. @source the model’s required fields that a table has no default for */
export const NEEDED_FIELDS: Partial<Record<SectionName, readonly string[]>> = {
  applications: ['requisition', 'submittedAt'],
  work: ['name'],
  education: ['institution'],
  suppliers: ['name'],
  equipment: ['asset'],
};

/**
 * What a table leaves unsaid: pay goes to a bank account unless a column names another rail, and where no column speaks of a
 * supplier’s evidence, nobody has asked for it.
 */
export const GROUP_DEFAULTS: Partial<Record<SectionName, Readonly<Record<string, string>>>> = {
  payoutAccounts: { kind: 'bank' },
  suppliers: { kind: 'other', identityEvidence: 'not-requested' },
};

/** The place a target names. @returns undefined where it is no target */
export function targetOf(name: string): Target | undefined {
  if (Object.hasOwn(TARGETS, name)) return TARGETS[name];
  const network = /^profiles\.([\p{L}\p{N}][\p{L}\p{N} .&-]{0,60})$/u.exec(name)?.[1];
  if (network !== undefined) return alone('profiles', 'handle', 'text', { network });
  const [, list, index, field] = /^(work|education)\.(\d)\.(\w+)$/.exec(name) ?? [];
  if (list !== 'work' && list !== 'education') return undefined;
  const fields = list === 'work' ? WORK_FIELDS : EDUCATION_FIELDS;
  const kind = field === undefined || !Object.hasOwn(fields, field) ? undefined : fields[field];
  return kind === undefined || field === undefined ? undefined : { place: 'section', section: list, field, kind, group: `${list}.${index}` };
}
