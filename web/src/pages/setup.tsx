import { Alert, Button, Checkbox, Fieldset, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { api, post, told } from '../api.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { startTour } from '../parts/tour-state.ts';
import { useTitle } from '../parts/use-title.ts';
import { queryClient } from '../session.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/setup.ts';

/** Shortest password. Unit: characters. The server holds to its own. @source src/http/sign-in.ts */
const SHORTEST = 15;

const functions = ['hr', 'security', 'finance', 'counsel'] as const;

type Wrong = Partial<Record<'email' | 'name' | 'password', string>>;

/** Where the owner of a setup link chooses a password. The token stays behind the # of the address, which no server sees. */
export function SetupPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [first] = useState(() => new URLSearchParams(window.location.search).has('first'));
  const [wrong, setWrong] = useState<Wrong>({});
  const [roles, setRoles] = useState<readonly string[]>(functions);
  const [examples, setExamples] = useState(true);
  const navigate = useNavigate();
  useTitle(first ? words.welcome : words.title);
  const set = useMutation({
    mutationFn: async ({ email, name, password }: { email: string; name: string; password: string }) => {
      await post('/setup', { token, password, ...(first ? { email, name, roles } : {}) });
      // The link is used up; its token need not stay in the history.
      window.history.replaceState(null, '', '/setup');
      if (!first) return;
      await post('/auth/sign-in/email', { email, password });
      queryClient.clear();
      if (examples && roles.some((role) => role !== 'finance')) {
        await told(api.POST('/v1/examples'));
        startTour();
      }
      await navigate({ to: '/' });
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [email, name, password] = ['email', 'name', 'password'].map((field) => String(fields.get(field) ?? '').trim()) as [string, string, string];
    const found: Wrong = {
      ...(first && !/^\S+@\S+\.\S+$/.test(email) && { email: words.noAddress }),
      ...(first && name === '' && { name: words.noName }),
      ...(password.length < SHORTEST && { password: words.tooShort }),
    };
    setWrong(found);
    if (Object.keys(found).length === 0) set.mutate({ email, name, password });
  };
  return (
    <main className="gate">
      <p className="brand">{texts.brand}</p>
      <Paper withBorder p="lg">
        <Title order={1} size="h3" mb="md">
          {first ? words.welcome : words.title}
        </Title>
        {set.isSuccess && !first ? (
          <Alert color="green" variant="outline" role="status" title={words.done}>
            <Link to="/sign-in">{words.goOn}</Link>
          </Alert>
        ) : token === '' ? (
          <Alert color="red" variant="outline" role="alert">
            {words.noToken}
          </Alert>
        ) : (
          <form onSubmit={submit} noValidate>
            <Stack gap="md">
              <p className="dimmed">{first ? words.introFirst : words.intro}</p>
              {first && (
                <>
                  <TextInput label={words.email} name="email" type="email" autoComplete="username" required autoFocus error={wrong.email} />
                  <TextInput label={words.name} name="name" autoComplete="name" maxLength={200} required error={wrong.name} />
                </>
              )}
              <PasswordInput
                label={words.password}
                description={words.passwordHelp}
                name="password"
                autoComplete="new-password"
                maxLength={128}
                required
                autoFocus={!first}
                error={wrong.password}
              />
              {first && (
                <>
                  <Fieldset legend={words.roles}>
                    <p className="small dimmed">{words.rolesHelp}</p>
                    <Stack gap="xs">
                      {functions.map((role) => (
                        <Checkbox
                          key={role}
                          label={words.functions[role]}
                          checked={roles.includes(role)}
                          onChange={(event) => setRoles(event.currentTarget.checked ? [...roles, role] : roles.filter((one) => one !== role))}
                        />
                      ))}
                    </Stack>
                  </Fieldset>
                  <Checkbox label={words.examples} description={words.examplesHelp} checked={examples} onChange={(event) => setExamples(event.currentTarget.checked)} />
                </>
              )}
              {set.error !== null && <ProblemAlert error={set.error} />}
              <Button type="submit" loading={set.isPending}>
                {first ? words.submitFirst : words.submit}
              </Button>
              {set.isPending && first && (
                <p role="status" className="small">
                  {words.running}
                </p>
              )}
            </Stack>
          </form>
        )}
      </Paper>
    </main>
  );
}
