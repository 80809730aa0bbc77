/*
 * Notes are where protected attributes leak into a record. Terms that describe a person’s ancestry, nationality, looks, speech,
 * faith, sex, age or health are withheld from free text. Country names, languages and the nationality of firms are facts about
 * other things and stay, as do the everyday meanings of the same words (a disabled account, a black screen, the name Christian).
 */

/** Peoples and origins as adjectives. Completeness is not the aim: those that notes about remote work have named. @source house list */
const ORIGINS =
  '(?:(?:north|south|east|eastern|west|western|central|southeast|ethnic(?:ally)?)[- ]){0,2}' +
  '(?:african|american|arab(?:ic)?|asian|bangladeshi|brazilian|british|caucasian|chinese|european|filipin[oa]|french|german|ghanaian|hispanic|indian|indonesian|iranian|israeli|italian|' +
  'japanese|kenyan|korean|latin[oax]?|malaysian|mexican|middle[- ]eastern|mongolian|nigerian|pakistani|polish|russian|slavic|spanish|thai|turkish|ukrainian|vietnamese)';
const PERSON = '(?:man|men|woman|women|male|female|guy|girl|boy|lady|gentleman|person|people)';
const SUBJECT = "(?:he|she|they|candidate|applicant|worker|employee|interviewee|caller|contractor|person|man|woman|guy|voice)(?:[’']s)?";
const BE = "(?:[’'](?:s|re)|\\s+(?:is|was|are|were|be|being|looks?|looked|sounds?|sounded|seems?|seemed|appears?|appeared))";
const LIKE = '(?:\\s+(?:to be|like|too|very|quite|rather|clearly|obviously|probably|really|not|an?|of)){0,4}';
/** What follows a word that was said of the person and not of the next noun. */
const ENDS = '(?=\\s*(?:$|[.,;:!?)]|(?:and|or|but|by|in|on|at|with|from|not|though|as|who|so|to)\\b))';
const FAITHS = '(?:muslim|christian|jewish|hindu|buddhist|sikh|catholic|atheist)';

const TERMS: readonly RegExp[] = [
  `\\b(?:looks?|looked|sounds?|sounded|seems?|seemed|appears?|appeared)${LIKE}\\s+(?:${ORIGINS}|foreign)\\b(?:[- ]${PERSON}\\b)?`,
  `\\b(?:${ORIGINS}|foreign|black|white)[- ](?:looking|sounding)\\b(?:\\s+(?:${PERSON}|name|voice|face)\\b)?`,
  `\\b${ORIGINS}\\s+(?:${PERSON}|accent|features|face|appearance|national|citizen|nationality|citizenship|origins?|descent|heritage|ancestry|ethnicity|roots)s?\\b`,
  `\\b(?:black|white)\\s+${PERSON}\\b`,
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s+)(?:${ORIGINS}|black|white)\\b${ENDS}`,
  '\\b(?:(?:very|quite|rather)\\s+)?(?:thick|heavy|strong|slight|noticeable|foreign|odd|strange|non-?native)\\s+accent\\b',
  '\\b(?:with|has|had|have|having)\\s+an?\\s+(?:[a-z-]+\\s+)?accent\\b(?!\\s+(?:colou?rs?|marks?|characters?|letters?|(?:on|over|above)\\s+(?:the|its|his|her|their)\\s+(?:\\S|last|first|letter|vowel)\\b))',
  '\\b(?:heavily[- ]|strongly[- ])?accented\\s+(?:english|speech|voice)\\b',
  '\\b(?:broken|poor|bad|weak|imperfect|non-?native|strange|odd)\\s+(?:spoken\\s+|written\\s+)?(?:english|grammar)\\b',
  '\\b(?:english|grammar)\\s+(?:is|was|seems?|sounds?)\\s+(?:very\\s+|rather\\s+|quite\\s+)?(?:broken|poor|bad|weak|off|non-?native|strange|odd)\\b',
  '\\b(?:non-?native|(?:not|no)\\s+an?\\s+native|(?:not|no)\\s+native)\\s+(?:english\\s+)?speaker\\b',
  '\\b(?:skin colou?r|skin tone|dark-skinned|light-skinned|ethnicity|ethnic|(?:his|her|their|whose) race(?! conditions?\\b)|racial(?:ly)?|ancestry|national origin)\\b',
  '\\b(?:muslim|jewish|hindu|buddhist|sikh|atheist|hijab|turban|headscarf|kippah)\\b',
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s+)${FAITHS}\\b`,
  `\\b(?:christian|catholic)\\s+(?:${PERSON}|faith|religion|believer|family|background)\\b`,
  '\\b(?:pregnan(?:t|cy)|disability|disabilities|wheelchair|autistic|autism|adhd|dyslexi[ac]|transgender|gay|lesbian|deaf|(?:hearing|visually)[- ]impaired)\\b',
  `\\bdisabled\\s+(?:${PERSON}|candidate|applicant|worker|employee|veteran|staff)s?\\b`,
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s+)(?:disabled|depressed|bipolar)\\b(?=\\s*(?:$|[.,;:!?)]|(?:and|or|but|who|so)\\b))`,
  '\\b(?:suffers?|suffered|suffering)\\s+from\\s+(?:clinical\\s+)?depression\\b|\\b(?:his|her|their)\\s+depression\\b',
  '\\b(?:in\\s+)?(?:his|her|their)\\s+(?:(?:early|mid|late)[- ])?(?:(?:20|30|40|50|60|70)[’\']?s|twenties|thirties|forties|fifties|sixties|seventies)\\b',
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s+)(?:old(?! school\b)|young|elderly|middle-aged|(?:about |around |aged )?\\d{2}(?: |-)years?(?: |-)old)\\b`,
  `\\b(?:\\d{2}-year-old|young|old|elderly|middle-aged)\\s+(?:${PERSON}|candidate|applicant)\\b`,
].map((source) => new RegExp(source, 'giu'));

/** What stands in place of a withheld term. */
export const WITHHELD = '[withheld]';

/** A note with protected terms withheld, and how many were. */
export function withholdProtectedTerms(note: string): { readonly text: string; readonly withheld: number } {
  let withheld = 0;
  const text = TERMS.reduce(
    (current, term) =>
      current.replace(term, () => {
        withheld += 1;
        return WITHHELD;
      }),
    note,
  );
  return { text, withheld };
}
