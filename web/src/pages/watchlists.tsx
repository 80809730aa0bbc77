import { Title } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useTitle } from '../parts/use-title.ts';
import { useMay } from '../session.ts';
import { words } from '../texts/watchlists.ts';
import { DeskView } from './watchlists/desk.tsx';
import { HitsView } from './watchlists/hits.tsx';
import { ListsView } from './watchlists/lists.tsx';
import './intelligence.css';
import './watchlists.css';

const VIEWS = [
  { id: 'lists', operation: 'watchlists.list', View: ListsView },
  { id: 'desk', operation: 'screening.name', View: DeskView },
  { id: 'hits', operation: 'screening.hits', View: HitsView },
] as const;

/** Lists and their ages, a desk to screen a name, and matches that wait for a human. */
export function WatchlistsPage() {
  useTitle(words.title);
  const may = useMay();
  const hash = useLocation({ select: (location) => location.hash });
  const views = VIEWS.filter(({ operation }) => may(operation));
  const { id, View } = views.find((one) => one.id === hash) ?? VIEWS[0];
  return (
    <>
      <Title order={1} size="h2">
        {words.title}
      </Title>
      <p className="dimmed">{words.intro}</p>
      {views.length > 1 && (
        <nav className="views" aria-label={words.views.label}>
          {views.map((one) => (
            <Link
              key={one.id}
              to="/watchlists"
              {...(one.id === 'lists' ? {} : { hash: one.id })}
              hashScrollIntoView={false}
              activeOptions={{ exact: true, includeHash: true, explicitUndefined: true }}
              activeProps={{}}
              aria-current={one.id === id ? 'page' : undefined}
            >
              {words.views[one.id]}
            </Link>
          ))}
        </nav>
      )}
      <View />
    </>
  );
}
