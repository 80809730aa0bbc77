import { memo, type RefObject } from 'react';
import { namedControls } from '../parts/named-controls.ts';
import type { Range } from './lines.ts';
import { covers, type Part, touches } from './pieces.ts';

export const markId = (start: number): string => `at-${start}`;

/** About how long a line is, and how high, before it was laid out. Unit: characters; rem. @source reading.css, at a width of half a screen */
const [PER_LINE, LINE] = [75, 1.6];
/** Parts up to which all are laid out at once. @source house: what a browser does without a pause */
const AT_ONCE = 6;

type Shown = { readonly part: Part; readonly chosen: Range | undefined; readonly onChoose: (piece: Range) => void; readonly lazy: boolean };

/** A part of the text. It is drawn again only where the choice concerns it. */
const SourcePart = memo(function SourcePart({ part, chosen, onChoose, lazy }: Shown) {
  return (
    <div className={lazy ? 'part lazy' : 'part'} style={lazy ? { containIntrinsicBlockSize: `auto ${Math.ceil((part.end - part.start) / PER_LINE) * LINE}rem` } : {}}>
      {part.pieces.map(({ start, end, text, marked }) => {
        const look = !marked ? undefined : chosen !== undefined && covers(chosen, { start, end }) ? 'quoted chosen' : 'quoted';
        // A blank between two marks is nothing that anybody could choose.
        return look !== undefined && text.trim() !== '' ? (
          // The buttons above lead from mark to mark: hundreds of stops for the keyboard would help nobody.
          <a
            key={start}
            id={markId(start)}
            href={`#${markId(start)}`}
            tabIndex={-1}
            className={look}
            onClick={(event) => {
              event.preventDefault();
              onChoose({ start, end });
            }}
          >
            {namedControls(text)}
          </a>
        ) : (
          <span key={start} id={look === undefined ? undefined : markId(start)} className={look}>
            {namedControls(text)}
          </span>
        );
      })}
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls on its own is reached by keyboard alone only so
    <section ref={pane} className="pane text" aria-label={label} tabIndex={0}>
      {parts.map((part) => (
        <SourcePart key={part.start} part={part} chosen={chosen !== undefined && touches(chosen, part) ? chosen : undefined} onChoose={onChoose} lazy={parts.length > AT_ONCE} />
      ))}
    </section>
  );
}
