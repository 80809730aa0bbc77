import { Title } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';

/** A question above the page. Escape closes it. Mantine’s own would write styles into the page, which its policy refuses. */
export function Dialog({ title, onClose, children }: { readonly title: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <Title order={2} size="h3" id={id}>
        {title}
      </Title>
      {children}
    </dialog>
  );
}
