import type { ReportCountry } from '#model';
import type { PlaceMention } from './places.ts';

export type Relation = ReportCountry['relation'];
/** What one mention says about a country. Weight: 1 hint, 2 wording, 3 wording that says it outright. */
export type Reading = { readonly relation: Relation; readonly weight: number };

/** Words around a mention: of its list where it stands in one, and of itself. */
type Setting = { readonly before: string; readonly after: string; readonly own: string; readonly sentence: string; readonly advice: boolean };

/** Up to five words that may stand between a verb and its country. Words that turn the direction stand in none. */
const FILL = String.raw`(?:(?!(?:by|from|that|while|who|which|using|with|as|to)\b)[\w'&/()-]{1,25},? ){0,5}`;
const THE = String.raw`(?:\(?\d{0,2}\)? ?(?:the |in |at |an? |its |several |multiple |numerous |many |other |\d+ )?){0,3}`;

const ORGANISATION =
  'compan(?:y|ies)|firms?|banks?|businesses|business|organi[sz]ations?|entit(?:y|ies)|employers?|victims?|providers?|institutions?|hospitals?|universit(?:y|ies)|networks?|enterprises?|corporations?|infrastructure|citizens|persons|consumers|taxpayers|agenc(?:y|ies)|people|individuals|users|contractors?|retailers?|cent(?:er|re)s?|manufacturers?|operators?|sectors?|industry|industries|targets?|exchanges?|media|elections?|parliament|grid|officials|politicians|customers|job(?:s| market)?|corp|start-?ups?|government|governments|think tanks?|ministr(?:y|ies)|systems?|computers?|allies|municipalit(?:y|ies)|schools?|defen[cs]e';
const ACTOR =
  '(?:cyber|threat|APT|malicious|advanced persistent|state|nation-state|hacking) ?(?:actors?|groups?|criminals?|espionage|spies|units?|army|operatives?)|actors?|hackers?|hacking|operatives?|regime|IT [Ww]orkers?|IT personnel|IT teams?|workers?|developers?|teleworkers|freelancers?|programmers?|state-sponsored|state sponsored|state-backed|government-sponsored|government-backed|intelligence (?:agenc(?:y|ies)|services?|directorate|officers?)|military intelligence|main intelligence|main directorate|GRU|FSB|SVR|MSS|PLA|IRGC|RGB|MOIS|adversar(?:y|ies)|cybercriminals?|cyber actors|gangs?|group|agents?|officers|nationals?|nuclear|ballistic|missile|weapons|WMD|leader(?:s|ship)?|proxies|operations|campaigns?|interference|oligarchs?|threat';
const FOLLOWED =
  "^(?:'s?|s')?(?:(?:-based|-registered|-headquartered)?[ -](?:and )?(?!(?:and|or|in|on|by|to|of|has|have|was|were|is|are|that|which|who|for|with|from|against|at|as|into|but|while)\\b)[\\w'.-]{1,22}){0,3}?(?:-based)? ";
const ORGANISATION_AFTER = new RegExp(`${FOLLOWED}(?:${ORGANISATION})\\b`, 'i');
const ACTOR_AFTER = new RegExp(`${FOLLOWED}(?:${ACTOR})\\b(?!')`, 'i');
const BASED = /^-(?:based|headquartered|owned|registered|located)\b/;
const BACKED = /^(?:-| )(?:linked|backed|sponsored|nexus|affiliated|aligned|associated|controlled|directed|state-sponsored|supported)\b|^-(?:government|state|regime)/;
const ACCOUNT_AFTER = new RegExp(
  `${FOLLOWED}(?:bank accounts?|(?:front|shell|cover) compan|IP address|prox(?:y|ies)|servers?|intermediar|facilitators?|phone numbers?|money launder|accomplices?|counterparts?)`,
  'i',
);

const SERVICE_AFTER = /^[ -]\w{1,12} (?:\w{1,14} ){0,2}(?:services?|accounts?|banks?|IP|platforms?|phone|numbers?|companies|firms?|devices?)\b/i;

const NATIONAL_AFTER = /^s?(?: \w{1,12})? (?:nationals?|citizens?)\b/i;

/** A state that acts itself, as the subject of its sentence. */
const SUBJECT_BEFORE = /(?:^|[.:;,] )(?:[Tt]he |[Aa]lthough |[Ww]hile |[Tt]hat )?$/;
const ACTS_AFTER =
  /^ (?:(?:has|have|also|often|routinely|continues? to|seeks? to|likely) ){0,3}(?:dispatch|deploy|us(?:e|es|ed|ing)\b|rel(?:y|ies)|generat|st(?:eal|ole)|launch|sponsor|conduct|evad|exploit|withholds?|send|sent|train|direct|earn|target|weaponi[sz]e|interfere)/;

