import { Checkbox } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { words as page } from '../../texts/case.ts';
import { words as work } from '../../texts/case-work.ts';
import { at, useCase } from './context.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, chosen, type Fields, Line, needed, neededLabel, Pick, tooLong, Write } from './write.tsx';

const words = work.checklist;
type Item = Schemas['ChecklistItem'];
type Code = keyof typeof page.codes;

/** Longest label. Unit: characters. @source src/model/scalars.ts */
const LABEL = 500;

type Recorded = Readable & {
  result: string;
  method: string;
  authority: string;
  reason: string;
  contact: string;
  about: string;
  note: string;
  evidence: readonly string[];
  place: string;
};

/** Files of the case that evidence can be, by a tick each. */
function EvidenceFields({ of }: { readonly of: Fields<Recorded> }) {
  const { one } = useCase();
  const files = one.attachments.filter(({ removed }) => removed === undefined);
  const { evidence } = of.value;
  return (
    <>
      {files.length > 0 && (
        <fieldset className="ticks">
          <legend>{words.evidenceFiles}</legend>
          {files.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={`${name.slice(0, 120)} (${id})`}
              checked={evidence.includes(id)}
              onChange={(event) => of.set({ evidence: event.currentTarget.checked ? [...evidence, id] : evidence.filter((other) => other !== id) })}
            />
          ))}
        </fieldset>
      )}
      <Line of={of} name="place" label={files.length > 0 ? words.evidencePlace : words.evidencePlaceAlone} />
    </>
  );
}

/** What a verification came to, by the function that owns it. */
export function RecordItem({ item }: { readonly item: Item }) {
  const { one } = useCase();
  const initial: Recorded = { result: '', method: '', authority: '', reason: '', contact: '', about: '', note: '', evidence: [], place: '', ...useReader() };
  return (
    <Write
      name={`record ${item.id}`}
      opens={item.results.length === 0 ? words.record : words.again}
      about={item.title}
      initial={initial}
      check={({ result, method, authority, note, about, place }) => ({
        result: chosen(result),
        method: neededLabel(method),
        authority: neededLabel(authority),
        note: tooLong(note),
        about: tooLong(about, LABEL),
        place: tooLong(place, LABEL),
      })}
      send={({ result, method, authority, reason, contact, about, note, evidence, place, reader }, version) =>
        told(
          api.POST('/v1/cases/{case}/checklist/{item}/results', {
            params: { path: { case: one.id, item: item.id } },
            body: {
              result: result as 'satisfied',
              ...{ method, authority, version },
              ...(result === 'failed' && reason !== '' ? { reason: reason as 'other' } : {}),
              ...(contact === '' ? {} : { contactFoundBy: contact as 'employer' }),
              ...(about.trim() === '' ? {} : { about }),
              ...(note.trim() === '' ? {} : { note }),
              evidence: [...evidence, ...(place.trim() === '' ? [] : [place])],
              ...holdsOf(reader),
            },
          }),
        )
      }
      submit={words.save}
      done={words.done(item.title)}
    >
      {(fields) => (
        <>
          <Pick of={fields} name="result" label={words.result} required blank={work.chooseOne} data={words.results} />
          {fields.value.result === 'failed' && <Pick of={fields} name="reason" label={words.reason} blank={work.unspecified} data={words.reasons} />}
          <div className="pair">
            <Line of={fields} name="method" label={words.method} description={words.methodHelp} required />
            <Line of={fields} name="authority" label={words.authority} description={words.authorityHelp} required />
          </div>
          <div className="pair">
            <Pick of={fields} name="contact" label={words.contact} blank={work.unspecified} data={words.contacts} />
            <Line of={fields} name="about" label={words.about} />
          </div>
          <Area of={fields} name="note" label={words.note} />
          <EvidenceFields of={fields} />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

export function WaiveItem({ item }: { readonly item: Item }) {
  const { one } = useCase();
  const initial: Readable & { code: string; reason: string } = { code: '', reason: '', ...useReader() };
  return (
    <Write
      name={`waive ${item.id}`}
      opens={words.waive}
      quiet
      about={item.title}
      intro={words.waiveIntro}
      initial={initial}
      check={({ code, reason }) => ({ code: chosen(code), reason: needed(reason) })}
      send={({ code, reason, reader }, version) =>
        told(
          api.POST('/v1/cases/{case}/checklist/{item}/waiver', {
            params: { path: { case: one.id, item: item.id } },
            body: { code: code as Code, reason, ...holdsOf(reader), version },
          }),
        )
      }
      submit={words.waiveSave}
      done={words.waived}
    >
      {(fields) => (
        <>
          <Pick of={fields} name="code" label={words.code} required blank={work.chooseOne} data={page.codes} />
          <Area of={fields} name="reason" label={words.why2} required />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

type Added = Readable & { item: string; code: string; reason: string; due: string };

/** Which verification, of those that are not there yet. */
function WhichItem({ of }: { readonly of: Fields<Added> }) {
  const { one } = useCase();
  const { data, error, refetch } = useQuery({ queryKey: ['verifications'], queryFn: ({ signal }) => told(api.GET('/v1/verifications', { signal })) });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  const left = (data?.verifications ?? []).filter(({ id }) => !one.checklist.some((item) => item.id === id));
  if (data !== undefined && left.length === 0) return <p>{words.allThere}</p>;
  return <Pick of={of} name="item" label={words.what} required blank={work.chooseOne} data={Object.fromEntries(left.map(({ id, title }) => [id, title]))} />;
}

export function AddItem() {
  const { one } = useCase();
  const initial: Added = { item: '', code: '', reason: '', due: '', ...useReader() };
  return (
    <Write
      name="add"
      opens={words.add}
      initial={initial}
      check={({ item, code, reason, due }) => ({ item: chosen(item), code: chosen(code), reason: needed(reason), due: due === '' ? page.due.needed : undefined })}
      send={({ item, code, reason, due, reader }, version) =>
        told(api.POST('/v1/cases/{case}/checklist', { ...at(one), body: { item, code: code as Code, reason, dueAt: `${due}T23:59:59Z`, ...holdsOf(reader), version } }))
      }
      submit={words.addSave}
      done={words.added}
    >
      {(fields) => (
        <>
          <WhichItem of={fields} />
          <div className="pair">
            <Pick of={fields} name="code" label={words.code} required blank={work.chooseOne} data={page.codes} />
            <Line of={fields} name="due" type="date" label={words.due} required />
          </div>
          <Area of={fields} name="reason" label={words.why2} required />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}
