import { Title } from '@mantine/core';
import type { Assessment } from '../api.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/person.ts';
import { day } from './dates.ts';
import { LevelMark } from './level-mark.tsx';
import { FindingCard } from './person/finding-card.tsx';
import { Section } from './person/section.tsx';
import { Steps } from './person/steps.tsx';
import { Said } from './said.tsx';

type Parts = { readonly assessment: Assessment /** Whether something can be done about it from here. */; readonly acts?: boolean };

/** Who it is, the level with its reasons, and how much of everything there is. */
export function Verdict({ assessment, level = 1 }: { readonly assessment: Assessment; readonly level?: 1 | 2 }) {
  const { caption, subject, findings, patterns, coverage, assessedAt, nextSteps } = assessment;
  const counted = findings.filter(({ counted: one }) => one);
  const unasked = counted.filter(({ standing }) => standing === 'open').length;
  const { title, tier } = subject.role;
  const residence = subject.claimedResidence;
  return (
    <header className="verdict-head">
      <Title order={level} size="h2" className="wrap">
        <Said text={caption} most={200} />
      </Title>
      <p className="small dimmed facts">
        <span>{texts.relations[subject.relation]}</span>
        {title !== undefined && <Said text={title} most={120} />}
        {tier !== undefined && <span>{words.tier(tier)}</span>}
        {residence !== undefined && (
          <span>
            {words.says} <Said text={[residence.city, residence.region, residence.countryCode].filter((one) => one !== undefined).join(', ')} most={120} />
          </span>
        )}
        <span>{words.assessed(day(assessedAt))}</span>
      </p>
      <p className="verdict">
        <LevelMark level={assessment.level} /> <Said text={assessment.headline} />
      </p>
      <ul className="plain tally small">
        <li>
          <a href="#findings">{words.counting(counted.length)}</a>
          {unasked > 0 && `, ${words.toAsk(unasked)}`}
        </li>
        <li>
          <a href="#steps">{words.toDo(nextSteps.length)}</a>
        </li>
        <li>
          <a href="#untold">{words.toTell(coverage.couldNotTell)}</a>
        </li>
      </ul>
      <p className="small dimmed">
        {words.coverage(coverage.looked, coverage.couldNotTell, coverage.notApplicable)}. {words.noDecision}
      </p>
      {patterns.map(({ id, title: name, reading, complete, missing }) => (
        <section key={id} className="card pattern" aria-label={name}>
          <p className="small dimmed">{words.pattern}</p>
          <strong>{name}</strong>
          <p>{reading}</p>
          {!complete && <p className="small dimmed">{words.missing(missing.join(', '))}</p>}
        </section>
      ))}
    </header>
  );
}

/** What was noticed: what counts first and open, the rest with why it does not. */
export function Findings({ assessment: { dossierId, findings, documents }, acts = false }: Parts) {
  const [counted, others] = [findings.filter((one) => one.counted), findings.filter((one) => !one.counted)];
  return (
    <Section id="findings" title={words.findings}>
      {findings.length === 0 ? <p>{words.noFindings}</p> : counted.length === 0 && <p>{words.noneCounts}</p>}
      {counted.map((finding) => (
        <FindingCard key={finding.id} person={dossierId} finding={finding} documents={documents} acts={acts} />
      ))}
      {others.length > 0 && (
        <details className="others">
          <summary>{words.notCounting(others.length)}</summary>
          {others.map((finding) => (
            <FindingCard key={finding.id} person={dossierId} finding={finding} documents={documents} acts={acts} />
          ))}
        </details>
      )}
    </Section>
  );
}

export function NextSteps({ assessment: { dossierId, nextSteps }, acts = false }: Parts) {
  return (
    <Section id="steps" title={words.steps}>
      <Steps person={dossierId} nextSteps={nextSteps} acts={acts} />
    </Section>
  );
}

/** What could not be told, by the source that would tell it. */
export function Untold({
  assessment: { outcomes },
  onRecord,
}: Parts & { /** Leads to the form of a signal that people see. */ readonly onRecord?: ((check: string) => void) | undefined }) {
  const untold = outcomes.filter(({ result }) => result === 'cannot-tell');
  const sources = [...new Set(untold.map(({ source }) => source ?? 'dossier'))];
  return (
    <Section id="untold" title={words.untold} intro={words.untoldIs}>
      {untold.length === 0 && <p>{words.allTold}</p>}
      {sources.map((source) => {
        const those = untold.filter((one) => (one.source ?? 'dossier') === source);
        return (
          <details key={source} className="card">
            <summary>
              {texts.sources[source]} <span className="dimmed">{words.signals(those.length)}</span>
            </summary>
            <ul className="plain lines">
              {those.map(({ checkId, why, wouldTell }) => (
                <li key={checkId}>
                  <code>{checkId}</code>: <Said text={why ?? words.noReason} />
                  {wouldTell !== undefined && (
                    <p className="small dimmed">
                      {words.wouldTell} <Said text={wouldTell} />
                    </p>
                  )}
                  {source === 'observation' && onRecord !== undefined && (
                    <button type="button" className="link small" onClick={() => onRecord(checkId)} aria-label={words.act.of(words.recordIt, checkId)}>
                      {words.recordIt}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </Section>
  );
}

export function Unread({ assessment: { issues } }: Parts) {
  if (issues.length === 0) return null;
  return (
    <Section id="issues" title={words.issues}>
      <IssueList issues={issues} />
    </Section>
  );
}

/** What is known about one person, to be read where nothing is done about it. */
export function AssessmentView({ assessment }: { readonly assessment: Assessment }) {
  return (
    <>
      <Verdict assessment={assessment} level={2} />
      <Findings assessment={assessment} />
      <NextSteps assessment={assessment} />
      <Untold assessment={assessment} />
      <Unread assessment={assessment} />
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
