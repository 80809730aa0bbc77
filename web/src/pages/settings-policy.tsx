import { Alert, Button, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, type Schemas, told } from '../api.ts';
import { day } from '../parts/dates.ts';
import { Dialog } from '../parts/dialog.tsx';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { TableScroll } from '../parts/table-scroll.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { useMay } from '../session.ts';
import { levels, texts } from '../texts/index.ts';
import { words } from '../texts/policy.ts';
import './policy.css';
import { PolicyRetention } from './policy-retention.tsx';
import { PolicySignals } from './policy-signals.tsx';

type Policy = Schemas['Policy'];
type InForce = Schemas['PolicyInForce'];

const policyInForce = queryOptions({ queryKey: ['policy'], queryFn: ({ signal }) => told(api.GET('/v1/policy', { signal })) });
const catalogue = queryOptions({ queryKey: ['checks'], queryFn: ({ signal }) => told(api.GET('/v1/checks', { signal })), staleTime: Number.POSITIVE_INFINITY });

type Preview = Schemas['PolicyPreview'];
const preview = (policy: Policy) => told(api.POST('/v1/policy/preview', { body: { policy } })) as Promise<Preview>;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What is the firm’s own, when cases open, and how long records stay. */
function Firm({ policy, onChange }: { readonly policy: Policy; readonly onChange: (policy: Policy) => void }) {
  const employer = policy.employer ?? {};
  const cases = policy.cases ?? {};
  const setEmployer = (name: string, value: unknown) => onChange({ ...policy, employer: prune({ ...employer, [name]: value }) });
  const setCases = (name: string, value: unknown) => {
    const next = prune({ ...cases, [name]: value });
    const { cases: _, ...rest } = policy;
    onChange(Object.keys(next).length === 0 ? rest : { ...rest, cases: next });
  };
  const list = (name: 'domains' | 'egress' | 'remoteAccessTools', label: string) => (
    <Textarea
      label={label}
      description={words.employer.lines}
      rows={3}
      defaultValue={(employer[name] ?? []).join('\n')}
      onChange={(event) => setEmployer(name, linesOf(event.currentTarget.value))}
    />
  );
  return (
    <>
      <section aria-labelledby="policy-firm">
        <h3 id="policy-firm">{words.employer.title}</h3>
        <div className="policy-fields">
          <TextInput
            label={words.employer.country}
            description={words.employer.countryHelp}
            maxLength={2}
            value={employer.countryCode ?? ''}
            onChange={(event) => setEmployer('countryCode', event.currentTarget.value.toUpperCase())}
          />
          {list('domains', words.employer.domains)}
          {list('egress', words.employer.egress)}
          {list('remoteAccessTools', words.employer.tools)}
        </div>
      </section>
      <section aria-labelledby="policy-cases">
        <h3 id="policy-cases">{words.cases.title}</h3>
        <div className="policy-fields">
          <NativeSelect
            label={words.cases.openFrom}
            value={cases.openFrom ?? ''}
            data={[{ value: '', label: words.cases.never }, ...levels.toReversed().map((value) => ({ value, label: texts.levels[value] }))]}
            onChange={(event) => setCases('openFrom', event.currentTarget.value)}
          />
          <NativeSelect
            label={words.cases.sweep}
            value={cases.sweep ?? 'tell'}
            data={[
              { value: 'tell', label: words.cases.tell },
              { value: 'erase', label: words.cases.erase },
            ]}
            onChange={(event) => setCases('sweep', event.currentTarget.value === 'tell' ? undefined : event.currentTarget.value)}
          />
        </div>
      </section>
    </>
  );
}

/** Without what says nothing. */
function prune<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined && one !== '' && !(Array.isArray(one) && one.length === 0))) as T;
}

