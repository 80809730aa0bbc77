import { Button } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Dialog } from '../../parts/dialog.tsx';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { words } from '../../texts/settings.ts';

/** How long it says that it copied. Unit: milliseconds. */
const SAID_FOR = 2_500;

/** Something to take along. @param again whether it can be shown again */
export function Once({ label, value, again = false, children }: { readonly label: string; readonly value: string; readonly again?: boolean; readonly children?: ReactNode }) {
  const [state, setState] = useState<'copied' | 'failed'>();
  const id = useId();
  useEffect(() => {
    if (state === undefined) return;
    const timer = setTimeout(() => setState(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    try {
      // Where the page is not under https, the browser gives no clipboard.
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      setState('failed');
    }
  };
  return (
    <div className="set-once">
      <p id={id}>
        <strong>{label}</strong>
      </p>
      <div className="set-secret">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and is marked by keys */}
        <section aria-labelledby={id} tabIndex={0}>
          <code>{value}</code>
        </section>
        <Button variant="default" size="xs" onClick={() => void copy()} aria-label={`${words.copy}: ${label}`}>
          {words.copy}
        </Button>
      </div>
      <p className="small" role="status">
        {state === 'copied' ? words.copied : state === 'failed' ? words.notCopied : ''}
      </p>
      {children}
      {!again && <p className="small dimmed">{words.once}</p>}
    </div>
  );
}

/** A question before something that cannot be taken back easily. */
export function Sure({
  title,
  what,
  act,
  busy,
  error,
  onAct,
  onClose,
  children,
}: {
  readonly title: string;
  readonly what: string;
  readonly act: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onAct: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{what}</p>
      {children}
      {error !== null && <ProblemAlert error={error} />}
      <div className="set-buttons">
        <Button color="red" variant="outline" loading={busy} onClick={onAct}>
          {act}
        </Button>
        <Button variant="default" onClick={onClose}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  );
}

/** A table that may be wider than the page, and is moved by keys then. */
export function Table({ label, heads, children }: { readonly label: string; readonly heads: readonly string[]; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
    <section className="set-table" aria-label={words.table(label)} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}

/** Boxes to tick, of which one or more are wanted. */
export function Ticks<T extends string>({
  legend,
  all,
  chosen,
  onChange,
  name,
  what,
  error,
}: {
  readonly legend: string;
  readonly all: readonly T[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: readonly T[]) => void;
  readonly name: (one: T) => string;
  readonly what?: (one: T) => string;
  readonly error?: string | undefined;
}) {
  const id = useId();
  return (
    <fieldset className="set-ticks" aria-describedby={error === undefined ? undefined : id}>
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={() => onChange(all.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other))))}
          />
          <span>
            {name(one)}
            {what !== undefined && <span className="small dimmed">{what(one)}</span>}
          </span>
        </label>
      ))}
      {error !== undefined && (
        <p id={id} className="set-wrong small" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
