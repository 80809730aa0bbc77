import { memo, type RefObject } from 'react';
import { namedControls } from '../parts/named-controls.ts';
import { covers, type Part, touches } from './pieces.ts';
import type { Range } from './lines.ts';

export const markId = (start: number): string => `at-${start}`;

/** A part of the text. It is drawn again only where the choice concerns it. */
const SourcePart = memo(function SourcePart({ part, chosen, onChoose }: { readonly part: Part; readonly chosen: Range | undefined; readonly onChoose: (piece: Range) => void }) {
  return (
    <div className="part">
      {part.pieces.map(({ start, end, text, marked }) =>
        marked ? (
          // The buttons above lead from mark to mark: hundreds of stops for the keyboard would help nobody.
          <a
            key={start}
            id={markId(start)}
            href={`#${markId(start)}`}
            tabIndex={-1}
            className={chosen !== undefined && covers(chosen, { start, end }) ? 'quoted chosen' : 'quoted'}
            onClick={(event) => {
              event.preventDefault();
              onChoose({ start, end });
            }}
          >
            {namedControls(text)}
          </a>
        ) : (
          <span key={start}>{namedControls(text)}</span>
        ),
      )}
    </div>
  );
});

type Given = {
  readonly parts: readonly Part[];
  readonly chosen: Range | undefined;
  readonly onChoose: (piece: Range) => void;
  readonly label: string;
  readonly pane: RefObject<HTMLElement | null>;
};

/** The text of a report, whatever it is: as text, with what is quoted marked in it. */
export function SourceText({ parts, chosen, onChoose, label, pane }: Given) {
  return (
    <section ref={pane} className="pane text" aria-label={label} tabIndex={0}>
      {parts.map((part) => (
        <SourcePart key={part.start} part={part} chosen={chosen !== undefined && touches(chosen, part) ? chosen : undefined} onChoose={onChoose} />
      ))}
    </section>
  );
}