function Effects({ found }: { readonly found: Preview }) {
  const { people, changed, moves, effects } = found;
  if (changed === 0) return <p role="status">{words.preview.none(people)}</p>;
  return (
    <>
      <p role="status">
        <strong>{words.preview.some(changed, people)}</strong>
      </p>
      <ul className="plain policy-moves">
        {moves
          .filter(({ before, after }) => before !== after)
          .map(({ before, after, people: count }) => (
            <li key={`${before} ${after}`}>
              <LevelMark level={before} /> → <LevelMark level={after} /> {count.toLocaleString('en')}
            </li>
          ))}
      </ul>
      <TableScroll label={words.preview.who}>
        <table className="figures">
          <thead>
            <tr>
              {[words.preview.who, words.preview.before, words.preview.after, words.preview.came, words.preview.went].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {effects.map(({ dossierId, caption, before, after, came, went }) => (
              <tr key={dossierId}>
                <th scope="row">
                  <Link to="/people/$person" params={{ person: dossierId }}>
                    <Said text={caption} most={80} />
                  </Link>
                </th>
                <td>
                  <LevelMark level={before} />
                </td>
                <td>
                  <LevelMark level={after} />
                </td>
                <td>{came.join(' · ')}</td>
                <td>{went.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {effects.length < changed && <p className="small dimmed">{words.preview.first(effects.length)}</p>}
    </>
  );
}

function SaveDialog({ policy, version, onClose, onDone }: { policy: Policy; version: number; onClose: () => void; onDone: (version: number) => void }) {
  const queries = useQueryClient();
  const [reason, setReason, forget] = useDraft('policy reason', '');
  const [wrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: async () => {
      const done = await told(api.POST('/v1/policy', { body: { policy, reason: reason.trim(), version } }));
      // A job: it goes on when this page is left.
      await told(api.POST('/v1/assessments', { headers: { prefer: 'respond-async' } }));
      return done.version.version;
    },
    onSuccess: async (number) => {
      forget();
      await queries.invalidateQueries();
      onDone(number);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWrong(reason.trim() === '');
    if (reason.trim() !== '') save.mutate();
  };
  return (
    <Dialog title={words.save.title} onClose={onClose}>
      <p>{words.save.text}</p>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Textarea
            label={words.save.reason}
            rows={3}
            maxLength={2_000}
            value={reason}
            error={wrong ? words.save.noReason : undefined}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {save.error !== null && <ProblemAlert error={save.error} />}
          <p className="buttons">
            <Button type="submit" loading={save.isPending}>
              {words.save.submit}
            </Button>
            <Button variant="default" onClick={onClose}>
              {words.save.cancel}
            </Button>
          </p>
        </Stack>
      </form>
    </Dialog>
  );
}

function Editor({ inForce }: { readonly inForce: InForce }) {
  const may = useMay();
  const checks = useQuery(catalogue);
  const [draft, setDraft, forget] = useDraft<Policy>(`policy ${inForce.version}`, inForce.policy);
  // Fields that keep what is typed begin anew with another policy.
  const [edition, setEdition] = useState(0);
  const [saving, setSaving] = useState(false);
  const [done, setDone] = useState<number>();
  const look = useMutation({ mutationFn: async (policy: Policy) => ({ policy, found: await preview(policy) }) });
  const canEdit = may('policy.set') && inForce.source !== 'file';
  const isChanged = JSON.stringify(draft) !== JSON.stringify(inForce.policy);
  const restart = (policy?: Policy) => {
    if (policy === undefined) forget();
    else setDraft(policy);
    look.reset();
    setEdition(edition + 1);
  };
  return (
    <>
      <p>{inForce.source === 'stored' ? words.source.stored(inForce.version) : words.source[inForce.source]}</p>
      {done !== undefined && (
        <Alert color="green" variant="outline" role="status">
          {words.save.done(done)}
        </Alert>
      )}
      {canEdit && (
        <div className="policy-bar">
          <Button variant="default" disabled={!isChanged} loading={look.isPending} onClick={() => look.mutate(draft)}>
            {words.preview.button}
          </Button>
          <Button disabled={!isChanged} onClick={() => setSaving(true)}>
            {words.save.button}
          </Button>
          {isChanged ? (
            <Button variant="subtle" onClick={() => restart()}>
              {words.discard}
            </Button>
          ) : (
            <span className="small dimmed">{words.unchanged}</span>
          )}
        </div>
      )}
      {look.isPending && <p role="status">{words.preview.running}</p>}
      {look.error !== null && <ProblemAlert error={look.error} />}
      {look.data !== undefined && (look.data.policy === draft ? <Effects found={look.data.found} /> : <p className="small dimmed">{words.preview.stale}</p>)}
      <fieldset key={edition} className="bare" disabled={!canEdit} aria-label={words.title}>
        <Firm policy={draft} onChange={setDraft} />
        <PolicyRetention policy={draft} onChange={setDraft} />
        {checks.error !== null && <ProblemAlert error={checks.error} onRetry={() => void checks.refetch()} />}
        {checks.data !== undefined && <PolicySignals checks={checks.data.checks} policy={draft} onChange={setDraft} />}
      </fieldset>
      <section aria-labelledby="policy-versions">
        <h3 id="policy-versions">{words.history.title}</h3>
        {inForce.versions.length === 0 && <p>{words.history.none}</p>}
        <ul className="plain">
          {inForce.versions.map(({ version, by, at, reason, policy }) => (
            <li key={version} className="card">
              <strong>
                <Said text={words.history.line(version, by.name, day(at))} most={200} />
              </strong>
              <p>
                <Said text={reason} />
              </p>
              {canEdit && (
                <Button size="xs" variant="default" onClick={() => restart(policy)}>
                  {words.history.take}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </section>
      {saving && (
        <SaveDialog
          policy={draft}
          version={inForce.version}
          onClose={() => setSaving(false)}
          onDone={(number) => {
            setSaving(false);
            forget();
            setDone(number);
          }}
        />
      )}
    </>
  );
}

/** What the operator decided about vetting, with a look at what a change would do. */
export function PolicySettings() {
  const { data, error, refetch } = useQuery(policyInForce);
  return (
    <>
      <p className="dimmed">{words.intro}</p>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p role="status">{texts.loading}</p>}
      {data !== undefined && <Editor key={data.version} inForce={data} />}
    </>
  );
}
