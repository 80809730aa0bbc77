import { Title } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { type ComponentType, lazy, Suspense } from 'react';
import { useTitle } from '../parts/use-title.ts';
import type { permissions } from '../permissions.generated.ts';
import { useMay } from '../session.ts';
import { texts } from '../texts/index.ts';
import { words } from '../texts/settings.ts';
import { AccountSettings } from './settings/account.tsx';
import { AuditSettings } from './settings/audit.tsx';
import { JobSettings } from './settings/jobs.tsx';
import { KeySettings } from './settings/keys.tsx';
import { PeopleSettings } from './settings/people.tsx';
import { RetentionSettings } from './settings/retention.tsx';
import { SourceSettings } from './settings/sources.tsx';
import { WebhookSettings } from './settings/webhooks.tsx';
import './settings.css';

const PolicySettings = lazy(() => import('./settings-policy.tsx').then(({ PolicySettings: page }) => ({ default: page })));

type Section = { readonly id: keyof typeof words.sections; readonly page: ComponentType; readonly operations: readonly (keyof typeof permissions)[] };

/** Sections, each with the operations without all of which it would be empty. */
const SECTIONS: readonly Section[] = [
  { id: 'account', page: AccountSettings, operations: ['accounts.me'] },
  { id: 'people', page: PeopleSettings, operations: ['accounts.list'] },
  { id: 'keys', page: KeySettings, operations: ['keys.list'] },
  { id: 'sources', page: SourceSettings, operations: ['watchlists.list', 'connections.list'] },
  { id: 'webhooks', page: WebhookSettings, operations: ['webhooks.list'] },
  { id: 'jobs', page: JobSettings, operations: ['jobs.list'] },
  { id: 'policy', page: PolicySettings, operations: ['checks.list'] },
  { id: 'retention', page: RetentionSettings, operations: ['retention.periods', 'records.due'] },
  { id: 'audit', page: AuditSettings, operations: ['audit.verify'] },
];

/** What is set, a section each. */
export function SettingsPage() {
  const { section } = useParams({ strict: false });
  const may = useMay();
  const open = SECTIONS.filter(({ operations }) => operations.some((one) => may(one)));
  const here = section === undefined ? open[0] : open.find(({ id }) => id === section);
  useTitle(here === undefined ? words.title : `${words.sections[here.id]} · ${words.title}`);
  return (
    <div className="set-page">
      <div>
        <Title order={1} size="h2">
          {words.title}
        </Title>
        <nav className="set-menu" aria-label={words.menu}>
          {open.map(({ id }) => (
            <Link key={id} to="/settings/$section" params={{ section: id }} aria-current={id === here?.id ? 'page' : undefined}>
              {words.sections[id]}
            </Link>
          ))}
        </nav>
      </div>
      <section className="set-section" aria-labelledby="set-section">
        {here === undefined ? (
          <p className="empty">{words.unknown}</p>
        ) : (
          <>
            <h2 id="set-section">{words.sections[here.id]}</h2>
            <Suspense fallback={<p role="status">{texts.loading}</p>}>
              <here.page />
            </Suspense>
          </>
        )}
      </section>
    </div>
  );
}
