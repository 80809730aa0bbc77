import type { SectionKind } from '../../sections.ts';

/** How much a section lets a behaviour count; 0 where sentences tell what to do, or tell nothing. @source house: measured on the annotated reports, see docs/explanation/threat-reports.md */
const SECTION: Readonly<Record<SectionKind, number>> = {
  body: 1,
  attribution: 1,
  activity: 1,
  techniques: 1,
  targeting: 1,
  infrastructure: 1,
  indicators: 0.9,
  implications: 0.85,
  'red-flags': 0.8,
  mitigations: 0,
  references: 0,
  furniture: 0,
};

/** Who is meant are the actors of the report, not those who might do such things. */
const THESE_ACTORS = /^[\s>*_•●▪◦–—o-]{0,6}(?:the|these|those|this) (?:\w{1,15} ){0,2}(?:actors?|groups?|workers|operators|operatives|affiliates)\b/i;
/** Factor for what advice tells of them. @source house: measured on the annotated reports */
const TOLD_IN_ADVICE = 0.75;

/** How much what stands in a section counts, 0 to 1. @param sentence advice may also tell what “the actors” do */
export const sectionFactor = (section: SectionKind, sentence: string): number => (section === 'mitigations' && THESE_ACTORS.test(sentence) ? TOLD_IN_ADVICE : SECTION[section]);

/** What somebody who defends is told to do, or does. */
const ADVICE =
  /\b(?:should(?! (?:pay|contact|the victim))|recommend(?:s|ed|ing|ations?)?|ensure (?:that )?(?:you|your|all|only|proper|devices|systems|software|backups|strong)|encourag(?:es|ed)|(?:is|are) (?:urged|advised)|best practices?|mitigat(?:e|es|ing|ions?)|help(?:s|ing)?(?: \w{1,15}){0,2} (?:prevent|protect|detect|defend|identify|safeguard|guard)\b|to (?:better )?(?:protect|defend|guard) against|defenders? (?:can|may|should)|(?:organi[sz]ations|companies|users|administrators|customers|employers) (?:can|must|need to|are able)|consider (?:\w{1,15}ing|the)|patch(?:es|ed) (?:for|the|all)|(?:conduct|perform|exercise)(?: \w{1,12}){0,3} due diligence|be (?:wary|suspicious|aware|cautious)|look (?:out )?for|watch for|never (?:open|click|send|share|pay)|don't (?:open|click|send|share|pay)|(?<!(?:\bif|\bthat|\bunless|\bwhen|\bwho) (?:\w{1,12} ){0,3})do not (?:open|click|send|share|pay|provide|use))\b/i;
const COMMAND =
  /^[\s>*_•●▪◦‣·–—o+-]{0,8}(?:\(?[0-9a-z]{1,2}[.)] ?)?(?:Implement|Enable|Review|Monitor|Require|Keep|Avoid|Verify|Audit|Conduct|Regularly|Enforce|Restrict|Limit|Apply|Configure|Back ?up|Ensure|Maintain|Train|Report|Prohibit|Confirm|Check|Request|Establish|Develop|Consider|Always|Do not|Don't|Never|Only|Install and|Install updates|Update|Patch|Change|Set|Use (?:multi|strong|secure|two|unique|complex|caution|network|a virtual|a reverse|an alternative|only|of multi)|Disable (?:unused|hyperlinks|all|remote|macros?|unnecessary|command)|Segment|Isolate|Scan|Look for|Watch for|Contact|Block|Deny|Revoke|Compare|Prevent|Reset|Employ|Remove|Generate|Upgrade|Harden|Test|Allow|Encrypt data|Choose|Ask|Treat|Add|Focus|Educate|Secure|Document|Identify|Preserve|Hunt|Search)\b/;

/** Whether a sentence tells somebody what to do. */
export const isAdvice = (sentence: string): boolean => COMMAND.test(sentence) || ADVICE.test(sentence);

/** Right before what is denied. */
const DENIED =
  /\b(?:not|never|cannot|can't|n't|no (?:evidence|indications?|signs?|reports?|reason|proof|longer|known)|without (?:having |being |any )?(?:\w{1,15}ing\b)?|unable to|fail(?:s|ed)? to|refus(?:e|es|ed) to|declin(?:e|es|ed) to|unlike|rather than|instead of|neither|nor|rule[sd]? out|unsuccessful(?:ly)?)\b[^,;:]{0,50}$|\bno (?:\w{1,15} ){0,2}["'(]{0,2}$/i;
/** Words that deny nothing although they hold a “not”. */
const NO_DENIAL =
  /\b(?:not (?:only|just|limited to|merely|alone|yet known|immediately|always|necessarily|have been aware|paid?\b|pay\b|met\b)|without (?:authori[sz]ation|permission|consent|the (?:knowledge|victim|user)|their|his|her|being))\b/i;

/** Whether what stands at an offset of a sentence is denied there. */
export function isDenied(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 90), at);
  return DENIED.test(before) && !NO_DENIAL.test(sentence.slice(Math.max(0, at - 90), at + 20));
}

/** “could be used”: somebody might do it. “may then use” is how advisories tell what actors do. */
const POSSIBLE =
  /\b(?:could|might|would|can) (?:also |then |potentially |be )|\b(?:potential(?:ly)?|possibl[ey]|hypothetical(?:ly)?|theoretical(?:ly)?|if (?:an?|the) (?:attacker|actor|adversary))\b/i;
/** Factor for what is only possible. @source house: an analyst maps about four of five */
const POSSIBLE_FACTOR = 0.85;

/** Sentences about law and sanctions tell what is forbidden, not how it was done. */
const LEGAL =
  /\b(?:pursuant to|resolutions? \d|executive order|u\.s\.c\.|c\.f\.r\.|caatsa|statut(?:e|es|ory)|maximum (?:penalty|sentence)|penalt(?:y|ies)|prohibit(?:s|ed|ions?)?|designat(?:ed|ions?) (?:by|under|for)|subject to (?:sanctions|seizure|prosecution))/i;
/** Factor for them. @source house: measured on the annotated reports */
const LEGAL_FACTOR = 0.7;

/** How much the wording of a sentence lowers what it shows, 0 to 1. */
export const wordingFactor = (sentence: string): number => (POSSIBLE.test(sentence) ? POSSIBLE_FACTOR : 1) * (LEGAL.test(sentence) ? LEGAL_FACTOR : 1);
