import type { Rule } from '../rule.ts';

/** Behaviours that reports tell as a story: what was seen on accounts, in files and with money, without the name of a technique. */
export const NARRATIVE_RULES: readonly Rule[] = [
  {
    name: 'seems-to-come-from',
    id: 'T1656',
    confidence: 0.76,
    on: 'appear appeared appears seem seemed seems look looked came',
    all: [
      /\b(?:appear|seem|look|purport)\w{0,4} (?:\w{1,10} ){0,2}(?:to (?:have )?(?:come|be|been|originate|originated)|(?:as if|like) (?:they|it) came) (?:\w{1,10} ){0,2}from (?:[\w']{1,15} ){0,6}(?:colleagues?|friends?|acquaintances?|officials?|journalists?|executives?|ceos?|vendors?|suppliers?|trusted|known|banks?|employees?|partners?|agenc(?:y|ies)|compan(?:y|ies)|organi[sz]ations?|contacts?|people)\b/i,
    ],
  },
  {
    name: 'story-does-not-fit',
    id: 'T1656',
    confidence: 0.64,
    on: 'claim claims claimed claiming says say said states stated',
    all: [
      /\b(?:claim|say|said|stat)\w{0,4}\b[^.;]{0,70}\b(?:but|yet|though|however)\b[^.;]{0,50}\b(?:cannot|can't|could not|couldn't|unable|fail\w{0,3}|struggl\w{1,3}|do(?:es)?n't|do(?:es)? not|did not|knew nothing|accent|refus\w{1,3})\b/i,
      /\b(?:applicants?|candidates?|workers?|developers?|he|she|they|citizens?|nationals?|from|live[sd]?|born|degree|universit(?:y|ies))\b/i,
      /\b(?:applicants?|candidates?|workers?|developers?|interview\w{0,3}|freelancers?|languages?|speak|native|resume|nationality|persona|identity)\b/i,
    ],
  },
  {
    name: 'many-behind-one-persona',
    id: 'T1656',
    confidence: 0.7,
    on: 'persona personas identity account profile',
    all: [
      /\b(?:several|multiple|two|three|many|more than one|different|various|teams? of) (?:\w{1,12} ){0,3}(?:people|persons|workers|individuals|members|developers|operatives)\b[^.;]{0,40}\b(?:behind|us(?:e|es|ed|ing)|shar\w{1,3}|operat\w{1,3}|control\w{0,4}|run(?:ning)?|pos\w{1,3}|work\w{0,3})\b[^.;]{0,30}\b(?:one|same|single|shared|a) (?:\w{1,12} )?(?:persona|identity|account|profile)s?\b/i,
    ],
  },
  {
    name: 'sales-of-access-to-own-account',
    id: 'T1586',
    confidence: 0.68,
    on: 'paid pay pays paying fee share',
    all: [
      /\b(?:paid|pay(?:s|ing)?|fee|share of|percentage)\b[^.;]{0,60}\b(?:use|log in|log into|access|work)\b[^.;]{0,30}\b(?:their|his|her|the owner's|another person's|someone's) (?:\w{1,15} ){0,3}(?:accounts?|profiles?)\b/i,
    ],
  },
  {
    name: 'logins-from-everywhere',
    id: 'T1090',
    confidence: 0.62,
    on: 'logins login logged log sign signed',
    all: [
      /\b(?:log-?ins?|logged in(?:to)?|log(?:s|ging)? in(?:to)?|sign(?:ed)?[- ]ins?)\b[^.;]{0,50}\bfrom\b[^.;]{0,20}\b(?:several|various|multiple|different|numerous|many)\b (?:\w{1,12} ){0,2}(?:ip addresses|ips|countries|locations)\b/i,
    ],
  },
  {
    name: 'part-of-wages-taken',
    id: 'T1657',
    confidence: 0.74,
    on: 'wages salary salaries earnings income',
    all: [
      /(?:\b(?:percent|most|majority|portion|share|part|bulk|much|all)|%)[^.;]{0,20} (?:of|from) (?:the|their|his|her|these|workers'?|its)(?: [\w']{1,15}){0,4} (?:wages|salar(?:y|ies)|earnings|income)\b/i,
      /\b(?:state|regime|government|taken|withh\w{2,5}|remit\w{0,4}|sent|seiz\w{1,3}|confiscat\w{1,3}|dprk|north korea\w{0,1}|pyongyang|party|kept)\b/i,
    ],
  },
  {
    name: 'money-moved-on',
    id: 'T1657',
    confidence: 0.68,
    on: 'money funds proceeds payments',
    all: [
      /\b(?:money|funds|proceeds|payments?|illicit earnings)\b[^.;]{0,30}\b(?:moved|transferred|sent|wired|routed|funnel\w{1,4}|withdrawn|converted|remitted|repatriated|layered|laundered)\b[^.;]{0,60}\b(?:payment (?:platforms?|services?)|(?:foreign|bank|chinese|overseas) (?:bank )?accounts?|money service|virtual currency|cryptocurrenc\w{1,3}|china|chinese|mixers?|wallets?|(?:shell|front) compan\w{1,3})\b/i,
    ],
    not: /\b(?:refund\w{0,3}|donat\w{1,5}|budget|grants?)\b/i,
  },
  {
    name: 'files-get-extension',
    id: 'T1486',
    confidence: 0.78,
    on: 'extension extensions note notes',
    all: [
      /\b(?:(?:append|add|receiv|renam|chang)\w{0,4}\b[^.;]{0,60}\b(?:file )?extensions?\b|\bransom notes?\b[^.;]{0,60}\b(?:left|dropped|placed|created|appears?|saved|written|displayed)|(?:leav|drop|plac|creat|sav|writ|display)\w{0,4}\b[^.;]{0,30}\bransom notes?)\b/i,
      /\b(?:files?|ransom\w{0,5}|encrypt\w{0,4}|director(?:y|ies)|folders?|victims?|devices?)\b/i,
    ],
    not: /\b(?:browser|chrome|double)\b/i,
  },
  {
    name: 'threatened-publication',
    id: 'T1657',
    confidence: 0.76,
    on: 'threat*',
    all: [
      /\bthreat\w{0,6}\b[^.;]{0,60}\b(?:publication|publish\w{0,3}|releas\w{1,3}|leak\w{0,3}|expos\w{1,3}|sell\w{0,3}|disclos\w{1,3}|sale)\b[^.;]{0,60}\b(?:data|code|files|documents|information|property|records)\b/i,
    ],
    not: /\bthreat (?:intelligence|reports?|advisor(?:y|ies)|information)\b/i,
  },
  {
    name: 'accounts-were-made',
    id: 'T1136',
    confidence: 0.74,
    on: 'accounts account',
    all: [/\b(?:new|additional|rogue|unknown|unrecogni[sz]ed|hidden) (?:\w{1,12} ){0,3}accounts?\b[^.;]{0,30}\b(?:were|was|been|are|is) (?:created|added)\b/i],
    not: /\b(?:freelanc\w{1,4}|platforms?|social|e-?mail|personas?|payment|bank)\b/i,
  },
  {
    name: 'sent-to-server-of-actors',
    id: 'T1041',
    confidence: 0.74,
    on: 'sent exfiltrated transmitted uploaded posted forwarded',
    all: [
      /\b(?:sent|exfiltrated|transmitted|uploaded|posted|forwarded)\b[^.;]{0,40}\bto (?:an? |the )?(?:\w{1,12} ){0,3}(?:servers?|domains?|hosts?|infrastructure|panels?)\b[^.;]{0,20}\b(?:controlled|operated|owned|run|rented) by (?:\w{1,12} ){0,3}(?:actors?|attackers?|group|operators?|criminals|hackers|adversar\w{1,3})\b/i,
    ],
  },
  {
    name: 'code-in-updates',
    id: 'T1195.002',
    confidence: 0.76,
    on: 'malicious update updates build',
    all: [
      /\b(?:malicious code|backdoors?|malware|trojans?)\b[^.;]{0,30}\b(?:inserted|injected|added|planted|hidden|embedded|distributed)\b[^.;]{0,40}\b(?:software updates?|updates?|builds?|software releases?) (?:of|from|for|by|process|system)\b/i,
    ],
  },
  {
    name: 'home-page-replaced',
    id: 'T1491.002',
    confidence: 0.8,
    on: 'replaced replacing replace',
    all: [/\breplac(?:e|es|ed|ing)\b[^.;]{0,30}\b(?:home ?pages?|web ?sites?|web pages?|front pages?|landing pages?)\b[^.;]{0,40}\b(?:with|by)\b/i],
  },
  {
    name: 'program-loads-library',
    id: 'T1574.001',
    confidence: 0.78,
    on: 'dll dlls',
    all: [
      /\b(?:legitimate|signed|benign|trusted|vulnerable) (?:\w{1,15} ){0,4}(?:executables?|binar(?:y|ies)|programs?|applications?|exe|process(?:es)?)\b[^.;]{0,50}\bload(?:s|ed|ing)?\b[^.;]{0,30}\bdlls?\b/i,
    ],
  },
  {
    name: 'false-icon',
    id: 'T1036',
    confidence: 0.66,
    on: 'icon icons',
    all: [
      /\b(?:icons? of (?:an? |the )?(?:\w{1,12} )?(?:pdf|word|excel|document|folder|image)|(?:pdf|word|excel|adobe|folder|document) icons?)\b/i,
      /\b(?:executables?|files?|malware|shortcut|lnk|payload|exe)\b/i,
    ],
  },
  {
    name: 'virtual-machine-check',
    id: 'T1497',
    confidence: 0.8,
    on: 'vmware virtualbox qemu vbox sandboxie',
    all: [/\b(?:detect|check|look|terminat|exit|search|quit|stop)\w{0,4}\b[^.;]{0,60}\b(?:vmware|virtualbox|qemu|sandboxie|vbox)\b/i],
    not: /\b(?:vulnerabilit\w{1,5}|esxi|horizon|vcenter|shut\w{0,3} ?down)\b/i,
  },
  {
    name: 'virtual-servers-bought',
    id: 'T1583.003',
    confidence: 0.72,
    on: 'vps vpss virtual',
    all: [/\b(?:vps(?:es|s)?|virtual private servers?)\b[^.;]{0,30}\b(?:bought|rented|leased|purchased|acquired|procured|paid for)\b/i],
  },
];
