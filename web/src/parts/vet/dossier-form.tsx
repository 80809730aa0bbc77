import { Button, NativeSelect, TextInput } from '@mantine/core';
import countryCodes from 'i18n-iso-countries/codes.json';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import type { Schemas } from '../../api.ts';
import { texts } from '../../texts/index.ts';
import { words } from '../../texts/vet.ts';
import { BELOW } from '../person/fields.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { emptyJob, emptyProfile, emptySchool, faultsOf, type Typed } from './dossier.ts';

const told = words.form;
const names = new Intl.DisplayNames(['en'], { type: 'region' });
const countries = (countryCodes as readonly (readonly string[])[])
  .map(([code = '']) => ({ value: code, label: names.of(code) ?? code }))
  .sort((a, b) => a.label.localeCompare(b.label));
const relations = (Object.entries(texts.relations) as [Schemas['Relation'], string][]).map(([value, label]) => ({ value: value as string, label }));

/** Entries of one kind. @source house: more is a file */
const MOST_ENTRIES = 40;

/** Entries of one kind, to be added to and taken from. */
function Entries<T extends object>({
  legend,
  name,
  all,
  empty,
  add,
  onChange,
  children,
}: {
  readonly legend: string;
  readonly name: (at: number) => string;
  readonly all: readonly T[];
  readonly empty: T;
  readonly add: string;
  readonly onChange: (all: readonly T[]) => void;
  readonly children: (one: T, at: number, set: (more: Partial<T>) => void) => ReactNode;
}) {
  return (
    <fieldset className="entries">
      <legend>{legend}</legend>
      {all.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have an order and no other name
        <section key={at} className="entry" aria-label={name(at + 1)}>
          <div className="fields">{children(one, at, (more) => onChange(all.map((other, place) => (place === at ? { ...other, ...more } : other))))}</div>
          <Button variant="subtle" size="compact-sm" aria-label={told.remove(name(at + 1))} onClick={() => onChange(all.filter((_, place) => place !== at))}>
            {told.removeShort}
          </Button>
        </section>
      ))}
      {all.length < MOST_ENTRIES && (
        <Button variant="default" size="xs" onClick={() => onChange([...all, empty])}>
          {add}
        </Button>
      )}
    </fieldset>
  );
}

/** The short form. What is wrong is said at the field, before it is sent and after. @param faults what the server said, by pointer */
export function DossierForm({
  typed,
  onChange,
  onSend,
  sending,
  error,
  faults,
}: {
  readonly typed: Typed;
  readonly onChange: (typed: Typed) => void;
  readonly onSend: (typed: Typed) => void;
  readonly sending: boolean;
  readonly error: unknown;
  readonly faults: Readonly<Record<string, string>>;
}) {
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const own = faultsOf(typed);
  const at = (pointer: string): string | undefined => (tried ? own[pointer] : undefined) ?? faults[pointer];
  const set = (more: Partial<Typed>) => onChange({ ...typed, ...more });
  const field = (label: string, pointer: string, value: string, change: (value: string) => void, more: Readonly<Record<string, unknown>> = {}) => (
    <TextInput label={label} value={value} error={at(pointer)} autoComplete="off" onChange={(event) => change(event.currentTarget.value)} {...more} />
  );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    setTried(true);
    if (Object.keys(own).length > 0) {
      setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const whole = typed.made === '' ? { ...typed, made: `form-${crypto.randomUUID()}` } : typed;
    onChange(whole);
    onSend(whole);
  };
  return (
    <form ref={form} className="short-form" aria-label={told.label} onSubmit={send} noValidate>
      <p className="dimmed">{told.help}</p>
      <fieldset className="entries">
        <legend>{told.who}</legend>
        <div className="fields">
          {field(told.name, '/names/0/name', typed.name, (name) => set({ name }), { withAsterisk: true })}
          {field(told.email, '/emails/0/address', typed.email, (email) => set({ email }), { inputMode: 'email' })}
          {field(told.phone, '/phones/0/number', typed.phone, (phone) => set({ phone }), { inputMode: 'tel' })}
          <NativeSelect
            label={told.relation}
            data={relations}
            value={typed.relation}
            onChange={(event) => set({ relation: (event.currentTarget.value as Schemas['Relation'] | '') || 'applicant' })}
          />
          {field(told.role, '/subject/role/title', typed.title, (title) => set({ title }))}
          <NativeSelect
            label={told.tier}
            data={Object.entries(told.tiers)
              .map(([value, label]) => ({ value, label }))
              .sort((a, b) => a.value.localeCompare(b.value))}
            value={typed.tier}
            onChange={(event) => set({ tier: event.currentTarget.value })}
          />
          {field(told.own, '/id', typed.id, (id) => set({ id }), { description: told.ownHelp, inputWrapperOrder: BELOW })}
        </div>
      </fieldset>
      <fieldset className="entries">
        <legend>{told.place}</legend>
        <div className="fields">
          {field(told.city, '/subject/claimedResidence/city', typed.city, (city) => set({ city }))}
          {field(told.region, '/subject/claimedResidence/region', typed.region, (region) => set({ region }))}
          <NativeSelect
            label={told.country}
            data={[{ value: '', label: told.notSaid }, ...countries]}
            value={typed.countryCode}
            error={at('/subject/claimedResidence/countryCode')}
            onChange={(event) => set({ countryCode: event.currentTarget.value })}
          />
        </div>
      </fieldset>
      <p className="small dimmed">{told.dates}</p>
      <Entries legend={told.jobs} name={told.job} all={typed.work} empty={emptyJob} add={told.addJob} onChange={(work) => set({ work })}>
        {(one, place, change) => (
          <>
            {field(told.employer, `/work/${place}/name`, one.name, (name) => change({ name }))}
            {field(told.position, `/work/${place}/position`, one.position, (position) => change({ position }))}
            {field(told.from, `/work/${place}/startDate`, one.startDate, (startDate) => change({ startDate }))}
            {field(told.to, `/work/${place}/endDate`, one.endDate, (endDate) => change({ endDate }))}
          </>
        )}
      </Entries>
      <Entries legend={told.education} name={told.school} all={typed.education} empty={emptySchool} add={told.addSchool} onChange={(education) => set({ education })}>
        {(one, place, change) => (
          <>
            {field(told.institution, `/education/${place}/institution`, one.institution, (institution) => change({ institution }))}
            {field(told.degree, `/education/${place}/studyType`, one.studyType, (studyType) => change({ studyType }))}
            {field(told.from, `/education/${place}/startDate`, one.startDate, (startDate) => change({ startDate }))}
            {field(told.to, `/education/${place}/endDate`, one.endDate, (endDate) => change({ endDate }))}
          </>
        )}
      </Entries>
      <Entries legend={told.profiles} name={told.profile} all={typed.profiles} empty={emptyProfile} add={told.addProfile} onChange={(profiles) => set({ profiles })}>
        {(one, place, change) => (
          <>
            {field(told.network, `/profiles/${place}/network`, one.network, (network) => change({ network }))}
            {field(told.username, `/profiles/${place}/username`, one.username, (username) => change({ username }))}
          </>
        )}
      </Entries>
      {error !== null && error !== undefined && <ProblemAlert error={error} />}
      <div className="actions">
        <Button type="submit" loading={sending}>
          {told.submit}
        </Button>
        <span className="small dimmed">{told.kept}</span>
      </div>
    </form>
  );
}
