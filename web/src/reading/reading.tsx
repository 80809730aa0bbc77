import { Button } from '@mantine/core';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { words } from '../texts/reading.ts';
import { type Line, type Profile, type Quote, type Range, type Section, sectionsOf } from './lines.ts';
import { covers, marksOf, partsOf, touches } from './pieces.ts';
import { ProfileSections, sectionId } from './profile-sections.tsx';
import { markId, SourceText } from './source-text.tsx';
import './reading.css';

/** How far below the upper edge of its pane what was chosen comes to stand. @source house: what leads up to it is read too */
const INTO = 0.25;

/** Brings something into view: inside its pane where the pane scrolls, else on the page. Twice, since parts that were never laid out are so only then. */
function show(pane: RefObject<HTMLElement | null>, id: string): void {
  const go = () => {
    const [inside, one] = [pane.current, document.getElementById(id)];
    if (inside === null || one === null) return;
    if (getComputedStyle(inside).overflowY === 'visible') return one.scrollIntoView({ block: 'center' });
    inside.scrollTop += one.getBoundingClientRect().top - inside.getBoundingClientRect().top - inside.clientHeight * INTO;
    // A pane that is higher than what is seen of the page may still hide it.
    one.scrollIntoView({ block: 'nearest' });
  };
  go();
  requestAnimationFrame(() => requestAnimationFrame(go));
}

/** What a report says beside the text that says it: each leads to the other. @param at where in the text to begin: two offsets with a hyphen between */
export function Reading({ profile, text, at }: { readonly profile: Profile; readonly text: string; readonly at?: string | undefined }) {
  const { sections, lines, marks, parts } = useMemo(() => {
    const drawn = sectionsOf(profile);
    const all = drawn.flatMap(({ groups }) => groups).flatMap((group) => group.lines);
    const places = marksOf(
      text,
      all.flatMap(({ quotes }) => quotes),
    );
    return { sections: drawn, lines: all, marks: places, parts: partsOf(text, places) };
  }, [profile, text]);
  const placed = useMemo(() => {
    const known = new Set(marks.map(({ start, end }) => `${start}-${end}`));
    return ({ start, end }: Quote) => known.has(`${start}-${end}`);
  }, [marks]);
  const [chosen, setChosen] = useState<Range>();
  const [lit, setLit] = useState<ReadonlySet<string>>(new Set());
  const profilePane = useRef<HTMLElement>(null);
  const textPane = useRef<HTMLElement>(null);
  const pending = useRef<string>(undefined);
  useEffect(() => {
    // A line beyond those shown is there only now.
    if (pending.current !== undefined) show(profilePane, pending.current);
    pending.current = undefined;
  });

  const chooseQuote = useCallback((line: Line, { start, end }: Quote) => {
    setChosen({ start, end });
    setLit(new Set([line.id]));
    show(textPane, markId(start));
  }, []);
  /** Chooses a mark: the lines that quote it are shown and lit. */
  const chooseMark = useCallback(
    (range: Range) => {
      const quoting = lines.filter(({ quotes }) => quotes.some((quote) => covers(quote, range)));
      const narrowest = marks.filter((mark) => covers(mark, range)).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
      setChosen(narrowest ?? range);
      setLit(new Set(quoting.map(({ id }) => id)));
      pending.current = quoting[0]?.id;
    },
    [lines, marks],
  );
  const chosenAt = chosen === undefined ? -1 : marks.findIndex(({ start, end }) => start === chosen.start && end === chosen.end);
  const step = (by: 1 | -1) => {
    const next = marks[chosenAt < 0 ? (by === 1 ? 0 : marks.length - 1) : (chosenAt + by + marks.length) % marks.length];
    if (next === undefined) return;
    chooseMark(next);
    show(textPane, markId(next.start));
  };
  useEffect(() => {
    const [start, end] = (at ?? '').split('-').map(Number);
    if (start === undefined || end === undefined) return;
    // What people are compared with is quoted with the words around it: then the first mark in these words.
    const first =
      marks.find((mark) => mark.start === start && mark.end === end) ?? marks.find((mark) => covers({ start, end }, mark)) ?? marks.find((mark) => touches({ start, end }, mark));
    if (first === undefined) return;
    chooseMark(first);
    show(textPane, markId(first.start));
  }, [at, marks, chooseMark]);

  return (
    <div className="reading wide">
      <div className="side">
        <h2>{words.profile}</h2>
        <nav className="jump small" aria-label={words.jump}>
          {sections.map(({ id, count }: Section) => (
            <a
              key={id}
              href={`#${sectionId(id)}`}
              onClick={(event) => {
                event.preventDefault();
                show(profilePane, sectionId(id));
              }}
            >
              {words.count(words.sections[id], count)}
            </a>
          ))}
        </nav>
        <ProfileSections profile={profile} sections={sections} lit={lit} chosen={chosen} placed={placed} onChoose={chooseQuote} pane={profilePane} />
      </div>
      <div className="side">
        <h2>{words.source}</h2>
        <div className="jump small">
          <span role="status">
            {marks.length === 0 ? words.noMarks : chosenAt < 0 ? words.marks(marks.length) : words.markOf(chosenAt + 1, marks.length)}
            {lit.size > 0 && <span className="dimmed"> · {words.quotedBy(lit.size)}</span>}
          </span>
          <Button variant="default" size="compact-xs" disabled={marks.length === 0} onClick={() => step(-1)}>
            {words.previous}
          </Button>
          <Button variant="default" size="compact-xs" disabled={marks.length === 0} onClick={() => step(1)}>
            {words.next}
          </Button>
          {[...lit].slice(0, 1).map((id) => (
            <Button key={id} variant="default" size="compact-xs" onClick={() => show(profilePane, id)}>
              {words.toLine}
            </Button>
          ))}
        </div>
        <SourceText parts={parts} chosen={chosen} onChoose={chooseMark} label={words.source} pane={textPane} />
      </div>
    </div>
  );
}
