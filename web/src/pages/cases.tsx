export function CasesPage() {
  return <h1>CasesPage</h1>;
}
