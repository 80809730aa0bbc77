import { Alert } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api.ts';
import { useMay } from '../../session.ts';
import { words } from '../../texts/vet.ts';
import { AssessmentView, IssueList } from '../assessment-view.tsx';
import { LevelMark } from '../level-mark.tsx';
import { Said } from '../said.tsx';

/** People shown here; the rest is in the worklist. */
const SHOWN = 100;

/** What vetting gave, on the page on which it was asked for. */
export function Result({ vetted: { assessments, reassessed, issues, added, updated } }: { readonly vetted: Schemas['Vetted'] }) {
  const may = useMay();
  const [first, ...others] = assessments;
  return (
    <div className="result">
      <p role="status">{words.done(assessments.length, added, updated)}</p>
      {issues.length > 0 && (
        <Alert color="red" variant="outline" title={words.issues}>
          <IssueList issues={issues.slice(0, SHOWN)} />
        </Alert>
      )}
      {reassessed.length > 0 && <p>{words.reassessed(reassessed.length)}</p>}
      {first !== undefined && others.length === 0 && (
        <>
          <p className="onward">
            <Link to="/people/$person" params={{ person: first.dossierId }}>
              {words.toPerson}
            </Link>
            {may('people.observe') && (
              <Link to="/people/$person" params={{ person: first.dossierId }} hash="observe">
                {words.toInterview}
              </Link>
            )}
          </p>
          <AssessmentView assessment={first} />
        </>
      )}
      {others.length > 0 && (
        <ul className="plain" aria-label={words.people}>
          {assessments.slice(0, SHOWN).map(({ dossierId, caption, level, headline }) => (
            <li key={dossierId} className="card">
              <LevelMark level={level} />{' '}
              <Link to="/people/$person" params={{ person: dossierId }}>
                <Said text={caption} most={120} />
              </Link>
              <p className="small dimmed">
                <Said text={headline} most={400} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {assessments.length > SHOWN && <Link to="/">{words.more(assessments.length - SHOWN)}</Link>}
    </div>
  );
}
