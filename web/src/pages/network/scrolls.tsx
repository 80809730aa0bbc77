import type { ReactNode } from 'react';

/** A table that may be wider than the page, and is moved by keys then. */
export function Scrolls({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className="net-table" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}
