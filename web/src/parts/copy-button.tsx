import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { words } from '../texts/parts.ts';

/** How long it says that it copied. Unit: milliseconds. */
const SAID_FOR = 2_500;

/** Puts text on the clipboard. A page that is not under https or on this machine is given none by the browser: there a marked field is copied from. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text);
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (!done) throw new Error('the browser does not copy');
}

/** Copies a text, and says so. @param what names it for whoever does not see what it stands beside */
export function CopyButton({ text, label, what }: { readonly text: () => string; readonly label: string; readonly what: string }) {
  const [state, setState] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (state === undefined) return;
    const timer = setTimeout(() => setState(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [state]);
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={`${label}: ${what}`}
        onClick={() => {
          copy(text()).then(
            () => setState('copied'),
            () => setState('failed'),
          );
        }}
      >
        {state === 'copied' ? words.copied : state === 'failed' ? words.notCopied : label}
      </Button>
      <span role="status" className="unseen">
        {state === undefined ? '' : state === 'copied' ? words.copied : words.notCopied}
      </span>
    </>
  );
}
