/** Words that begin an instruction to defenders. @source house: the verbs that public advisories of the FBI, CISA and State begin their recommendations with */
const VERBS =
  'add|adopt|allow|analy[sz]e|apply|ask|assess|assign|assume|audit|authenticate|avoid|back|back-up|backup|ban|be|block|build|call|change|check|close|collect|compare|conduct|confirm|configure|consider|contact|control|coordinate|correlate|' +
  'create|cross-check|define|delete|demand|deny|deploy|designate|detect|develop|disable|disallow|disconnect|discourage|do|document|double-check|educate|eliminate|employ|enable|encourage|encrypt|enforce|enhance|ensure|establish|evaluate|' +
  'examine|exercise|follow|force|have|hold|identify|implement|improve|increase|inform|insist|inspect|install|instruct|integrate|interview|inventory|invest|investigate|isolate|keep|know|learn|leverage|limit|lock|log|look|' +
  'maintain|make|manage|mandate|match|mind|minimi[sz]e|monitor|never|notify|obtain|only|patch|perform|plan|power-off|practi[cs]e|prevent|prioriti[sz]e|prohibit|protect|provide|put|question|raise|record|reduce|refrain|refuse|regularly|' +
  'reject|remain|remind|remove|rename|report|request|require|reset|restrict|retain|review|revoke|rotate|run|scan|schedule|screen|scrutini[sz]e|search|secure|segment|segregate|send|separate|set|share|ship|' +
  'speak|standardi[sz]e|stay|stop|store|strengthen|subscribe|suspend|take|teach|test|thoroughly|tighten|track|train|treat|turn|understand|update|upgrade|use|utili[sz]e|validate|verify|vet|watch|whitelist|withhold|work';
const ADVERB =
  '(?:please|immediately|actively|regularly|always|also|then|first|next|finally|where possible|if possible|when possible|at a minimum|in addition|additionally|instead|carefully|closely|independently|periodically|proactively|thoroughly|routinely|continuously),? ';
/** An instruction at the begin of a sentence, a condition before it allowed. Linear: every part is bounded. */
export const IMPERATIVE = new RegExp(
  `^[\\s"'*_(]{0,4}(?:(?:if|when|where|before|after|for|during|once|prior to|as part of|to) [^,.;:]{1,120}, )?(?:${ADVERB}){0,2}(?:do not |don't |never )?(?:${VERBS})\\b(?!:| is\\b| are\\b| was\\b| were\\b|\\()`,
  'i',
);

/** Verbs that hardly begin anything but an instruction to defenders, and no step of a recipe of attackers. */
const CLEAR =
  "verify|validate|require|conduct|train|educate|monitor|review|ensure|enforce|implement|consider|confirm|cross-check|scrutini[sz]e|vet|audit|prioriti[sz]e|avoid|be (?:aware|cautious|wary|careful|suspicious)|check|ask|insist|limit|restrict|never|do not|don't|establish|perform|screen|inspect|report|compare|request";
/** An instruction that stands alone, outside a list of recommendations. */
export const CLEAR_IMPERATIVE = new RegExp(
  `^[\\s"'*_(]{0,4}(?:if possible, |always |also |please |immediately |regularly ){0,2}(?:${CLEAR})\\b(?!:| is\\b| are\\b| was\\b| were\\b|\\()`,
  'i',
);

/** An instruction among red flags, where “Never turns …” and “Request for …” are flags. */
export const INSTRUCTS_AMONG_FLAGS =
  /^[\s"'*_(]{0,4}(?:always |also |please |immediately |regularly )?(?:verify|validate|require|conduct|train|educate|monitor|review|ensure|enforce|implement|consider|confirm|cross-check|scrutini[sz]e|vet|audit|prioriti[sz]e|ask|insist|establish|perform|compare|use)\b(?! (?:of|is|are|was)\b|:)/i;

const DEFENDERS =
  '(?:organi[sz]ations?|compan(?:y|ies)|employers?|firms?|business(?:es)?|platforms?|users?|defenders?|administrators?|managers?|recruiters?|hr|(?:security|hiring|it|human resources) (?:teams?|departments?|staff|personnel)|teams?|customers?|clients?|consumers?|institutions?|exchanges?|banks?|enterprises?|entities|agencies|partners|owners|operators of|individuals|developers|personnel|staff|employees|victims|you|we|it|this|members?(?: states)?)';
/** A recommendation in a telling sentence. */
export const RECOMMENDS = new RegExp(
  `\\b(?:${DEFENDERS}(?:,? [\\w/-]{1,20}){0,8} (?:should|need to|are (?:advised|urged|encouraged|recommended)|would be wise)(?! (?:be|remain) (?:aware|alert|wary|suspicious|vigilant)\\b| expect\\b)|` +
    `recommend(?:s|ed|ing)?\\b(?! (?:the following|for\\b|by\\b))|(?:is|are) (?:strongly )?(?:recommended|advised|advisable)|(?:urge|encourage|advise)s? (?:all |its |their |private )?${DEFENDERS}|` +
    `(?:can|could) (?:be (?:mitigated|prevented|countered|reduced)|(?:help )?(?:mitigate|reduce the (?:risk|likelihood)|protect against))|due diligence (?:regarding|on|of|in)|enhanced (?:vetting|due diligence|screening)|best practices? (?:is|are|include))\\b`,
  'i',
);

/** Instructions about the paper itself, its authors or the law: no defence. */
export const ABOUT_PAPER =
  /\b(?:field offices?|(?:local|your|nearest) (?:\w+ ){0,2}office|ic3(?:\.gov)?\b|cywatch|tips\.fbi|report (?:the |any |such |all |these |ransomware |suspicious |suspected |information |incidents? )(?:\w+ ){0,4}(?:to|promptly|immediately)|promptly report|report ransomware|(?:mitigations?|recommendations?|appendix)(?: and \w+)? section|in this (?:csa|advisory|report|document|product|alert)|feedback|this (?:product|flash|survey)|rewards? for justice|(?:these|such) (?:approaches|measures|actions|steps|recommendations|mitigations|practices)\.?$|legal (?:obligation|consequence)|resolutions? (?:that|which|\d)|member states from|u\.s\.c\.|c\.f\.r\.|presum(?:ed|ption) (?:of )?innocen|download the)/i;

/** A pointer to other papers. */
export const POINTER =
  /^[\s"'*_]{0,4}(?:review the following (?:additional )?resources|for (?:more|additional|further) (?:information|resources|guidance|details)|see (?:also|the following|cisa|https?:|fbi|nist|figure|table|appendix)|visit\b|refer to|https?:|additional resources|(?:the|this|these)? ?(?:\S+ ){0,30}(?:provides? (?:additional|further|more)|covers? additional|is the .{0,40} (?:one-stop|resource)|contains? (?:additional|more)))/i;

/** A bullet that tells instead of recommending. */
export const TELLS =
  /^[\s"'*_]{0,4}(?:(?:the|this|these|those|some|many|most|such|an?|it|they|he|she|in \d{4}|[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?) (?:[\w'/-]{1,20} ){0,5}(?:is|are|was|were|has|have|had|use|uses|used|believes?|provides?|covers?|may|might|can|will|often|consistently|typically|observed|leveraged?)\b)/i;

/** Something in a sentence that tells people what to do. */
export const ADVISES =
  /\b(?:should|must|needs? to|recommend(?:s|ed)?|advis(?:es?|ed|able)|ensure|please|consider|requires? (?:that|all)|it is (?:important|essential|critical|best|advisable)|best to)\b/i;
