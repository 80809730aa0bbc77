import { useCallback, useEffect, useState } from 'react';

/**
 * What somebody types into a form, kept by their browser until it is sent: a server that is gone, a session that ended or a page left by
 * mistake loses none of it. It stays in this tab and goes with it.
 * @param key names the form and what it is about, such as `case c1 comment`
 */
export function useDraft<T>(key: string, initial: T): readonly [T, (value: T) => void, () => void] {
  const place = `bonafide draft ${key}`;
  const [first] = useState(initial);
  const [value, setValue] = useState<T>(() => {
    const kept = sessionStorage.getItem(place);
    return kept === null ? first : (JSON.parse(kept) as T);
  });
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (!changed) return;
    try {
      sessionStorage.setItem(place, JSON.stringify(value));
    } catch {
      // More than a browser keeps: it stays on the page, and goes with it.
      sessionStorage.removeItem(place);
    }
  }, [changed, place, value]);
  const set = useCallback((next: T) => {
    setChanged(true);
    setValue(next);
  }, []);
  const forget = useCallback(() => {
    sessionStorage.removeItem(place);
    setChanged(false);
    setValue(first);
  }, [place, first]);
  return [value, set, forget];
}
