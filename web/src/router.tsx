import { createRootRoute, createRoute, createRouter, Link, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { ProblemError } from './api.ts';
import { SetupPage } from './pages/setup.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { WorklistPage } from './pages/worklist.tsx';
import { filtersOf } from './pages/worklist-filters.ts';
import { ProblemAlert } from './parts/problem-alert.tsx';
import { Shell } from './shell.tsx';
import { texts } from './texts/index.ts';

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

// Every other page is loaded when it is opened.
const page = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute: () => shell, path, component });
const person = page(
  '/people/$person',
  lazyRouteComponent(() => import('./pages/person.tsx'), 'PersonPage'),
);
const vet = page(
  '/vet',
  lazyRouteComponent(() => import('./pages/vet.tsx'), 'VetPage'),
);
const cases = page(
  '/cases',
  lazyRouteComponent(() => import('./pages/cases.tsx'), 'CasesPage'),
);
const oneCase = page(
  '/cases/$case',
  lazyRouteComponent(() => import('./pages/case.tsx'), 'CasePage'),
);
const network = page(
  '/network',
  lazyRouteComponent(() => import('./pages/network.tsx'), 'NetworkPage'),
);
const intelligence = page(
  '/intelligence',
  lazyRouteComponent(() => import('./pages/intelligence.tsx'), 'IntelligencePage'),
);
const report = page(
  '/intelligence/$report',
  lazyRouteComponent(() => import('./pages/report.tsx'), 'ReportPage'),
);
const watchlists = page(
  '/watchlists',
  lazyRouteComponent(() => import('./pages/watchlists.tsx'), 'WatchlistsPage'),
);
const insight = page(
  '/insight',
  lazyRouteComponent(() => import('./pages/insight.tsx'), 'InsightPage'),
);
const settings = page(
  '/settings',
  lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
);
const setting = page(
  '/settings/$section',
  lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
);

export const router = createRouter({
  routeTree: root.addChildren([signIn, setup, shell.addChildren([worklist, person, vet, cases, oneCase, network, intelligence, report, watchlists, insight, settings, setting])]),
  defaultErrorComponent: Broken,
  // It would put an inline script and style into the page.
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
