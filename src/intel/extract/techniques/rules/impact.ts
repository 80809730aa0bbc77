import type { Rule } from '../rule.ts';

/** What they do in the end, and what they prepare before: impact, money, infrastructure. */
export const IMPACT_RULES: readonly Rule[] = [
  {
    name: 'encrypts-files',
    id: 'T1486',
    confidence: 0.92,
    on: 'encrypt* locker locks',
    all: [
      /\b(?:encrypt(?:s|ed|ing|ion)?|lock(?:s|ed|ing)?)\b[^.;]{0,60}\b(?:files?|data|systems?|networks?|servers?|computers?|devices?|virtual machines|vms|drives?|disks?|esxi|environments?|victims?|hosts?|backups)\b|\b(?:files?|data|systems?|servers?|computers?|devices?|networks?)\b[^.;]{0,40}\b(?:(?:is|are|was|were|been|being) (?!not\b)(?:\w{1,12} )?encrypted|encryption)\b/i,
      /\b(?:ransom\w{0,6}|victims?|actors?|group|files?|extension|networks?|extort\w{0,4}|decrypt\w{0,5}|malware|attack\w{0,4}|locker|variant)\b/i,
    ],
    not: /\b(?:encrypted (?:chat|messag\w{1,5}|communications?|channels?|apps?|applications?|e-?mails?|zip|7zip|archive|payload|string|config\w{0,10}|traffic|c2|connections?|shell|network traffic)|end-to-end|(?:arrives|is) encrypted and|without encrypt\w{1,4}|offline|full[- ]disk encryption (?:is|was) enabled|encrypted (?:using|with) (?:xor|rc4)|decrypt itself|encrypt(?:s|ed)? (?:\w{1,12} ){0,4}(?:communications?|traffic|c2))\b/i,
  },
  {
    name: 'ransomware-deployed',
    id: 'T1486',
    confidence: 0.85,
    on: 'ransomware',
    all: [
      /\b(?:deploy\w{0,5}|execut\w{1,4}|launch\w{0,4}|hit (?:with|by)|infect\w{0,4} (?:with|by)|us(?:e|es|ed|ing)|run(?:s|ning)?|install\w{0,4}|distribut\w{1,4}|deliver\w{0,4}|drop\w{0,4}|compromised|conduct\w{0,3}|attack\w{0,3}|extort\w{0,4}|as[- ]a[- ]service|victims?)\b[^.;]{0,60}\bransomware\b|\bransomware\b[^.;]{0,60}\b(?:attacks?|deploy\w{0,6}|execut\w{1,4}|encrypt\w{0,4}|infect\w{0,4}|operations?|as[- ]a[- ]service|compromised|has (?:been|hit)|incidents?|impact\w{0,3}|victims)\b/i,
    ],
    not: /\b(?:ransomware (?:attacks?|incidents?|threats?) (?:have|has|are) (?:\w{1,12} )?(?:increas|ris|grow|evolv|becom)\w{0,4}|stopransomware|#stop|guide|anti-ransomware|ransomware (?:task force|readiness|guidance)|prevent\w{0,4})\b/i,
  },
  {
    name: 'inhibits-recovery',
    id: 'T1490',
    confidence: 0.92,
    on: 'shadow vssadmin backups backup snapshots bcdedit wbadmin recovery',
    all: [
      /\b(?:vssadmin|bcdedit|wbadmin|(?:delet\w{1,4}|remov\w{1,4}|destroy\w{0,3}|eras\w{1,3}|disabl\w{1,3}|wip(?:e|es|ed|ing)|corrupt\w{0,3}|encrypt\w{0,4}|purg\w{1,3})\b[^.;]{0,60}\b(?:(?:volume )?shadow (?:volume )?cop(?:y|ies)|back-?ups?|snapshots?|(?:system|windows) recovery|restore points?|recovery (?:options|mode|features?|partition))|(?:inhibit|prevent|hinder)\w{0,3} (?:\w{1,12} ){0,3}recovery)\b/i,
    ],
    not: /\b(?:volume shadow copy (?:to|was used to) (?:copy|extract|steal)|ntds)\b/i,
  },
  {
    name: 'stops-services',
    id: 'T1489',
    confidence: 0.85,
    on: 'terminat* stop stops stopped stopping kill kills killed shut shuts disabl* processes services',
    all: [
      /\b(?:terminat(?:e|es|ed|ing)|stop(?:s|ped|ping)?|kill(?:s|ed|ing)?|shut(?:s|ting)? ?down|end(?:s|ed|ing))\b[^.;]{0,90}\b(?:services?|process(?:es)?|virtual machines|vms|databases?|back-?ups?)\b|\b(?:process(?:es)?|services)\b[^.;]{0,100}\b(?:and )?(?:terminat(?:e|es|ed|ing)|stop(?:s|ped)|kill(?:s|ed)) (?:them|those|the)\b/i,
    ],
    not: /\b(?:contract|employment|operations|application process|customer|denial|employees?|emergency services|stopped (?:responding|using|providing)|law enforcement|if you|to stop the|access to services|service providers?)\b/i,
  },
  {
    name: 'shutdown',
    id: 'T1529',
    confidence: 0.75,
    on: 'reboot* restart* shutdown shuts',
    all: [
      /\b(?:(?:forc\w{1,4}|caus\w{1,3}|initiat\w{1,4}|trigger\w{0,3}|perform\w{0,3}) (?:\w{1,12} ){0,4}(?:reboot|restart|shut ?down)s?|reboot(?:s|ed|ing) (?:the |victim|infected|compromised)|shut(?:s|ting)? down (?:the )?(?:\w{1,12} )?(?:system|computer|machine|host)s?)\b/i,
    ],
    not: /\bsafe ?mode\b/i,
  },
  {
    name: 'destroys-data',
    id: 'T1485',
    confidence: 0.85,
    on: 'destructive destroy* wiper wipers wiping wipe wiped wipes overwrit* destruct*',
    all: [
      /\b(?:destructive (?:malware|attacks?|cyber\w{0,8}|capabilit\w{1,3}|operations?|payloads?|activit\w{1,3})|wip(?:er|ers)\b|wip(?:e|es|ed|ing) (?:\w{1,12} ){0,4}(?:data|files|systems?|computers?|servers?|disks?|drives?|hosts?|machines)|(?:destroy|overwrit|destruct)\w{0,5} (?:\w{1,12} ){0,5}(?:data|files|computers?|systems?|servers?|hard drives?|infrastructure|networks?)|data destruction)\b/i,
    ],
    not: /\b(?:threaten\w{0,3} to|backups|evidence|logs?\b|protect)\b/i,
  },
  {
    name: 'wipes-disk',
    id: 'T1561',
    confidence: 0.78,
    on: 'disk mbr boot wiper killdisk drives',
    all: [
      /\b(?:(?:overwrit|wip|corrupt|destroy|eras)\w{1,5} (?:\w{1,12} ){0,5}(?:mbr|master boot records?|disks?|hard drives?|partition tables?|boot records?)|disk[- ]wip\w{1,4}|killdisk|mbr (?:wiper|overwrit\w{1,4}))\b/i,
    ],
  },
  { name: 'defacement', id: 'T1491.002', confidence: 0.9, on: 'defac*', all: [/\bdefac(?:e|ed|es|ing|ements?)\b/i] },
  {
    name: 'ransom-wallpaper',
    id: 'T1491.001',
    confidence: 0.75,
    on: 'wallpaper desktop background',
    all: [/\b(?:chang\w{1,3}|replac\w{1,3}|set(?:s|ting)?|modif\w{1,4})\b[^.;]{0,40}\b(?:wallpapers?|desktop background)\b/i],
  },
  {
    name: 'denial-of-service',
    id: 'T1498',
    confidence: 0.85,
    on: 'ddos dos volumetric denial',
    all: [
      /\b(?:ddos|rddos|(?:distributed )?denial[- ]of[- ]service|volumetric (?:attack|ddos)\w{0,1})\b/i,
      /\b(?:attack\w{0,4}|conduct\w{0,3}|launch\w{0,3}|threat\w{0,5}|carr(?:y|ied|ies)|target\w{0,4}|against|us(?:e|es|ed|ing)|capab\w{1,5})\b/i,
    ],
    not: /\b(?:ddos protection|mitigation|vulnerabilit\w{1,5} (?:could|that))\b/i,
  },
  {
    name: 'amplification',
    id: 'T1498.002',
    confidence: 0.92,
    on: 'amplification reflection reflected amplified',
    all: [
      /\b(?:(?:dns|ntp|memcached|udp|cldap|ssdp|reflection|reflective|traffic|wsd|arms)[^.;]{0,25}\b(?:amplif\w{1,8}|reflect\w{1,4})|(?:amplif\w{1,8}|reflect\w{1,4}) (?:\w{1,12} ){0,2}(?:attacks?|ddos))\b/i,
    ],
  },
  {
    name: 'application-flood',
    id: 'T1499',
    confidence: 0.7,
    on: 'flood floods flooding',
    all: [/\b(?:(?:http|get|application|layer 7|post|login) (?:\w{1,8} )?floods?|application[- ]layer (?:ddos|denial|attack)\w{0,2})\b/i],
  },
  {
    name: 'resource-hijacking',
    id: 'T1496',
    confidence: 0.85,
    on: 'cryptomin* miner miners mining cryptojack* xmrig coin',
    all: [/\b(?:crypto-?(?:currency )?min(?:er|ers|ing)|cryptojack\w{0,4}|xmrig|coin ?miners?|min(?:e|es|ed|ing) (?:\w{1,12} ){0,2}(?:monero|crypto\w{0,8}|bitcoin))\b/i],
    not: /\b(?:mining (?:company|industry|sector|farm))\b/i,
  },
  {
    name: 'data-manipulation',
    id: 'T1565',
    confidence: 0.68,
    on: 'manipulat* tamper* alter* falsif*',
    all: [/\b(?:manipulat\w{1,4}|tamper\w{0,4}|alter(?:s|ed|ing)?|falsif\w{1,4}) (?:\w{1,12} ){0,5}(?:data|records?|transactions?|databases?|balances?|messages|results)\b/i],
    not: /\b(?:photos?|images?|résumés?|resumes?|timestamps?|logs?|documents?)\b/i,
  },
  {
    name: 'ransom-demanded',
    id: 'T1657',
    confidence: 0.85,
    on: 'ransom ransoms extort* extortion blackmail*',
    all: [
      /\b(?:ransoms?|extort\w{0,6}|blackmail\w{0,4})\b/i,
      /\b(?:pa(?:y|ys|id|yments?|ying)|demand\w{0,4}|bitcoin\w{0,1}|virtual currenc\w{1,3}|crypto\w{0,9}|threat\w{0,5}|double|triple|extort\w{0,6}|release|leak\w{0,3}|publish\w{0,3}|negotiat\w{1,5}|amounts?|request\w{0,3}|notes?|employers?|victims?|blackmail)\b/i,
    ],
    not: /\b(?:not (?:encourage|recommend|condone|advise)|does not encourage|paying (?:a |the )?ransoms? (?:does not|may|is|also)|prevent\w{0,4}|report (?:the )?ransomware|ransomware response)\b/i,
  },
  {
    name: 'leak-threat',
    id: 'T1657',
    confidence: 0.75,
    on: 'leak leaks leaked publish* release sell sold sale auction',
    all: [
      /\b(?:threat\w{0,5} (?:\w{1,15} ){0,4}(?:leak|publish|releas|sell|expos|disclos|auction)\w{0,3}|(?:offer\w{0,3}|put|advertis\w{1,3}|list\w{0,3}) (?:\w{1,12} ){0,6}(?:for sale|to sell|at auction)|s(?:ell|ells|elling|old) (?:\w{1,12} ){0,6}(?:stolen|card|payment|data|credentials|information|access|records)|(?:data|records?|cards?|information)\b[^.;]{0,40}\b(?:sold|for sale)|(?:data )?leak (?:web)?site)\b/i,
    ],
    not: /\b(?:purchas\w{1,3} access|licens\w{1,4}|products?|reported)\b/i,
  },
  {
    name: 'fraudulent-transfers',
    id: 'T1657',
    confidence: 0.8,
    on: 'bec wire fraudulent transactions invoice transfers atm payroll',
    all: [
      /\b(?:business e-?mail compromise|\bbec\b|fraudulent (?:\w{1,12} )?(?:wire |bank |swift )?(?:transfers?|transactions?|payments?|invoices?)|(?:atm|payroll|invoice) (?:cash-?outs?|fraud|diversion|redirect\w{0,4}|scams?)|credit card fraud|payment fraud|advance[- ]fee)\b/i,
    ],
  },
  {
    name: 'malware-developed',
    id: 'T1587.001',
    confidence: 0.72,
    on: 'develop* custom bespoke wrote written author authored created',
    all: [
      /\b(?:(?:develop(?:s|ed|ing|ment of)?|creat(?:e|es|ed|ing)|author(?:s|ed|ing)?|wrote|writ(?:e|es|ing)|design(?:s|ed|ing)?|buil(?:d|ds|t|ding)|cod(?:ed|ing)) (?:\w{1,15} ){0,6}(?:malware|ransomware|backdoors?|trojans?|wipers?|exploits? and malware|implants?|toolsets?|malicious (?:software|code|tools?))|custom(?:-(?:built|made|developed))? (?:malware|backdoors?|implants?|ransomware|tools?ets?))\b/i,
    ],
    not: /\b(?:malware (?:that )?(?:creates|development)|malware analysis|create[sd]? (?:\w{1,12} ){0,4}(?:scheduled|service)|signatures?|detection|install\w{0,3}|deploy\w{0,4} custom|anti)\b/i,
  },
  {
    name: 'domains-acquired',
    id: 'T1583.001',
    confidence: 0.85,
    on: 'domain domains typosquat* lookalike spoofed registered',
    all: [
      /\b(?:(?:register(?:s|ed|ing)?|registration of|purchas\w{1,3}|bought|acquir\w{1,3}|set(?:ting)? up|creat\w{1,3}|us(?:e|es|ed|ing))\b[^.;]{0,60}\b(?:domains?(?: names?)?|typo-?squat\w{0,4})|(?:spoofed|look-?alike|typo-?squatt\w{2,4}|fake|malicious|similar(?:-looking)?|impersonating|counterfeit|fraudulent) (?:\w{1,12} ){0,2}(?:domains?|web ?sites?)|domains? (?:\w{1,12} ){0,4}(?:spoof|impersonat|mimic|resembl|typosquat)\w{0,4})\b/i,
      /\b(?:register\w{0,3}|registration|purchas\w{1,3}|bought|acquir\w{1,3}|spoof\w{0,4}|typo-?squat\w{0,4}|look-?alike|mimic\w{0,4}|impersonat\w{1,4}|resembl\w{1,4}|similar|fake|false)\b/i,
      /\bdomains?\b/i,
    ],
    not: /\b(?:domain (?:controllers?|admin\w{0,10}|accounts?|users?|trusts?|generation|credentials)|seiz\w{1,4}|fbi|public domain)\b/i,
  },
  {
    name: 'domains-used',
    id: 'T1583.001',
    confidence: 0.64,
    on: 'domain domains',
    all: [
      /\bdomains?(?: names?)? (?:that (?:were|are|had been) |which (?:were|are) |were |are |had been )?(?:used|registered|created|purchased|bought|operated|controlled|set up) by\b/i,
      /\b(?:actors?|workers?|groups?|attackers?|criminals?|conspirators?|hackers?|scheme|defraud|operatives?|threat)\b/i,
    ],
  },
  {
    name: 'sham-websites',
    id: 'T1583.001',
    confidence: 0.62,
    on: 'website websites sites site',
    all: [
      /\b(?:design\w{0,3}|creat\w{1,3}|buil[dt]\w{0,3}|set(?:ting)? up|register\w{0,3}|clon\w{1,3}|host\w{0,3})\b[^.;]{0,50}\bweb ?sites?\b[^.;]{0,50}\b(?:look(?:s|ed|ing)? like|resembl\w{1,3}|appear\w{0,3}|impersonat\w{1,3}|mimic\w{0,4}|cop(?:y|ied|ies)|spoof\w{0,4}|similar to|legitimate)\b/i,
    ],
  },
  {
    name: 'demands-money',
    id: 'T1657',
    confidence: 0.72,
    on: 'demand demands demanded demanding',
    all: [/\bdemand(?:s|ed|ing)?\b[^.;]{0,60}(?:\$ ?\d|\b\d[\d.,]{0,12} ?(?:million|thousand|bitcoins?|btc|dollars|usd|euros?)\b|\bpayments?\b|\bmoney\b)/i],
    not: /\b(?:law enforcement|court|government) demand/i,
  },
  {
    name: 'spoofed-address',
    id: 'T1583.001',
    confidence: 0.75,
    on: 'spoof spoofed spoofs spoofing impersonate added letter',
    all: [
      /\b(?:(?:'?\w'?|letter|character|hyphen) (?:is|was|were|been) (?:added|replaced|swapped|changed)[^.;]{0,50}\b(?:spoof|impersonat|mimic|resembl)\w{0,4}|spoof(?:s|ed|ing)? (?:\w{1,15} ){0,4}(?:web ?sites?|domains?|urls?|login pages?))\b/i,
    ],
  },
  {
    name: 'servers-acquired',
    id: 'T1583.003',
    confidence: 0.72,
    on: 'vps leased rented purchased server servers hosting',
    all: [
      /\b(?:rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|purchas\w{1,3}|acquir\w{1,3}|procur\w{1,3}|buy(?:s|ing)?|bought|provision\w{0,3})\b[^.;]{0,40}\b(?:vps(?:es|s)?|virtual private servers?|virtual servers?)\b/i,
    ],
  },
  {
    name: 'servers-rented',
    id: 'T1583.004',
    confidence: 0.66,
    on: 'servers server hosting',
    all: [
      /\b(?:rent(?:s|ed|ing)?|leas(?:e|es|ed|ing)|purchas\w{1,3}|acquir\w{1,3}|procur\w{1,3}|bought)\b[^.;]{0,40}\b(?:servers?|bulletproof hosting|hosting (?:services?|providers?)|infrastructure)\b/i,
    ],
    not: /\bvirtual|vps\b/i,
  },
  {
    name: 'malvertising',
    id: 'T1583.008',
    confidence: 0.82,
    on: 'malvertis* ads poisoning',
    all: [/\b(?:malvertis\w{0,6}|malicious (?:\w{1,10} )?(?:ads|advertisements)|seo poison\w{0,3})\b/i],
  },
  {
    name: 'compromised-infrastructure',
    id: 'T1584',
    confidence: 0.7,
    on: 'compromised hijacked soho botnet',
    all: [
      /\b(?:compromised|hijacked|hacked|infected) (?:\w{1,12} ){0,3}(?:soho|routers?|iot devices?|web ?sites?|web ?servers?|infrastructure|servers)\b[^.;]{0,50}\b(?:as|to (?:host|serve|relay|rout|proxy|deliver|conceal|send)|for (?:c2|command|relay|staging))\b/i,
    ],
  },
  {
    name: 'active-scanning',
    id: 'T1595',
    confidence: 0.8,
    on: 'reconnaissance scan scanning scans scanned probing',
    all: [
      /\b(?:technical reconnaissance|(?:active|internet-wide|mass|internet) scann?\w{1,4}|scan(?:s|ned|ning)? (?:\w{1,12} ){0,5}(?:internet|ip (?:addresses|ranges?|blocks?)|for (?:open ports|exposed))|reconnaissance (?:of|on|against) (?:\w{1,15} ){0,6}(?:domains?|networks?|web ?sites?|systems?|servers?)|prob(?:e|es|ed|ing) (?:\w{1,12} ){0,4}(?:networks?|websites?|ports?))\b/i,
    ],
  },
  {
    name: 'vulnerability-scanning',
    id: 'T1595.002',
    confidence: 0.88,
    on: 'scan scanning scanner scanners scanned scans acunetix sqlmap nessus nuclei nikto vulnerab*',
    all: [
      /\b(?:acunetix|sqlmap|nessus|nuclei|nikto|burp ?suite|openvas|wpscan|shodan|vulnerabilit\w{1,5} scann\w{2,4}|scann?(?:s|ed|ing)? (?:\w{1,12} ){0,6}(?:vulnerabilit\w{1,5}|vulnerable|unpatched|cve-\d{4}))\b/i,
    ],
    not: /\b(?:our|we|regular)\b/i,
  },
  {
    name: 'victim-research',
    id: 'T1591',
    confidence: 0.66,
    on: 'research researched reconnaissance researching',
    all: [
      /\b(?:(?:conduct\w{0,3}|perform\w{0,3}|carr(?:y|ied) out|do|did) (?:\w{1,12} ){0,4}(?:research|reconnaissance) (?:\w{1,12} ){0,3}(?:on|into|of|about) (?:\w{1,12} ){0,5}(?:compan\w{1,3}|business\w{0,2}|organi[sz]ations?|victims?|targets?|employees|firms?)|research(?:es|ed|ing) (?:\w{1,12} ){0,3}(?:targets?|victims?|compan\w{1,3}|employees|potential))\b/i,
    ],
  },
  {
    name: 'tools-obtained',
    id: 'T1588.002',
    confidence: 0.7,
    on: 'publicly open tools tool legitimate cracked commodity',
    all: [
      /\b(?:us(?:e|es|ed|ing)|leverag\w{1,3}|rel(?:y|ied|ies) on|obtain\w{0,3}|acquir\w{1,3}|utili[sz]\w{1,3}|repurpos\w{1,3}|purchas\w{1,3}|download\w{0,3})\b[^.;]{0,50}\b(?:publicly[- ]available|open[- ]source|commercially available|cracked|legitimate|freely available|dual-use|off-the-shelf|pirated|penetration[- ]testing)\b[^.;]{0,30}\b(?:tools?|utilit\w{1,3}|software|frameworks?)\b/i,
    ],
    not: /\b(?:remote|rmm|intelligence|monitoring)\b/i,
  },
  {
    name: 'malware-obtained',
    id: 'T1588.001',
    confidence: 0.7,
    on: 'purchased bought buy acquired obtained commodity',
    all: [
      /\b(?:purchas(?:e|ed|ing)|b(?:uy|ought|uying)|acquir\w{1,3}|obtain\w{0,3}|licens\w{1,3}|rent(?:ed|ing)?)\b[^.;]{0,40}\b(?:malware|ransomware|stealers?|loaders?|trojans?|exploit kits?|botnets?)\b/i,
    ],
    not: /\b(?:fbi|law enforcement|samples?)\b/i,
  },
];
