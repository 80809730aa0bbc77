import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, told } from '../../api.ts';
import { day, partial } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { useDraft } from '../../parts/use-draft.ts';
import { words as all } from '../../texts/watchlists.ts';
import { Comparison, MatchCard } from './match.tsx';
import { allLists, useListTitles } from './queries.ts';

const words = all.desk;

const EMPTY = { names: '', kind: 'any' as keyof typeof words.kinds, birthDate: '', country: '', document: '', email: '', phone: '', wallet: '', threshold: '' };
type Draft = typeof EMPTY;
type Problems = Partial<Record<keyof Draft, string>>;

/** Entries shown at most. @source house */
const MOST = 20;

const namesOf = ({ names }: Draft): string[] =>
  names
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');

function problemsOf(draft: Draft): Problems {
  const threshold = Number(draft.threshold.trim().replace('%', ''));
  return {
    ...(namesOf(draft).length > 0 || [draft.document, draft.email, draft.phone, draft.wallet].some((one) => one.trim() !== '') ? {} : { names: words.nothing }),
    ...(draft.birthDate.trim() === '' || /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(draft.birthDate.trim()) ? {} : { birthDate: words.birthWrong }),
    ...(draft.threshold.trim() === '' || (threshold >= 0 && threshold <= 100) ? {} : { threshold: words.thresholdWrong }),
  };
}

const given = <K extends string>(key: K, value: string): { [P in K]?: string } => (value.trim() === '' ? {} : ({ [key]: value.trim() } as { [P in K]?: string }));

const bodyOf = (draft: Draft) => ({
  names: namesOf(draft),
  kind: draft.kind,
  limit: MOST,
  ...given('birthDate', draft.birthDate),
  ...given('country', draft.country),
  ...given('document', draft.document),
  ...given('email', draft.email),
  ...given('phone', draft.phone),
  ...given('wallet', draft.wallet),
  ...(draft.threshold.trim() === '' ? {} : { threshold: Number(draft.threshold.trim().replace('%', '')) / 100 }),
});

const screen = (body: ReturnType<typeof bodyOf>) => told(api.POST('/v1/screenings', { body }));
type Screened = Awaited<ReturnType<typeof screen>>;

/** Which lists a result rests on, and which it does not. */
function Looked({ editions }: Pick<Screened, 'editions'>) {
  const title = useListTitles();
  const known = useQuery(allLists).data?.lists ?? [];
  const missing = known.filter(({ list }) => !editions.some((one) => one.list === list));
  const dated = (list: string, publishedAt: string | undefined): string => {
    if (publishedAt !== undefined) return words.asOf(partial(publishedAt));
    const taken = known.find((one) => one.list === list)?.importedAt;
    return taken === undefined ? words.noDateAtAll : words.noDate(day(taken));
  };
  return (
    <div className="looked small">
      <div>
        <strong>{words.looked}</strong>
        <ul>
          {editions.map(({ list, publishedAt }) => (
            <li key={list}>
              {title(list)}, {dated(list, publishedAt)}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <strong>{words.notLooked}</strong>
        {missing.length === 0 ? (
          <p>{words.allLooked}</p>
        ) : (
          <>
            <ul>
              {missing.map(({ list, title: name }) => (
                <li key={list}>{name}</li>
              ))}
            </ul>
            <p className="dimmed">{words.notLookedWhy}</p>
          </>
        )}
      </div>
    </div>
  );
}

function Result({ result: { matches, parts, editions, threshold } }: { readonly result: Screened }) {
  return (
    <section aria-labelledby="result">
      <h3 id="result">{words.results}</h3>
      <p role="status" className="verdict">
        {matches.length === 0 ? words.none(all.percent(threshold)) : words.found(matches.length)}
      </p>
      {matches.length > 0 && matches.every(({ basis }) => basis === 'name') && <p>{words.nameAlone}</p>}
      {matches.map((match, at) => (
        <MatchCard key={match.entityId} match={match} threshold={threshold} level="h4">
          <Comparison match={match} parts={parts[at] ?? []} />
        </MatchCard>
      ))}
      <Looked editions={editions} />
    </section>
  );
}

/** One name against the lists in force, explained. */
export function DeskView() {
  const [draft, setDraft, forget] = useDraft('screening desk', EMPTY);
  const [problems, setProblems] = useState<Problems>({});
  const screening = useMutation({ mutationFn: screen });
  const lists = useQuery(allLists);
  const field = (name: Exclude<keyof Draft, 'kind'>) => ({
    value: draft[name],
    error: problems[name],
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { readonly currentTarget: { readonly value: string } }) => setDraft({ ...draft, [name]: value }),
  });
  return (
    <section aria-labelledby="desk">
      <h2 id="desk">{words.title}</h2>
      <p className="dimmed">{words.intro}</p>
      {lists.data?.onlyStarter === true && (
        <div className="note warn">
          <strong>{all.lists.onlyStarter}</strong>
          <p>{all.lists.onlyStarterWhy}</p>
        </div>
      )}
      <form
        className="desk"
        onSubmit={(event) => {
          event.preventDefault();
          const found = problemsOf(draft);
          setProblems(found);
          if (Object.keys(found).length === 0) screening.mutate(bodyOf(draft));
        }}
      >
        <Textarea className="whole" label={words.names} description={words.namesHelp} rows={2} {...field('names')} />
        <NativeSelect
          label={words.kind}
          description="&nbsp;"
          value={draft.kind}
          onChange={({ currentTarget: { value } }) => setDraft({ ...draft, kind: value as Draft['kind'] })}
          data={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
        />
        <TextInput label={words.birthDate} description={words.birthHelp} {...field('birthDate')} />
        <TextInput label={words.country} description={words.countryHelp} {...field('country')} />
        <details className="whole">
          <summary>{words.more}</summary>
          <div className="desk">
            <TextInput label={words.document} description="&nbsp;" {...field('document')} />
            <TextInput label={words.email} description="&nbsp;" {...field('email')} />
            <TextInput label={words.phone} description="&nbsp;" {...field('phone')} />
            <TextInput label={words.wallet} description="&nbsp;" {...field('wallet')} />
            <TextInput label={words.threshold} description={words.thresholdHelp} inputMode="decimal" {...field('threshold')} />
          </div>
        </details>
        <p className="buttons whole">
          <Button type="submit" loading={screening.isPending}>
            {words.submit}
          </Button>
          <Button
            variant="default"
            onClick={() => {
              forget();
              setProblems({});
              screening.reset();
            }}
          >
            {words.reset}
          </Button>
        </p>
      </form>
      {screening.error !== null && <ProblemAlert error={screening.error} />}
      {screening.data !== undefined && <Result result={screening.data} />}
    </section>
  );
}
