import { Button, Title, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isSignedOut, post } from './api.ts';
import { ProblemAlert } from './parts/problem-alert.tsx';
import { SignInForm } from './parts/sign-in-form.tsx';
import { Tour } from './parts/tour.tsx';
import { me, queryClient, setEnded, useEnded, useMay } from './session.ts';
import { texts } from './texts/index.ts';

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

/** Pages of the main menu, each with the operation without which it would be empty. */
const PAGES = [
  { to: '/', operation: 'people.worklist', text: texts.nav.worklist },
  { to: '/vet', operation: 'people.vet', text: texts.nav.vet },
  { to: '/cases', operation: 'cases.list', text: texts.nav.cases },
  { to: '/network', operation: 'rings.list', text: texts.nav.network },
  { to: '/intelligence', operation: 'reports.list', text: texts.nav.intelligence },
  { to: '/watchlists', operation: 'watchlists.list', text: texts.nav.watchlists },
  { to: '/insight', operation: 'cases.verdicts', text: texts.nav.insight },
  { to: '/settings', operation: 'accounts.me', text: texts.nav.settings },
] as const;

/** Head of every page behind the sign-in. */
export function Shell() {
  const who = useQuery(me);
  const may = useMay();
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
          {PAGES.filter(({ operation }) => may(operation)).map(({ to, text }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/', includeSearch: false }}>
              {text}
            </Link>
          ))}
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
        <Tour />
        <Outlet />
      </main>
      {ended && <SignInAgain />}
    </>
  );
}
