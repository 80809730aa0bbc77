import type { Rule } from '../rule.ts';

/** How they get in: reconnaissance, phishing, exploits, accounts, services. */
export const ACCESS_RULES: readonly Rule[] = [
  {
    name: 'phishing-attachment',
    id: 'T1566.001',
    confidence: 0.9,
    on: 'attach* attachment attachments',
    all: [/\b(?:e-?mails?|phish\w{0,6}|spear-?phish\w{0,6}|messages?|mail|spam|mal-?spam)\b/i, /\b(?:attachments?|attached|attach(?:es|ing)?)\b/i],
    not: /\b(?:attachments? (?:to|of) (?:this|the) (?:advisory|report)|legitimate e-?mail|steal\w{0,3} e-?mails?|exfiltrat\w{1,4} e-?mails?|scan all)\b/i,
  },
  {
    name: 'phishing-document',
    id: 'T1566.001',
    confidence: 0.75,
    on: 'phish* spearphish* spear spam malspam emails email',
    all: [
      /\b(?:phish\w{1,6}|spear-?phish\w{0,6}|spam|mal-?spam|e-?mails?)\b[^.;]{0,90}\b(?:(?:malicious|weaponi[sz]ed|infected|macro-\w{1,8}|booby-trapped|trojani[sz]ed|decoy|lure) (?:\w{1,15} ){0,3}(?:documents?|files?|pdfs?|archives?|zip|excel|word|macros?|isos?)|(?:containing|with|carrying) (?:an? )?(?:\w{1,12} ){0,2}(?:zip|iso|docx?|xlsx?|pdf|rar|lnk|html?|word|excel) (?:files?|documents?|archives?))\b/i,
    ],
  },
  {
    name: 'phishing-link',
    id: 'T1566.002',
    confidence: 0.88,
    on: 'phish* spearphish* spear email emails mail messages',
    all: [
      /\b(?:e-?mails?|phish\w{1,6}|spear-?phish\w{0,6}|mal-?spam|messages?)\b[^.;]{0,110}\b(?:(?:malicious |embedded |phishing |shortened |an? |the |with |containing |clicks? |hyper)(?:links?|urls?)|urls?\b|links? (?:to|that|which|leading|pointing)|credential[- ](?:harvesting|phishing) (?:pages?|sites?|websites?)|click(?:s|ed|ing)? on)\b/i,
    ],
    not: /\b(?:linked ?in|chat message|direct messages?|link(?:ed|s)? (?:to|with) (?:the )?(?:group|actors?|north|russia|china|iran)|ransom notes?|telegram|whatsapp|discord)\b/i,
  },
  {
    name: 'phishing',
    id: 'T1566',
    confidence: 0.72,
    on: 'phish* spearphish* spear',
    all: [
      /\b(?:spear[- ]?phish\w{0,6}|phish(?:ing|ed|es)?)\b/i,
      /\b(?:us(?:e|es|ed|ing)|via|through|campaigns?|e-?mails?|sen[dt]\w{0,3}|target\w{0,4}|initial|access|conduct\w{0,3}|attacks?|compromis\w{1,4}|attempts?|lures?|victims?|messages?|gain\w{0,3}|launch\w{0,3}|credentials)\b/i,
    ],
    not: /\b(?:awareness|training|phishing-resistant|anti-phishing|report phishing|voice phishing|vishing)\b/i,
  },
  {
    name: 'phishing-via-service',
    id: 'T1566.003',
    confidence: 0.88,
    on: 'linkedin whatsapp telegram discord social facebook messenger skype slack twitter job recruiter recruiters recruitment headhunter* interview freelance',
    all: [
      /\b(?:linkedin|whatsapp|telegram|discord|facebook|messenger|skype|slack|twitter|social[- ](?:media|network\w{0,3})|messaging (?:apps?|platforms?|services?)|job (?:boards?|platforms?|sites?)|freelanc\w{1,4} (?:sites?|platforms?)|upwork|dating)\b/i,
      /\b(?:contact\w{0,3}|approach\w{0,3}|message\w{0,1}|messaged|messaging|reach(?:es|ed|ing)? out|lure[sd]?|luring|entic\w{1,3}|recruiters?|job (?:offers?|opportunit\w{1,3}|descriptions?|interviews?)|offer\w{0,3} (?:of )?(?:a )?(?:jobs?|employment)|sen[dt]\w{0,3} (?:\w{1,12} ){0,3}(?:links?|files?|messages?|malware))\b/i,
      /\b(?:fake|malicious\w{0,2}|malware|lure[sd]?|luring|links?|files?|download\w{0,3}|job|offers?|recruiters?|posing|pos(?:e|ed) as|targets?|targeted|victims?|trojani[sz]ed|coding|payloads?)\b/i,
    ],
    not: /\b(?:it workers? (?:use|apply|advertise|create)|workers? (?:use|apply|search|bid|advertise)|apply for jobs|applicants?' social|victims? (?:can|may) contact|exfiltrat\w{1,4}|contact (?:us|the actors))\b/i,
  },
  {
    name: 'fake-recruiter',
    id: 'T1566.003',
    confidence: 0.75,
    on: 'recruiter recruiters recruitment interviews interview job headhunters',
    all: [
      /\b(?:(?:fake|fictitious|bogus|lucrative|fraudulent|attractive|false|fabricated|unsolicited) (?:\w{1,15} ){0,2}(?:recruiters?|job (?:offers?|opportunit\w{1,3}|interviews?|postings?|openings?)|recruitment|employment offers?|interviews?)|(?:pos(?:e|es|ed|ing)|masquerad\w{1,3}) as (?:\w{1,15} ){0,3}(?:recruiters?|headhunters?|hiring managers?|employers?)|job[- ](?:offer|themed|related) (?:lures?|scams?|campaigns?))\b/i,
      /\b(?:target\w{0,4}|victims?|malware|malicious|download\w{0,3}|links?|developers?|lure[sd]?|trick\w{0,3}|contact\w{0,3}|packages?|social engineering|approach\w{0,3}|compromis\w{1,4})\b/i,
    ],
  },
  {
    name: 'phishing-voice',
    id: 'T1566.004',
    confidence: 0.85,
    on: 'vishing telephone phone calls call called voice helpdesk callback',
    all: [
      /\b(?:vishing|voice[- ]phish\w{0,4}|call-?back phish\w{0,4}|(?:telephone|phone|voice) calls?|(?:tele)?phon(?:ed|ing)|call(?:s|ed|ing)? (?:the |an? |it |employees|victims|help ?desk|individuals|targets|them|users))\b/i,
      /\b(?:phish\w{0,6}|vishing|social\w{0,3} engineer\w{0,4}|impersonat\w{1,4}|pos(?:e|es|ed|ing) as|legitimacy|convinc\w{1,3}|trick\w{0,3}|help ?desk|credentials|employees?|reset\w{0,4}|urg(?:e|ed|ing)|direct\w{0,3}|install\w{0,3}|accompan\w{1,4})\b/i,
    ],
    not: /\b(?:video calls?|interviews?|conference|ransom|threaten\w{0,3}|harass\w{0,4}|negotiat\w{1,5}|extort\w{0,4}|system calls?|api calls?|function calls?|if you receive)\b/i,
  },
  {
    name: 'extortion-calls',
    id: 'T1657',
    confidence: 0.8,
    on: 'telephone phone calls call',
    all: [
      /\b(?:(?:tele)?phone|call(?:s|ed|ing)?)\b/i,
      /\b(?:ransom|extort\w{0,4}|pay(?:ment)?s?|leak\w{0,3})\b/i,
      /\b(?:threat\w{0,5}|demand\w{0,3}|pressur\w{1,3}|victims?|negotiat\w{1,5}|executives?|ransom)\b/i,
    ],
    not: /\b(?:report|contact your|fbi field)\b/i,
  },
  {
    name: 'exploits-public-facing',
    id: 'T1190',
    confidence: 0.85,
    on: 'exploit* vulnerabilit* cve sql injection log4j log4shell proxyshell',
    all: [
      /\b(?:exploit(?:s|ed|ing|ation)?(?: of)?|leverag\w{1,3}|weaponi[sz]\w{1,3}|us(?:e|es|ed|ing)|abus\w{1,3}|sql injection|scan\w{0,5})\b/i,
      /\b(?:(?:public|internet|external)[- ](?:facing|exposed|accessible)|vulnerabilit(?:y|ies)|cve-?\d{4}|zero-?days?|n-?days?|log4(?:j|shell)|proxy(?:shell|logon|notshell)|unpatched|sql injection|(?:web|exchange|vpn|citrix|confluence|sharepoint|fortinet|fortigate|ivanti|moveit) (?:servers?|appliances?|applications?|gateways?|devices?))\b/i,
      /\b(?:exploit\w{0,6}|compromis\w{1,4}|initial access|(?:used?|using|leverag\w{1,3}) (?:\w{1,20} ){0,4}(?:vulnerabilit\w{1,5}|zero-?days?|exploits)|gain\w{0,3} (?:\w{1,12} ){0,3}access|attack\w{0,3}|breach\w{0,3}|target\w{0,4})\b/i,
      /\b(?:server|facing|exposed|application|appliance|gateway|web|network|vpn|access|device|exchange|log4|firewall|router|edge|cms|plugin|site|proxyshell|sql|software|victim|organi[sz]ation|compan)/i,
    ],
    not: /\b(?:privilege (?:escalation|elevation)|escalat\w{1,3} privileges?|(?:microsoft )?(?:word|excel|office|browser|flash|acrobat|hangul|internet explorer|chrome) (?:vulnerabilit|exploit|zero)|eternalblue|smbv?1|zerologon|driver|exploit(?:ing|s)? (?:the |their |human|people|trust|workers|individuals|freelanc)|(?:lateral\w{0,2})|exploitation for|potential vulnerabilit|children|scan(?:s|ned|ning)? for vulnerab)/i,
  },
  {
    name: 'external-remote-services',
    id: 'T1133',
    confidence: 0.78,
    on: 'rdp vpn vpns remote citrix ssh vnc',
    all: [
      /\b(?:rdp|remote desktop(?: protocol)?|vpns?|virtual private networks?|citrix|external(?:ly)?[- ](?:facing |exposed )?remote services?|remote (?:services?|access (?:services?|solutions?|gateways?))|ssh|owa)\b/i,
      /\b(?:initial(?:ly)? (?:access|compromis\w{1,4}|entry|intrusion)|gain\w{0,3} (?:\w{1,15} ){0,4}(?:access|entry|foothold)|obtain\w{0,3} (?:\w{1,15} ){0,3}access|(?:exposed|internet-facing|externally)[^.;]{0,30}(?:rdp|remote)|log(?:ged|ging|s)? (?:in|on)(?:to)? (?:\w{1,15} ){0,4}(?:vpn|citrix)|vpn (?:credentials?|accounts?|access)|brute|access(?:ed|ing)? (?:the )?(?:victims?'?s? )?(?:\w{1,12} )?(?:network|environment)s? (?:via|through|using))\b/i,
    ],
    not: /\b(?:lateral\w{0,2}|laptops?|workers?|exploit\w{0,6} (?:\w{1,20} ){0,6}vulnerabilit|nordvpn|conceal|mask|from (?:vpn|tor)|torguard|private internet access|vulnerabilities|port 3389)\b/i,
  },
  {
    name: 'valid-accounts',
    id: 'T1078',
    confidence: 0.82,
    on: 'credential credentials account accounts login logins',
    all: [
      /\b(?:us(?:e|es|ed|ing)|leverag\w{1,3}|via|with|through|abus\w{1,3}|by|utili[sz]\w{1,3}|log(?:ged|ging|s)? (?:in|on))\b[^.;]{0,50}\b(?:(?:previously |already )?(?:compromised|stolen|valid|legitimate|leaked|harvested|purchased|obtained|hijacked|weak|phished|breached|default|exposed|known)(?: \w{1,18}){0,4} (?:credentials?|accounts?|log-?ins?|passwords?)|credentials (?:they |that were |previously )?(?:stolen|obtained|purchased|harvested|acquired|leaked|bought|compromised))\b/i,
      /\b(?:access\w{0,3}|log\w{0,4}|entry|network\w{0,1}|authenticat\w{1,4}|compromis\w{1,4}|environment\w{0,1}|systems?|lateral\w{0,2}|persist\w{0,5}|privileg\w{1,3}|remote\w{0,2}|move|rdp|vpn|servers?)\b/i,
    ],
    not: /\b(?:e-?mail accounts?|freelanc\w{1,4}|phishing e-?mails? from|social media|payment accounts?|brute)\b/i,
  },
  {
    name: 'domain-accounts',
    id: 'T1078.002',
    confidence: 0.75,
    on: 'domain directory',
    all: [
      /\b(?:compromis\w{1,4}|us(?:e|es|ed|ing)|leverag\w{1,3}|abus\w{1,3}|obtain\w{0,3}|stole[n]?|gain\w{0,3}|hijack\w{0,3}|access to|creat\w{1,3}|log(?:ged|ging)? (?:in|on))\b[^.;]{0,60}\b(?:(?:active directory|ad|domain)(?: \w{1,15}){0,2}(?: and \w{1,15})? (?:accounts?|credentials|users?)|domain admin\w{0,10}(?: (?:accounts?|credentials|privileges|rights))?)\b/i,
    ],
    not: /\b(?:registr\w{1,6}|domain name|discover\w{0,4}|enumerat\w{1,4}|list\w{0,3}|nltest|dump\w{0,4})\b/i,
  },
  {
    name: 'cloud-accounts',
    id: 'T1078.004',
    confidence: 0.72,
    on: 'cloud azure aws entra microsoft365 o365 365 okta sso',
    all: [
      /\b(?:compromis\w{1,4}|stolen|valid|us(?:e|es|ed|ing)|abus\w{1,3}|leverag\w{1,3}|hijack\w{0,3})\b[^.;]{0,50}\b(?:cloud|azure(?: ad)?|entra(?: id)?|aws|office ?365|microsoft ?365|m365|o365|okta|sso|google workspace)(?: \w{1,15}){0,3} (?:accounts?|credentials|identit\w{1,3}|access keys|api keys)\b/i,
    ],
  },
  {
    name: 'drive-by',
    id: 'T1189',
    confidence: 0.8,
    on: 'drive watering exploit visited visiting strategic compromised',
    all: [
      /\b(?:drive-?by|watering[- ]hole|strategic web compromise|exploit kits?|compromised (?:legitimate )?web ?sites? (?:to|that|which) (?:deliver|distribut|infect|serv|redirect)\w{0,3}|fake browser updates?)\b/i,
    ],
  },
  {
    name: 'supply-chain',
    id: 'T1195.002',
    confidence: 0.8,
    on: 'supply trojanized trojanised updates update installer build',
    all: [
      /\b(?:software supply[- ]chain (?:attack|compromise|intrusion)\w{0,2}|supply[- ]chain (?:attack|compromise)s?|compromis\w{1,4} (?:the )?(?:\w{1,15} ){0,3}(?:update (?:mechanism|server|process)|build (?:system|environment|process|pipeline))|trojani[sz]ed (?:\w{1,15} ){0,3}(?:updates?|installers?))\b/i,
    ],
    not: /\b(?:npm|pypi|dependenc\w{1,3})\b/i,
  },
  {
    name: 'malicious-packages',
    id: 'T1195.001',
    confidence: 0.78,
    on: 'npm pypi package packages dependenc* nuget rubygems',
    all: [
      /\b(?:malicious|trojani[sz]ed|poisoned|typosquat\w{0,4}|backdoored|compromised|rogue|infected)(?: \w{1,15}){0,3} (?:npm|pypi|packages?|dependenc\w{1,3}|librar\w{1,3}|nuget|modules?)\b/i,
      /\b(?:npm|pypi|python package|nuget|rubygems|node|packages?|registr\w{1,3}|dependenc\w{1,3})\b/i,
    ],
  },
  {
    name: 'removable-media',
    id: 'T1091',
    confidence: 0.78,
    on: 'usb removable thumb flash',
    all: [
      /\b(?:usb|removable (?:media|drives?)|thumb drives?|flash drives?|badusb)\b/i,
      /\b(?:spread\w{0,3}|propagat\w{1,4}|infect\w{0,4}|malicious|malware|worm|mail(?:ed|ing)|deliver\w{0,3}|sent)\b/i,
    ],
  },
  {
    name: 'initial-access-brokers',
    id: 'T1650',
    confidence: 0.75,
    on: 'broker brokers iab iabs purchas* buy bought',
    all: [/\b(?:initial access brokers?|access brokers?|leverag\w{1,3} brokers|iabs?\b|(?:purchas\w{1,3}|bought|buy(?:s|ing)?) (?:\w{1,15} ){0,3}access (?:to|from))\b/i],
  },
];
