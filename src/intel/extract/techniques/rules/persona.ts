import type { Rule } from '../rule.ts';

/** Things that pose as other things are T1036; only people and organisations are impersonated in the sense of T1656. */
const THING =
  /\b(?:impersonat|spoof)\w{0,4}[^;]{0,50}(?:\bdomains?\b|\bweb ?sites?\b|https?:)|\bdomains?\b[^.;]{0,60}\bimpersonat|\b(?:pos(?:e|es|ed|ing)|masquerad\w{1,4}|purport\w{0,4}|pretend\w{0,4}|disguis\w{1,4}|impersonat\w{1,4}) (?:as|to be)? ?(?:an? |the |its |legitimate |benign |genuine |normal |real |other |known |common |popular |windows |microsoft |adobe |google |software |system |security |flash |job |application |browser |chrome |office |pdf |fake |trusted |html5? ){0,5}(?:files?|software|apps?|applications?|updates?|services?|process(?:es)?|installers?|documents?|programs?|web ?(?:sites?|pages?)|pages?|sites?|domains?|extensions?|packages?|dlls?|svchost|utilit(?:y|ies)|tools?|librar(?:y|ies)|traffic|plugins?|binar(?:y|ies)|drivers?|tasks?|images?|forms?|clients?|players?|projects?|invoices?|keys?)\b/i;

