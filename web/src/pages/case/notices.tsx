import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { api, type Schemas, told } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { words as decision } from '../../texts/case-decision.ts';
import { at, useCase } from './context.tsx';
import { Part, Signed } from './parts.tsx';
import { saveAs } from './save-as.ts';
import { Area, type Fields, Line, neededLabel, Pick, Write } from './write.tsx';

const words = decision.notices;
type Kind = Schemas['Notice']['kind'];
type Prepared = { kind: Kind; employer: string; contact: string; agency: string; text: string; channel: string };

/** Longest text of a notice. Unit: characters. @source src/operations/catalogue-case-work.ts */
const LONGEST = 100_000;

/** Places of a text that only the firm can fill in. */
const blanksOf = (text: string): readonly string[] => [...new Set(text.match(/\[[^[\]\n]{1,80}\]/g) ?? [])];

/** Asks the server for the text with what the firm knows; what somebody wrote into it is replaced only when they ask. */
function Text({ of }: { readonly of: Fields<Prepared> }) {
  const { one } = useCase();
  const { kind, employer, contact, agency, text } = of.value;
  const write = useMutation({
    mutationFn: async () => {
      const query = Object.fromEntries(Object.entries({ employer, contact, agency }).filter(([, given]) => given.trim() !== ''));
      return told(api.GET('/v1/cases/{case}/notices/{notice}', { params: { path: { case: one.id, notice: kind }, query }, parseAs: 'text' }));
    },
    onSuccess: (written) => of.set({ text: written }),
  });
  const blanks = blanksOf(text);
  return (
    <>
      <div className="buttons">
        <Button variant="default" size="compact-md" loading={write.isPending} onClick={() => write.mutate()}>
          {text === '' ? words.preview : words.previewAgain}
        </Button>
        {text !== '' && (
          <Button variant="subtle" size="compact-md" onClick={() => saveAs(new Blob([text]), `${kind}-${one.id}.txt`)}>
            {words.file}
          </Button>
        )}
      </div>
      {write.error !== null && <ProblemAlert error={write.error} />}
      {(text !== '' || of.errors.text !== undefined) && <Area of={of} name="text" label={words.text} required rows={14} />}
      {blanks.length > 0 && (
        <p className="notice-line small" role="status">
          {words.blanks(blanks)}
        </p>
      )}
    </>
  );
}

function Prepare() {
  const { one } = useCase();
  const initial: Prepared = { kind: 'copy', employer: '', contact: '', agency: '', text: '', channel: '' };
  return (
    <Write
      name="notice"
      opens={words.prepare}
      initial={initial}
      check={({ text, channel }) => ({
        text: text.trim() === '' ? words.needed : text.length > LONGEST ? words.tooLong(text.length - LONGEST) : undefined,
        channel: channel.trim() === '' ? words.neededChannel : neededLabel(channel),
      })}
      send={({ kind, text, channel }, version) => told(api.POST('/v1/cases/{case}/notices', { ...at(one), body: { kind, text, channel, version } }))}
      submit={words.save}
      done={words.sent}
    >
      {(fields) => (
        <>
          <Pick of={fields} name="kind" label={words.kind} description={words.means[fields.value.kind]} data={words.kinds} />
          <div className="pair">
            <Line of={fields} name="employer" label={words.employer} />
            <Line of={fields} name="contact" label={words.contact} />
          </div>
          {fields.value.kind !== 'copy' && <Line of={fields} name="agency" label={words.agency} />}
          <Text of={fields} />
          <Line of={fields} name="channel" label={words.channel} description={words.channelHelp} required />
        </>
      )}
    </Write>
  );
}

/** What went to the person, and what is to go. */
export function Notices() {
  const { one, may, closed } = useCase();
  return (
    <Part id="notices" title={words.title} count={one.notices.length === 0 ? '' : String(one.notices.length)}>
      <p className="small dimmed">
        {words.intro} {words.route}
      </p>
      {one.notices.length === 0 && <p>{words.none}</p>}
      <ul className="plain">
        {one.notices.map((notice) => (
          <li key={notice.id} className="card">
            <p>
              <strong>{words.kinds[notice.kind]}</strong> · <Said text={words.wentBy(notice.channel)} most={520} />
            </p>
            <Signed by={notice.by} at={notice.at} />
            <p className="small dimmed" title={notice.textDigest}>
              {words.digest(notice.textDigest)}
            </p>
          </li>
        ))}
      </ul>
      {!closed && (may('cases.send-notice') ? <Prepare /> : <p className="small dimmed no-print">{words.notYours}</p>)}
    </Part>
  );
}
