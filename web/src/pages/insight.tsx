export function InsightPage() {
  return <h1>InsightPage</h1>;
}