const PRETENDED =
  /\b(?:claim(?:ed|s|ing)?(?: falsely)?(?: to)?|pos(?:ed?|es|ing) as|purport\w{0,4}|pretend\w{0,3}|masquerad\w{1,3} as|impersonat\w{1,4}|falsely|fake|forged|fraudulent|counterfeit|represent\w{0,3} (?:themselves|himself|herself|itself)|present\w{0,3} (?:themselves|himself|herself)|portray\w{0,3} (?:themselves|himself)|under the guise of|disguis\w{1,4}|identif(?:y|ied|ying) (?:themselves|himself) as|appear(?:ing|ed)? to be|spoof\w{0,3}|obfuscat\w{1,4})(?: [\w'/,-]{1,20}){0,7} $/i;
const IDENTITY_AFTER =
  /^(?:'s?)?(?:[ -](?:persons?|citizens?|nationals?|individuals?|people|residents?|based|stolen|borrowed|valid|real|fake|and|government)){0,6}(?:'s?)? (?:identit|passports?\b|driver|social security|personas?\b|documents?\b|identification)/i;
const IDENTITY_BEFORE =
  /\b(?:identit(?:y|ies)|personas?|personal information|passports?|driver'?s? licen[cs]es?|PII)(?: \w{1,12})? (?:of|from|belonging to|stolen from)(?: (?:real|unwitting|stolen|several|multiple|the|many|over|more|than|at|least|\d+)){0,4} $/i;
const IDENTITY_KEPT = /\b(?:stolen|borrowed|compromised|false|fake|assumed|using|used|stole|rented|purchased)(?: \w{1,12}){0,2} $/i;
const UNSURE = /\b(?:unclear|unknown|unlikely|not (?:related|attributed|believed|linked)|no evidence|hypothetical)\b/i;
const HELP =
  /\b(?:assistance|cooperat\w{1,4}|thanks?|appreciat\w{1,4}|partners?|grateful|coordination|authorities|counterparts|law enforcement|joint(?:ly)?|advisor(?:y|ies) from|authored)\b/i;

const ORIGIN_BEFORE = new RegExp(
  `\\b(?:nationals?|citizens?|government|governments|regime|on behalf|benefit|hackers|actors|leadership|attributed|attribution|linked|ties|tied|connections?|associated|affiliated|aligned|sponsored|backed|directed|controlled|subordinate|revenue|fund(?:s|ing)?|money|remit\\w{0,4}|contributes?|support)(?: \\w{1,10})? (?:of|for|to|with|by|from|back to) ${THE}$`,
  'i',
);
const VICTIM_BEFORE = new RegExp(
  `\\b(?:against|target(?:s|ed|ing)?|attack(?:s|ed|ing)?(?: on)?|compromis(?:e[sd]?|ing)|victimi[sz](?:ed|es|ing)|hit|breach(?:ed|es|ing)?|defraud(?:ed|ing|s)?|infect(?:ed|s|ing)?|deceiv(?:ed?|ing)|trick(?:ed|ing)|extort(?:ed|ing)?|victims?|intrusions?(?: at| into)?|hack(?:ed|ing)?|destabili[sz]e|retaliate against|undermine|disrupt(?:ed|ing|s)?|impact(?:ed|ing|s)?|affect(?:ed|ing|s)?|focus(?:ed|es|ing)? on|hired (?:by|at)|employed (?:by|at)|employment (?:at|with)|jobs? (?:at|with|in)|work(?:ed|ing)? for|spread to|gain(?:ed|ing)? employment|blackouts?|elections?|damage(?:d)?|damage to|disruption to|threaten(?:ed|s|ing)?|(?:spear-? ?)?phish(?:ed|ing)?) ${FILL}$`,
  'i',
);
/** “Victims include …”: whatever country the sentence names is theirs. */
const OF_VICTIMS = /^\W{0,4}(?:the |known |identified |most |its )?victims?\b(?: [\w-]{1,15}){0,4}? (?:include[sd]?|were|are|span)\b|^\W{0,4}victims?:/i;
const AMONG_VICTIMS = new RegExp(
  `\\b(?:organi[sz]ations?|entities|businesses|victims?|banks|institutions|networks|hospitals|sectors?|employers|universities|targets|customers|officials|agencies|infrastructure|computers|groups|people|targets)(?:,? (?:primarily|mainly|mostly|located|based|headquartered|operating|worldwide|globally|including|across|especially|particularly|countries|around|the|world)){0,5},? (?:in|across|within|throughout|from) ${THE}$`,
  'i',
);
const HIT_AFTER =
  /^.{0,80}?\b(?:ha(?:s|ve|d)|was|were|been|being)(?: also| recently)?(?: been)? (?:hit|targeted|attacked|compromised|breached|hacked|impacted|affected|victimi[sz]ed|defrauded|seen|suffered|infected|disrupted|extorted)\b/;
const TARGETS =
  /\b(?:target\w{0,3}|attack\w{0,3}|victim\w{0,5}|compromis\w{1,3}|against|hit|defraud\w{0,3}|hir(?:e|ed|ing)|employ(?:ed|er|ers|ment)|breach\w{0,2}|st(?:eal|ole|olen|ealing)|infect\w{0,3}|ransom\w{0,5}|loss(?:es)?|impact\w{0,3}|affected|focused on|tricked|tricking|intrusions?)\b/i;
const LAW =
  /\b(?:law|laws|attorney|penalt\w{1,4}|subpoena\w{0,3}|statut\w{1,4}|executive order|C\.F\.R|U\.S\.C|secretary of|prohibit\w{0,4}|regulations?|act of|treasury|department|sanctions regulations|OFAC|must|shall)\b/i;
const OWN_VICTIMS =
  /^(?:-based)?(?: and (?:international|foreign|global|other|European|Western))?(?: \w{1,14}){0,2} (?:compan(?:y|ies)|business(?:es)?|employers?|organi[sz]ations?|victims?|entit(?:y|ies)|firms?|hospitals?|consumers|taxpayers|corporations?|contractors?|persons and entities)\b/i;
/** Organs of a state that write and prosecute; attackers go after some of them too, but not after laws. */
const AGENCY_AFTER =
  /^(?:'s?)? (?:federal |state )?(?:government|govt|law|laws|courts?|attorneys?|attorney's|department|dept|treasury|state department|prosecutors?|authorities|secret service|congress|sanctions?|agenc(?:y|ies)|cyber command|marshals?|customs|citizenship|magistrate|district|securities|immigration|and foreign partners|justice|officials|military|army|navy|intelligence|food|postal|financial institutions?)\b/i;
const LAW_AFTER =
  /^(?:'s?)? (?:federal |state )?(?:law|laws|courts?|attorneys?|attorney's|treasury|prosecutors?|authorities|secret service|sanctions?|cyber command|marshals?|customs|citizenship|magistrate|district|securities|immigration|and foreign partners|justice|department of (?:justice|the treasury|state))\b/i;

const OPERATING_BEFORE =
  /\b(?:operat(?:e[sd]?|ing|ions?)|station\w{0,3}|locat\w{1,4}|resid(?:e[sd]?|ing|ents?)|liv(?:e[sd]?|ing)|work(?:s|ed|ing|ers?)?|based|dispatch\w{0,3}|travel\w{0,4}|teams?|deploy\w{0,3}|accounts?|front compan\w{1,3}|shell compan\w{1,3}|compan\w{1,3}|offices?|laptop farms?|host(?:ed|ing)|servers?|IP addresses|infrastructure|launder\w{0,3}|abroad|overseas|delegations?|moved|relocat\w{1,3}|sent|personnel|facilitators?|intermediar\w{1,3})(?: (?!by\b|against\b|targeting\b|to target\b)[\w'-]{1,15},?){0,5}? (?:in|from|to|out of|at|within|near|inside|between|through|via) (?:\(?\d?\)? ?(?:the |primarily |mainly |places |countries |cities |like |such |as |including |both |mainland |neighboring )){0,4}$/i;
const BUSINESS_PLACE =
  /\b(?:business(?:es)?|compan(?:y|ies)|organi[sz]ations?|stores?|locations|hotels?|restaurants?|employers?)(?: [\w'-]{1,15}){0,4} (?:operating|located|based|headquartered|in)(?: \w{1,10})? $/i;
const FRONT =
  /\b(?:front compan\w{1,3}|shell compan\w{1,3}|designated|sanction(?:ed|s)|nominally|managed and controlled|subordinate|IT workers?|facilitat\w{1,5}|launder\w{0,3})\b/i;
const CLIENTS = /\b(?:clients?|customers?|world|partners?)\b[\w ,]{0,40}$/i;

/** States whose companies report and prosecute: their agencies and nationals are no attackers. */
const PUBLISHING = new Set(['US', 'GB', 'CA', 'AU', 'NZ']);

const read = (relation: Relation, weight: number): Reading => ({ relation, weight });
const MENTIONED = read('mentioned', 1);

function pretended({ before, after }: Setting): Reading | undefined {
  if (IDENTITY_AFTER.test(after) || (IDENTITY_BEFORE.test(before) && !/^'?s? (?:government|regime)/.test(after))) return read('impersonated', 3);
  if (!PRETENDED.test(before)) return undefined;
  if (/^(?:-\w{1,12})?(?: \w{1,14}){0,2} (?:hacker|hacking|APT|threat|actors?|group|cyber|state|government|agenc|law)/i.test(after)) return MENTIONED;
  return IDENTITY_KEPT.test(before) ? read('impersonated', 2) : read('impersonated', 3);
}

function origin({ code, kind }: PlaceMention, { before, after, own, sentence }: Setting): Reading | undefined {
  if (PUBLISHING.has(code) || (kind !== 'name' && ACCOUNT_AFTER.test(after))) return undefined;
  if (BACKED.test(own) && SERVICE_AFTER.test(own)) return undefined;
  if (BACKED.test(own)) return UNSURE.test(sentence) ? MENTIONED : read('origin', 3);
  const government = /^(?:'s)? (?:government|authorities)/i.test(after);
  if (HELP.test(sentence) && (government || /\b(?:governments?|authorities) (?:of|in) (?:the )?$/i.test(before))) return MENTIONED;
  // A nationality says less of who sent somebody.
  if (NATIONAL_AFTER.test(after) && !VICTIM_BEFORE.test(before)) return read('origin', 1);
  if (kind !== 'place' && ACTOR_AFTER.test(after) && !VICTIM_BEFORE.test(before)) return UNSURE.test(sentence) ? MENTIONED : read('origin', 3);
  if ((kind === 'adjective' || kind === 'both') && ACTOR_AFTER.test(after) && !ORGANISATION_AFTER.test(after)) return read('origin', 2);
  if (ORIGIN_BEFORE.test(before)) return read('origin', 2);
  if (kind !== 'adjective' && SUBJECT_BEFORE.test(before) && ACTS_AFTER.test(after)) return read('origin', 2);
  return government && !VICTIM_BEFORE.test(before) ? read('origin', 2) : undefined;
}

function victim({ code }: PlaceMention, setting: Setting): Reading | undefined {
  const { before, after, own, sentence, advice } = setting;
  const agency = AGENCY_AFTER.test(own);
  if (BASED.test(own) && ACCOUNT_AFTER.test(after)) return undefined;
  if (VICTIM_BEFORE.test(before) && !LAW_AFTER.test(own) && !(agency && advice)) return read('victim', ORGANISATION_AFTER.test(after) || !/^ ?[a-z]/.test(after) ? 3 : 2);
  if (ORGANISATION_AFTER.test(after) && HIT_AFTER.test(after)) return read('victim', 3);
  if (HIT_AFTER.test(after) && after.length < 60) return read('victim', 2);
  if (PUBLISHING.has(code)) return OWN_VICTIMS.test(own) && !agency && !advice && !LAW.test(sentence) ? read('victim', 2) : amongVictims(setting);
  if (ORGANISATION_AFTER.test(after) && TARGETS.test(sentence) && !FRONT.test(sentence) && !HELP.test(sentence)) return read('victim', 2);
  return amongVictims(setting);
}

function amongVictims({ before, sentence, advice }: Setting): Reading | undefined {
  if (OF_VICTIMS.test(sentence)) return read('victim', 2);
  if (AMONG_VICTIMS.test(before) && !FRONT.test(before) && !advice) return read('victim', 2);
  return BUSINESS_PLACE.test(before) && TARGETS.test(sentence) && !FRONT.test(sentence) ? read('victim', 2) : undefined;
}

function operating({ code, kind }: PlaceMention, { before, after, own, advice, sentence }: Setting): Reading | undefined {
  if (advice || CLIENTS.test(before) || /\bour\b/i.test(before)) return undefined;
  if (ACCOUNT_AFTER.test(after) && !PUBLISHING.has(code)) return read('operating-location', 2);
  if (BASED.test(own)) return PUBLISHING.has(code) ? undefined : read('operating-location', 2);
  if (kind === 'adjective' || (kind === 'both' && /^[ -][a-z]/.test(after) && !/^ (?:and|or|in|on|to|by|where|while|who|with|for|as|at|using)\b/.test(after))) return undefined;
  if (!OPERATING_BEFORE.test(before)) return undefined;
  // Officials and courts reside somewhere too.
  return PUBLISHING.has(code) && (LAW.test(sentence) || HELP.test(sentence)) ? undefined : read('operating-location', 2);
}

/** What the words around a mention say about the country. */
export function relationOf(mention: PlaceMention, setting: Setting): Reading {
  return pretended(setting) ?? origin(mention, setting) ?? victim(mention, setting) ?? operating(mention, setting) ?? MENTIONED;
}
