import { Button, Textarea, TextInput, Title } from '@mantine/core';
import { skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { api, type Schemas, told } from '../api.ts';
import { IssueList } from '../parts/assessment-view.tsx';
import { day, partial } from '../parts/dates.ts';
import { FileDrop } from '../parts/file-drop.tsx';
import { LATER, useWork, WorkProgress } from '../parts/job.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useTitle } from '../parts/use-title.ts';
import { Reading } from '../reading/reading.tsx';
import { useMay } from '../session.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/intelligence.ts';
import { spoken } from './report/about.ts';
import './intelligence.css';

/** Media types by the ending of a file’s name. */
const MEDIA: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  html: 'text/html',
  htm: 'text/html',
  docx: 'application/octet-stream',
  md: 'text/markdown',
  markdown: 'text/markdown',
  txt: 'text/plain',
  eml: 'message/rfc822',
  json: 'application/json',
};
/** Largest file. Unit: bytes. @source src/operations/catalogue-reports.ts */
const MOST = 32 * 1024 * 1024;
/** Longest text. Unit: characters. @source src/intel/text.ts */
const MOST_CHARACTERS = 4_000_000;
/** Ties shown of a group of reports. @source house */
const TIES = 6;

type Given = { readonly name: string; readonly media: string; readonly body: Blob };
type Read = Given & { readonly profile: Schemas['ActorProfile']; readonly text: string; readonly issues: Schemas['Issue'][] };

/** What was read and not kept stays while the application is open, wherever its reader goes. */
const READ = ['reading'] as const;

/** A file as the body of a request. */
const asBody = ({ body, media }: Given) => ({ body: body as never, bodySerializer: (file: unknown) => file as Blob, headers: { 'content-type': media } });

function Seconds() {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setCount((one) => one + 1), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span className="dimmed"> {words.seconds(count)}</span>;
}

function Paste({ busy, onText }: { readonly busy: boolean; readonly onText: (given: Given, sent: () => void) => void }) {
  const [draft, setDraft, forget] = useDraft('intelligence paste', { title: '', text: '' });
  const [problem, setProblem] = useState<string>();
  return (
    <form
      className="paste"
      onSubmit={(event) => {
        event.preventDefault();
        const { title, text } = draft;
        const wrong = text.trim() === '' ? words.nothingPasted : text.length > MOST_CHARACTERS ? words.tooLong(MOST_CHARACTERS.toLocaleString('en')) : undefined;
        setProblem(wrong);
        if (wrong === undefined) onText({ name: `${title.trim() === '' ? words.pastedName : title.trim()}.txt`, media: 'text/plain', body: new Blob([text]) }, forget);
      }}
    >
      <Textarea label={words.paste} rows={6} value={draft.text} error={problem} onChange={({ currentTarget: { value } }) => setDraft({ ...draft, text: value })} />
      <TextInput
        label={words.pasteTitle}
        description={words.pasteTitleHelp}
        maxLength={200}
        value={draft.title}
        onChange={({ currentTarget: { value } }) => setDraft({ ...draft, title: value })}
      />
      <Button type="submit" loading={busy}>
        {words.read}
      </Button>
    </form>
  );
}

/** What was read, before anybody decided to keep it. */
function Unkept({ read, onDone }: { readonly read: Read; readonly onDone: () => void }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const reports = useReports();
  const work = useWork('reports.add', (result) => {
    onDone();
    void queries.invalidateQueries();
    // What came of it is told only to whoever may still ask for it.
    const report = (result as { id: string } | undefined)?.id ?? read.profile.id;
    void navigate({ to: '/intelligence/$report', params: { report }, hash: 'people', hashScrollIntoView: false });
  });
  const known = reports.data?.reports.some(({ id }) => id === read.profile.id) === true;
  const { source } = read.profile;
  return (
    <>
      <div className="bar">
        <div>
          <strong>
            <Said text={source.title ?? source.file ?? words.untitled} most={200} />
          </strong>
          <p className="small dimmed">
            {words.notKept}. {words.notKeptWhy}
          </p>
        </div>
        <span className="marks">
          {known ? (
            <Link to="/intelligence/$report" params={{ report: read.profile.id }}>
              {words.showKept}
            </Link>
          ) : (
            <Button loading={work.busy} onClick={() => work.begin(() => told(api.POST('/v1/reports', { ...asBody(read), params: { query: { name: read.name }, header: LATER } })))}>
              {words.keep}
            </Button>
          )}
          <Button variant="default" disabled={work.busy} onClick={onDone}>
            {words.discard}
          </Button>
        </span>
      </div>
      {known && <p className="small">{words.keptAlready}</p>}
      <WorkProgress work={work} />
      {read.issues.length > 0 && (
        <details className="card">
          <summary>{words.readBut}</summary>
          <IssueList issues={read.issues} />
        </details>
      )}
      <Reading profile={read.profile} text={read.text} />
    </>
  );
}

