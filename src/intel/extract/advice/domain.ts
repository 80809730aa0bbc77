const HIRING =
  /\b(?:IT[ -]workers?|remote (?:workers?|employees?|hires?|contractors?|developers?)|freelanc\w{1,6}|job (?:applicants?|candidates?|applications?)|applicants?|interview(?:s|ed|ers?|ees?|ing)?|hiring|recruit(?:er|ers|ment|ing)|laptop farms?|employment)\b/gi;

/** Least mentions of hiring in a text about it. Unit: mentions. @source house: a lure with a job offer names it once or twice, a text about workers all along */
const LEAST = 3;

/** Whether a text is about hired people rather than about intruders. Cost grows with its length, up to the third mention. */
export function isAboutHiring(view: string): boolean {
  HIRING.lastIndex = 0;
  for (let count = 0; count < LEAST; count += 1) if (HIRING.exec(view) === null) return false;
  return true;
}
