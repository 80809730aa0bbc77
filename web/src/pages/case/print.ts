import { useEffect } from 'react';

/** What is folded is unfolded for the paper, and folded again after it. */
function unfold(): () => void {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('.content details:not([open])')];
  for (const one of folded) one.open = true;
  return () => {
    for (const one of folded) one.open = false;
  };
}

/** Prints the whole file. What the browser’s own menu prints is the same. */
export function usePrint(): () => void {
  useEffect(() => {
    let fold = () => {};
    const before = () => {
      fold = unfold();
    };
    const after = () => fold();
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return () => window.print();
}
