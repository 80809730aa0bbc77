import { Fragment } from 'react';
import { texts } from '../texts/index.ts';

/** Characters that reorder or hide what stands beside them: shown by name, so that nobody is deceived. @source Unicode Technical Report 36, section 2.7; UAX 9 */
const CONTROLS = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff])/u;

/** Most characters shown of one text. @source house: a page of text */
const MOST = 2_000;

const nameOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Words that came from outside: as text, apart from the direction of the words around them, and no longer than anybody reads. */
export function Said({ text, most = MOST }: { readonly text: string; readonly most?: number }) {
  const shown = text.length > most ? text.slice(0, most) : text;
  return (
    <bdi>
      {shown.split(CONTROLS).map((part, at) =>
        at % 2 === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name
          <Fragment key={at}>{part}</Fragment>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <span key={at} className="control">
            {nameOf(part)}
          </span>
        ),
      )}
      {text.length > most && <span className="dimmed"> {texts.cut(text.length - most)}</span>}
    </bdi>
  );
}
