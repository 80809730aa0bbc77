import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Assessment, Schemas } from '../../api.ts';
import { me, useMay } from '../../session.ts';
import { texts } from '../../texts/index.ts';
import { words } from '../../texts/person.ts';
import { Said } from '../said.tsx';
import { AnswerForm, DismissForm, type Finding, JudgeForm } from './finding-forms.tsx';
import { ownsStep, verifications } from './queries.ts';
import { useTell } from './tell.tsx';
import { VerifyForm } from './verify-form.tsx';

type Cited = Schemas['CitedEvidence'];

/** Quotations shown of one finding before the rest is asked for. */
const QUOTES = 3;

/** Where a quotation stands, in words. */
function placeOf({ documentId, locator, section, statedIn }: Cited, documents: Assessment['documents']): string {
  const origin = documents.find(({ id }) => id === documentId)?.origin ?? documentId;
  const where =
    locator === undefined
      ? undefined
      : locator.kind === 'cell'
        ? words.cell(locator.line, locator.column)
        : locator.kind === 'record'
          ? words.record(locator.id)
          : locator.line === undefined
            ? locator.pointer
            : words.line(locator.line);
  const stated = statedIn === undefined || statedIn === documentId ? undefined : words.statedIn(documents.find(({ id }) => id === statedIn)?.origin ?? statedIn);
  return [words.section(section), origin, where, stated].filter((one) => one !== undefined && one !== '').join(' · ');
}

function Quotes({ evidence, documents }: { readonly evidence: readonly Cited[]; readonly documents: Assessment['documents'] }) {
  return (
    <ul className="plain">
      {evidence.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: evidence has an order and no other name
        <li key={at}>
          <blockquote className={one.role === 'contradicts' ? 'against' : ''}>
            {one.ref === 'absence' && <span className="dimmed">{words.absent} </span>}
            <Said text={one.quote} most={600} />
          </blockquote>
          <p className="small dimmed source">
            {texts.evidenceRoles[one.role]} · <Said text={placeOf(one, documents)} most={300} />
          </p>
        </li>
      ))}
    </ul>
  );
}

type Act = 'answer' | 'verify' | 'judge' | 'dismiss';

/** What somebody may do about a finding, and the form of what they chose. */
function Actions({ person, finding }: { readonly person: string; readonly finding: Finding }) {
  const may = useMay();
  const roles = useQuery(me).data?.roles ?? [];
  const known = useQuery(verifications).data?.verifications ?? [];
  const [open, setOpen] = useState<Act>();
  const tell = useTell();
  const id = useId();
  const steps = known.filter((one) => finding.settledBy.includes(one.id));
  const mine = may('people.verify') ? steps.filter(({ owner }) => ownsStep(roles, owner)) : [];
  const listed = finding.evidence.some(({ ref, id: entry }) => ref === 'list-entry' && entry !== undefined);
  const acts = [
    ...(may('people.answer') ? (['answer'] as const) : []),
    ...(mine.length > 0 ? (['verify'] as const) : []),
    ...(listed && may('people.dismiss') ? (['dismiss'] as const) : []),
    ...(may('cases.judge') && may('cases.of') ? (['judge'] as const) : []),
  ];
  const done = (text: string, inCase?: string) => {
    tell(text, inCase);
    setOpen(undefined);
  };
  const form = { person, finding, onDone: done, onCancel: () => setOpen(undefined) };
  const others = [...new Set(steps.filter(({ owner }) => !mine.some((one) => one.owner === owner)).map(({ owner }) => owner))];
  return (
    <>
      <div className="actions">
        {acts.map((act) => (
          <Button
            key={act}
            variant="default"
            size="xs"
            aria-expanded={open === act}
            aria-controls={open === act ? id : undefined}
            aria-label={words.act.of(words.act[act], finding.title.slice(0, 200))}
            onClick={() => setOpen(open === act ? undefined : act)}
          >
            {words.act[act]}
          </Button>
        ))}
        <span className="small dimmed signal">
          {mine.length === 0 && others.length > 0 && `${others.map((owner) => texts.owners[owner]).join(', ')}: ${steps.map(({ title }) => title).join(', ')} · `}
          {words.signal} <code>{finding.checkId}</code>
        </span>
      </div>
      {open !== undefined && (
        <div id={id}>
          {open === 'answer' && <AnswerForm {...form} />}
          {open === 'verify' && <VerifyForm person={person} steps={mine} about={`of ${finding.checkId}`} onDone={done} onCancel={form.onCancel} />}
          {open === 'judge' && <JudgeForm {...form} />}
          {open === 'dismiss' && <DismissForm {...form} />}
        </div>
      )}
    </>
  );
}

/** A finding: what was noticed, how strong it is, what it rests on beside what would explain it, and what to do about it. */
export function FindingCard({
  person,
  finding,
  documents,
  acts,
}: {
  readonly person: string;
  readonly finding: Finding;
  readonly documents: Assessment['documents'];
  readonly acts: boolean;
}) {
  const first = finding.evidence.slice(0, QUOTES);
  const rest = finding.evidence.slice(QUOTES);
  return (
    <article className={`card finding finding-${finding.strength}`} aria-labelledby={finding.id}>
      <h3 id={finding.id}>
        <Said text={finding.title} />
      </h3>
      <p className="marks small">
        <span className="mark strength">{texts.strengths[finding.strength]}</span>
        <span className="mark">{texts.standings[finding.standing]}</span>
        {!finding.counted && <span className="mark">{words.notCounted}</span>}
        <span className="dimmed">
          <Said text={finding.why} />
        </span>
      </p>
      <div className="beside">
        <div>
          <h4>{words.evidence}</h4>
          <Quotes evidence={first} documents={documents} />
          {rest.length > 0 && (
            <details>
              <summary className="small">{words.moreEvidence(rest.length)}</summary>
              <Quotes evidence={rest} documents={documents} />
            </details>
          )}
        </div>
        <div>
          <h4>{words.honest}</h4>
          {finding.honestExplanations.length === 0 ? (
            <p className="small dimmed">{words.noHonest}</p>
          ) : (
            <ul className="tight small">
              {finding.honestExplanations.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
      {acts ? (
        <Actions person={person} finding={finding} />
      ) : (
        <p className="small dimmed signal">
          {words.signal} <code>{finding.checkId}</code>
        </p>
      )}
    </article>
  );
}
