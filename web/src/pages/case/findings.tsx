import { api, type Schemas, told } from '../../api.ts';
import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/case.ts';
import { texts } from '../../texts/index.ts';
import { at, useCase } from './context.tsx';
import { Part, Signed } from './parts.tsx';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, chosen, needed, Pick, Write } from './write.tsx';

type Finding = Schemas['WeighedFinding'];
type Given = Schemas['FindingVerdict'];

function JudgeForm({ finding, given }: { readonly finding: Finding; readonly given: Given | undefined }) {
  const { one } = useCase();
  const initial: Readable & { verdict: string; reason: string } = { verdict: '', reason: '', ...useReader() };
  return (
    <Write
      name={`judge ${finding.id}`}
      opens={given === undefined ? words.findings.judge : words.findings.again}
      about={finding.title.slice(0, 120)}
      initial={initial}
      check={({ verdict, reason }) => ({ verdict: chosen(verdict), reason: needed(reason) })}
      send={({ verdict, reason, reader }, version) =>
        told(api.POST('/v1/cases/{case}/verdicts', { ...at(one), body: { finding: finding.id, verdict: verdict as Schemas['GivenVerdict'], reason, ...holdsOf(reader), version } }))
      }
      submit={words.findings.save}
      done={words.findings.done}
    >
      {(fields) => (
        <>
          <Pick
            of={fields}
            name="verdict"
            label={words.findings.verdict}
            required
            blank={words.findings.choose}
            data={Object.fromEntries(
              Object.entries(words.findings.verdicts).map(([id, means]) => [id, `${words.findings.names[id as keyof typeof words.findings.names]}: ${means}`]),
            )}
          />
          <Area of={fields} name="reason" label={words.findings.reason} required />
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}

function Verdict({ given }: { readonly given: Given }) {
  return (
    <div className="record">
      <p>
        <strong>{words.findings.names[given.verdict]}</strong> <span className="dimmed">({words.findings.verdicts[given.verdict]})</span>
      </p>
      <p>
        <Said text={given.reason} />
      </p>
      <Signed by={given.by} at={given.at} />
    </div>
  );
}

function FindingRow({ finding }: { readonly finding: Finding }) {
  const { one, may, closed } = useCase();
  const given = one.verdicts.find(({ findingId }) => findingId === finding.id);
  return (
    <li className="item">
      <div className="item-what">
        <h3>
          <Said text={finding.title} most={400} />
        </h3>
        <p className="marks small">
          <span className="mark">{texts.strengths[finding.strength]}</span>
          <span className="mark">{texts.standings[finding.standing]}</span>
          {!finding.counted && <span className="mark">{words.findings.notCounted}</span>}
          <code className="dimmed">{finding.checkId}</code>
        </p>
        <details>
          <summary className="small">{words.findings.evidence}</summary>
          {finding.evidence.map((cited, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: evidence has an order and no other name
            <blockquote key={nth} className={cited.role === 'contradicts' ? 'against' : ''}>
              <span className="small dimmed">{cited.ref === 'absence' ? words.findings.absent : `${texts.evidenceRoles[cited.role]}:`} </span>
              <Said text={cited.quote} />
            </blockquote>
          ))}
          {finding.honestExplanations.length > 0 && (
            <>
              <h4 className="under">{words.findings.honest}</h4>
              <ul className="small">
                {finding.honestExplanations.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </>
          )}
        </details>
      </div>
      {!closed && may('cases.judge') && (
        <div className="buttons">
          <JudgeForm finding={finding} given={given} />
        </div>
      )}
      <div className="item-below">{given === undefined ? <p className="small dimmed print-only">{words.findings.unjudged}</p> : <Verdict given={given} />}</div>
    </li>
  );
}

/** What was noticed about the person, and what each finding turned out to be. */
export function Findings() {
  const { file, one } = useCase();
  const gone = one.verdicts.filter(({ findingId }) => !file.findings.some(({ id }) => id === findingId));
  const judged = file.findings.filter(({ id }) => one.verdicts.some(({ findingId }) => findingId === id)).length;
  return (
    <Part id="findings" title={words.findings.title} count={words.findings.count(judged, file.findings.length)}>
      <p className="small dimmed">{file.findings.length === 0 ? words.findings.none : words.findings.intro}</p>
      <ul className="plain items">
        {file.findings.map((finding) => (
          <FindingRow key={finding.id} finding={finding} />
        ))}
      </ul>
      {gone.length > 0 && (
        <>
          <h3>{words.findings.gone}</h3>
          <ul className="plain">
            {gone.map((given) => (
              <li key={given.findingId} className="card">
                <code>{given.checkId}</code>
                <Verdict given={given} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}
