import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { encode } from 'uqr';
import { isSignedOut, post } from '../../api.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { me, queryClient } from '../../session.ts';
import { words as all } from '../../texts/settings.ts';
import { Once } from './kit.tsx';

const words = all.account;
/** Shortest password. Unit: characters. The server holds to its own. @source src/http/sign-in.ts */
const SHORTEST = 15;
/** Light edge around the code. Unit: modules. @source ISO/IEC 18004: four */
const QUIET = 4;

const fieldsOf = (event: FormEvent<HTMLFormElement>) => {
  event.preventDefault();
  return Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
};

/** A text as a code for a camera, drawn here: the secret in it goes nowhere. Always dark on light, as readers want it. */
function Code({ text }: { readonly text: string }) {
  const { data, size } = encode(text, { border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return (
    <svg className="set-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.qr} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** A password or code that does not fit is refused like a session that ended: which it was, asking who is signed in tells. */
const lookWhether = (): void => void queryClient.invalidateQueries({ queryKey: me.queryKey });

type Begun = { readonly totpURI: string; readonly backupCodes: readonly string[] };

/** The password, before what only its owner may do. */
function AskPassword({
  act,
  busy,
  error,
  onGiven,
  onClose,
}: {
  readonly act: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onGiven: (password: string) => void;
  readonly onClose: () => void;
}) {
  return (
    <form className="set-form" onSubmit={(event) => onGiven(fieldsOf(event)['password'] ?? '')}>
      <PasswordInput label={words.password} description={words.passwordWhy} name="password" autoComplete="current-password" required autoFocus />
      {error !== null && <ProblemAlert error={error} />}
      <div className="set-buttons">
        <Button type="submit" loading={busy}>
          {act}
        </Button>
        <Button variant="default" onClick={onClose}>
          {all.cancel}
        </Button>
      </div>
    </form>
  );
}

/** The code, what to do with it, and that it was done. */
function Confirm({ begun, onDone, onClose }: { readonly begun: Begun; readonly onDone: () => void; readonly onClose: () => void }) {
  const confirm = useMutation({ mutationFn: (code: string) => post('/auth/two-factor/verify-totp', { code }), onSuccess: onDone, onError: lookWhether });
  const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
  return (
    <div className="set-two">
      <div>
        <p>{words.scan}</p>
        <Code text={begun.totpURI} />
      </div>
      <form className="set-form" onSubmit={(event) => confirm.mutate((fieldsOf(event)['code'] ?? '').replaceAll(/\s/g, ''))}>
        <p>
          {words.orType} <code className="set-break">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
        <TextInput
          label={words.code}
          description={words.codeHelp}
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          error={isSignedOut(confirm.error) ? words.wrongCode : undefined}
        />
        {confirm.error !== null && !isSignedOut(confirm.error) && <ProblemAlert error={confirm.error} />}
        <div className="set-buttons">
          <Button type="submit" loading={confirm.isPending}>
            {words.confirm}
          </Button>
          <Button variant="default" onClick={onClose}>
            {all.cancel}
          </Button>
        </div>
      </form>
    </div>
  );
}

function SecondStep({ on }: { readonly on: boolean }) {
  const [asked, setAsked] = useState<'enable' | 'disable' | 'generate-backup-codes'>();
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState<readonly string[]>();
  const step = useMutation({
    mutationFn: (password: string) => post(`/auth/two-factor/${asked}`, { password }),
    onError: lookWhether,
    onSuccess: async (answer) => {
      if (asked === 'enable') setBegun(answer as unknown as Begun);
      if (asked === 'generate-backup-codes') setCodes((answer as unknown as Begun).backupCodes);
      setAsked(undefined);
      if (asked === 'disable') await queryClient.invalidateQueries({ queryKey: me.queryKey });
    },
  });
  const ask = (what: typeof asked) => {
    step.reset();
    setCodes(undefined);
    setAsked(what);
  };
  return (
    <section aria-labelledby="set-second">
      <h3 id="set-second">{words.second}</h3>
      <p className="dimmed">{words.secondIs}</p>
      <p role="status">
        <strong>{on ? words.on : words.off}</strong>
      </p>
      {codes !== undefined && (
        <Once label={words.codes} value={codes.join('\n')}>
          <p>{words.codesIs}</p>
          <Button size="xs" onClick={() => setCodes(undefined)}>
            {all.seen}
          </Button>
        </Once>
      )}
      {begun !== undefined ? (
        <Confirm
          begun={begun}
          onDone={async () => {
            setCodes(begun.backupCodes);
            setBegun(undefined);
            await queryClient.invalidateQueries({ queryKey: me.queryKey });
          }}
          onClose={() => setBegun(undefined)}
        />
      ) : asked !== undefined ? (
        <AskPassword
          act={asked === 'disable' ? words.turnOff : words.goOn}
          busy={step.isPending}
          error={step.error}
          onGiven={(password) => step.mutate(password)}
          onClose={() => setAsked(undefined)}
        />
      ) : (
        codes === undefined && (
          <div className="set-buttons">
            {on ? (
              <>
                <Button variant="default" onClick={() => ask('generate-backup-codes')} title={words.newCodesIs}>
                  {words.newCodes}
                </Button>
                <Button variant="outline" color="red" onClick={() => ask('disable')}>
                  {words.turnOff}
                </Button>
              </>
            ) : (
              <Button onClick={() => ask('enable')}>{words.turnOn}</Button>
            )}
          </div>
        )
      )}
    </section>
  );
}

function ChangePassword() {
  const [short, setShort] = useState(false);
  const [form, setForm] = useState(0);
  const change = useMutation({ mutationFn: (given: object) => post('/auth/change-password', given), onSuccess: () => setForm((before) => before + 1), onError: lookWhether });
  return (
    <section aria-labelledby="set-password">
      <h3 id="set-password">{words.change}</h3>
      <p className="small dimmed">{words.firm}</p>
      {change.isSuccess && (
        <Alert color="green" variant="outline" role="status">
          {words.changed}
        </Alert>
      )}
      <form
        key={form}
        className="set-form"
        onSubmit={(event) => {
          const { current = '', next = '' } = fieldsOf(event);
          setShort(next.length < SHORTEST);
          if (next.length >= SHORTEST) change.mutate({ currentPassword: current, newPassword: next });
        }}
      >
        <PasswordInput label={words.current} name="current" autoComplete="current-password" required maxLength={128} />
        <PasswordInput
          label={words.next}
          description={words.nextHelp}
          name="next"
          autoComplete="new-password"
          required
          maxLength={128}
          error={short ? words.tooShort : undefined}
        />
        {change.error !== null && <ProblemAlert error={change.error} />}
        <div className="set-buttons">
          <Button type="submit" variant="default" loading={change.isPending}>
            {words.save}
          </Button>
        </div>
      </form>
    </section>
  );
}

/** What somebody may change of themselves. */
export function AccountSettings() {
  const { data } = useQuery(me);
  const navigate = useNavigate();
  const end = useMutation({
    mutationFn: () => post('/auth/revoke-sessions', {}),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
  if (data === undefined) return null;
  return (
    <>
      <dl className="set-facts">
        <dt>{words.name}</dt>
        <dd>
          <Said text={data.name} />
        </dd>
        <dt>{words.email}</dt>
        <dd>
          <Said text={data.email} />
        </dd>
        <dt>{words.roles}</dt>
        <dd>
          {data.roles.map((role) => (
            <p key={role}>
              <strong>{all.roleNames[role]}</strong> <span className="dimmed">{all.roleWords[role]}</span>
            </p>
          ))}
        </dd>
      </dl>
      <SecondStep on={data.twoFactor} />
      <ChangePassword />
      <section aria-labelledby="set-sessions">
        <h3 id="set-sessions">{words.sessions}</h3>
        <p className="dimmed">{words.sessionsIs}</p>
        {end.error !== null && <ProblemAlert error={end.error} />}
        <Button variant="default" loading={end.isPending} onClick={() => end.mutate()}>
          {words.end}
        </Button>
      </section>
    </>
  );
}
