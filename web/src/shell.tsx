import { Button, Title, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isSignedOut, post } from './api.ts';
import { ProblemAlert } from './parts/problem-alert.tsx';
import { SignInForm } from './parts/sign-in-form.tsx';
import { me, queryClient, setEnded, useEnded } from './session.ts';
import { texts } from './texts.ts';

export function ThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return (
    <Button variant="subtle" size="compact-sm" onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
      {scheme === 'dark' ? texts.theme.toLight : texts.theme.toDark}
    </Button>
  );
}

/** The session ended while somebody worked: they sign in above the page, which keeps what they typed. */
function SignInAgain() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="ended" onCancel={(event) => event.preventDefault()}>
      <Title order={2} size="h3" id="ended">
        {texts.signIn.ended}
      </Title>
      <p>{texts.signIn.endedWhy}</p>
      <SignInForm
        onDone={() => {
          setEnded(false);
          void queryClient.invalidateQueries();
        }}
      />
    </dialog>
  );
}

/** Who may vet. @source src/operations/catalogue-people.ts */
const mayVet = (roles: readonly string[]): boolean => ['hr', 'security', 'counsel'].some((role) => roles.includes(role));

/** Head of every page behind the sign-in. */
export function Shell() {
  const who = useQuery(me);
  const ended = useEnded();
  const navigate = useNavigate();
  const router = useRouter();
  const out = useMutation({
    mutationFn: () => post('/auth/sign-out', {}),
    onSettled: async () => {
      await navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
  const nobody = isSignedOut(who.error) && who.data === undefined;
  useEffect(() => {
    if (!nobody) return;
    const here = router.state.location.href;
    void navigate({ to: '/sign-in', search: here === '/' ? {} : { next: here }, replace: true });
  }, [nobody, navigate, router]);
  if (who.data === undefined)
    return (
      <main className="gate">{who.error === null || nobody ? <p role="status">{texts.loading}</p> : <ProblemAlert error={who.error} onRetry={() => void who.refetch()} />}</main>
    );
  return (
    <>
      <a className="skip" href="#content">
        {texts.skip}
      </a>
      <header className="head">
        <Link to="/" className="brand">
          {texts.brand}
        </Link>
        <nav aria-label={texts.nav.label}>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {texts.nav.worklist}
          </Link>
          {mayVet(who.data.roles) && <Link to="/vet">{texts.nav.vet}</Link>}
        </nav>
        <div className="self">
          <bdi title={texts.signedInAs(who.data.name)}>{who.data.name}</bdi>
          <ThemeSwitch />
          <Button variant="default" size="compact-sm" loading={out.isPending} onClick={() => out.mutate()}>
            {texts.signOut}
          </Button>
        </div>
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <Outlet />
      </main>
      {ended && <SignInAgain />}
    </>
  );
}