/** A report is given, read, and shown; then it is kept or not. */
function Desk() {
  const queries = useQueryClient();
  const read = useQuery<Read | null>({ queryKey: READ, queryFn: skipToken, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY });
  const stopping = useRef<AbortController>(undefined);
  const analysis = useMutation({
    mutationFn: async ({ given }: { readonly given: Given; readonly sent?: () => void }): Promise<Read> => {
      stopping.current = new AbortController();
      const { signal } = stopping.current;
      return { ...given, ...(await told(api.POST('/v1/reports/analysis', { ...asBody(given), params: { query: { name: given.name } }, signal }))) };
    },
    onSuccess: (found, { sent }) => {
      queries.setQueryData(READ, found);
      sent?.();
    },
  });
  const stopped = analysis.error instanceof DOMException;
  if (read.data !== undefined && read.data !== null) return <Unkept read={read.data} onDone={() => queries.setQueryData(READ, null)} />;
  return (
    <section aria-labelledby="give">
      <h2 id="give">{words.give}</h2>
      <div className="ways">
        <section aria-labelledby="from-file">
          <h3 id="from-file">{words.file}</h3>
          <FileDrop
            label={words.file}
            help={words.forms}
            media={MEDIA}
            most={MOST}
            busy={analysis.isPending}
            onFile={(file, media) => analysis.mutate({ given: { name: file.name, media, body: file } })}
          />
        </section>
        <section aria-labelledby="from-text">
          <h3 id="from-text">{words.text}</h3>
          <Paste busy={analysis.isPending} onText={(given, sent) => analysis.mutate({ given, sent })} />
        </section>
      </div>
      {analysis.isPending && (
        <p role="status" className="card">
          <Said text={words.reading(analysis.variables.given.name)} most={200} />
          <Seconds />{' '}
          <Button variant="default" size="compact-xs" onClick={() => stopping.current?.abort()}>
            {words.stop}
          </Button>
        </p>
      )}
      {analysis.error !== null && !stopped && <ProblemAlert error={analysis.error} onRetry={() => analysis.mutate(analysis.variables)} />}
    </section>
  );
}

const useReports = () => useQuery({ queryKey: ['reports'], queryFn: ({ signal }) => told(api.GET('/v1/reports', { params: { query: { limit: 1_000 } }, signal })) });

type ReportLine = Schemas['ReportLine'];
const titleOf = ({ source }: Pick<ReportLine, 'source'>): string => source.title ?? source.file ?? source.url ?? words.untitled;

function ReportItem({ report }: { readonly report: ReportLine }) {
  const { id, source, actor, techniques, malicious, hunted, addedAt } = report;
  return (
    <li className="report">
      <Link to="/intelligence/$report" params={{ report: id }}>
        <Said text={titleOf(report)} most={160} />
      </Link>
      <p className="small facts">
        {actor !== undefined && <Said text={actor} most={80} />}
        {source.publisher !== undefined && <Said text={source.publisher} most={80} />}
        <span>{source.published === undefined ? words.undated : words.published(partial(source.published))}</span>
        <span>{words.techniques(techniques)}</span>
        <span>{words.malicious(malicious)}</span>
        <span>
          {hunted === undefined ? words.neverHunted : hunted.affected === 0 ? words.touchesNobody(hunted.people) : <strong>{words.touches(hunted.affected, hunted.people)}</strong>}
        </span>
        <span className="dimmed">{words.keptOn(day(addedAt))}</span>
      </p>
    </li>
  );
}

function Kept() {
  const reports = useReports();
  const campaigns = useQuery({ queryKey: ['campaigns'], queryFn: ({ signal }) => told(api.GET('/v1/campaigns', { signal })) });
  const [search, setSearch] = useState('');
  const all = reports.data?.reports ?? [];
  const wanted = search.trim().toLowerCase();
  const fits = all.filter((one) => [titleOf(one), one.actor, one.source.publisher].some((text) => text?.toLowerCase().includes(wanted) === true));
  const byId = new Map(fits.map((one) => [one.id, one]));
  const groups = (campaigns.data?.campaigns ?? []).filter((one) => one.reports.length > 1 && one.reports.some(({ id }) => byId.has(id)));
  const grouped = new Set(groups.flatMap((one) => one.reports.map(({ id }) => id)));
  const alone = fits.filter(({ id }) => !grouped.has(id));
  const list = (those: readonly ReportLine[]) => (
    <ul className="plain">
      {those.map((one) => (
        <ReportItem key={one.id} report={one} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{words.kept(all.length)}</h2>
      {reports.error !== null && <ProblemAlert error={reports.error} onRetry={() => void reports.refetch()} />}
      {campaigns.error !== null && <ProblemAlert error={campaigns.error} onRetry={() => void campaigns.refetch()} />}
      {reports.isPending && <p role="status">{texts.loading}</p>}
      {reports.data !== undefined && all.length === 0 && (
        <div className="note">
          <strong>{words.noneKept}</strong>
          <p>{words.noneKeptHelp}</p>
        </div>
      )}
      {all.length > 5 && <TextInput className="find" label={words.search} type="search" value={search} onChange={({ currentTarget: { value } }) => setSearch(value)} />}
      {all.length > 0 && fits.length === 0 && <p role="status">{words.noMatch}</p>}
      {groups.map(({ name, shared, reports: those }) => (
        <section key={those[0]?.id} className="card">
          <h3>
            <Said text={words.activity(name, those.length)} most={160} />
          </h3>
          <p className="small dimmed">
            <Said text={words.shared(shared.slice(0, TIES).map(spoken).join('; '))} most={400} />
          </p>
          {list(those.flatMap(({ id }) => byId.get(id) ?? []))}
        </section>
      ))}
      {groups.length > 0 && alone.length > 0 && <h3>{words.others}</h3>}
      {list(alone)}
    </section>
  );
}

/** Threat reports: one is read here, and those that are kept are listed. */
export function IntelligencePage() {
  useTitle(words.title);
  const may = useMay();
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{words.intro}</p>
      {may('reports.analyze') && <Desk />}
      <Kept />
    </>
  );
}