/** Who somebody is said to be: T1656. Accounts of personas and of others: T1585, T1586. */
export const PERSONA_RULES: readonly Rule[] = [
  {
    name: 'false-identity',
    id: 'T1656',
    confidence: 0.85,
    on: 'identit* persona personas alias aliases name names nationality nationalities',
    all: [
      /\b(?:false|fake|faked|falsified|fraudulent|fictitious|fabricated|assumed|stolen|bogus|synthetic|borrowed|forged|invented|made-up|foreign|other people's|compromised|misappropriated|unwitting|false-flag)(?:,? (?:\w{1,15}|U\.S\.)){0,3} (?:identit(?:y|ies)|personas?|names?|nationalit(?:y|ies)|identification documents)\b/i,
      /\b(?:us(?:e|es|ed|ing|age)|utili[sz]\w{1,4}|assum\w{1,4}|adopt\w{0,3}|under|with|via|through|behind|creat\w{1,4}|obtain\w{0,3}|steal\w{0,3}|purchas\w{1,4}|rent\w{0,3}|buy\w{0,3}|work\w{0,3}|appl(?:y|ied|ying)|employ\w{0,5}|hir\w{1,3}|jobs?|operat\w{1,4}|leverag\w{1,3}|secur(?:e|ed|ing)|acquir\w{1,3}|provid\w{1,3}|interview\w{0,3})\b/i,
    ],
    not: /\b(?:file names?|user ?names?|domain names?|identity (?:provider|management|access|theft protection|services)|lost or stolen|victims? of identity)\b/i,
  },
  {
    name: 'poses-as-somebody',
    id: 'T1656',
    confidence: 0.82,
    on: 'pose posed poses posing masquerad* impersonat* purport* pretend* pretense pretext misrepresent* guise pass passed passing',
    all: [
      /\b(?:(?:pos(?:e|es|ed|ing)|masquerad(?:e|es|ed|ing)) as|impersonat(?:e|es|ed|ing|ion|ions) (?:of )?(?!detect)|(?:purport|pretend)(?:s|ed|ing|edly)? (?:to be|as)|(?:mis)?represent\w{0,3} (?:themselves|himself|herself|itself) (?:as|to be)|under the (?:guise|pretext|pretense) (?:of|that)|pass\w{0,3} (?:themselves|himself|herself) off as)/i,
    ],
    not: THING,
  },
  {
    name: 'claims-to-be-somebody',
    id: 'T1656',
    confidence: 0.75,
    on: 'claim claimed claiming claims present presented presenting presents introduc* portray*',
    all: [
      /\b(?:claim(?:s|ed|ing)? to be|claim(?:s|ed|ing)? to (?:live|reside|work|be located|have (?:grown|studied|worked))|(?:present|portray)(?:s|ed|ing)? (?:themselves|himself|herself) as|introduc\w{1,3} (?:themselves|himself|herself) as)\b/i,
      /\b(?:worker|user|actor|candidate|applicant|developer|operative|recruiter|employee|engineer|freelancer|contractor|individual|person|support|official|national|citizen|student|journalist|researcher|reporter|american|japanese|chinese|korean|ukrainian|polish|canadian|singaporean|european|u\.s\.|group|they|he|she|caller|man|woman)/i,
    ],
  },
  {
    name: 'hides-nationality',
    id: 'T1656',
    confidence: 0.85,
    on: 'obfuscat* conceal* hide hides hid hiding disguis* mask masked masking misrepresent* obscur* falsif* lie lied lying non',
    all: [
      /\b(?:obfuscat\w{1,4}|conceal\w{0,3}|hid(?:e|es|ing|den)?|disguis\w{1,3}|mask(?:s|ed|ing)?|misrepresent\w{0,3}|obscur\w{1,3}|falsif\w{1,4}|l(?:ie|ied|ying) about)\b[^.;]{0,50}\b(?:identit(?:y|ies)|nationalit(?:y|ies)|who they (?:are|were)|true (?:names?|origin)|(?:north korean|dprk) (?:origin|nationality|affiliation|citizenship|ties))/i,
    ],
  },
  {
    name: 'claims-nationality',
    id: 'T1656',
    confidence: 0.8,
    on: 'non citizen citizens nationals teleworkers domestic based',
    all: [
      /\b(?:as|to be|being|appear(?:s|ed|ing)?|pretend\w{0,3}|claim\w{0,3})\b[^.;]{0,40}\b(?:non-(?:north korean|dprk|korean)|(?:u\.?s\.?|american|south korean|chinese|japanese|ukrainian|russian|vietnamese|eastern european|european|canadian|foreign)[- ](?:(?:and|or) non-?\w{1,20} )?(?:citizens?|nationals?|(?:based )?(?:teleworkers?|remote workers?|persons?|individuals?|developers?|freelancers?|employees|workers))|u\.s\.-based|domestic (?:workers?|employees?))/i,
      /\b(?:worker|dprk|north korea|identit|persona|freelanc|applicant|candidate|operative|employ|developer)/i,
    ],
    not: /\b(?:charged|indicted|arrested|convicted|sentenced|pleaded)\b/i,
  },
  {
    name: 'forged-identity-documents',
    id: 'T1656',
    confidence: 0.75,
    on: 'passport* document* license* licence* resume* resumes diploma* certificate* cards photo photos photograph*',
    all: [
      /\b(?:forg\w{1,3}|fake|falsified|counterfeit|fraudulent|altered|doctored|stolen|fabricated|manipulated|ai-generated|photoshopped|edited)(?:,? (?:and |or )?\w{1,15}){0,4} (?:passports?|identification|identity (?:documents|cards?)|id cards?|ids|driver'?s?'? licen[cs]es?|documents|documentation|r[eé]sum[eé]s?|cvs?|diplomas?|degrees?|certificat\w{1,4}|social security cards?|green cards?|photos?|photographs?|visas?)\b/i,
      /\b(?:us(?:e|es|ed|ing)|provid\w{1,3}|submit\w{0,4}|creat\w{1,3}|present\w{0,3}|obtain\w{0,3}|suppl\w{1,4}|sen[dt]\w{0,3}|upload\w{0,3}|purchas\w{1,3}|procur\w{1,3}|verif\w{1,6}|forg\w{1,3}|identit\w{1,3}|employ\w{0,5}|appl\w{1,6}|job|show\w{0,3}|worker\w{0,1})/i,
    ],
    not: /\bdocuments? (?:with|containing|that contain) (?:malicious|macros?)|lure|malware\b/i,
  },
  {
    name: 'deepfake-persona',
    id: 'T1656',
    confidence: 0.75,
    on: 'deepfake* faceswap* swap swapping cloned voice ai',
    all: [
      /\b(?:deep ?fakes?|face[- ]?swap\w{0,4}|voice[- ](?:changing|cloning|changers?|clones?)|ai[- ](?:generated|altered|enhanced|manipulated) (?:\w{1,15} )?(?:faces?|images?|photos?|head ?shots?|videos?|voices?|personas?|identit\w{1,3}|profiles?))/i,
    ],
  },
  {
    name: 'ai-obtained',
    id: 'T1588.007',
    confidence: 0.6,
    on: 'ai llm llms chatgpt generative deepfake* gpt gemini copilot',
    all: [
      /\b(?:generative ai|ai (?:tools?|models?|chatbots?|services?|assistants?|software)|artificial intelligence|(?:large )?language models?|llms?|chatgpt|face[- ]?swap\w{0,4} (?:tools?|apps?))\b/i,
      /\b(?:us(?:e|es|ed|ing)|leverag\w{1,3}|employ(?:s|ed|ing)?|rel(?:y|ied|ies|ying) on|utili[sz]\w{1,3}|with the help of|abus\w{1,3})\b[^.;]{0,80}\b(?:ai|artificial intelligence|llms?|language models?|chatgpt|gemini|copilot|gpt)/i,
    ],
  },
  {
    name: 'account-for-persona',
    id: 'T1585',
    confidence: 0.78,
    on: 'account accounts profile profiles',
    all: [
      /\b(?:creat\w{1,4}|establish\w{0,3}|register(?:s|ed|ing)?|set(?:s|ting)? up|open(?:s|ed|ing)?|build(?:s|ing)?|built|maintain(?:s|ed|ing)?|sign(?:s|ed|ing)? up for|multiple|numerous|several|fake|false|fraudulent|fictitious|pseudonym\w{0,3}|bogus|sham|dummy|sock ?puppet)\b[^.;]{0,80}\b(?:accounts?|profiles?)\b/i,
      /\b(?:freelanc\w{0,4}|platforms?|persona\w{0,2}|job (?:sites?|boards?|search)|fake|false|fraudulent|fictitious|payment|bank|financial|crypto\w{0,8}|exchange|money service|portfolio|hiring|developer|recruit\w{0,6}|gig|pseudonym\w{0,3}|stolen identit\w{1,3}|sham|dummy|sock ?puppet)\b/i,
    ],
    not: /\b(?:local|domain|admin\w{0,10}|user|privileged|backdoor|service|windows|guest|e-?mail|social media|linkedin|facebook|twitter|instagram|telegram|github) (?:user )?(?:accounts?|profiles?)\b|net user|log(?:ged|ging|s)? ?in ?to/i,
  },
  {
    name: 'account-for-persona-social',
    id: 'T1585.001',
    confidence: 0.8,
    on: 'linkedin facebook twitter instagram telegram social github x whatsapp reddit youtube',
    all: [
      /\b(?:creat\w{1,4}|establish\w{0,3}|register(?:s|ed|ing)?|set(?:s|ting)? up|open(?:s|ed|ing)?|built?|build(?:s|ing)?|fake|false|fraudulent|fictitious|bogus|dummy|phony|sock ?puppet|inauthentic|false-flag)\b[^.;]{0,80}\b(?:accounts?|profiles?|personas?|pages?|channels?|presence)\b/i,
      /\b(?:social[- ]media|social network\w{0,3}|linkedin|facebook|twitter|instagram|telegram|github|whatsapp|reddit|youtube|x \()/i,
    ],
  },
  {
    name: 'account-for-persona-email',
    id: 'T1585.002',
    confidence: 0.75,
    on: 'email e gmail protonmail outlook mail webmail',
    all: [
      /\b(?:creat\w{1,4}|establish\w{0,3}|register(?:s|ed|ing)?|set(?:s|ting)? up|open(?:s|ed|ing)?|obtain\w{0,3}|fake|false|fraudulent|fictitious|dummy|spoofed|actor-controlled|burner)\b[^.;]{0,60}\b(?:e-?mail|gmail|proton ?mail|outlook|hotmail|yahoo|webmail)(?:\.com)? (?:user )?(?:accounts?|addresses)\b/i,
    ],
    not: /\bfor victims?\b|\b(?:reset|compromised) e-?mail/i,
  },
  {
    name: 'persona-network',
    id: 'T1585',
    confidence: 0.65,
    on: 'persona personas portfolio portfolios front shell website websites',
    all: [
      /\b(?:(?:creat\w{1,4}|establish\w{0,3}|develop\w{0,3}|buil[dt]\w{0,3}|craft\w{0,3}|set(?:s|ting)? up|maintain\w{0,3}|cultivat\w{1,3}|fabricat\w{1,3}|us(?:e|es|ed|ing)) (?:\w{1,15} ){0,4}(?:personas?|online presence|portfolios?|(?:front|shell|fake|sham|fictitious)(?: \w{1,12}){0,3} (?:compan(?:y|ies)|business(?:es)?|firms?|websites?)))\b/i,
    ],
  },
  {
    name: 'account-bought-rented-borrowed',
    id: 'T1586',
    confidence: 0.8,
    on: 'account accounts credentials profile profiles',
    all: [
      /\b(?:buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|borrow(?:s|ed|ing)?|us(?:e|es|ed|ing) (?:the )?(?:stolen|compromised|hijacked|rented|other people's)|tak(?:e|es|en|ing) over|took over|hijack(?:s|ed|ing)?|takeovers?|stolen|illicitly gain(?:s|ed|ing)? access to|gain(?:s|ed|ing)? (?:illicit|unauthori[sz]ed) access to|sell(?:s|ing)?|pay(?:s|ing)?|offer\w{0,3})\b[^.;]{0,70}\b(?:accounts?|profiles?)\b/i,
      /\b(?:freelanc\w{0,4}|platforms?|social|linkedin|upwork|fiverr|github|payment|third[- ](?:party|country|parties)|individuals?|persons?|developers?|identit\w{1,3}|users?'|owner\w{0,1}|workers?|proxy|proxies|online|somebody|someone|people|legitimate|verified|established)\b/i,
    ],
    not: /\b(?:bank accounts? (?:of|from)|admin\w{0,10} accounts?|domain accounts?|local accounts?|funds|trial|wire|card data|payment cards?|dark ?web market)\b/i,
  },
  {
    name: 'account-taken-over-social',
    id: 'T1586.001',
    confidence: 0.75,
    on: 'twitter linkedin github facebook telegram handles handle instagram social discord',
    all: [
      /\b(?:buy|bought|purchas\w{1,3}|rent(?:ed|ing)?|tak(?:e|en|ing) over|took over|hijack\w{0,3}|compromis\w{1,3}|stolen|stole|steal\w{0,3}|hacked|get their hands on|got (?:hold|control) of|takeover of|gain\w{0,3} (?:\w{1,15} ){0,2}(?:access|control) (?:to|of|over))\b[^.;]{0,70}\b(?:twitter|linkedin|github|facebook|telegram|instagram|discord|social[- ]media|x)\b(?:[^.;]{0,30}\b(?:accounts?|handles?|profiles?|pages?|channels?)\b)/i,
    ],
  },
  {
    name: 'email-account-taken-over',
    id: 'T1586.002',
    confidence: 0.7,
    on: 'email e mailbox mailboxes mail',
    all: [
      /\b(?:compromised|hijacked|hacked|stolen|taken[- ]over|previously compromised)(?: \w{1,15}){0,3} (?:e-?mail (?:accounts?|addresses)|mailbox(?:es)?)\b/i,
      /\b(?:sen[dt]\w{0,3}|phish\w{0,6}|spear\w{0,12}|distribut\w{1,4}|us(?:e|es|ed|ing)|deliver\w{0,4}|from)\b/i,
    ],
  },
];
