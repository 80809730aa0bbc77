/** What a part of a report is about, told by its heading. `furniture` is what pages carry beside the report: contacts, notices, teasers. */
export type SectionKind =
  | 'body'
  | 'attribution'
  | 'activity'
  | 'techniques'
  | 'targeting'
  | 'infrastructure'
  | 'indicators'
  | 'implications'
  | 'mitigations'
  | 'red-flags'
  | 'references'
  | 'furniture';

/** Words of headings, the first that fits counts. @source headings of public advisories of the FBI, CISA, State and Treasury, of court releases and of vendors’ reports */
const HEADINGS: readonly (readonly [RegExp, SectionKind])[] = [
  [
    /^(?:related (?:content|articles|posts|reading|news)|read more|share(?: this)?|subscribe|newsletter|about (?:us|the author|this)|your feedback|feedback|reporting notice|reporting|administrative note|disclaimer|contact(?: us| information)?|contacts|topics?|components?|tags?|comments?|information requested|press release number|updated|cookies?|privacy|table of contents|contents|document history|version history|revision history|change ?log|acknowledge?ments?)\b[^.]{0,40}$/i,
    'furniture',
  ],
  [/\b(?:references|footnotes|endnotes|sources|resources|further reading|bibliography|additional information|for more information)\b/i, 'references'],
  [
    /\b(?:mitigations?|recommend(?:ed|ations?)|best practices?|due diligence|what (?:you|companies|organi[sz]ations|employers|platforms) (?:can|should) do|protect(?:ion|ing|ive)?|actions? to take|hardening|defen[cs]e|defensive|remediation|how to (?:protect|respond|prevent|defend)|tips|advice|guidance for|next steps|prevention)\b/i,
    'mitigations',
  ],
  [
    /\b(?:red[ -]?flags?|warning signs|indicators? of (?:suspicious|potential|dprk|north korean|fraud\w*|possible)|suspicious (?:activity|behaviou?rs?)|signs (?:of|to)|what to (?:look|watch) (?:out )?for|how to (?:spot|identify|detect|recogni[sz]e)|detection)\b/i,
    'red-flags',
  ],
  [/\b(?:indicators?(?: of (?:compromise|attack))?(?: \(iocs?\))?|iocs?|observables|hashes|appendix [a-z]: indicators)\b/i, 'indicators'],
  [
    /\b(?:tactics|techniques|ttps?|procedures|technical (?:details|analysis)|mitre|att&ck|modus operandi|methods?|how (?:it|they) works?|tradecraft|attack (?:chain|flow|lifecycle))\b/i,
    'techniques',
  ],
  [/\b(?:attribution|identity|threat actors?|who (?:is|are)|actors?|adversary|background on)\b/i, 'attribution'],
  [/\b(?:target(?:s|ed|ing)?|victim(?:s|ology)?|affected)\b/i, 'targeting'],
  [/\b(?:tools?|infrastructure|malware|command and control|c2)\b/i, 'infrastructure'],
  [/\b(?:implications?|impact|consequences?|risks?|why (?:it|this) matters|significance|outlook|takeaways?|conclusions?)\b/i, 'implications'],
  [/\b(?:summary|overview|activity|campaign|background|introduction|threat|timeline|key (?:points|findings)|what happened|details)\b/i, 'activity'],
];

/** @param heading its words @param within the section of the heading above it, which it keeps where it says nothing of its own */
export function sectionOf(heading: string, within: SectionKind): SectionKind {
  return HEADINGS.find(([words]) => words.test(heading))?.[1] ?? within;
}

/** Sentences that every issue of a publisher carries, wherever they stand. */
const BOILERPLATE =
  /^(?:this (?:product|document|flash|pin|report|advisory) (?:is|was|has been) (?:marked|released|provided|subject)|the (?:following )?information (?:in this|is being)|the (?:fbi|cisa|following information) (?:is|does|do|are) (?:being provided|not endorse)|subject to standard copyright|(?:all )?rights reserved|©|copyright\b|follow us\b|sign up\b|click here\b|download the pdf\b|skip to\b|an official website\b|share sensitive information only\b|recipients may\b|topic\(s\)|component\(s\))/i;

export function isBoilerplate(text: string): boolean {
  return BOILERPLATE.test(text);
}
