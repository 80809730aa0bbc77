/*
 * Words around a value that tell its part. All are tried on bounded pieces of one sentence: what stands before the value,
 * and a little of what stands behind it. @source wording of advisories of CISA and the FBI, court releases and vendors’ reports
 */

/** A heading or a line with a colon that announces values of attackers. */
export const ANNOUNCES_THREATS =
  /\b(?:following|below|these|known|observed|associated|identified|used|malicious|lists? of|listed|seized|fraudulent|fake|spoofed|additional|related)\b[^.]{0,120}\b(?:ips?|addresses|domains?|urls?|hosts?|hash(?:es)?|indicators?|iocs?|infrastructure|e-?mails?|accounts?|usernames?|wallets?|scripts?|files?|filenames?|executables?|samples?|web ?sites?|sites|director(?:y|ies)|commands?|keys|personas?|numbers|c2s?|servers?)\b|\b(?:ips?|addresses|domains?|urls?|hosts?|hash(?:es)?|e-?mails?|accounts?|wallets?|web ?sites?|servers?|infrastructure)\b[^.]{0,80}\b(?:following|below|includ(?:e[sd]?|ing)|are|were|listed)\b[^.]{0,20}:\W*$|^(?:#+ )?(?:ip(?:v4)? address(?:es)?|domains?|urls?|hash(?:es)?|sha-?(?:1|256)|md5|e-?mail address(?:es)?|file ?names?|network|host(?:-based)?|c2(?: servers?)?|wallets?|indicators?|iocs?)(?: \(?\w+\)?)?:?$/i;
/** A heading or a line with a colon that announces reading matter, offices or good values. */
export const ANNOUNCES_READING =
  /\b(?:resources?|references?|contacts?|guidance|publications?|guides?|further reading|more information|mitigations?|recommend\w*|legitimate|advisor(?:y|ies)|best practices|trusted|links|offices?|see also|sources|visit|reporting)\b/i;
/** Services that attackers use as others do. */
export const SHARING_SERVICE =
  /\b(?:file[- ]?(?:sharing|hosting|transfer)|cloud[- ]storage|paste|upload|anonymous sharing|publicly available|freelanc\w*) (?:sites?|services?|platforms?|web ?sites?)\b/i;

/** Words in front of what attackers run. */
export const THREAT =
  /\b(?:c2|c&c|command[- ]and[- ]control|call(?:s|ed)? ?backs?|beacon\w*|attacker-controlled|actor-controlled|leak(?:ed)? sites?|phishing|malicious|fraudulent|rogue|fake|spoofed|look-?alike|typo-?squat\w*|seiz(?:ed|es|ure)|forfeit\w*|payloads?|malware|backdoor|implants?|web ?shells?|tool repository|stag(?:ing|ed)|attack(?:s|ed|ing)? (?:came |originat\w* )?from|exfiltrat\w*|data leak)\b|\b(?:hosted|downloaded|fetched|retrieved|pulled|served|delivered|originat\w*|launched|connect\w*|targeting|log(?:ged|ging)? in|scann(?:ed|ing))\b[^.;]{0,60}\b(?:at|on|from|to)\b|\b(?:communicat\w*|contact(?:s|ed)|reach(?:es|ed) out|connect(?:s|ed|ing)?|post(?:s|ed)?|sen(?:ds?|t)|upload\w*|redirect\w*|resolv\w*)\b[^.;]{0,50}\b(?:to|with|at)\b|\b(?:used|uses|using|registered|created|operated?|controlled|owned|purchased|set up|managed)\b[^.;]{0,40}\b(?:domains?|web ?sites?|servers?|hosts?|ip|addresses|e-?mails?|accounts?|infrastructure|wallets?|numbers?|handles?)\b/i;
/** An actor and what it did to the host that follows: enough even where other hosts are broken and this one is not. */
export const ACTORS_OWN =
  /\b(?:actors?|attackers?|adversar(?:y|ies)|workers?|they|hackers?|operators?|scammers?|group|defendants?|conspirators?)\b[^.;]{0,60}\b(?:registered|used|created|controlled|operated|purchased|set up|hosted)\b[^.;]{0,40}\b(?:domains?|sites?|web ?sites?|servers?|hosts?|portals?)\b[^.;]{0,20}$/i;
/** Words behind what attackers run. */
export const THREAT_BEHIND =
  /^[\s"'),\]-]{0,6}(?:(?:is|are|was|were|which|that|and|to|has|have|been|as|a|an|the|domain|address|server|site|account|used|being)\s+){0,5}(?:c2|command[- ]and[- ]control|malicious|used by|controlled by|registered by|operated by|owned by|belong\w* to (?:the )?(?:actor|attacker|threat)|attributed to|impersonat\w*|spoof\w*|mimic\w*|masquerad\w*|host(?:s|ed|ing) (?:the |a )?(?:malicious|payload|malware|phishing|fake)|phishing|seized|download(?:s|ed)? (?:the |a )?(?:malware|payload)|drop(?:s|ped)|serv(?:es|ed) (?:the |a )?(?:malware|payload))/i;

/** Words in front of what a reader may look up. */
export const READING =
  /\b(?:please|visit|see|refer to|go to|available (?:at|on|from|via|here|online)|(?:found|identified|reached|accessed|downloaded|submitted|viewed|located|filed) (?:at|on|here|online|via|through|by)|read (?:more|the)|learn more|(?:more|further|additional) (?:information|details|resources|guidance)|contact(?:s|ing)?|report(?:s|ed|ing)?|submit\w*|e-?mail us|tip ?lines?|tips?|complaints?|survey|feedback|press|media|hotline|subscribe|follow|web ?site is|one-stop|resources?|download(?:ed)? (?:and install )?(?:the|a|[A-Z]\w+)|published|posted (?:at|by)|according to|credits?|sources?:|notify|call)\b/;
/** The part of it that is for telling somebody. */
export const REPORTING =
  /\b(?:contact\w*|report(?:ing|ed)? (?:to|it|any|this|via|at|suspicious|incidents?|crimes?|fraud|information|online|anonymously)|to report|submit\w*|e-?mail us|tips?|tip ?lines?|complaints?|survey|feedback|press|media|hotline|notify|rewards?|call|field offices?|inquir\w*)\b/i;
/** The reader is spoken to. */
export const TO_THE_READER =
  /\b(?:you|your|please|we|our|us|recipients|organi[sz]ations|individuals|companies|anyone|businesses)\b[^.]{0,80}\b(?:contact|report|submit|e-?mail|call|visit|notify|reach|send)\b|\b(?:contact|report|submit|e-?mail|call|visit|notify|reach)\b[^.]{0,60}\b(?:you|your|us|our|please|fbi|cisa|ic3|police|law enforcement|authorities|office)\b|\b(?:press|media|sales|support) (?:contact|inquir\w*|team|office|e-?mail)\b/i;
/** Attackers and what they ask for, in front of ways to reach them. */
export const ACTOR_CONTACT =
  /\b(?:ransom|extort\w*|actors?|attackers?|scammers?|criminals?|hackers?|operators?|fraudsters?|subjects?|recruiters?|facilitators?|conspirators?|defendants?|negotiat\w*|decrypt\w*|(?:told|instructed|directed|asked|urged) (?:to )?(?:contact|write|e-?mail|call|send)|workers?|personas?|aliases?|impersonator|phishing|fraudulent|fake|malicious|sender|sent from)\b/i;

/** A value in front of which these words stand is the false one. */
export const FALSE_ONE =
  /\b(?:spoofed|fake|fraudulent|look-?alike|imposter|impostor|typo-?squatt?(?:ed|ing)|counterfeit|bogus|rogue|malicious|phishing|impersonating)\s+(?:[\w-]+\s+){0,3}(?:domains?|web ?sites?|sites?|urls?|pages?|e-?mails?|address(?:es)?|accounts?|hosts?)[,:]?\s*(?:(?:such as|like|of|at|was|is|named|called|using|include[sd]?)\s*)?["'(]{0,2}$/i;
const FILLER =
  '(?:(?:the|a|an|its?|their|of|as|company|site|web ?site|domain|page|brand|service|url|legitimate|real|official|genuine|provider|vendor|portal|login|popular|well-known|original)\\s+){0,6}["\'(]{0,2}$';
/** A value in front of which these words stand is the one that is imitated. */
export const IMITATED = new RegExp(
  `\\b(?:impersonat\\w*|spoof(?:s|ing|ed)?|mimic\\w*|imitat\\w*|masquerad\\w* as|pos(?:e[sd]?|ing) as|typo-?squat\\w*(?: on| of)?|resembl\\w*|look(?:s|ing|ed)? like|similar to|disguised as|instead of|rather than|cop(?:y|ies) of|clones? of|cloned)\\s+(?:(?:or|and) \\w+\\s+)?${FILLER}`,
  'i',
);
export const IMITATES = /\b(?:impersonat\w*|spoof\w*|mimic\w*|imitat\w*|masquerad\w*|typo-?squat\w*|resembl\w*|look-?alike)\b/i;
/** A value in front of which these words stand is good. */
export const GOOD_ONE = new RegExp(`\\b(?:legitimate|genuine|real|official|authentic|benign|harmless|clean|trusted|allow-?listed)\\s+${FILLER}`, 'i');
/** A value behind which these words stand is good. */
export const GOOD_BEHIND =
  /^[\s"'),/\]*-]{0,6}(?:(?:which|that)?\s*(?:is|are|was|were|appears? to be|seems? to be)?\s*)(?:an?|the)?\s*(?:legit(?:imate)?|genuine|real|official|actual|benign|harmless|clean|non-malicious)\b/i;
/** The next words about a file or digest call it good. */
export const GOOD_FILE =
  /\b(?:is|are|was|were|(?:appears?|seems?|believed|known|found|likely) to be) (?:an? |the )?(?:(?:likely|otherwise|known|completely|entirely|actually) )?(?:legit(?:imate)?|benign|harmless|clean|non-malicious|not malicious|signed by microsoft)\b|[(|:-] {0,2}(?:legit(?:imate)?|benign|clean)\b/i;

export const COMMIT = /\b(?:commits?|revisions?|git|tree|merge)\b[^.\n]{0,25}$/i;
export const RANSOM_NOTE = /\b(?:ransom|extortion|demand) ?(?:note|letter|message|e-?mail)?\b/i;
/** Somebody else’s address: the victim’s or a customer’s. */
export const VICTIMS_OWN =
  /\b(?:legitimate|victim(?:'s|s')?|customer(?:'s|s')?|company's|organi[sz]ation's|internal|our)\s+(?:\w+\s+){0,2}(?:ips?|address|server|host|domain|e-?mail|network|web ?site|account|file|page|folder)?[,:]?\s*["'(]{0,2}$/i;
/** Files of a victim that attackers change. */
export const CHANGED_FILE = /\b(?:insert\w*|inject\w*|modif\w*|alter\w*|append\w*|tamper\w*|overwr\w*|edit(?:s|ed|ing)?)\b/i;
export const OF_THE_VICTIM = /\b(?:victim|business|compan(?:y|ies)|customer|organi[sz]ation|merchant|checkout|legitimate|existing|shopping cart|login page)\b[^.;]{0,60}$/i;
