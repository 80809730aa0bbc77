import type { Rule } from '../rule.ts';

/** The commonest behaviours in the passive voice, in which what was hit comes before what was done to it. */
export const PASSIVE_RULES: readonly Rule[] = [
  {
    name: 'backups-were-destroyed',
    id: 'T1490',
    confidence: 0.84,
    on: 'backup backups shadow snapshots',
    all: [
      /\b(?:backups?|shadow copies|snapshots|restore points)\b[^.;]{0,40}\b(?:was|were|been|being|are|is) (?:\w{1,12} ){0,2}(?:deleted|destroyed|wiped|erased|encrypted|removed|disabled|corrupted)\b/i,
    ],
  },
  {
    name: 'defences-were-disabled',
    id: 'T1562.001',
    confidence: 0.84,
    on: 'antivirus anti defender edr endpoint security amsi protection',
    all: [
      /\b(?:anti-?virus|(?:windows |microsoft )?defender|edrs?|endpoint (?:detection|protection|security)|security (?:tools?|software|products?|solutions?|controls?|agents?)|amsi|anti-?malware|real-time protection)\b[^.;]{0,40}\b(?:was|were|been|being|is|are) (?:\w{1,12} ){0,2}(?:disabled|switched off|turned off|deactivated|uninstalled|removed|stopped|killed|terminated|bypassed|tampered with)\b|\bswitch(?:es|ed|ing)? off (?:\w{1,12} ){0,3}(?:anti-?virus|defender|edr|security)/i,
    ],
  },
  {
    name: 'event-logs-were-cleared',
    id: 'T1070.001',
    confidence: 0.82,
    on: 'log logs',
    all: [
      /\b(?:(?:windows|event|security|system)(?: \w{1,12}){0,2} logs?)\b[^.;]{0,30}\b(?:was|were|been|being|is|are) (?:\w{1,12} ){0,2}(?:cleared|deleted|emptied|wiped|erased|removed)\b/i,
    ],
  },
  {
    name: 'disks-were-wiped',
    id: 'T1561',
    confidence: 0.76,
    on: 'disk disks drives drive',
    all: [/\b(?:hard )?(?:disks?|drives?)\b[^.;]{0,40}\b(?:was|were|been|being|is|are) (?:\w{1,12} ){0,2}(?:wiped|overwritten|erased)\b/i],
    not: /\b(?:laptops? (?:was|were) returned|recycl\w{1,4}|before (?:sale|disposal))\b/i,
  },
  {
    name: 'data-were-destroyed',
    id: 'T1485',
    confidence: 0.66,
    on: 'data files servers databases computers systems',
    all: [
      /\b(?:data|files|databases?|records|servers?|virtual machines|computers)\b[^.;]{0,30}\b(?:was|were|been|being) (?:\w{1,12} ){0,2}(?:wiped|destroyed|erased|permanently deleted)\b/i,
      /\b(?:actors?|attack\w{0,4}|wipers?|malware|intruders?|hackers?|group|destructive|defendants?|workers?|employees?|insiders?|victims?)\b/i,
    ],
    not: /\b(?:backups?|shadow|logs?|evidence|copies of the stolen|promis\w{1,3}|claim\w{0,3})\b/i,
  },
  {
    name: 'site-taken-offline',
    id: 'T1498',
    confidence: 0.78,
    on: 'offline flood flooded traffic requests overwhelmed overloaded',
    all: [
      /\b(?:knock|tak|took|brought|bring|forc|push)\w{0,4} (?:\w{1,12} ){0,4}offline\b[^.;]{0,60}\b(?:traffic|requests|flood\w{0,3}|ddos|attacks?)\b|\b(?:flood\w{0,3}|overwhelm\w{0,3}|overload\w{0,3})\b[^.;]{0,50}\b(?:with|by|of) (?:\w{1,12} ){0,3}(?:traffic|requests|packets|queries)\b/i,
    ],
  },
  {
    name: 'persona-accounts-were-made',
    id: 'T1585',
    confidence: 0.72,
    on: 'account accounts profile profiles',
    all: [
      /\b(?:accounts?|profiles?)\b[^.;]{0,40}\b(?:was|were|been|being|are|is) (?:\w{1,12} ){0,2}(?:created|opened|registered|set up|established)\b/i,
      /\b(?:alias\w{0,2}|personas?|false|fake|fictitious|stolen|freelanc\w{1,4}|platforms?|job (?:sites?|boards?)|bank|payments?|invented|identit\w{1,3})\b/i,
    ],
    not: /\b(?:local|domain|admin\w{0,10}|service|social media|linkedin|facebook|twitter|github|instagram|telegram|e-?mail)\b/i,
  },
  {
    name: 'social-profiles-were-made',
    id: 'T1585.001',
    confidence: 0.74,
    on: 'linkedin facebook twitter instagram github telegram social',
    all: [
      /\b(?:linkedin|facebook|twitter|instagram|github|telegram|social[- ]media) (?:accounts?|profiles?|pages?|channels?|personas?)\b[^.;]{0,40}\b(?:was|were|been|being|are|is) (?:\w{1,12} ){0,2}(?:created|opened|registered|set up|fake|fabricated|invented)\b/i,
    ],
    not: /\b(?:fbi|bureau|department|agency) /i,
  },
  {
    name: 'profiles-were-bought',
    id: 'T1586',
    confidence: 0.74,
    on: 'account accounts profile profiles',
    all: [
      /\b(?:accounts?|profiles?)\b[^.;]{0,40}\b(?:was|were|been|being|are|is) (?:\w{1,12} ){0,2}(?:bought|rented|purchased|borrowed|leased|hijacked|taken over|lent)\b/i,
      /\b(?:freelanc\w{1,4}|platforms?|linkedin|upwork|github|payments?|verified|identit\w{1,3}|social|workers?|personas?|owners?)\b/i,
    ],
  },
  {
    name: 'crypto-was-stolen',
    id: 'T1657',
    confidence: 0.8,
    on: 'million billion crypto* tokens bitcoin ether virtual',
    all: [
      /(?:\b(?:million|billion)\b|[$€£] ?\d|\b(?:virtual currenc(?:y|ies)|cryptocurrenc(?:y|ies)|tokens|bitcoins?|ether)\b)[^.;]{0,60}\b(?:was|were|been|being) (?:\w{1,12} ){0,2}(?:stolen|looted|drained|siphoned|embezzled|misappropriated|taken from)\b/i,
    ],
    not: /\b(?:access tokens?|session tokens?|authentication tokens?|records|accounts|passwords|credentials)\b/i,
  },
  {
    name: 'threat-unless-paid',
    id: 'T1657',
    confidence: 0.82,
    on: 'unless threat*',
    all: [/\bthreat\w{0,5}\b/i, /\b(?:unless|if|until)\b[^.;]{0,60}\b(?:paid|pay(?:s|ment)?|ransom|money|demands?)\b/i],
    not: /\bthreat actors? (?:will|would) be\b/i,
  },
  {
    name: 'secret-files-in-own-cloud',
    id: 'T1567.002',
    confidence: 0.72,
    on: 'dropbox drive onedrive cloud icloud',
    all: [
      /\b(?:files?|documents?|data|code|records|information|gigabytes|terabytes)\b[^.;]{0,60}\b(?:ended up|uploaded|copied|sent|transferred|moved|saved|synced|backed up)\b[^.;]{0,30}\b(?:in|on|to|into) (?:\w{1,12} ){0,3}(?:dropbox|google drive|one ?drive|i?cloud(?: (?:storage|accounts?|drives?))?)\b/i,
      /\b(?:personal|private|own|actors?'?|attackers?'?|his|her|their|stolen|exfiltrat\w{1,4})\b/i,
    ],
    not: /\b(?:malicious|payloads?|lure|malware)\b/i,
  },
  { name: 'clipboard-swapped', id: 'T1115', confidence: 0.78, on: 'clipboard', all: [/\bclipboard\b/i, /\b(?:swap|substitut|exchang|intercept|overwrit)\w{0,4}\b/i] },
  {
    name: 'polls-over-http',
    id: 'T1071.001',
    confidence: 0.76,
    on: 'http https',
    all: [
      /\b(?:poll|quer|beacon|check|call|contact|request|talk)\w{0,4} (?:\w{1,12} ){0,5}(?:server|c2|panel|endpoint|infrastructure)\b[^.;]{0,40}\b(?:with|over|via|using|by|through) (?:\w{1,12} ){0,3}https?\b/i,
    ],
  },
  {
    name: 'administrator-rights-gained',
    id: 'T1078.002',
    confidence: 0.66,
    on: 'domain',
    all: [/\b(?:obtain|gain|acquir|g[eo]t|getting|reach|secur|achiev)\w{0,4} (?:\w{1,10} ){0,4}domain admin\w{0,10}\b/i],
  },
  {
    name: 'identity-number-used',
    id: 'T1656',
    confidence: 0.74,
    on: 'social security passport licence license',
    all: [
      /\b(?:us(?:e|es|ed|ing)|with|under)\b (?:\w{1,12} )?(?:[\w'. ]{1,30}'s?|stolen|someone else's|another person's|a dead) (?:\w{1,12} ){0,2}(?:social security (?:number|card)|passport|driver'?s licen[cs]e|identity|ids?)\b/i,
      /\b(?:hir(?:e|ed|ing)|job|employ\w{0,5}|applied|apply|worker|operative|developer|contract|position|engineer)\b/i,
    ],
  },
  {
    name: 'told-them-where-they-live',
    id: 'T1656',
    confidence: 0.72,
    on: 'told tell telling assured',
    all: [
      /\b(?:told|tell(?:s|ing)?|assur(?:e|es|ed|ing)) (?:\w{1,12} ){0,3}(?:recruiters?|employers?|clients?|interviewers?|compan(?:y|ies)|colleagues|managers?)\b[^.;]{0,30}\b(?:that )?(?:they|he|she)\b[^.;]{0,20}\b(?:lived?|were|was|is|are|resided?|worked|had|came)\b[^.;]{0,80}\b(?:while|but|when in fact|although|from|in)\b/i,
      /\b(?:while|but|in fact|really|actually|although|instead)\b/i,
    ],
  },
  {
    name: 'face-does-not-match',
    id: 'T1656',
    confidence: 0.72,
    on: 'photograph photo picture face profile',
    all: [
      /\b(?:did not|does not|didn't|doesn't|not) (?:\w{1,10} ){0,2}(?:look like|match|resemble|correspond)\b[^.;]{0,50}\b(?:photo\w{0,5}|pictures?|passport|identification|profile|id|documents?)\b|\b(?:photo\w{0,5}|pictures?|face|profile) (?:\w{1,10} ){0,4}(?:did not|does not|do not) (?:match|resemble|correspond)\b/i,
      /\b(?:interview\w{0,3}|candidates?|applicants?|video|screen|camera|workers?|identity|passport)\b/i,
    ],
  },
  {
    name: 'supposed-recruiters-send-files',
    id: 'T1566.003',
    confidence: 0.78,
    on: 'recruiters recruiter managers employers headhunters',
    all: [
      /\b(?:supposed|purported|alleged|fake|bogus|self-styled|would-be|false) (?:\w{1,12} ){0,2}(?:recruiters?|hiring managers?|employers?|headhunters?|interviewers?)\b[^.;]{0,60}\b(?:sen[dt]\w{0,3}|shar\w{1,3}|provid\w{1,3}|ask\w{0,3}|contact\w{0,3}|approach\w{0,3})\b/i,
      /\b(?:files?|archives?|links?|projects?|repositor\w{1,3}|tests?|exercises?|code|packages?|documents?|malware|victims?|targets?|developers?|engineers?|candidates?)\b/i,
    ],
  },
];
