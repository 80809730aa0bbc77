import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import './person.css';
import type { Assessment } from '../api.ts';
import { Findings, NextSteps, Unread, Untold, Verdict } from '../parts/assessment-view.tsx';
import { Cases } from '../parts/person/cases.tsx';
import { Contents, jump, useJumps } from '../parts/person/contents.tsx';
import { History } from '../parts/person/history.tsx';
import { Observe } from '../parts/person/observe.tsx';
import { Places } from '../parts/person/places.tsx';
import { assessmentOf, casesOf, linksOf, ownsStep, placesOf, recordsOf, timelineOf, verifications } from '../parts/person/queries.ts';
import { Records } from '../parts/person/records.tsx';
import { LateSection, Section } from '../parts/person/section.tsx';
import { Told, useTell } from '../parts/person/tell.tsx';
import { Ties } from '../parts/person/ties.tsx';
import { Timeline } from '../parts/person/timeline.tsx';
import { VerifyForm } from '../parts/person/verify-form.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTitle } from '../parts/use-title.ts';
import { me, useMay } from '../session.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/person.ts';

/** The whole file of one person, as far as it is for who reads it. */
function File({ assessment }: { readonly assessment: Assessment }) {
  const may = useMay();
  const [wanted, setWanted] = useState<string>();
  const person = assessment.dossierId;
  const logs = (useQuery(me).data?.roles ?? []).some((role) => role === 'security' || role === 'counsel' || role === 'auditor');
  const records = may('people.observe');
  useJumps();
  const record = (check: string) => {
    setWanted(check);
    jump('observe');
  };
  const parts = [
    { id: 'findings', title: words.findings, count: assessment.findings.filter(({ counted }) => counted).length },
    { id: 'steps', title: words.steps, count: assessment.nextSteps.length },
    { id: 'cases', title: words.cases.title },
    { id: 'untold', title: words.untold, count: assessment.coverage.couldNotTell },
    ...(records ? [{ id: 'observe', title: words.observe.title }] : []),
    ...(may('people.timeline') ? [{ id: 'timeline', title: words.timeline.title }] : []),
    ...(may('people.places') ? [{ id: 'map', title: words.map.title }] : []),
    ...(may('people.links') ? [{ id: 'links', title: words.links.title }] : []),
    { id: 'history', title: words.history.title },
    ...(assessment.issues.length > 0 ? [{ id: 'issues', title: words.issues, count: assessment.issues.length }] : []),
  ];
  return (
    <div className="file">
      <Contents parts={parts} />
      <div className="file-body">
        <Verdict assessment={assessment} />
        <Findings assessment={assessment} acts />
        <NextSteps assessment={assessment} acts />
        <LateSection id="cases" title={words.cases.title} query={casesOf(person)}>
          {({ cases }) => <Cases person={person} cases={cases} />}
        </LateSection>
        <Untold assessment={assessment} {...(records ? { onRecord: record } : {})} />
        {records && (
          <Section id="observe" title={words.observe.title} intro={words.observe.intro}>
            <Observe person={person} wanted={wanted} />
          </Section>
        )}
        {may('people.records') && (
          <LateSection id="records" title={words.observe.records} query={recordsOf(person)}>
            {({ records: all }) => <Records records={all} />}
          </LateSection>
        )}
        {may('people.timeline') && (
          <LateSection id="timeline" title={words.timeline.title} intro={words.timeline.intro} query={timelineOf(person)}>
            {({ entries }) => <Timeline entries={entries} logs={logs} />}
          </LateSection>
        )}
        {may('people.places') && (
          <LateSection id="map" title={words.map.title} intro={words.map.intro} query={placesOf(person)}>
            {({ places, logs: shown }) => <Places places={places} logs={shown} />}
          </LateSection>
        )}
        {may('people.links') && (
          <LateSection id="links" title={words.links.title} intro={words.links.intro} query={linksOf(person)}>
            {({ links, hubs, ring, names }) => <Ties person={person} links={links} hubs={hubs} {...(ring === undefined ? {} : { ring })} names={names} />}
          </LateSection>
        )}
        <History person={person} />
        <Unread assessment={assessment} />
      </div>
    </div>
  );
}

/** What a manager does here: they record, and the file is for others. */
function RecordOnly({ person }: { readonly person: string }) {
  const roles = useQuery(me).data?.roles ?? [];
  const may = useMay();
  const tell = useTell();
  const [again, setAgain] = useState(0);
  const mine = (useQuery(verifications).data?.verifications ?? []).filter(({ owner }) => ownsStep(roles, owner));
  return (
    <>
      <Title order={1} size="h2" className="wrap">
        {person}
      </Title>
      <p>{words.recordOnly}</p>
      <Section id="observe" title={words.observe.title} intro={words.observe.intro}>
        <Observe person={person} wanted={undefined} />
      </Section>
      {may('people.verify') && mine.length > 0 && (
        <Section id="verify" title={words.act.verify}>
          <VerifyForm
            key={again}
            person={person}
            steps={mine}
            about="own"
            onDone={(said) => {
              tell(said);
              setAgain(again + 1);
            }}
            onCancel={undefined}
          />
        </Section>
      )}
    </>
  );
}

export function PersonPage() {
  const { person } = useParams({ from: '/shell/people/$person' });
  const may = useMay();
  const reads = may('people.assessment');
  const { data, error, refetch } = useQuery({ ...assessmentOf(person), enabled: reads });
  useTitle(data?.caption.slice(0, 80) ?? words.title);
  if (!reads && may('people.observe'))
    return (
      <Told>
        <RecordOnly person={person} />
      </Told>
    );
  if (error !== null && data === undefined)
    return (
      <>
        <Title order={1} size="h2">
          {words.title}
        </Title>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </>
    );
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  return (
    <Told>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <File key={data.dossierId} assessment={data} />
    </Told>
  );
}
