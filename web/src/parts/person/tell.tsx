import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import { words } from '../../texts/person.ts';

type Tell = (text: string, inCase?: string) => void;

const Telling = createContext<Tell>(() => undefined);

/** Says what was done, wherever on the page it was done. */
export const useTell = (): Tell => useContext(Telling);

/** The place where it is said: above the page’s lower edge, since what was recorded may have moved elsewhere on the page. */
export function Told({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly text: string; readonly inCase?: string | undefined }>();
  const tell = useCallback((text: string, inCase?: string) => setSaid({ text, inCase }), []);
  return (
    <Telling.Provider value={tell}>
      {children}
      <div className="told" role="status">
        {said !== undefined && (
          <p>
            {said.text}{' '}
            {said.inCase !== undefined && (
              <Link to="/cases/$case" params={{ case: said.inCase }}>
                {words.judge.toCase}
              </Link>
            )}
            <CloseButton aria-label={words.act.close} onClick={() => setSaid(undefined)} />
          </p>
        )}
      </div>
    </Telling.Provider>
  );
}
