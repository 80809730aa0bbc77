export function PolicySettings() {
  return <p>Policy</p>;
}
