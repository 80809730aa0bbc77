import type { Rule } from '../rule.ts';

/** Credentials, discovery and moving on inside a network. */
export const CREDENTIAL_RULES: readonly Rule[] = [
  {
    name: 'lsass-memory',
    id: 'T1003.001',
    confidence: 0.88,
    on: 'lsass procdump comsvcs',
    all: [/\b(?:lsass(?:\.exe)?|comsvcs|procdump)\b/i],
    not: /\b(?:named|renamed|masquerad\w{1,4})\b/i,
  },
  { name: 'ntds', id: 'T1003.003', confidence: 0.88, on: 'ntds ntdsutil dit', all: [/\b(?:ntds(?:\.dit|util)?|active directory database)\b/i] },
  { name: 'sam-dump', id: 'T1003.002', confidence: 0.82, on: 'sam hive hives', all: [/\b(?:sam (?:hives?|database|registry|file)|security account manager|hklm\\sam)\b/i] },
  { name: 'dcsync', id: 'T1003.006', confidence: 0.9, on: 'dcsync', all: [/\bdcsync\b/i] },
  {
    name: 'credential-dumping',
    id: 'T1003',
    confidence: 0.78,
    on: 'mimikatz dump* secretsdump lazagne credential credentials hashdump',
    all: [
      /\b(?:mimikatz|secretsdump|lazagne|hashdump|gsecdump|(?:credential|password|hash)[- ]dump\w{0,4}|dump(?:s|ed|ing)? (?:\w{1,12} ){0,3}(?:credentials|passwords?|hashes)|(?:harvest|extract)\w{0,3} (?:\w{1,12} ){0,3}credentials (?:from|in) (?:memory|the operating system))\b/i,
    ],
    not: /\b(?:lsass|ntds|browser\w{0,1}|data dump)\b/i,
  },
  {
    name: 'browser-credentials',
    id: 'T1555.003',
    confidence: 0.85,
    on: 'browser browsers chrome firefox',
    all: [
      /\b(?:steal\w{0,3}|stole|harvest\w{0,3}|extract\w{0,3}|collect\w{0,3}|exfiltrat\w{1,4}|dump\w{0,3}|retriev\w{1,3}|gather\w{0,3}|obtain\w{0,3}|grab\w{0,4}|access\w{0,3})\b[^.;]{0,60}\b(?:credentials?|passwords?|logins?|(?:browser|saved|stored) data)\b/i,
      /\b(?:browsers?|chrome|firefox|edge|opera|brave)\b/i,
    ],
  },
  {
    name: 'password-stores',
    id: 'T1555',
    confidence: 0.75,
    on: 'keychain vault password passwords wallet credential',
    all: [
      /\b(?:steal\w{0,3}|stole|harvest\w{0,3}|extract\w{0,3}|collect\w{0,3}|dump\w{0,3}|access\w{0,3}|obtain\w{0,3}|target\w{0,4})\b[^.;]{0,50}\b(?:keychains?|password (?:managers?|vaults?|stores?)|credential (?:managers?|vaults?|stores?)|keepass|windows vault|bitwarden|1password|lastpass)\b/i,
    ],
  },
  {
    name: 'unsecured-credentials',
    id: 'T1552.001',
    confidence: 0.75,
    on: 'credentials passwords plaintext cleartext',
    all: [
      /\b(?:(?:search\w{0,3}|look\w{0,3}|hunt\w{0,3}|found|find(?:s|ing)?|locat\w{1,3}|harvest\w{0,3}|obtain\w{0,3}) (?:\w{1,15} ){0,6}(?:credentials|passwords)[^.;]{0,40}\b(?:files?|scripts?|documents?|shares?|spreadsheets?|source code|repositor\w{1,3}|config\w{0,10})|(?:plain-?text|clear-?text|hard-?coded|unencrypted) (?:\w{1,10} )?(?:credentials|passwords))\b/i,
    ],
    not: /\bmalware(?:'s)? (?:contains|has) hard-?coded\b/i,
  },
  {
    name: 'brute-force',
    id: 'T1110',
    confidence: 0.85,
    on: 'brute bruteforc* guessing hydra',
    all: [/\b(?:brute[- ]?forc\w{1,3}|password guess\w{0,3}|credential guess\w{0,3})\b/i],
    not: /\bpassword spray\w{0,3}\b/i,
  },
  { name: 'password-spraying', id: 'T1110.003', confidence: 0.9, on: 'spray* spraying', all: [/\bpassword[- ]spray\w{0,4}\b/i] },
  { name: 'credential-stuffing', id: 'T1110.004', confidence: 0.9, on: 'stuffing', all: [/\bcredential[- ]stuff\w{0,4}\b/i] },
  {
    name: 'password-cracking',
    id: 'T1110.002',
    confidence: 0.8,
    on: 'crack* hashcat ripper',
    all: [/\b(?:hashcat|john the ripper|crack(?:s|ed|ing)? (?:\w{1,12} ){0,3}(?:passwords?|hashes|credentials))\b/i],
  },
  { name: 'kerberoasting', id: 'T1558.003', confidence: 0.9, on: 'kerberoast*', all: [/\bkerberoast\w{0,4}\b/i] },
  { name: 'golden-ticket', id: 'T1558.001', confidence: 0.9, on: 'golden krbtgt', all: [/\bgolden tickets?\b|\bkrbtgt\b/i] },
  { name: 'pass-the-hash', id: 'T1550.002', confidence: 0.9, on: 'pass pth', all: [/\bpass[- ]the[- ]hash\b/i] },
  {
    name: 'mfa-fatigue',
    id: 'T1621',
    confidence: 0.88,
    on: 'mfa push prompt bombing fatigue multifactor multi',
    all: [
      /\b(?:(?:mfa|push|multi-?factor(?: authentication)?)[- ](?:\w{1,15} )?(?:fatigue|bombing|bombard\w{0,4}|spam\w{0,4}|prompt bombing)|(?:repeated|numerous|multiple|bombard\w{0,3}|flood\w{0,3}) (?:\w{1,12} ){0,4}(?:mfa|push) (?:requests?|prompts?|notifications?))\b/i,
    ],
  },
  {
    name: 'adversary-in-the-middle',
    id: 'T1557',
    confidence: 0.8,
    on: 'aitm mitm middle evilginx llmnr responder',
    all: [/\b(?:aitm|mitm|(?:adversary|man)-?in-?the-?middle|evilginx|llmnr poison\w{0,3}|ntlm relay\w{0,3})\b/i],
  },
  {
    name: 'keylogging',
    id: 'T1056.001',
    confidence: 0.88,
    on: 'keylog* keystroke keystrokes',
    all: [/\b(?:key-?log\w{0,5}|(?:record|captur|log|steal|collect|monitor)\w{0,4} (?:\w{1,12} ){0,3}key ?strokes?|keystroke (?:logg\w{2,4}|captur\w{1,3}|record\w{0,3}))\b/i],
  },
  {
    name: 'web-portal-capture',
    id: 'T1056.003',
    confidence: 0.8,
    on: 'skim* skimmer skimming magecart checkout login',
    all: [
      /\b(?:(?:card|web|e-?|digital|online)[- ]?skimm\w{2,4}|magecart|skimm(?:er|ing) (?:code|script|malware)|inject\w{0,4}\b[^.;]{0,100}\b(?:check-?out|login|payment) (?:page|form|portal)s?|(?:modif\w{1,4}|alter\w{0,3}) (?:\w{1,12} ){0,4}(?:login|check-?out|payment) (?:page|portal|form)s? (?:to|in order to) (?:\w{1,12} )?(?:captur|steal|harvest|scrap|log)\w{0,3})\b/i,
    ],
  },
  {
    name: 'input-capture',
    id: 'T1056',
    confidence: 0.68,
    on: 'scrap* captur* credentials harvest*',
    all: [
      /\b(?:captur\w{1,3}|intercept\w{0,3}|scrap\w{1,4}|log(?:s|ged|ging)) (?:\w{1,12} ){0,4}(?:user input|login credentials|credentials (?:as|when|entered)|(?:credit )?card (?:data|information|numbers|details)|payment (?:card )?(?:data|information))\b/i,
    ],
    not: /\b(?:keystrokes?|check-?out|skimm\w{2,4}|web ?shells?)\b/i,
  },
  {
    name: 'system-information',
    id: 'T1082',
    confidence: 0.8,
    on: 'system systeminfo host computer machine hostname information operating fingerprint*',
    all: [
      /\b(?:systeminfo|(?:collect\w{0,4}|gather\w{0,4}|obtain\w{0,3}|retriev\w{1,3}|enumerat\w{1,3}|send\w{0,3}|quer\w{1,4}|harvest\w{0,3}|get(?:s|ting)?|fingerprint\w{0,4}|profil\w{1,3}|determin\w{1,3}|identif\w{1,4}|exfiltrat\w{1,3}|discover\w{0,4}|steal\w{0,3}|initial)\b[^.;]{0,70}\b(?:(?:system|host|machine|computer|hardware|device|os|operating system)(?:'s)? (?:\w{1,12} )?(?:information|info|details|configuration|names?|versions?|architecture|data|profile|specifications?)|(?:computer|host) ?names?|information (?:gathering )?(?:about|from|on) the (?:\w{1,12}'?s? )?(?:system|host|machine|computer)|operating system|windows version|(?:victim|infected|compromised)(?:'s)? (?:system|host|machine|computer)s?(?:'s)? (?:information|details)))\b/i,
    ],
    not: /\b(?:information systems?|security information|payment systems?)\b/i,
  },
  {
    name: 'process-discovery',
    id: 'T1057',
    confidence: 0.82,
    on: 'process processes tasklist',
    all: [
      /\b(?:tasklist|(?:list|enumerat|discover|collect|gather|identif|search|seek|check|scan|retriev|obtain|quer|find|look)\w{0,5}(?: \w{1,12}){0,4} (?:running process|processes)|process (?:list\w{0,3}|discovery|enumeration)|running processes)\b/i,
    ],
    not: /\b(?:application|hiring|verification|business|inject\w{0,4}|interview|recruit\w{0,6}|payment|onboarding) process(?:es)?\b/i,
  },
  {
    name: 'file-discovery',
    id: 'T1083',
    confidence: 0.78,
    on: 'file files director* drives',
    all: [
      /\b(?:enumerat(?:e|es|ed|ing)|list(?:s|ing)|search(?:es|ed|ing)?|scan(?:s|ned|ning)?|discover(?:s|ed|ing)?|travers(?:e|es|ed|ing)|brows(?:e|es|ed|ing)|iterat(?:e|es|ed|ing)|crawl(?:s|ed|ing)?|look(?:s|ed|ing)? for|locat(?:e|es|ed|ing))(?: [\w/.-]{1,20}){0,4} (?:files|file systems?|director(?:y|ies)|folders|drives|disks)\b|\b(?:file|directory) (?:listings?|enumeration|discovery)\b/i,
    ],
    not: /\b(?:cannot be found|active directory|no files|for indicators|(?:were|was) (?:found|located) in|port scan)\b/i,
  },
  {
    name: 'network-scan',
    id: 'T1046',
    confidence: 0.82,
    on: 'nmap scan scans scanned scanning scanner masscan ports port',
    all: [
      /\b(?:nmap|masscan|(?:port|network|ip) ?scan\w{0,5}|advanced ip scanner|angry ip|softperfect|scan(?:s|ned|ning)? (?:\w{1,12} ){0,4}(?:network|ports?|hosts|subnet|services))\b/i,
    ],
    not: /\b(?:internet-wide|vulnerab\w{1,6})\b/i,
  },
  {
    name: 'remote-system-discovery',
    id: 'T1018',
    confidence: 0.75,
    on: 'hosts nltest adfind systems ping network domain',
    all: [
      /\b(?:net view|nltest|adfind|(?:enumerat|discover|identif|list|map|locat|find)\w{0,5} (?:\w{1,12} ){0,5}(?:remote|other|additional|networked|connected|domain) (?:\w{1,10} )?(?:systems?|hosts?|computers?|machines|servers|controllers?|devices)|network (?:discovery|enumeration))\b/i,
    ],
  },
  {
    name: 'network-configuration',
    id: 'T1016',
    confidence: 0.78,
    on: 'ipconfig ifconfig ip mac adapter network',
    all: [
      /\b(?:ipconfig|ifconfig|(?:collect|gather|obtain|retriev|enumerat|quer|get|discover|send|determin|identif)\w{0,5}\b[^.;]{0,50}\b(?:(?:ip|mac) addresses|(?:local |external |public |victim's? )(?:ip|mac) address(?:es)?|network (?:configuration|adapters?|interfaces?|settings)|dns (?:servers?|settings)))\b/i,
    ],
    not: /\b(?:ip addresses (?:used|associated)|actors' ip|law enforcement)\b/i,
  },
  {
    name: 'user-discovery',
    id: 'T1033',
    confidence: 0.75,
    on: 'whoami username usernames user logged',
    all: [
      /\b(?:whoami|quser|(?:collect|gather|obtain|retriev|enumerat|get|send|identif|determin|quer)\w{0,5}\b[^.;]{0,40}\b(?:user ?names?|(?:current|logged[- ](?:in|on)) users?|user information))\b/i,
    ],
    not: /\b(?:passwords?|credentials)\b/i,
  },
  {
    name: 'account-discovery',
    id: 'T1087',
    confidence: 0.75,
    on: 'account accounts users bloodhound',
    all: [
      /\b(?:(?:enumerat|discover|list|quer|gather|collect)\w{0,5} (?:\w{1,12} ){0,4}(?:(?:user|domain|local|admin\w{0,10}|active directory) (?:accounts?|users?)|accounts)|account (?:discovery|enumeration)|net (?:user|localgroup)\b|bloodhound|sharphound)/i,
    ],
    not: /\/add\b/i,
  },
  { name: 'domain-trusts', id: 'T1482', confidence: 0.82, on: 'trust trusts', all: [/\bdomain trusts?\b/i] },
  {
    name: 'security-software-discovery',
    id: 'T1518.001',
    confidence: 0.8,
    on: 'antivirus security edr av',
    all: [
      /\b(?:check|enumerat|discover|detect|identif|list|determin|search|scan|look|gather|collect)\w{0,5}(?: (?:\w{1,12}|for)){0,5} (?:anti-?virus(?:es)?|(?:installed )?security (?:software|products?|tools?|solutions?)|edr|av (?:products?|software))\b/i,
    ],
    not: /\b(?:disabl\w{1,4}|terminat\w{1,4}|kill\w{0,3}|evad\w{1,3}|avoid\w{0,3}|seeks? processes|stop\w{0,4})\b/i,
  },
  {
    name: 'share-discovery',
    id: 'T1135',
    confidence: 0.8,
    on: 'shares share shared',
    all: [
      /\b(?:enumerat|discover|list|search|scan|identif|locat|find|map)\w{0,5} (?:\w{1,12} ){0,4}(?:network |smb |file |remote |shared ){1,3}(?:shares?|drives?|folders?)\b|\bnet share\b/i,
    ],
  },
  {
    name: 'location-discovery',
    id: 'T1614.001',
    confidence: 0.78,
    on: 'language locale keyboard cis',
    all: [
      /\b(?:(?:check|determin|detect|quer|verif|identif)\w{0,5} (?:[\w']{1,12} ){0,5}(?:system )?(?:languages?|locale|keyboard layouts?)|(?:system|keyboard|default) language|keyboard layout)\b/i,
    ],
    not: /\b(?:interview|resume|speak|english)\b/i,
  },
];
