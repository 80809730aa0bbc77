export function WatchlistsPage() {
  return <h1>WatchlistsPage</h1>;
}
