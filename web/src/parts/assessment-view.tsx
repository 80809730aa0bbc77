import { Title } from '@mantine/core';
import type { Assessment, Schemas } from '../api.ts';
import { texts } from '../texts/index.ts';
import { day } from './dates.ts';
import { LevelMark } from './level-mark.tsx';
import { Said } from './said.tsx';

const words = texts.person;

type Finding = Schemas['WeighedFinding'];
type Cited = Schemas['CitedEvidence'];

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

function FindingCard({ finding, documents }: { readonly finding: Finding; readonly documents: Assessment['documents'] }) {
  return (
    <article className="card" aria-labelledby={finding.id}>
      <h3 id={finding.id}>
        <Said text={finding.title} />
      </h3>
      <p className="marks small">
        <span className="mark">{texts.strengths[finding.strength]}</span>
        <span className="mark">{texts.standings[finding.standing]}</span>
        {!finding.counted && <span className="mark">{words.notCounted}</span>}
        <span className="dimmed">
          <Said text={finding.why} />
        </span>
      </p>
      <h4>{words.evidence}</h4>
      <ul className="plain">
        {finding.evidence.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: evidence has an order and no other name
          <li key={at}>
            <blockquote className={one.role === 'contradicts' ? 'against' : ''}>
              {one.ref === 'absence' && <span className="dimmed">{words.absent} </span>}
              <Said text={one.quote} />
            </blockquote>
            <p className="small dimmed source">
              {texts.evidenceRoles[one.role]} · <Said text={placeOf(one, documents)} most={300} />
            </p>
          </li>
        ))}
      </ul>
      {finding.honestExplanations.length > 0 && (
        <>
          <h4>{words.honest}</h4>
          <ul>
            {finding.honestExplanations.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      <p className="small dimmed">
        {words.signal} <code>{finding.checkId}</code>
      </p>
    </article>
  );
}

/** What could not be told, by the source that would tell it. */
function Untold({ outcomes }: Pick<Assessment, 'outcomes'>) {
  const untold = outcomes.filter(({ result }) => result === 'cannot-tell');
  const sources = [...new Set(untold.map(({ source }) => source ?? 'dossier'))];
  if (untold.length === 0) return <p>{words.allTold}</p>;
  return sources.map((source) => {
    const those = untold.filter((one) => (one.source ?? 'dossier') === source);
    return (
      <details key={source} className="card">
        <summary>
          {texts.sources[source]} <span className="dimmed">{words.signals(those.length)}</span>
        </summary>
        <ul className="plain">
          {those.map(({ checkId, why, wouldTell }) => (
            <li key={checkId}>
              <code>{checkId}</code>: <Said text={why ?? words.noReason} />
              {wouldTell !== undefined && (
                <p className="small dimmed">
                  {words.wouldTell} <Said text={wouldTell} />
                </p>
              )}
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

function Steps({ nextSteps }: Pick<Assessment, 'nextSteps'>) {
  const owners = [...new Set(nextSteps.map(({ owner }) => owner))];
  if (nextSteps.length === 0) return <p>{words.noSteps}</p>;
  return owners.map((owner) => (
    <section key={owner} aria-label={texts.owners[owner]}>
      <h3>{texts.owners[owner]}</h3>
      <ul className="plain">
        {nextSteps
          .filter((step) => step.owner === owner)
          .map(({ verification, title, how, satisfiedWhen, minutes, why }) => (
            <li key={verification} className="card">
              <strong>{title}</strong>
              <p>{how}</p>
              <p className="small dimmed">
                {words.doneWhen} {satisfiedWhen} · {words.minutes(minutes)} · <Said text={why} />
              </p>
            </li>
          ))}
      </ul>
    </section>
  ));
}

/** What is known about one person: the level with its reasons, findings with what they rest on, what is not known, and what to do. */
export function AssessmentView({ assessment, level = 1 }: { readonly assessment: Assessment; readonly level?: 1 | 2 }) {
  const { caption, subject, findings, patterns, coverage, documents, outcomes, nextSteps, issues, assessedAt } = assessment;
  return (
    <>
      <Title order={level} size="h2" className="wrap">
        <Said text={caption} most={200} />
      </Title>
      <p className="verdict">
        <LevelMark level={assessment.level} /> <Said text={assessment.headline} />
      </p>
      <p className="small dimmed">
        {[
          texts.relations[subject.relation],
          assessment.provisional ? words.provisional : undefined,
          words.assessed(day(assessedAt)),
          words.coverage(coverage.looked, coverage.couldNotTell, coverage.notApplicable),
        ]
          .filter((one) => one !== undefined)
          .join(' · ')}
      </p>
      <p className="small">{words.noDecision}</p>
      {patterns.map(({ id, title, reading, complete, missing }) => (
        <section key={id} className="card" aria-label={title}>
          <strong>{title}</strong>
          <p>{reading}</p>
          {!complete && <p className="small dimmed">{words.missing(missing.join(', '))}</p>}
        </section>
      ))}
      <section aria-labelledby="findings">
        <h2 id="findings">{words.findings(findings.length)}</h2>
        {findings.length === 0 && <p>{words.noFindings}</p>}
        {findings.map((finding) => (
          <FindingCard key={finding.id} finding={finding} documents={documents} />
        ))}
      </section>
      <section aria-labelledby="steps">
        <h2 id="steps">{words.steps}</h2>
        <Steps nextSteps={nextSteps} />
      </section>
      <section aria-labelledby="untold">
        <h2 id="untold">{words.untold}</h2>
        <p>{words.untoldIs}</p>
        <Untold outcomes={outcomes} />
      </section>
      {issues.length > 0 && (
        <section aria-labelledby="issues">
          <h2 id="issues">{words.issues}</h2>
          <IssueList issues={issues} />
        </section>
      )}
    </>
  );
}

/** Imperfections of an input, each with its place. */
export function IssueList({ issues }: Pick<Assessment, 'issues'>) {
  return (
    <ul>
      {issues.map(({ path, message, received, file }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: issues have an order and no other name
        <li key={at}>
          <Said text={message} most={500} />
          <span className="small dimmed">
            {' '}
            <Said text={[file, path, received].filter((one) => one !== undefined).join(' · ')} most={300} />
          </span>
        </li>
      ))}
    </ul>
  );
}
