import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post, waysIn } from '../api.ts';
import { texts } from '../texts/index.ts';
import { ProblemAlert } from './problem-alert.tsx';

const words = texts.signIn;
const fieldsOf = (event: FormEvent<HTMLFormElement>) => Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;

/** The password, then the second step where the account has one. */
export function SignInForm({ onDone }: { readonly onDone: () => void }) {
  const [step, setStep] = useState<'password' | 'totp' | 'backup-code'>('password');
  const ways = useQuery(waysIn);
  const first = useMutation({
    mutationFn: (given: object) => post('/auth/sign-in/email', given),
    onSuccess: (answer) => (answer['twoFactorRedirect'] === true ? setStep('totp') : onDone()),
  });
  const second = useMutation({ mutationFn: (given: object) => post(`/auth/two-factor/verify-${step}`, given), onSuccess: onDone });

  if (step === 'password')
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const { email, password } = fieldsOf(event);
          first.mutate({ email, password });
        }}
      >
        <Stack gap="md">
          <TextInput label={words.email} name="email" type="email" autoComplete="username" required autoFocus />
          <PasswordInput label={words.password} name="password" autoComplete="current-password" required />
          {first.error !== null && <ProblemAlert error={first.error} />}
          <Button type="submit" loading={first.isPending}>
            {words.submit}
          </Button>
          {ways.data?.firm === true && <Anchor href="/sign-in/firm">{words.firm}</Anchor>}
        </Stack>
      </form>
    );
  const backup = step === 'backup-code';
  return (
    <form
      key={step}
      onSubmit={(event) => {
        event.preventDefault();
        second.mutate({ code: (fieldsOf(event)['code'] ?? '').trim() });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={backup ? words.backupCode : words.code}
          description={backup ? undefined : words.codeHelp}
          name="code"
          inputMode={backup ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          required
          autoFocus
        />
        {second.error !== null && <ProblemAlert error={second.error} />}
        <Button type="submit" loading={second.isPending}>
          {words.verify}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            second.reset();
            setStep(backup ? 'totp' : 'backup-code');
          }}
        >
          {backup ? words.app : words.backup}
        </Button>
      </Stack>
    </form>
  );
}
