/*
 * Notes are where protected attributes leak into a record. Terms that describe a person’s ancestry, looks, speech, faith,
 * sex, age or health are withheld from free text. Country names alone are facts about places and stay.
 */

const TERMS: readonly RegExp[] = [
  /\b(?:looks?|looked|sounds?|sounded|seems?|appears?)\s+(?:like\s+(?:an?\s+)?)?(?:asian|korean|north korean|chinese|russian|indian|african|arab|foreign|pakistani|white|black|latin[oa]?|hispanic)\b/giu,
  /\b(?:asian|korean|chinese|russian|indian|african|arab|pakistani|hispanic|latino|latina|caucasian)(?:[- ](?:looking|sounding|man|woman|male|female|guy|accent|features|face|appearance))+\b/giu,
  /\b(?:asian|korean|chinese|russian|indian|african|arab|hispanic|latino|latina|caucasian|white|black)\s+(?:man|woman|male|female|guy|person|accent|features|face|appearance)\b/giu,
  /\b(?:thick|heavy|strong|foreign|odd|strange|non-?native)\s+accent\b/giu,
  /\baccent(?:ed)?\b(?=[^.]{0,40}\b(?:english|speech|voice)\b)/giu,
  /\b(?:skin colou?r|ethnicity|ethnic|(?:his|her|their|whose) race|racial(?:ly)?|ancestry|national origin)\b/giu,
  /\b(?:muslim|christian|jewish|hindu|buddhist|sikh|atheist)\b/giu,
  /\b(?:pregnan(?:t|cy)|disabled|disability|wheelchair|autistic|autism|dyslexi[ac]|depress(?:ed|ion)|transgender|gay|lesbian)\b/giu,
  /\b(?:in (?:his|her|their) (?:early |mid |late )?(?:20|30|40|50|60)s|too (?:old|young))\b/giu,
];

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
