import type { Schemas } from '../../api.ts';
import { words } from '../../texts/vet.ts';
import { isDate, MOST_LABEL } from '../person/fields.tsx';

const told = words.form;

export type Job = { readonly name: string; readonly position: string; readonly startDate: string; readonly endDate: string };
export type School = { readonly institution: string; readonly studyType: string; readonly startDate: string; readonly endDate: string };
export type Profile = { readonly network: string; readonly username: string };

/** What is typed into the short form. */
export type Typed = {
  readonly id: string;
  /** Id that is used where none is typed: the same when the form is sent again, so that nobody is there twice. */
  readonly made: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly relation: Schemas['Relation'];
  readonly title: string;
  readonly tier: string;
  readonly city: string;
  readonly region: string;
  readonly countryCode: string;
  readonly work: readonly Job[];
  readonly education: readonly School[];
  readonly profiles: readonly Profile[];
};

export const emptyJob: Job = { name: '', position: '', startDate: '', endDate: '' };
export const emptySchool: School = { institution: '', studyType: '', startDate: '', endDate: '' };
export const emptyProfile: Profile = { network: '', username: '' };
export const emptyForm: Typed = {
  ...{ id: '', made: '', name: '', email: '', phone: '', relation: 'applicant', title: '', tier: '', city: '', region: '', countryCode: '' },
  ...{ work: [emptyJob], education: [emptySchool], profiles: [] },
};

const isEmpty = (one: object): boolean => Object.values(one).every((text) => String(text).trim() === '');

/** Fields of one entry that hold something. */
const filled = (one: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(one).flatMap(([name, text]) => (String(text).trim() === '' ? [] : [[name, String(text).trim()]])));

/** Longest number of a telephone and longest address. Unit: characters. @source src/model/sections.ts */
const [MOST_PHONE, MOST_EMAIL] = [60, 320];

/** What is wrong, by the pointer of the field in the dossier that the form makes. */
export function faultsOf(typed: Typed): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  const long = (pointer: string, text: string, most = MOST_LABEL) => {
    if (text.trim().length > most) faults[pointer] = told.tooLong(most);
  };
  if (typed.name.trim() === '') faults['/names/0/name'] = told.required;
  long('/names/0/name', typed.name);
  if (typed.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email.trim())) faults['/emails/0/address'] = told.badEmail;
  long('/emails/0/address', typed.email, MOST_EMAIL);
  long('/phones/0/number', typed.phone, MOST_PHONE);
  if (typed.id.trim() !== '' && !/^[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}$/.test(typed.id.trim())) faults['/id'] = told.badId;
  long('/subject/role/title', typed.title);
  if ((typed.city.trim() !== '' || typed.region.trim() !== '') && typed.countryCode === '') faults['/subject/claimedResidence/countryCode'] = told.required;
  long('/subject/claimedResidence/city', typed.city);
  long('/subject/claimedResidence/region', typed.region);
  const listed = (section: string, all: readonly object[], needed: string) =>
    all.forEach((one, at) => {
      if (isEmpty(one)) return;
      const fields = one as Readonly<Record<string, string>>;
      if ((fields[needed] ?? '').trim() === '') faults[`/${section}/${at}/${needed}`] = told.required;
      for (const [name, text] of Object.entries(fields)) {
        long(`/${section}/${at}/${name}`, text);
        if (name.endsWith('Date') && text.trim() !== '' && !isDate(text.trim())) faults[`/${section}/${at}/${name}`] = told.badDate;
      }
      const [from, to] = [fields['startDate']?.trim() ?? '', fields['endDate']?.trim() ?? ''];
      if (isDate(from) && isDate(to) && to < from.slice(0, to.length)) faults[`/${section}/${at}/endDate`] = told.badOrder;
    });
  listed('work', typed.work, 'name');
  listed('education', typed.education, 'institution');
  listed('profiles', typed.profiles, 'network');
  return faults;
}

/** The dossier that the form says, `bonafide.dossier/v1`. Entries that hold nothing are left out. */
export function dossierOf(typed: Typed): object {
  const one = (section: string, name: string, text: string) => (text.trim() === '' ? {} : { [section]: [{ [name]: text.trim() }] });
  const all = (section: string, entries: readonly object[]) => {
    const kept = entries.filter((entry) => !isEmpty(entry)).map(filled);
    return kept.length === 0 ? {} : { [section]: kept };
  };
  const residence = filled({ countryCode: typed.countryCode, region: typed.region, city: typed.city });
  return {
    schema: 'bonafide.dossier/v1',
    id: typed.id.trim() === '' ? typed.made : typed.id.trim(),
    subject: {
      relation: typed.relation,
      role: { ...filled({ title: typed.title }), ...(typed.tier === '' ? {} : { tier: Number(typed.tier) }) },
      ...(Object.keys(residence).length === 0 ? {} : { claimedResidence: residence }),
    },
    names: [{ name: typed.name.trim() }],
    ...one('emails', 'address', typed.email),
    ...one('phones', 'number', typed.phone),
    ...all('work', typed.work),
    ...all('education', typed.education),
    ...all('profiles', typed.profiles),
  };
}

/** What the server could not read, by the field of the form that it is about. @param typed as it was sent: empty entries were left out, so places move */
export function faultsIn(issues: readonly Schemas['Issue'][], typed: Typed): Readonly<Record<string, string>> {
  const places = (entries: readonly object[]) => entries.flatMap((entry, at) => (isEmpty(entry) ? [] : [at]));
  const kept: Readonly<Record<string, readonly number[]>> = { work: places(typed.work), education: places(typed.education), profiles: places(typed.profiles) };
  return Object.fromEntries(
    issues.map(({ path, message }) => [
      path.replace(/^\/(work|education|profiles)\/(\d+)/, (_, section: string, at: string) => `/${section}/${kept[section]?.[Number(at)] ?? at}`),
      message,
    ]),
  );
}
