import { type Level, texts } from '../texts/index.ts';

/** A level in a word; the colour says nothing more. */
export function LevelMark({ level }: { readonly level: Level }) {
  return <span className={`level level-${level}`}>{texts.levels[level]}</span>;
}
