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
const BE = "(?:[’'](?:s|re)|\\s{1,3}(?:is|was|are|were|be|being|looks?|looked|sounds?|sounded|seems?|seemed|appears?|appeared))";
const LIKE = '(?:\\s{1,3}(?:to be|like|too|very|quite|rather|clearly|obviously|probably|really|not|an?|of)){0,4}';
/** What follows a word that was said of the person and not of the next noun. */
const ENDS = '(?=\\s{0,3}(?:$|[.,;:!?)]|(?:and|or|but|by|in|on|at|with|from|not|though|as|who|so|to)\\b))';
const FAITHS = '(?:muslim|christian|jewish|hindu|buddhist|sikh|catholic|atheist)';

const TERMS: readonly RegExp[] = [
  `\\b(?:looks?|looked|sounds?|sounded|seems?|seemed|appears?|appeared)${LIKE}\\s{1,3}(?:${ORIGINS}|foreign)\\b(?:[- ]${PERSON}\\b)?`,
  `\\b(?:${ORIGINS}|foreign|black|white)[- ](?:looking|sounding)\\b(?:\\s{1,3}(?:${PERSON}|name|voice|face)\\b)?`,
  `\\b${ORIGINS}\\s{1,3}(?:${PERSON}|accent|features|face|appearance|national|citizen|nationality|citizenship|origins?|descent|heritage|ancestry|ethnicity|roots)s?\\b`,
  `\\b(?:black|white)\\s{1,3}${PERSON}\\b`,
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s{1,3})(?:${ORIGINS}|black|white)\\b${ENDS}`,
  '\\b(?:(?:very|quite|rather)\\s{1,3})?(?:thick|heavy|strong|slight|noticeable|foreign|odd|strange|non-?native)\\s{1,3}accent\\b',
  '\\b(?:with|has|had|have|having)\\s{1,3}an?\\s{1,3}(?:[a-z-]{1,20}\\s{1,3})?accent\\b(?!\\s{1,3}(?:colou?rs?|marks?|characters?|letters?|(?:on|over|above)\\s{1,3}(?:the|its|his|her|their)\\s{1,3}(?:\\S|last|first|letter|vowel)\\b))',
  '\\b(?:heavily[- ]|strongly[- ])?accented\\s{1,3}(?:english|speech|voice)\\b',
  '\\b(?:broken|poor|bad|weak|imperfect|non-?native|strange|odd)\\s{1,3}(?:spoken\\s{1,3}|written\\s{1,3})?(?:english|grammar)\\b',
  '\\b(?:english|grammar)\\s{1,3}(?:is|was|seems?|sounds?)\\s{1,3}(?:very\\s{1,3}|rather\\s{1,3}|quite\\s{1,3})?(?:broken|poor|bad|weak|off|non-?native|strange|odd)\\b',
  '\\b(?:non-?native|(?:not|no)\\s{1,3}an?\\s{1,3}native|(?:not|no)\\s{1,3}native)\\s{1,3}(?:english\\s{1,3})?speaker\\b',
  '\\b(?:skin colou?r|skin tone|dark-skinned|light-skinned|ethnicity|ethnic|(?:his|her|their|whose) race(?! conditions?\\b)|racial(?:ly)?|ancestry|national origin)\\b',
  '\\b(?:muslim|jewish|hindu|buddhist|sikh|atheist|hijab|turban|headscarf|kippah)\\b',
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s{1,3})${FAITHS}\\b`,
  `\\b(?:christian|catholic)\\s{1,3}(?:${PERSON}|faith|religion|believer|family|background)\\b`,
  '\\b(?:pregnan(?:t|cy)|disability|disabilities|wheelchair|autistic|autism|adhd|dyslexi[ac]|transgender|gay|lesbian|deaf|(?:hearing|visually)[- ]impaired)\\b',
  `\\bdisabled\\s{1,3}(?:${PERSON}|candidate|applicant|worker|employee|veteran|staff)s?\\b`,
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s{1,3})(?:disabled|depressed|bipolar)\\b(?=\\s{0,3}(?:$|[.,;:!?)]|(?:and|or|but|who|so)\\b))`,
  '\\b(?:suffers?|suffered|suffering)\\s{1,3}from\\s{1,3}(?:clinical\\s{1,3})?depression\\b|\\b(?:his|her|their)\\s{1,3}depression\\b',
  "\\b(?:in\\s{1,3})?(?:his|her|their)\\s{1,3}(?:(?:early|mid|late)[- ])?(?:(?:20|30|40|50|60|70)[’']?s|twenties|thirties|forties|fifties|sixties|seventies)\\b",
  `(?<=\\b${SUBJECT}${BE}${LIKE}\\s{1,3})(?:old(?! school\\b)|young|elderly|middle-aged|(?:about |around |aged )?\\d{2}(?: |-)years?(?: |-)old)\\b`,
  `\\b(?:\\d{2}-year-old|young|old|elderly|middle-aged)\\s{1,3}(?:${PERSON}|candidate|applicant)\\b`,
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
