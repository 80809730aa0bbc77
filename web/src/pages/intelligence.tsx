export function IntelligencePage() {
  return <h1>IntelligencePage</h1>;
}
