import type { Rule } from '../rule.ts';

/** What they take and from where, and how it leaves: shapes of words that the rules on movement and fraud do not know. */
export const COLLECTION_RULES: readonly Rule[] = [
  {
    name: 'documents-stolen-from-computers',
    id: 'T1005',
    confidence: 0.66,
    on: 'stolen taken copied collected exfiltrated',
    all: [
      /\b(?:documents|files|data|records|information|secrets|plans)\b[^.;]{0,30}\b(?:was|were|been|being) (?:\w{1,12} )?(?:stolen|taken|copied|collected|exfiltrated)\b[^.;]{0,40}\b(?:computers?|systems?|servers?|networks?|machines?|devices?|hosts?|workstations?)\b/i,
    ],
    not: /\b(?:cloud|buckets?|databases?|shares?|repositor\w{1,3}|sharepoint|mailbox\w{0,2})\b/i,
  },
  {
    name: 'shared-drives',
    id: 'T1039',
    confidence: 0.76,
    on: 'share shares shared drives servers server',
    all: [
      /\b(?:collect|steal|stole|cop|exfiltrat|gather|harvest|tak|taken|download|archiv)\w{0,5}\b[^.;]{0,50}\bfrom (?:\w{1,15} ){0,4}(?:network shares?|shared (?:network )?(?:drives?|folders?)|file (?:servers?|shares?)|(?:mapped|network) drives?)\b/i,
    ],
  },
  {
    name: 'databases-copied',
    id: 'T1213.006',
    confidence: 0.62,
    on: 'database databases sql',
    all: [
      /\b(?:steal|stole|stolen|exfiltrat|download|dump|cop|collect|extract|export)\w{0,4}\b[^.;]{0,50}\b(?:(?:sql|customer|user|employee|company|internal|the|its|their|entire|client) (?:\w{1,12} )?databases?|from (?:\w{1,15} ){0,4}databases?)\b/i,
    ],
    not: /\b(?:active directory|ntds|password database|whois|credentials? database)\b/i,
  },
  {
    name: 'sharepoint',
    id: 'T1213.002',
    confidence: 0.74,
    on: 'sharepoint',
    all: [/\b(?:search|access|download|collect|steal|stole|exfiltrat|min|brows|cop|harvest|gather|target)\w{0,4}\b[^.;]{0,60}\bsharepoint\b/i],
    not: /\b(?:cve-|vulnerabilit|exploit|on-premises|servers?|phish\w{0,6}|links?|hosted|lures?)/i,
  },
  {
    name: 'wiki-pages',
    id: 'T1213.001',
    confidence: 0.74,
    on: 'confluence wiki wikis',
    all: [/\b(?:search|access|download|collect|steal|stole|exfiltrat|brows|cop|scrap|harvest|gather)\w{0,4}\b[^.;]{0,60}\b(?:confluence|wikis?)\b/i],
    not: /\b(?:cve-|vulnerabilit|exploit|wikipedia)/i,
  },
  {
    name: 'customer-records',
    id: 'T1213.004',
    confidence: 0.72,
    on: 'salesforce crm',
    all: [/\b(?:search|access|download|collect|steal|stole|exfiltrat|cop|export|harvest|gather|theft)\w{0,4}\b[^.;]{0,60}\b(?:salesforce|crm)\b/i],
    not: /\b(?:cve-|vulnerabilit)/i,
  },
  {
    name: 'cloud-files-taken',
    id: 'T1530',
    confidence: 0.76,
    on: 'cloud s3 bucket buckets azure drive onedrive',
    all: [
      /\b(?:data|files|backups|records|documents|information)\b[^.;]{0,30}\b(?:taken|stolen|exfiltrated|downloaded|copied|accessed|extracted) from (?:\w{1,15} ){0,4}(?:cloud|s3|buckets?|azure|one ?drive|google drive)\b/i,
    ],
  },
  {
    name: 'mail-read',
    id: 'T1114',
    confidence: 0.72,
    on: 'mail mails correspondence email emails inboxes inbox',
    all: [
      /\b(?:read|access|stole|steal|stolen|download|monitor|collect|exfiltrat|cop|search|acquir|theft of)\w{0,5} (?:\w{1,15} ){0,4}(?:e-?mails?|mails?|correspondence|inbox(?:es)?)(?:'s)? (?:of|from|belonging|between|sent by|in)\b/i,
    ],
    not: /\b(?:phish\w{0,6}|e-?mail (?:address|account)|credentials|received|sent to)\b/i,
  },
  {
    name: 'mail-accounts-entered',
    id: 'T1114.002',
    confidence: 0.62,
    on: 'email emails mail webmail mailbox mailboxes',
    all: [
      /\b(?:access(?:ed|es|ing)?|log(?:ged|ging|s)? (?:in|on)(?:to)?|entry) (?:to )?(?:\w{1,15} ){0,5}(?:e-?mail accounts|mailbox(?:es)?|webmail)\b/i,
      /\b(?:victims?'?|targets?'?|targeted|unauthori[sz]ed\w{0,2}|steal\w{0,3}|stole|stolen|exfiltrat\w{1,4}|espionage|intelligence|sensitive|compromised)\b/i,
    ],
    not: /\b(?:opened|created|personas?|freelanc\w{1,4}|workers?)\b/i,
  },
  {
    name: 'disk-searched',
    id: 'T1083',
    confidence: 0.74,
    on: 'disk disks drive drives computer computers machine system',
    all: [
      /\b(?:search|scan|brows|look|scour|crawl)\w{0,4} (?:\w{1,12} ){0,4}(?:disks?|drives?|computers?|file ?systems?|machines?|systems?|hosts?)\b[^.;]{0,30}\bfor\b[^.;]{0,30}\b(?:files?|documents?|extensions?|keywords?|wallets?)\b/i,
    ],
  },
  {
    name: 'storage-discovery',
    id: 'T1680',
    confidence: 0.74,
    on: 'drives drive volumes',
    all: [
      /\b(?:enumerat|list|discover|identif|collect|gather|determin)\w{0,4} (?:\w{1,12} ){0,4}(?:(?:logical|local|connected|mounted|available|attached|removable|system) (?:disk )?(?:drives?|volumes?)|drive (?:letters?|types?|information)|disk (?:information|size|space))\b/i,
    ],
  },
  {
    name: 'archive-utility',
    id: 'T1560.001',
    confidence: 0.74,
    on: 'winrar rar 7 7zip 7z winzip makecab tar',
    all: [
      /\b(?:(?:win)?rar|7-?zip|7z|winzip|makecab|tar)\b/i,
      /\b(?:exfiltrat\w{1,4}|collected|stolen|stag(?:e|ed|ing)|stole|compress\w{0,3} (?:\w{1,12} ){0,4}(?:data|files|documents)|(?:data|files|documents) (?:\w{1,10} ){0,4}(?:into|using|with) )/i,
    ],
    not: /\b(?:attach\w{3,5}|phish\w{0,6}|e-?mails?|deliver\w{0,3}|decompress\w{0,3}|vulnerabilit\w{1,5}|extract(?:s|ed|ing)?)\b/i,
  },
  {
    name: 'exfiltration-to-own-cloud',
    id: 'T1567.002',
    confidence: 0.74,
    on: 'cloud drive dropbox onedrive storage',
    all: [
      /\b(?:mov(?:e|es|ed|ing)|sav(?:e|es|ed|ing)|back(?:s|ed|ing)? up|sync\w{0,8}|export\w{0,3}|shar(?:e|es|ed|ing))\b[^.;]{0,60}\b(?:files?|data|code|documents?|information|records|repositor\w{1,3}|property)\b[^.;]{0,40}\b(?:personal|private|own|their|his|her)\b (?:\w{1,12} ){0,3}(?:cloud|google drive|dropbox|one ?drive|storage)\b/i,
    ],
  },
  {
    name: 'exfiltration-to-repository',
    id: 'T1567.001',
    confidence: 0.74,
    on: 'github gitlab bitbucket repositor*',
    all: [
      /\b(?:exfiltrat|upload|push|cop|mov|transfer|sync)\w{0,5}\b[^.;]{0,60}\bto (?:\w{1,15} ){0,4}(?:github|gitlab|bitbucket|(?:code )?repositor(?:y|ies))\b/i,
      /\b(?:stolen|steal\w{0,3}|stole|exfiltrat\w{1,4}|personal|own|private|company|victims?'?|employers?'?|proprietary|data|credentials)\b/i,
    ],
    not: /\b(?:malicious|malware|poisoned|payloads?|packages?|trojani[sz]ed)\b/i,
  },
  {
    name: 'exfiltration-webhook',
    id: 'T1567.004',
    confidence: 0.8,
    on: 'webhook webhooks',
    all: [/\bwebhooks?\b/i, /\b(?:exfiltrat\w{1,4}|sen[dt]\w{0,3}|upload\w{0,3}|post\w{0,3}|steal\w{0,3}|stolen|data|credentials)\b/i],
  },
  {
    name: 'cloud-to-cloud',
    id: 'T1537',
    confidence: 0.72,
    on: 'aws tenant bucket buckets snapshot snapshots subscription',
    all: [
      /\b(?:transfer|cop|shar|exfiltrat|replicat)\w{1,5}\b[^.;]{0,60}\bto (?:\w{1,15} ){0,3}(?:attacker|actor|adversary|their own|another)\S{0,12} (?:\w{1,12} ){0,3}(?:tenant|buckets?|cloud accounts?|aws accounts?|subscription)\b/i,
    ],
  },
  {
    name: 'usb-copy',
    id: 'T1052.001',
    confidence: 0.74,
    on: 'usb removable thumb',
    all: [
      /\b(?:cop(?:y|ied|ies|ying)|exfiltrat\w{1,4}|stole|transfer\w{0,4}|mov(?:ed|ing)|sav(?:ed|ing)|smuggl\w{1,3})\b[^.;]{0,60}\b(?:data|files|documents|code|information)\b[^.;]{0,40}\b(?:to|onto|on|via|with|by) (?:\w{1,12} ){0,3}(?:usb|thumb drives?|flash drives?|removable (?:media|drives?|disks?)|external (?:hard )?drives?)\b/i,
    ],
    not: /\b(?:worm|spread\w{0,3}|infect\w{0,4}|propagat\w{1,4})\b/i,
  },
  {
    name: 'private-keys',
    id: 'T1552.004',
    confidence: 0.76,
    on: 'private ssh keys',
    all: [/\b(?:steal|stole|stolen|search|harvest|exfiltrat|collect|obtain|extract|gather|access|theft of|drain)\w{0,5}\b[^.;]{0,50}\b(?:private|ssh|signing) keys?\b/i],
    not: /\b(?:decrypt\w{0,5}|public key|ransom\w{0,5})\b/i,
  },
  {
    name: 'access-tokens',
    id: 'T1528',
    confidence: 0.7,
    on: 'oauth token tokens',
    all: [/\b(?:steal|stole|stolen|harvest|captur|obtain|theft of|abus)\w{0,4}\b[^.;]{0,40}\b(?:oauth|application access|api|access) tokens?\b/i],
    not: /\b(?:session|cookies?|kerberos|windows)\b/i,
  },
];
