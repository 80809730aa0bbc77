import { Button, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type Schemas, told } from '../api.ts';
import { day, partial } from '../parts/dates.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useTitle } from '../parts/use-title.ts';
import { Reading } from '../reading/reading.tsx';
import { useMay } from '../session.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/intelligence.ts';
import { ComparedView } from './report/compared.tsx';
import { IndicatorsView } from './report/indicators.tsx';
import { PeopleView } from './report/people.tsx';
import { profileOf, textOf } from './report/queries.ts';
import './intelligence.css';

/** Endings of exported files. */
const ENDINGS = { stix: 'stix.json', misp: 'misp.json', markdown: 'md' } as const;
type Format = keyof typeof ENDINGS;

/** Saves what the server answered as a file. A link would save what went wrong as if it were the report. */
async function save(report: string, format: Format, title: string): Promise<Format> {
  const text = await told(api.GET('/v1/reports/{report}/export', { params: { path: { report }, query: { format } }, parseAs: 'blob' }));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(text as unknown as Blob);
  link.download = `${
    title
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 60) || 'report'
  }.${ENDINGS[format]}`;
  link.click();
  URL.revokeObjectURL(link.href);
  return format;
}

function Exports({ report, title }: { readonly report: string; readonly title: string }) {
  const saving = useMutation({ mutationFn: (format: Format) => save(report, format, title) });
  return (
    <>
      <fieldset className="buttons" aria-label={words.exportAs}>
        <span className="small dimmed">{words.exportAs}</span>
        {(Object.keys(ENDINGS) as Format[]).map((format) => (
          <Button
            key={format}
            variant="default"
            size="compact-sm"
            aria-label={`${words.exportAs}: ${words.exports[format]}`}
            loading={saving.isPending && saving.variables === format}
            onClick={() => saving.mutate(format)}
          >
            {words.exports[format]}
          </Button>
        ))}
      </fieldset>
      <span role="status" className={saving.data === undefined ? 'unseen' : 'small dimmed'}>
        {saving.data === undefined ? '' : words.exported(words.exports[saving.data])}
      </span>
      {saving.error !== null && <ProblemAlert error={saving.error} onRetry={() => saving.mutate(saving.variables)} />}
    </>
  );
}

function Remove({ report }: { readonly report: string }) {
  const [asked, setAsked] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const removal = useMutation({
    mutationFn: () => told(api.DELETE('/v1/reports/{report}', { params: { path: { report } } })),
    onSuccess: async () => {
      await navigate({ to: '/intelligence' });
      queries.removeQueries({ queryKey: ['report', report] });
      void queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsked(true)}>
        {words.remove}
      </Button>
      {asked && (
        <Dialog title={words.removeTitle} onClose={() => setAsked(false)}>
          <p>{words.removeWhy}</p>
          {removal.error !== null && <ProblemAlert error={removal.error} />}
          <p className="buttons">
            <Button loading={removal.isPending} onClick={() => removal.mutate()}>
              {words.removeYes}
            </Button>
            <Button variant="default" disabled={removal.isPending} onClick={() => setAsked(false)}>
              {words.no}
            </Button>
          </p>
        </Dialog>
      )}
    </>
  );
}

const VIEWS = ['reading', 'indicators', 'people', 'compared'] as const;
type View = (typeof VIEWS)[number];

function ReadingView({ report, profile, at }: { readonly report: string; readonly profile: Schemas['ActorProfile']; readonly at: string | undefined }) {
  const { data, error, refetch } = useQuery(textOf(report));
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status">{texts.loading}</p>;
  return <Reading profile={profile} text={data.text} at={at} />;
}

/** One kept report: what it says beside its text, its indicators, whom it touches, and what others say of the same. */
export function ReportPage() {
  const { report } = useParams({ from: '/shell/intelligence/$report' });
  const hash = useLocation({ select: (location) => location.hash });
  const view: View = VIEWS.find((one) => one === hash) ?? 'reading';
  const at = /^at-(\d+-\d+)$/.exec(hash)?.[1];
  const may = useMay();
  const { data, error, refetch } = useQuery(profileOf(report));
  const text = useQuery({ ...textOf(report), enabled: data !== undefined });
  const source = data?.source;
  const title = source?.title ?? source?.file ?? source?.url ?? words.untitled;
  useTitle(data === undefined ? words.title : title.slice(0, 80));
  if (data === undefined || source === undefined)
    return (
      <>
        <Title order={1} size="h2">
          {words.title}
        </Title>
        {error === null ? <p role="status">{texts.loading}</p> : <ProblemAlert error={error} onRetry={() => void refetch()} />}
        <p>
          <Link to="/intelligence">{words.back}</Link>
        </p>
      </>
    );
  return (
    <>
      <p className="small">
        <Link to="/intelligence">{words.back}</Link>
      </p>
      <div className="bar">
        <div>
          <Title order={1} size="h2">
            <Said text={title} most={200} />
          </Title>
          <p className="small facts dimmed">
            {source.publisher !== undefined && <Said text={source.publisher} most={120} />}
            <span>{source.published === undefined ? words.undated : words.published(partial(source.published))}</span>
            {source.tlp !== undefined && <strong>{words.tlp(source.tlp)}</strong>}
            <span>{words.format[source.format]}</span>
            <span>{words.characters(data.characters)}</span>
            <span>{words.attack(data.attackVersion)}</span>
            {text.data !== undefined && <span>{words.keptOn(day(text.data.addedAt))}</span>}
            {source.file !== undefined && source.file !== title && <Said text={source.file} most={120} />}
          </p>
        </div>
        <span className="buttons">
          <Exports report={data.id} title={title} />
          {may('reports.remove') && <Remove report={data.id} />}
        </span>
      </div>
      <nav className="views" aria-label={words.views.label}>
        {VIEWS.map((one) => (
          <Link
            key={one}
            to="/intelligence/$report"
            params={{ report }}
            {...(one === 'reading' ? {} : { hash: one })}
            hashScrollIntoView={false}
            activeOptions={{ exact: true, includeHash: true, explicitUndefined: true }}
            activeProps={{}}
            aria-current={one === view ? 'page' : undefined}
          >
            {words.views[one]}
          </Link>
        ))}
      </nav>
      {view === 'reading' && <ReadingView report={data.id} profile={data} at={at} />}
      {view === 'indicators' && <IndicatorsView report={data.id} indicators={data.infrastructure.indicators} />}
      {view === 'people' && <PeopleView report={data.id} />}
      {view === 'compared' && <ComparedView report={data.id} />}
    </>
  );
}
