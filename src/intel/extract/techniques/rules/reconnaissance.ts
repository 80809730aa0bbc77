import type { Rule } from '../rule.ts';

/** What they learn about victims beforehand, how they ask them for credentials, and what they lay ready. Pages that ask for credentials are mapped as analysts map them, T1566.002 and not T1598.003. */
export const RECONNAISSANCE_RULES: readonly Rule[] = [
  {
    name: 'credential-phishing-page',
    id: 'T1566.002',
    confidence: 0.76,
    on: 'phish* spearphish* email emails mail mails link links',
    all: [
      /\b(?:phish\w{0,6}|spear-?phish\w{0,6}|e-?mails?|mails?|messages?|links?)\b/i,
      /\b(?:credential[- ](?:harvest|phish|steal|captur|collect)\w{0,4}|(?:harvest|steal|stole|captur|collect|obtain|gather|enter|input|provid|submit|supply|typ|reveal|disclos|divulg)\w{0,4} (?:[\w']{1,15} ){0,5}(?:credentials|passwords?|log-?ins?|log-?in (?:details|information)|user ?names?))\b/i,
      /\b(?:links?|pages?|portals?|web ?sites?|sites?|urls?|domains?|forms?)\b/i,
    ],
    not: /\b(?:attach\w{3,5}|malware|browsers?|stealers?|trojans?|memory|mimikatz|ransomware|backdoors?)\b/i,
  },
  {
    name: 'tricked-into-giving-credentials',
    id: 'T1566',
    confidence: 0.72,
    on: 'trick* lure* deceiv* dupe* convinc* induc* entic*',
    all: [
      /\b(?:trick|lur|deceiv|dup|convinc|induc|entic)\w{1,4}\b[^.;]{0,50}\b(?:reveal|disclos|divulg|provid|enter|giv|submit|hand|shar)\w{0,4} (?:[\w']{1,15} ){0,5}(?:credentials|passwords?|log-?ins?|log-?in (?:details|information)|user ?names?)\b/i,
      /\b(?:e-?mails?|mails?|messages?|web ?sites?|pages?|accounts?|links?)\b/i,
    ],
    not: /\b(?:phish\w{0,6}|tele?phon\w{0,3}|calls?|called|voice)\b/i,
  },
  {
    name: 'elicits-information',
    id: 'T1598',
    confidence: 0.66,
    on: 'elicit* solicit* questions opinions views interview comment comments',
    all: [
      /\b(?:elicit|solicit|ask|request)\w{0,4}\b[^.;]{0,50}\b(?:views?|opinions?|insights?|comments?|analys[ei]s|assessments?|information|papers?)\b/i,
      /\b(?:e-?mails?|mails?|messages?|correspondence|conversations?|posing|impersonat\w{1,4}|personas?)\b/i,
      /\b(?:experts?|scholars?|academics?|researchers?|analysts?|journalists?|think ?tanks?|policy|officials?|targets?)\b/i,
    ],
  },
  {
    name: 'email-addresses-gathered',
    id: 'T1589.002',
    confidence: 0.68,
    on: 'email emails addresses',
    all: [
      /\b(?:gather|collect|harvest|compil|scrap|obtain|research|identif|acquir)\w{0,4} (?:\w{1,15} ){0,5}(?:e-?mail addresses|lists? of e-?mails)\b/i,
      /\b(?:targets?|targeting|targeted|victims?|employees|staff|spear\w{0,12}|phish\w{0,6}|campaigns?|recipients)\b/i,
    ],
    not: /\b(?:malware|implant|infected|browser|machine|host|computer)\b/i,
  },
  {
    name: 'identities-gathered',
    id: 'T1589',
    confidence: 0.62,
    on: 'names details contact employees staff personal personally pii',
    all: [
      /\b(?:gather|collect|compil|scrap|research|identif|harvest)\w{0,4}\b[^.;]{0,40}\b(?:names|contact (?:details|information)|(?:phone|telephone) numbers|personal (?:details|information)|pii|details|information)\b[^.;]{0,30}\b(?:of|about|on|for) (?:\w{1,15} ){0,3}(?:employees|staff|executives|targets|persons|individuals|people|personnel|account holders|voters)\b/i,
    ],
    not: /\b(?:malware|implant|infected|browser|machine|host|computer|investigators?|police|fbi|forms?)\b/i,
  },
  {
    name: 'searches-open-sources',
    id: 'T1593',
    confidence: 0.62,
    on: 'social linkedin osint open publicly public search searched',
    all: [
      /\b(?:search|brows|look|scour|stud|us|conduct|review|monitor|leverag|perform|mine|min)\w{0,5}\b[^.;]{0,50}\b(?:social[- ](?:media|network\w{0,3})|linkedin|open[- ]source (?:information|intelligence|research)|osint|publicly available (?:information|resources|sources)|search engines?)\b/i,
      /\b(?:reconnaissance|(?:identify|find|select|learn|research)\w{0,4} (?:\w{1,15} ){0,4}(?:targets?|victims?|employees|interests?|persons?|people|individuals|contacts|background)|before (?:contact|writ|approach|send)\w{1,4}|(?:targets?|victims?)'? (?:profile|interest|network|background|contact)\w{0,2})\b/i,
    ],
  },
  {
    name: 'email-spoofing',
    id: 'T1672',
    confidence: 0.72,
    on: 'spoof* dmarc spf',
    all: [
      /\b(?:spoof(?:s|ed|ing)? (?:\w{1,15} ){0,5}(?:e-?mails?|senders?|mail|from (?:address|field|header))|e-?mail spoofing|spoofed e-?mails?|(?:weak|missing|improperly configured|lax|permissive|misconfigured) (?:\w{1,12} ){0,5}dmarc|dmarc (?:\w{1,12} ){0,3}(?:weak|missing|misconfigur|abus|none)\w{0,4})\b/i,
    ],
  },
  {
    name: 'internal-spearphishing',
    id: 'T1534',
    confidence: 0.72,
    on: 'phish* spearphish* emails email messages',
    all: [
      /\b(?:internal (?:spear-?)?phish\w{0,4}|(?:phish\w{0,6}|malicious|spam) (?:\w{1,12} ){0,3}(?:e-?mails?|messages?)? ?(?:\w{1,12} ){0,3}to (?:other employees|colleagues|coworkers|other (?:internal )?users|contacts within))\b/i,
    ],
  },
  {
    name: 'email-bombing',
    id: 'T1667',
    confidence: 0.82,
    on: 'bombing bomb flood flooded flooding',
    all: [
      /\b(?:e-?mail bomb\w{0,4}|spam bomb\w{0,4}|flood(?:s|ed|ing)? (?:\w{1,12} ){0,4}(?:inbox(?:es)?|mailbox(?:es)?)|(?:inbox(?:es)?|mailbox(?:es)?) (?:\w{1,12} ){0,2}flooded)\b/i,
    ],
  },
  {
    name: 'payload-hosted-on-service',
    id: 'T1608.001',
    confidence: 0.62,
    on: 'host hosted hosts hosting staged uploaded upload uploads',
    all: [
      /\b(?:host|stag|upload|stor|plac)\w{1,4}\b[^.;]{0,60}\b(?:payloads?|malware|malicious (?:files?|documents?|payloads?|packages?|scripts?|code|archives?|installers?))\b|\b(?:payloads?|malware|malicious (?:files?|documents?|packages?|scripts?|code|archives?|installers?))\b[^.;]{0,40}\b(?:hosted|staged|uploaded) (?:on|to|at)\b/i,
      /\b(?:google drive|dropbox|one ?drive|github|gitlab|bitbucket|pastebin|mediafire|discord|cloud|file[- ](?:sharing|hosting)|npm|pypi|actor-controlled|attacker-controlled|compromised (?:web ?sites?|servers?)|web ?sites?|servers?)\b/i,
    ],
    not: /\b(?:virustotal|sandbox|researchers?|analysts?|exfiltrat\w{1,4}|stolen)\b/i,
  },
  {
    name: 'web-services-acquired',
    id: 'T1583.006',
    confidence: 0.62,
    on: 'cloud services service dropbox github google',
    all: [
      /\b(?:(?:sign(?:s|ed|ing)? up for|register(?:s|ed|ing)? (?:for|with)|subscrib\w{1,4} to|open(?:s|ed|ing)? accounts? (?:with|at|on)) (?:\w{1,15} ){0,4}(?:cloud|web|file[- ]sharing|hosting) (?:\w{1,12} )?(?:services?|storage|platforms?|providers?)|(?:us|abus|leverag)\w{1,4} (?:legitimate |free |public ){0,2}(?:web|cloud|file[- ]sharing) services? (?:such as|like|to (?:host|stage|stor|deliver|distribut))\w{0,3})\b/i,
      /\b(?:payloads?|malware|malicious|c2|command|stag\w{1,3}|host\w{0,3}|operations?|attacks?|phish\w{0,6}|campaigns?)\b/i,
    ],
    not: /\bexfiltrat/i,
  },
  {
    name: 'devices-taken-for-infrastructure',
    id: 'T1584',
    confidence: 0.7,
    on: 'compromis* hijack* infect* hack* botnet botnets',
    all: [
      /\b(?:compromis|hijack|infect|hack)\w{1,4} (?:\w{1,15} ){0,5}(?:routers?|iot|soho|network devices|edge devices|web ?sites?|web ?servers?|cameras|nas)\b[^.;]{0,60}\b(?:botnets?|infrastructure|relays?|prox(?:y|ies)|staging|c2|command[- ]and[- ]control|obfuscat\w{1,4} networks?)\b|\bbotnets? (?:of|made (?:up )?of|compris\w{1,4}|consist\w{0,3} of) (?:\w{1,15} ){0,5}(?:routers?|devices|computers|servers|cameras)\b/i,
    ],
  },
  {
    name: 'tools-bought',
    id: 'T1588.002',
    confidence: 0.66,
    on: 'cobalt metasploit brute sliver obtained acquired licence license tools',
    all: [
      /\b(?:obtain|acquir|purchas|bought|buy|licens|pirat|crack)\w{0,4} (?:\w{1,15} ){0,4}(?:cobalt strike|metasploit|brute ratel|sliver|mimikatz|(?:public|hacking|offensive|penetration[- ]testing|red[- ]team\w{0,3}) tools?)\b/i,
    ],
  },
  {
    name: 'signing-certificate-obtained',
    id: 'T1588.003',
    confidence: 0.72,
    on: 'certificate certificates',
    all: [/\b(?:obtain|acquir|purchas|bought|buy|stole|steal|procur)\w{0,4} (?:\w{1,15} ){0,5}(?:code[- ]signing|signing) certificates?\b/i],
  },
];
