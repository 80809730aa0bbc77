/**
 * A source that would have people judged by what they are. Nothing here is about what they do or claim: “claims to be from X and sounds
 * otherwise” is such a judgement, “states X on one profile and Y on another” is not. In doubt a flag is withheld: a wrong mark costs one
 * flag, a missing one would make a signal of somebody’s looks.
 */
const PEOPLES =
  '(?:african|american|arab(?:ic)?|asian|british|canadian|caucasian|chinese|european|filipin[oa]|french|german|hispanic|indian|iranian|japanese|korean|latin[oax]?|middle[- ]eastern|nigerian|pakistani|russian|slavic|ukrainian|vietnamese|western)';
const PERSON =
  '(?:person|people|individuals?|candidates?|applicants?|workers?|developers?|interviewees?|contractors?|users?|he|she|they|him|her|his|their|someone|somebody|faces?)';

/** Characteristic, and words that tell it; the first that fits counts. @source Directives 2000/43/EC and 2000/78/EC, Title VII of the Civil Rights Act, 42 U.S.C. 2000e: what nobody may be judged by */
const CHARACTERISTICS: readonly (readonly [string, RegExp])[] = [
  [
    'ethnicity',
    new RegExp(
      `\\b(?:ethnic(?:ity|ities|ally)?|racial(?:ly)?|ancestry|national origin|skin (?:colou?r|tone)|(?:(?:his|her|their|same|different|what|whose) race)\\b(?! conditions?)|(?:race|ethnicity),? (?:or|and)\\b|(?:by|^) ?race\\b(?! conditions?)|\\basians?\\b(?! (?:time|banks?|markets?|compan|exchange|countr|languages?|keyboard|ip\\b|offices?|cit(?:y|ies)))|${PEOPLES}[- ](?:looking|sounding|appearance|appearing|features?|faces?|origins?|descent|heritage|looks|males?|females?|m[ae]n\\b|wom[ae]n\\b|person|people)|` +
        `(?:look|looks|looked|looking|appears?|appeared|seems?|seemed|sounds?)(?: to be| like| very| an?| more| ethnically){0,3} (?:north |south |east |southeast )?${PEOPLES}\\b|(?:are|is|being|be|not|of|an?) (?:of )?(?:(?:north|south|east|southeast|ethnically|visibly|obviously|clearly)[- ])?(?:asian|caucasian|hispanic|latin[oax]|slavic|black|white)\\b(?=[\\s,.;:?!)/"']{0,3}(?:$|or\\b|and\\b|but\\b|\\W|${PERSON}\\b|males?|m[ae]n\\b|wom[ae]n\\b|in\\b|with\\b)))`,
      'i',
    ),
  ],
  [
    'sex',
    /\b(?:gender|(?:fe)?males?\b|(?:his|her|their|same|opposite|what|which|applicant's|person's|candidate's) sex\b|sex,? (?:or|and) |(?:young|old|single|asian|middle-aged) (?:m[ae]n|wom[ae]n|guys?|boys?|girls?)|(?:is|are|was|were) (?:\w+ ){0,2}an? (?:m[ae]n|wom[ae]n)\b(?!-in)|\b(?:are|usually|mostly|always|typically|generally) (?:m[ae]n|wom[ae]n)\b|(?:masculin|feminin)\w{1,4}|transgender|sexual)/i,
  ],
  [
    'age',
    new RegExp(
      `\\b(?:(?:his|her|their|person's|candidate's|applicant's|worker's|developer's|user's|apparent|approximate|biological|of) age\\b(?! of)|age (?:range|group|bracket)|how old\\b(?! (?:is|are) (?:the |this |his |her |their |its )?(?:\\w+ ){0,2}(?:account|profile|domain|repositor|site|website|company|device|laptop))|age,? (?:or|and) |^age\\b(?! of (?:the |an? )?(?:account|device|profile|domain|repositor|laptop|company|site|website))|aged (?:between |from |around |about )?\\d|between \\d{2} and \\d{2}(?: years)?(?: old| of age)|\\d{2}s? ?(?:-|to|and) ?(?:the )?\\d{2}s?[ -]years?|years? (?:old|of age)\\b(?! (?:account|profile|repositor|commit|domain))|year-old ${PERSON}|in (?:his|her|their) (?:(?:early|mid|late)[- ])?(?:\\d0'?s|twenties|thirties|forties|fifties|sixties|teens)|` +
        `(?:young|younger|elderly|middle-aged|youthful|older)(?: looking|-looking)?(?= ${PERSON}\\b| males?| females?| m[ae]n\\b| wom[ae]n\\b| adults?| than (?:he|she|they|stated|claimed|the (?:photo|person|claimed))|[.,;?!]|$))`,
      'i',
    ),
  ],
  ['religion', /\b(?:religio\w{1,5}|muslims?|jewish|hindus?|buddhists?|sikhs?|hijab|turban|headscarf)\b/i],
  ['disability', /\b(?:disabilit(?:y|ies)|wheelchair|autis(?:m|tic)|dyslexi[ac]|deaf|stutter\w{0,4}|mental(?:ly)? (?:health|ill)\w{0,4}|speech impediment)\b/i],
  [
    'accent',
    /\b(?:accents?\b(?! colou?r| marks?)|accented|(?:non-?native|native(?:[- ]level)?) (?:english |language )?(?:speakers?|fluency)|(?:broken|poor|bad|weak|imperfect|limited|strange) (?:spoken |written )?(?:english|grammar)\b|(?:english|language) (?:proficiency|skills?|level)|(?:speaks?|spoke) (?:poor|bad|broken|little|english))/i,
  ],
  [
    'looks',
    new RegExp(
      `\\b(?:(?:physical(?:ly)?|facial|bodily) (?:appearance|features?|traits?|characteristics?)|look(?:s|ed|ing)? (?:different|off|strange|suspicious|weird|odd|foreign|unlike|nothing like)\\b|looks? (?:does|do) not (?:match|fit|correspond)|(?:not|n't) (?:really |at all )?look(?:ing)? (?:like|the part|his|her|their)\\b|(?:unorthodox|unusual|strange|odd|weird|exotic|foreign|atypical)[- ]?["']{0,2} ?(?:looks?|looking|appearances?|faces?|features?|haircuts?|hair)\\b|["']?unorthodox["']?|(?:haircuts?|hairstyles?|beards?|clothing|clothes|attire|attractive(?:ness)?|ugly|overweight|body type)\\b|` +
        `(?:${PERSON}|person's|candidate's|applicant's|worker's|developer's) (?:general |outward |overall )?(?:looks\\b(?! (?:at|up|for|into|away|down|like (?:a |an )?(?:bot|script|copy|template|fake)))|appearance\\b(?!s? (?:in|on|at|before)\\b)))`,
      'i',
    ),
  ],
  [
    'nationality',
    /\b(?:(?:does|did|do)(?: not|n't) (?:look|seem|sound|appear)(?: like| to be)?(?: an?)? (?:his|her|their|the) (?:claimed |stated |declared )?nationalit|(?:because of|based on|by) (?:his|her|their|a person's|someone's) nationalit|nationality (?:alone|itself)|(?:nationalit|claimed country|origin)[^.]{0,60}\\b(?:looks?|appearance|sounds?|accent|facial|features)\\b|\\b(?:looks?|appearance|sounds?|accent|facial|features)\\b[^.]{0,60}(?:nationalit|claimed country)|native (?:of|to) north korea|(?:is|are) (?:a |an )?(?:north |south )?korean\b(?! (?:it|firm|compan|bank|website|citizen's)))/i,
  ],
];

/** @returns the protected characteristic that the words judge people by, where they do */
export function protectedIn(words: string): string | undefined {
  return CHARACTERISTICS.find(([, pattern]) => pattern.test(words))?.[0];
}
