import type { Rule } from '../rule.ts';

/** How remote workers hide where they are, reach the employer’s device, use their place, and what they take. */
export const FRAUD_RULES: readonly Rule[] = [
  {
    name: 'vpn-or-proxy',
    id: 'T1090',
    confidence: 0.82,
    on: 'vpn vpns vps proxy proxies astrill nordvpn expressvpn mullvad protonvpn torguard',
    all: [
      /\b(?:vpns?|virtual private (?:networks?|servers?)|vpss?|(?:residential |anonymi[sz]ing |socks5? |web |ip |commercial )?prox(?:y|ies)(?: (?:services?|servers?|networks?|tools?))?|astrill|nordvpn|expressvpn|mullvad|protonvpn|torguard)\b/i,
      /\b(?:us(?:e|es|ed|ing|age)|utili[sz]\w{1,4}|leverag\w{1,3}|via|through|behind|rout(?:e|es|ed|ing)|conceal\w{0,3}|mask\w{0,3}|hid(?:e|es|ing|den)?|obfuscat\w{1,3}|obscur\w{1,3}|disguis\w{1,3}|tunnel\w{0,5}|connect\w{0,4}|login|log(?:ged|ging|s)? (?:in|on)|from|appear\w{0,3}|rel(?:y|ied|ies) on|associated with|anonymi[sz]\w{1,3}|purchas\w{1,3}|egress|exit nodes?|traffic)\b/i,
    ],
    not: /\b(?:vpn (?:appliances?|gateways?|vulnerabilit\w{1,5}|credentials?|devices?|servers? (?:were|was|that lacked)|accounts?|concentrators?|solution|logs?|profiles?|lacked)|(?:exploit\w{0,6}|vulnerabilit\w{1,5}|compromis\w{1,4}|unpatched|fortinet|fortigate|pulse|citrix|cisco|sonicwall|ivanti|palo alto|corporate|company|victim'?s?|organi[sz]ation'?s?)\b[^.;]{0,60}\b(?:vpns?|virtual private network)|proxy (?:group|actors?|war|organi[sz]ation|for the|logs)|by proxy|initial access[^.;]{0,60}vpn|as a proxy to|(?:vpn|proxy) (?:and \w{1,12} )?(?:configs?|configurations?|settings)|reverse proxy|proxylogon|proxyshell|proxynotshell|installed a vpn|without a vpn|vpn (?:clients?|providers|access|connections?|portal)|(?:logg?|connect|sign)\w{0,4} (?:in|on)? ?(?:to|into) (?:the|its|their) (?:\w{1,12} )?vpn|credentials (?:for|of|from) (?:\w{1,20} ){0,3}vpn|(?:steal|collect|harvest)\w{0,4}\b[^.;]{0,80}\bvpn|(?:staff|employees|students) (?:connect|use|work)|seiz\w{1,3}|forward proxy)\b/i,
  },
  {
    name: 'third-country-address',
    id: 'T1090',
    confidence: 0.72,
    on: 'ip ips address addresses location locations geolocation farm farms residential',
    all: [
      /\b(?:(?:laptop farms?|u\.?s\.?|american|third[- ]country|foreign|other people's|residential|different|various|multiple|anonymi[sz]ed|obscured|non-(?:dprk|north korean))[^.;]{0,40}\b(?:ip(?:v4)?(?: addresses| address|s)?|internet (?:addresses|connections?|protocol addresses))|ip(?:v4)?(?: address\w{0,2}|s)? (?:in|from|of|that)[^.;]{0,40}\b(?:laptop farm|third countr|different countr|united states|u\.s\.)|(?:hid(?:e|es|ing)|mask\w{0,3}|conceal\w{0,3}|obfuscat\w{1,3}|disguis\w{1,3}|obscur\w{1,3}|misrepresent\w{0,3})[^.;]{0,40}\b(?:ip address\w{0,2}|(?:physical |true |actual |real |geographic |geo)?locations?|where they (?:are|were)))\b/i,
      /\b(?:worker|dprk|north korea|laptop|identit|freelanc|account|login|log|user|operative|location|employ)/i,
    ],
  },
  {
    name: 'tor-routing',
    id: 'T1090.003',
    confidence: 0.72,
    on: 'tor onion',
    all: [
      /\b(?:(?:us(?:e|es|ed|ing)|via|through|over|leverag\w{1,3}|utili[sz]\w{1,3}|rout\w{1,4})(?: \w{1,20}){0,5} (?:the )?(?:tor(?: network| nodes?| exit nodes?| browser| proxy)?|onion rout\w{1,3}|multi-hop)|tor (?:exit )?nodes?|tor-based (?:c2|command))\b/i,
      /\b(?:traffic|connect\w{0,6}|anonym\w{1,6}|c2|command|communicat\w{1,5}|access\w{0,3}|scan\w{0,4}|rout\w{1,4}|conceal\w{0,3}|hid\w{1,3}|obfuscat\w{1,3}|exfiltrat\w{1,4}|login\w{0,1}|nodes?)\b/i,
    ],
    not: /\b(?:leak|chat|contact|negotiat\w{1,5}|victims? (?:are|is|to)|instruct\w{0,5}|ransom notes?|payment site|block\w{0,3})\b/i,
  },
  {
    name: 'remote-desktop-on-device',
    id: 'T1219.002',
    confidence: 0.85,
    on: 'anydesk teamviewer rustdesk splashtop logmein desktop remote screenconnect chrome rdp 3389 parsec',
    all: [
      /\b(?:anydesk|team ?viewer|rustdesk|splashtop|chrome remote desktop|google remote desktop|parsec|remote[- ](?:desktop|access|control)(?:[ -](?:sharing|access|connection|control))?(?: (?:and|or) \w{1,12})? (?:software|applications?|apps?|tools?|programs?|solutions?|protocols?|connections?|sessions?|clients?|technolog\w{1,3})|remote(?:ly)? (?:desktop(?:s|ed)?|connect\w{0,3}|access\w{0,3}|control\w{0,4}|log\w{0,4}))\b/i,
      /\b(?:laptops?|company[- ](?:issued|provided|owned)|employer\w{0,2}|workers?|freelanc\w{1,4}|accounts?|(?:work|corporate|company|host(?:ed)?|victim compan\w{1,3}) (?:devices?|computers?|machines?)|port 3389|residen\w{2,4}|homes?|facilitators?|teleworkers?)\b/i,
    ],
    not: /\b(?:lateral\w{0,2}|brute|credentials to|domain (?:controller|account|admin\w{0,10})|malware|trojan|rat\b|ransomware|backdoor|command[- ]and[- ]control|service accounts?|user accounts?|admin\w{0,10} accounts?|initial access|exploit\w{0,5})/i,
  },
  {
    name: 'laptop-farm',
    id: 'T1219.002',
    confidence: 0.62,
    on: 'laptop laptops computers devices',
    all: [
      /\b(?:host(?:s|ed|ing)?|receiv(?:e|ed|es|ing)|kept|keep(?:s|ing)?|hous(?:e|ed|ing)|operat(?:e|ed|es|ing)|ran|run(?:s|ning)?|ship(?:s|ped|ping)?|set(?:ting)? up)\b[^.;]{0,60}\b(?:laptops?|laptop farms?|company[- ](?:issued|provided|owned) (?:computers|devices))\b/i,
      /\b(?:remote(?:ly)?|log(?:ged|ging|s)? ?(?:in|on)|access(?:ed|es|ing)?|connect\w{0,3}|overseas|abroad|appear\w{0,3})\b/i,
    ],
  },
  {
    name: 'kvm-hardware',
    id: 'T1219.003',
    confidence: 0.88,
    on: 'kvm kvms pikvm tinypilot',
    all: [/\b(?:(?:ip[- ])?kvms?(?: (?:switch(?:es)?|devices?|over ip|hardware))?|keyboard[, -]{1,2}video[, -]{1,2}(?:and )?mouse|pikvm|tinypilot)\b/i],
    not: /\b(?:hypervisors?|qemu|linux kvm|kernel-based|virtual machines?|esxi)\b/i,
  },
  {
    name: 'rmm-tool',
    id: 'T1219',
    confidence: 0.8,
    on: 'rmm anydesk logmein atera splashtop screenconnect teamviewer connectwise remote rustdesk netsupport simplehelp meshagent ngrok ammyy supremo zoho',
    all: [
      /\b(?:anydesk|team ?viewer|logmein|atera|splashtop|screenconnect|connectwise(?: control)?|rustdesk|net ?support(?: manager)?|simplehelp|mesh ?agent|ammyy(?: admin)?|supremo|action1|zoho assist|fleetdeck|dwagent|radmin|ultravnc|tightvnc|remote (?:monitoring and management|access|administration|support|management|desktop) (?:\(\w{2,5}\) )?(?:software|tools?|applications?|programs?|agents?|utilit\w{1,4}|solutions?))\b/i,
      /\b(?:us(?:e|es|ed|ing|age)|leverag\w{1,3}|deploy\w{0,4}|install\w{0,6}|abus\w{1,3}|download\w{0,3}|utili[sz]\w{1,3}|persist\w{0,5}|maintain\w{0,3}|via|through|drop\w{0,4}|such as|execut\w{1,3}|rel(?:y|ied|ies) on)\b/i,
    ],
    not: /\b(?:trojans?|rats?\b|exploit\w{0,6} (?:a |the )?vulnerabilit|laptops?|workers?|freelanc\w{1,4}|vulnerabilit\w{1,5} in|cve-)/i,
  },
  {
    name: 'contractor-access',
    id: 'T1199',
    confidence: 0.7,
    on: 'contractor contractors insider employment employed employer employers hired hire privileged access employee employees trusted supplier suppliers msp msps vendor provider providers jobs',
    all: [
      /\b(?:us(?:e|es|ed|ing)|abus\w{1,3}|exploit\w{0,3}|leverag\w{1,3}|misus\w{1,3}|gain\w{0,3}|through|via|obtain\w{0,3}|with)\b[^.;]{0,60}\b(?:(?:privileged |insider |legitimate |trusted |authorized |contractor |employee )(?:access|relationships?|positions?|status)|access (?:gained|granted|obtained|provided|given) (?:as|through|to them as|by)[^.;]{0,30}(?:contractors?|employ\w{0,5}|freelanc\w{1,3})|(?:managed service|it service|third[- ]party(?: service)?) (?:providers?|vendors?|suppliers?)|msps?|supplier'?s? (?:access|connection))\b/i,
      /\b(?:malicious\w{0,2}|intrusions?|theft|steal\w{0,3}|stole|exfiltrat\w{1,4}|network\w{0,1}|espionage|data|code|extort\w{0,4}|compromis\w{1,4}|victims?|systems?|customers?|cyber|employers?|compan(?:y|ies)|launder\w{0,3})\b/i,
    ],
    not: /\b(?:valid accounts?|credentials|escalat\w{1,4}|domain admin|admin\w{0,10} access|privilege)\b/i,
  },
  {
    name: 'placed-inside-companies',
    id: 'T1199',
    confidence: 0.6,
    on: 'infiltrat* embed* plac* insider insiders hired employed employment onboarded',
    all: [
      /\b(?:infiltrat\w{1,4}|embed(?:s|ded|ding)?|plac(?:e|ed|ing)|insiders?|insert(?:ed|ing)|hired|employed|employment|on-?boarded)\b/i,
      /\b(?:workers?|operatives?|developers?|freelancers?|contractors?|nationals)\b/i,
      /\b(?:steal\w{0,3}|stole|exfiltrat\w{1,4}|intellectual property|source code|proprietary|sensitive (?:data|information)|extort\w{0,4}|unauthori[sz]ed|malicious|intrusions?|espionage|theft|malware|infiltrat\w{1,4})\b/i,
    ],
  },
  {
    name: 'wages-for-a-state',
    id: 'T1657',
    confidence: 0.72,
    on: 'revenue wages salary salaries earnings earned income proceeds payments funds generat* fund',
    all: [
      /\b(?:generat\w{1,4}|earn\w{0,4}|remit\w{0,4}|send(?:s|ing)?|sent|transfer\w{0,4}|funnel\w{0,4}|launder\w{0,4}|obtain\w{0,3}|divert\w{0,3}|withhold\w{0,3}|collect\w{0,3}|receiv\w{1,3}|fund(?:s|ed|ing)?|illicit\w{0,2}|kick ?backs?)\b[^.;]{0,90}\b(?:revenue|wages|salar(?:y|ies)|earnings|income|proceeds|funds|hard currency|foreign currency|payments?|money|weapons|weapons programs?|regime)\b/i,
      /\b(?:dprk|north korea\w{0,1}|regime|workers?|pyongyang|scheme|weapons|conspirators?|kim jong|sanctions|facilitators?|illicit employment)\b/i,
    ],
    not: /\b(?:annual revenue|forfeit\w{0,4} (?:of|to)|reward)\b/i,
  },
  {
    name: 'money-laundered',
    id: 'T1657',
    confidence: 0.75,
    on: 'launder* mixers mixer tumbler mules mule chain cash',
    all: [
      /\b(?:money[- ]launder\w{0,4}|launder(?:s|ed|ing)? (?:the |their |those |its |of |stolen |illicit |more |over |at |\$|money|funds|proceeds|crypto\w{0,8}|virtual|hundreds|millions|approximately|some|through |via |into |\d)|money mules?|cash(?:es|ed|ing)? out)/i,
    ],
    not: /\b(?:anti-money laundering|aml\b|conspiracy to commit|charg(?:e|es|ed|ing) |counts? of|violat\w{1,4}|convicted of|pleaded guilty|offen[cs]es?|laundering (?:red flags|risk|regulations?|laws?))/i,
  },
  {
    name: 'crypto-theft',
    id: 'T1657',
    confidence: 0.82,
    on: 'virtual cryptocurrenc* crypto bitcoin ethereum assets funds wallets money tokens cryptocurrency',
    all: [
      /\b(?:steal(?:s|ing)?|stole|stolen|theft(?:s)?|heists?|siphon\w{0,3}|drain\w{0,3}|embezzl\w{1,6}|defraud\w{0,3}|transferr?(?:ed|ing)? without|misappropriat\w{1,4})\b[^.;]{0,70}\b(?:virtual (?:currenc\w{1,3}|assets?)|crypto(?:currenc\w{1,3})?|bitcoins?|ether(?:eum)?|funds|money|digital assets?|assets such as|tokens|wallets?|nfts?|\$ ?\d[\d.,]{0,15}(?: (?:million|billion))?)\b/i,
    ],
    not: /\b(?:access tokens?|session tokens?|authentication tokens?|web tokens?|kerberos)\b/i,
  },
  {
    name: 'repository-theft',
    id: 'T1213.003',
    confidence: 0.82,
    on: 'repositor* github gitlab bitbucket source codebase* code',
    all: [
      /\b(?:cop(?:y|ied|ies|ying)|steal\w{0,3}|stole|stolen|theft of|exfiltrat\w{1,4}|download\w{0,3}|clon(?:e|ed|es|ing)|access(?:ed|es|ing)?|took|taken|harvest\w{0,3}|leak(?:s|ed|ing)?)\b[^.;]{0,70}\b(?:(?:code |github |git |source )?repositor(?:y|ies)|codebases?|source code|proprietary code|gitlab|bitbucket)\b/i,
    ],
    not: /\b(?:malicious|trojani[sz]ed|poisoned|public(?:ly)?|open[- ]source|leaked source code of|malware'?s? source|downloaded from (?:a |the )?(?:github|public)|hosted on|from (?:a )?github|payloads?)\b/i,
  },
  {
    name: 'exfiltration-to-cloud-account',
    id: 'T1567.002',
    confidence: 0.82,
    on: 'rclone mega dropbox onedrive cloud megasync google s3 drive mediafire pcloud',
    all: [
      /\b(?:exfiltrat\w{1,4}|upload\w{0,4}|steal\w{0,3}|stole|transfer\w{0,4}|cop(?:y|ied|ies|ying)|sen[dt]\w{0,3}|theft|synced|leak(?:ed|ing))\b/i,
      /\b(?:rclone|mega(?:sync|\.nz|\.io| ?cloud| ?nz)?\b|dropbox|one ?drive|google drive|mediafire|pcloud|box\.com|filezilla cloud|(?:personal |actor-controlled |public |their (?:own )?)?cloud (?:accounts?|storage|services?|drives?|repositor\w{1,3}|file[- ](?:storage|sharing)\w{0,9})|(?:amazon|aws) s3|s3 buckets?|azure (?:blob|storage))\b/i,
    ],
    not: /\b(?:from (?:the )?(?:victims?'?s? )?(?:cloud|s3|onedrive|google drive)|phishing link|hosted on|download(?:ed|s)? from|delivered via)\b/i,
  },
  {
    name: 'session-cookies',
    id: 'T1539',
    confidence: 0.85,
    on: 'cookie cookies session',
    all: [
      /\b(?:steal\w{0,3}|stole|stolen|theft|harvest\w{0,3}|captur\w{1,3}|exfiltrat\w{1,4}|hijack\w{0,3}|collect\w{0,3}|extract\w{0,3}|obtain\w{0,3}|grab\w{0,4}|access\w{0,3}|dump\w{0,3})\b[^.;]{0,50}\b(?:(?:session|browser|web|authentication|saved|stored) (?:session )?(?:cookies?|tokens?)|cookies)\b/i,
    ],
  },
  {
    name: 'company-credentials-misused',
    id: 'T1078',
    confidence: 0.66,
    on: 'credentials credential company employer',
    all: [
      /\b(?:us(?:e|es|ed|ing)|retain\w{0,3}|shar(?:e|ed|es|ing)|abus\w{1,3}|harvest\w{0,3}|hand(?:ed|ing)? over)\b[^.;]{0,40}\b(?:company|corporate|employer'?s?|work|employee|victim compan\w{1,3}'?s?) (?:\w{1,12} )?(?:credentials|accounts?|logins?|sessions?)\b/i,
      /\b(?:access\w{0,3}|log\w{0,4}|device|exfiltrat\w{1,4}|network|unauthori[sz]ed|third|compromis\w{1,4}|session)/i,
    ],
  },
];
