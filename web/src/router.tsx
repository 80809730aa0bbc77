import { createRootRoute, createRoute, createRouter, Link, Outlet } from '@tanstack/react-router';
import { ProblemError } from './api.ts';
import { PersonPage } from './pages/person.tsx';
import { SetupPage } from './pages/setup.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { VetPage } from './pages/vet.tsx';
import { filtersOf, WorklistPage } from './pages/worklist.tsx';
import { ProblemAlert } from './parts/problem-alert.tsx';
import { Shell } from './shell.tsx';
import { texts } from './texts.ts';

const unknown = new ProblemError({ ...texts.problems.unknownPage, code: 'web.unknown', status: 404 });

function Broken({ error }: { readonly error: unknown }) {
  return (
    <main className="gate">
      <h1 className="brand">{texts.brand}</h1>
      <ProblemAlert error={error} onRetry={() => window.location.reload()} />
    </main>
  );
}

const root = createRootRoute({
  component: Outlet,
  errorComponent: Broken,
  notFoundComponent: () => (
    <main className="gate">
      <h1 className="brand">{texts.brand}</h1>
      <ProblemAlert error={unknown} />
      <p>
        <Link to="/">{texts.problems.toStart}</Link>
      </p>
    </main>
  ),
});

/** Where to go on after signing in: a place of this application, and nowhere else. */
const placeOf = (next: unknown): string | undefined => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignInPage,
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => {
    const place = placeOf(next);
    return place === undefined ? {} : { next: place };
  },
});
const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: SetupPage });
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell });
const worklist = createRoute({ getParentRoute: () => shell, path: '/', component: WorklistPage, validateSearch: filtersOf });
const person = createRoute({ getParentRoute: () => shell, path: '/people/$person', component: PersonPage });
const vet = createRoute({ getParentRoute: () => shell, path: '/vet', component: VetPage });

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, shell.addChildren([worklist, person, vet])]),
  defaultErrorComponent: Broken,
  // It would put an inline script and style into the page.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
