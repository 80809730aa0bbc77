import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { api, told } from '../api.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { defang } from '../parts/defang.ts';
import { Said } from '../parts/said.tsx';
import { words as intelligence } from '../texts/intelligence.ts';
import { words } from '../texts/reading.ts';
import type { Group, Line, Profile, Quote, Range, Section } from './lines.ts';

/** Lines of a group shown at first. @source house: two screens */
const SHOWN = 40;
/** Characters of a quotation shown beside the text, which has all of it. @source house: three lines */
const QUOTED = 320;

export const sectionId = (id: Section['id']): string => `section-${id}`;

const never = Number.POSITIVE_INFINITY;

/** Titles of signals and verifications by their ids. */
function useTitles(wanted: boolean): ReadonlyMap<string, string> {
  const checks = useQuery({ queryKey: ['checks'], queryFn: ({ signal }) => told(api.GET('/v1/checks', { signal })), staleTime: never, enabled: wanted });
  const verifications = useQuery({ queryKey: ['verifications'], queryFn: ({ signal }) => told(api.GET('/v1/verifications', { signal })), staleTime: never, enabled: wanted });
  return new Map([...(checks.data?.checks ?? []), ...(verifications.data?.verifications ?? [])].map(({ id, title }) => [id, title]));
}

function Support({ support: { signals, verifications } }: { readonly support: NonNullable<Line['support']> }) {
  const titles = useTitles(true);
  if (signals.length + verifications.length === 0) return <p className="small dimmed">{words.byNothing}</p>;
  return (
    <>
      {(
        [
          [words.verifications, verifications],
          [words.signals, signals],
        ] as const
      ).map(
        ([title, ids]) =>
          ids.length > 0 && (
            <p key={title} className="small">
              <span className="dimmed">{title}:</span> {ids.map((id) => titles.get(id) ?? id).join(' · ')}
            </p>
          ),
      )}
    </>
  );
}

type Choosing = { readonly chosen: Range | undefined; readonly placed: (quote: Quote) => boolean; readonly onChoose: (line: Line, quote: Quote) => void };

const isChosen = (quote: Range, chosen: Range | undefined): boolean => chosen !== undefined && quote.start === chosen.start && quote.end === chosen.end;

function QuoteButton({ line, quote, chosen, placed, onChoose }: Choosing & { readonly line: Line; readonly quote: Quote }) {
  const shown = <Said text={quote.quote} most={QUOTED} />;
  if (!placed(quote))
    return (
      <p className="quote lost">
        {shown} <span className="small dimmed">{words.lost}</span>
      </p>
    );
  return (
    <button type="button" className="quote" aria-pressed={isChosen(quote, chosen)} onClick={() => onChoose(line, quote)}>
      {shown}
    </button>
  );
}

function LineItem({ line, type, lit, ...choosing }: Choosing & { readonly line: Line; readonly type: string | undefined; readonly lit: boolean }) {
  const { id, head, marks, said, sure, quotes, support } = line;
  // A quotation that is the head itself is said once.
  const [first] = quotes;
  const alone = quotes.length === 1 && first !== undefined && head === first.quote && head.length <= QUOTED;
  return (
    <li id={id} className={lit ? 'line lit' : 'line'}>
      {head !== undefined && !alone && (
        <strong>
          <Said text={type === undefined ? head : defang(type, head)} most={QUOTED} />
        </strong>
      )}
      {alone && <QuoteButton line={line} quote={first} {...choosing} />}
      {(marks.length > 0 || sure !== undefined || type !== undefined) && (
        <p className="marks small">
          {marks.map((mark) => (
            <span key={mark} className="mark">
              {mark}
            </span>
          ))}
          {sure !== undefined && <span className="dimmed">{words.sure(sure)}</span>}
          {type !== undefined && head !== undefined && <CopyButton text={() => defang(type, head)} label={intelligence.copyDefanged} what={defang(type, head)} />}
        </p>
      )}
      {said !== undefined && (
        <p className="small dimmed">
          <Said text={said} most={QUOTED} />
        </p>
      )}
      {!alone &&
        quotes
          .slice(0, SHOWN)
          // biome-ignore lint/suspicious/noArrayIndexKey: one line may quote one place twice
          .map((quote, at) => <QuoteButton key={at} line={line} quote={quote} {...choosing} />)}
      {support !== undefined && <Support support={support} />}
    </li>
  );
}

function GroupList({ group, types, lit, ...choosing }: Choosing & { readonly group: Group; readonly types: readonly string[] | undefined; readonly lit: ReadonlySet<string> }) {
  const [all, setAll] = useState(false);
  // A line that a mark leads to is shown wherever it stands.
  const shown = all || group.lines.slice(SHOWN).some(({ id }) => lit.has(id)) ? group.lines : group.lines.slice(0, SHOWN);
  return (
    <>
      <h4>{words.groups[group.id]}</h4>
      <ul className="plain">
        {shown.map((line, at) => (
          <LineItem key={line.id} line={line} type={types?.[at]} lit={lit.has(line.id)} {...choosing} />
        ))}
      </ul>
      {shown.length < group.lines.length && (
        <Button variant="default" size="xs" onClick={() => setAll(true)}>
          {words.more(group.lines.length - shown.length)}
        </Button>
      )}
    </>
  );
}

type Given = Choosing & {
  readonly profile: Profile;
  readonly sections: readonly Section[];
  readonly lit: ReadonlySet<string>;
  readonly pane: RefObject<HTMLElement | null>;
};

/** What a report says, in seven sections. */
export function ProfileSections({ profile, sections, pane, ...choosing }: Given) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on its own is reached by keyboard alone only so
    <section ref={pane} className="pane" aria-label={words.profile} tabIndex={0}>
      {sections.map(({ id, groups, count }, at) => (
        <section key={id} id={sectionId(id)} aria-labelledby={`${sectionId(id)}-title`}>
          <h3 id={`${sectionId(id)}-title`}>
            {at + 1}. {words.sections[id]}
          </h3>
          {count === 0 && <p className="dimmed">{words.nothing}</p>}
          {groups.map((group) => (
            <GroupList key={group.id} group={group} types={group.id === 'indicators' ? profile.infrastructure.indicators.map(({ type }) => type) : undefined} {...choosing} />
          ))}
        </section>
      ))}
      {profile.absent.length > 0 && (
        <p className="small dimmed absent">
          {words.notThere}: {profile.absent.map((one) => words.absent[one]).join(', ')}.
        </p>
      )}
    </section>
  );
}
