import { Alert, Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { LevelMark } from '../parts/level-mark.tsx';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { useTitle } from '../parts/use-title.ts';
import { words } from '../texts/case.ts';
import { words as decision } from '../texts/case-decision.ts';
import { words as work } from '../texts/case-work.ts';
import { texts } from '../texts/index.ts';
import './case.css';
import './case/forms.css';
import './case/print.css';
import { Checklist } from './case/checklist.tsx';
import { Clocks } from './case/clocks.tsx';
import { CaseHere, caseQuery, useCase } from './case/context.tsx';
import { Decisions } from './case/decision.tsx';
import { Facts } from './case/facts.tsx';
import { Files } from './case/files.tsx';
import { Findings } from './case/findings.tsx';
import { Happened, History } from './case/history.tsx';
import { NextLine } from './case/next-line.tsx';
import { Notices } from './case/notices.tsx';
import { minute } from './case/parts.tsx';
import { Contests, Requests } from './case/person.tsx';
import { usePrint } from './case/print.ts';
import { Comments, Ending } from './case/talk.tsx';

/** How long what was done stays said. Unit: milliseconds. @source house: long enough to be read twice */
const SAID_FOR = 12_000;

/** Parts of the page; a manager has those that are theirs. */
const PARTS = [
  { id: 'checklist', title: work.checklist.title, of: Checklist, manager: true },
  { id: 'findings', title: words.findings.title, of: Findings, manager: false },
  { id: 'requests', title: work.requests.title, of: Requests, manager: false },
  { id: 'decision', title: decision.title, of: Decisions, manager: true },
  { id: 'clocks', title: decision.clocks.title, of: Clocks, manager: false },
  { id: 'notices', title: decision.notices.title, of: Notices, manager: false },
  { id: 'contests', title: work.contests.title, of: Contests, manager: false },
  { id: 'comments', title: work.comments.title, of: Comments, manager: true },
  { id: 'files', title: work.files.title, of: Files, manager: true },
  { id: 'ending', title: work.ending.title, of: Ending, manager: false },
  { id: 'history', title: words.history.title, of: History, manager: false },
] as const;

/** Whether these are no roles but those of managers, who are shown less. */
const onlyManager = (roles: readonly string[]): boolean => roles.every((role) => role === 'manager' || role === 'admin');

/** What others did since the page was opened: it came in with something of one’s own, and would be overlooked. */
function Others() {
  const { file, self } = useCase();
  const [seen, setSeen] = useState(file.case.version);
  const news = file.events.slice(seen).filter(({ by }) => by.id !== self.id && by.id !== 'program');
  if (news.length === 0) return null;
  return (
    <Alert className="no-print" variant="outline" color="blue" title={words.others.title} role="status">
      <ul className="plain">
        {news.map((event, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what happened has an order and no other name
          <li key={nth}>
            <Happened event={event} />
          </li>
        ))}
      </ul>
      <Button variant="default" size="compact-sm" onClick={() => setSeen(file.case.version)}>
        {words.others.done}
      </Button>
    </Alert>
  );
}

function Head() {
  const { file, one, self, may } = useCase();
  const print = usePrint();
  const manager = onlyManager(self.roles);
  return (
    <header className="case-head">
      <p className="small no-print">
        <Link to="/cases">{words.back}</Link>
      </p>
      <Title order={1} size="h2" className="wrap">
        <Said text={one.caption} most={200} />
      </Title>
      <p className="marks">
        <LevelMark level={one.assessment.level} />
        <span className={`state state-${one.status}`}>{texts.caseStatuses[one.status]}</span>
        {one.verdict !== undefined && <span className="state">{words.findings.names[one.verdict]}</span>}
        <span className="small dimmed">
          {words.title} <code>{one.id}</code> · {words.rests(one.assessment.id)}
        </span>
        {may('people.assessment') && (
          <Link className="small no-print" to="/people/$person" params={{ person: one.dossierId }}>
            {words.personFile}
          </Link>
        )}
        <Button className="no-print print" variant="default" size="compact-sm" onClick={print}>
          {words.print}
        </Button>
      </p>
      <p className="small dimmed">{words.notACase}</p>
      <p className="small print-only">{words.printed(self.name, minute(new Date().toISOString()))}</p>
      {file.stale && <p className="notice-line small">{words.stale}</p>}
      {manager && <p className="notice-line small">{words.managerSees}</p>}
      {!manager && file.withheld.length > 0 && <p className="notice-line small">{words.withheld(file.withheld.map((part) => words.withheldParts[part] ?? part).join(', '))}</p>}
    </header>
  );
}

function Body() {
  const { self } = useCase();
  const shown = PARTS.filter(({ manager }) => manager || !onlyManager(self.roles));
  return (
    <>
      <Head />
      <NextLine />
      <Others />
      <div className="case">
        <aside className="case-side" id="facts" tabIndex={-1} aria-label={words.facts}>
          <Facts />
          <nav className="case-nav no-print" aria-label={words.sections}>
            {shown.map(({ id, title }) => (
              <a key={id} href={`#${id}`}>
                {title}
              </a>
            ))}
          </nav>
        </aside>
        <div className="case-main">
          {shown.map(({ id, of: Shown }) => (
            <Shown key={id} />
          ))}
        </div>
      </div>
    </>
  );
}

/** What was just done, said once, to the eye and to screen readers. */
function useAnnounced() {
  const [said, setSaid] = useState({ text: '', nth: 0 });
  const announce = useCallback((text: string) => setSaid(({ nth }) => ({ text, nth: nth + 1 })), []);
  useEffect(() => {
    if (said.text === '') return;
    const rest = setTimeout(() => setSaid(({ nth }) => ({ text: '', nth })), SAID_FOR);
    return () => clearTimeout(rest);
  }, [said]);
  return [said.text, announce] as const;
}

/** Work on one person by people: what is next and by whom, what is known, what was done, what is decided, and the record of it. */
export function CasePage() {
  const { case: id } = useParams({ from: '/shell/cases/$case' });
  const { data, error, refetch } = useQuery(caseQuery(id));
  const [said, announce] = useAnnounced();
  useTitle(data === undefined ? words.title : words.titleOf(data.case.caption.slice(0, 80)));
  if (data === undefined)
    return error === null ? (
      <p role="status">{texts.loading}</p>
    ) : (
      <>
        <Title order={1} size="h2">
          {words.title}
        </Title>
        <ProblemAlert error={error} onRetry={() => void refetch()} />
        <p>
          <Link to="/cases">{words.back}</Link>
        </p>
      </>
    );
  return (
    <CaseHere key={id} file={data} announce={announce}>
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      <Body />
      <p className="toast no-print" role="status">
        {said}
      </p>
    </CaseHere>
  );
}
