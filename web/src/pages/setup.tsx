import { Alert, Button, Checkbox, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { post } from '../api.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useTitle } from '../parts/use-title.ts';
import { texts } from '../texts/index.ts';

const words = texts.setup;

/** Shortest password. Unit: characters. The server holds to its own. @source src/http/sign-in.ts */
const SHORTEST = 15;

/** Where the owner of a setup link chooses a password. The token stays behind the # of the address, which no server sees. */
export function SetupPage() {
  useTitle(words.title);
  const [token] = useState(() => window.location.hash.slice(1));
  const [first, setFirst] = useState(false);
  const [password, setPassword] = useState('');
  const [short, setShort] = useState(false);
  const set = useMutation({
    mutationFn: (given: object) => post('/setup', given),
    // The link is used up; its token need not stay in the history.
    onSuccess: () => window.history.replaceState(null, '', '/setup'),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setShort(password.length < SHORTEST);
    if (password.length < SHORTEST) return;
    const fields = new FormData(event.currentTarget);
    set.mutate({ token, password, ...(first ? { email: fields.get('email'), name: fields.get('name') } : {}) });
  };
  return (
    <main className="gate">
      <p className="brand">{texts.brand}</p>
      <Paper withBorder p="lg">
        <Title order={1} size="h3" mb="md">
          {words.title}
        </Title>
        {set.isSuccess ? (
          <Alert color="green" variant="outline" role="status" title={words.done}>
            <Link to="/sign-in">{words.goOn}</Link>
          </Alert>
        ) : token === '' ? (
          <Alert color="red" variant="outline" role="alert">
            {words.noToken}
          </Alert>
        ) : (
          <form onSubmit={submit} noValidate={false}>
            <Stack gap="md">
              <p>{words.intro}</p>
              <Checkbox label={words.first} checked={first} onChange={(event) => setFirst(event.currentTarget.checked)} />
              {first && (
                <>
                  <TextInput label={words.email} name="email" type="email" autoComplete="username" required />
                  <TextInput label={words.name} name="name" autoComplete="name" required maxLength={200} />
                </>
              )}
              <PasswordInput
                label={words.password}
                description={words.passwordHelp}
                name="password"
                autoComplete="new-password"
                required
                maxLength={128}
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                error={short && password.length < SHORTEST ? words.tooShort : undefined}
              />
              {set.error !== null && <ProblemAlert error={set.error} />}
              <Button type="submit" loading={set.isPending}>
                {words.submit}
              </Button>
            </Stack>
          </form>
        )}
      </Paper>
    </main>
  );
}
