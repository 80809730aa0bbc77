import type { Rule } from '../rule.ts';

/** How they stay unseen: disabled defences, removed traces, disguise. */
export const EVASION_RULES: readonly Rule[] = [
  {
    name: 'disables-security-tools',
    id: 'T1562.001',
    confidence: 0.88,
    on: 'endpoint antivirus anti defender edr security av protection protections malware backups amsi defenses defences',
    all: [
      /\b(?:disabl\w{1,4}|deactivat\w{1,4}|uninstall\w{0,4}|terminat\w{1,4}|turn(?:s|ed|ing)? off|stop(?:s|ped|ping)?|kill(?:s|ed|ing)?|bypass\w{0,3}|tamper\w{0,4}|impair\w{0,4}|remov(?:e|es|ed|ing)|circumvent\w{0,3}|evad(?:e|es|ed|ing)|exclu\w{2,6})\b[^.;]{0,90}\b(?:anti-?virus(?:es)?|(?:windows |microsoft )?defender|edrs?|endpoint (?:detection|protection|security)|security (?:features?|tools?|software|products?|services?|solutions?|controls|processes|applications?)|av (?:software|products?|tools?|services?)|anti-?(?:malware|spyware)|amsi|monitoring tools|defen[cs]es|real-time (?:protection|monitoring))\b/i,
    ],
    not: /\b(?:firewall rules? only|evad\w{1,3} detection by|obfuscat\w{1,4}|(?:prevent|avoid)\w{0,3} (?:the )?disabl\w{1,4})\b/i,
  },
  {
    name: 'terminates-antivirus-processes',
    id: 'T1562.001',
    confidence: 0.8,
    on: 'antivirus anti defender edr',
    all: [
      /\b(?:anti-?virus|anti-?spyware|edr|defender|security (?:software|tools?))\b/i,
      /\b(?:terminat\w{1,4}|kill(?:s|ed|ing)?|disabl\w{1,4}|stop(?:s|ped|ping)?|uninstall\w{0,4})\b/i,
    ],
  },
  {
    name: 'firewall-changed',
    id: 'T1562.004',
    confidence: 0.82,
    on: 'firewall firewalls netsh',
    all: [
      /\b(?:disabl\w{1,4}|modif\w{1,4}|add(?:s|ed|ing)?|chang\w{1,3}|turn\w{0,3} off|alter\w{0,3}|creat\w{1,3}|allow\w{0,3}|bypass\w{0,3})\b[^.;]{0,60}\bfirewalls?\b|\bnetsh (?:adv)?firewall\b/i,
    ],
  },
  { name: 'safe-mode', id: 'T1562.009', confidence: 0.85, on: 'safe safeboot bcdedit', all: [/\b(?:(?:into|in) safe ?mode|safe ?boot|safe mode (?:boot|reboot))\b/i] },
  {
    name: 'clears-event-logs',
    id: 'T1070.001',
    confidence: 0.88,
    on: 'log logs wevtutil eventlog',
    all: [
      /\b(?:clear(?:s|ed|ing)?|delet\w{1,4}|eras\w{1,3}|wip(?:e|es|ed|ing)|remov(?:e|es|ed|ing)|purg\w{1,3})\b[^.;]{0,60}\b(?:(?:windows |system |security |application |event |and ){1,6}(?:event )?logs?)\b|\bwevtutil\b/i,
    ],
    not: /\b(?:linux|bash history|browser|ssh)\b/i,
  },
  {
    name: 'clears-linux-logs',
    id: 'T1070.002',
    confidence: 0.75,
    on: 'log logs syslog',
    all: [/\b(?:clear(?:s|ed|ing)?|delet\w{1,4}|eras\w{1,3}|wip(?:e|es|ed|ing))\b[^.;]{0,40}\b(?:(?:linux|mac|syslog|auth|\/var\/log)\w{0,5}(?: \w{1,12}){0,2}(?: logs?)?)\b/i],
  },
  {
    name: 'clears-history',
    id: 'T1070.003',
    confidence: 0.8,
    on: 'history histfile',
    all: [
      /\b(?:clear(?:s|ed|ing)?|delet\w{1,4}|eras\w{1,3}|remov\w{1,3}|unset)\b[^.;]{0,40}\b(?:(?:command|bash|shell|powershell|console)(?: \w{1,10})? histor(?:y|ies)|histfile)\b/i,
    ],
  },
  {
    name: 'deletes-own-files',
    id: 'T1070.004',
    confidence: 0.82,
    on: 'delet* remov* selfdelet* sdelete erase* cleanup',
    all: [
      /\b(?:self-?delet\w{1,4}|sdelete|delet\w{1,4} (?:itself|themselves|its own)|(?:delet\w{1,4}|remov(?:e|es|ed|ing)|eras(?:e|es|ed|ing))\b[^.;]{0,60}\b(?:executables?|scripts?|binar(?:y|ies)|dropped|tools?|payloads?|malware|artifacts?|traces|evidence|itself|installer|\w{1,20}\.(?:exe|bat|dll|ps1)|original files?|files? (?:from disk|after|used))\b)/i,
    ],
    not: /\b(?:shadow cop\w{1,3}|backups?|event logs?|threaten\w{0,3}|stolen data|recovery|removal tools?|profiles?|emails?)\b/i,
  },
  {
    name: 'timestomp',
    id: 'T1070.006',
    confidence: 0.88,
    on: 'timestomp* timestamp timestamps',
    all: [/\b(?:time-?stomp\w{0,4}|(?:modif\w{1,4}|alter\w{0,3}|chang\w{1,3}|forg\w{1,3}|set) (?:\w{1,12} ){0,4}time-?stamps?)\b/i],
    not: /\bregistry\b/i,
  },
  {
    name: 'removes-traces',
    id: 'T1070',
    confidence: 0.7,
    on: 'traces tracks evidence forensic artifacts indicators logs',
    all: [
      /\b(?:(?:cover|hid(?:e|es|ing))(?:s|ed|ing)? (?:\w{1,10} ){0,2}tracks|(?:remov\w{1,3}|delet\w{1,4}|eras\w{1,3}|clean\w{0,3}|wip\w{1,3}|destroy\w{0,3}|clear\w{0,3}) (?:\w{1,12} ){0,4}(?:traces|evidence|forensic \w{1,12}|artifacts|indicators|logs?)|anti-forensic\w{0,1})\b/i,
    ],
    not: /\b(?:clear and convincing|event logs?|history|shadow|subpoena|obstruct\w{0,5})\b/i,
  },
  {
    name: 'obfuscated-files',
    id: 'T1027',
    confidence: 0.75,
    on: 'obfuscat* encoded base64 encrypted packed xor encod*',
    all: [
      /\b(?:obfuscat\w{1,4}|base64(?:-encoded)?|encoded|xor(?:ed|-encrypted)?|encrypted|packed)\b[^.;]{0,60}\b(?:payloads?|code|scripts?|strings?|files?|binar(?:y|ies)|malware|loaders?|samples?|javascript|powershell|commands?|macros?|shellcode|configuration|dll|modules?|archive|executables?|artifacts?|\w{0,6}zip)\b|\b(?:payloads?|code|scripts?|strings?|files?|binar(?:y|ies)|malware|loaders?|samples?|shellcode|macros?)\b[^.;]{0,30}\b(?:(?:is|are|was|were|been|heavily|arrives?) (?:\w{1,12} )?(?:obfuscated|encoded|encrypted|packed)|obfuscat\w{1,4})\b/i,
    ],
    not: /\b(?:victims?'? (?:files|data)|ransom\w{0,6}|encrypted files|file extension|c2 (?:traffic|communications?)|network traffic|https?|their (?:identit|location)|encrypted (?:chat|messag|e-?mail|communication|channel|data on)|file ?servers?|decryption keys?|lockers?|identit\w{1,3}|beacon)\b/i,
  },
  {
    name: 'software-packing',
    id: 'T1027.002',
    confidence: 0.8,
    on: 'upx packed packer packers vmprotect themida packing',
    all: [
      /\b(?:upx|vmprotect(?:ed)?|themida|(?:custom |software )?packers?|packed (?:executable|binar\w{1,3}|sample)s?|(?:sample|binary|malware|payload|executable|dll|loader)s? (?:is|are|was|were) (?:\w{1,12} )?packed)\b/i,
    ],
  },
  {
    name: 'steganography',
    id: 'T1027.003',
    confidence: 0.82,
    on: 'steganograph* hidden',
    all: [
      /\bsteganograph\w{1,4}\b|\b(?:hid(?:e|es|den|ing)|embed\w{0,5}|conceal\w{0,3}) (?:\w{1,12} ){0,4}(?:in|inside|within) (?:an? |the )?(?:\w{1,10} )?(?:images?|pngs?|bmps?|jpe?gs?)(?: files?)?\b/i,
    ],
  },
  {
    name: 'deobfuscates',
    id: 'T1140',
    confidence: 0.82,
    on: 'decrypt* decod* deobfuscat* unpack* certutil decompress* xor',
    all: [
      /\b(?:decrypt(?:s|ed|ing)?|decod(?:e|es|ed|ing)|de-?obfuscat\w{1,4}|unpack(?:s|ed|ing)?|decompress\w{0,3}|certutil)\b[^.;]{0,60}\b(?:itself|payloads?|strings?|shellcode|dlls?|code|configurations?|modules?|scripts?|binar(?:y|ies)|files?|malware|loader|base64|content|memory|resources?|-decode|commands?|c2|executables?|stage|xor|data)\b/i,
    ],
    not: /\b(?:ransom\w{0,5}|victims?|decryptors?|decryption software|purchase|decryption (?:keys?|tools?)|pay(?:ment|ing|s)?|recover\w{0,3}|restor\w{1,3}|free|bitcoin|traffic|credentials|passwords?|law enforcement|cookies)\b/i,
  },
  {
    name: 'masquerading',
    id: 'T1036',
    confidence: 0.78,
    on: 'masquerad* disguis* faking fake mimic* impersonat* spoof* pose posing legitimate pretend* appear',
    all: [
      /\b(?:masquerad\w{1,4}|disguis\w{1,4}|fak(?:es|ed|ing) (?:an?|the|itself)|mimic\w{0,4}|impersonat\w{1,4}|spoof\w{0,4}|pos(?:e|es|ed|ing) as|pretend\w{0,4}|appear(?:s|ed|ing)? (?:to be|like))\b[^.;]{0,60}\b(?:files?|software|apps?|applications?|services?|process(?:es)?|installers?|documents?|programs?|dlls?|svchost|utilit(?:y|ies)|tools?|librar(?:y|ies)|drivers?|tasks?|forms?|updates?|extensions?|icons?|windows|plugins?|cpu-z|servers?|executables?|images?|\w{1,20}\.exe)\b/i,
    ],
    not: /\b(?:e-?mails?|web ?sites?|domains?|traffic|phishing|login pages?|people|recruiters?|identit\w{1,3}|individuals?|persons?|voice|it workers?|false flag|hacktivist\w{0,1}|support staff|law enforcement|fbi|officials?)\b/i,
  },
  {
    name: 'legitimate-name',
    id: 'T1036.005',
    confidence: 0.78,
    on: 'named naming name renamed legitimate location renam* names',
    all: [
      /\b(?:nam(?:ed|ing)|renam\w{1,3}|names?|placed|file ?names?)\b[^.;]{0,60}\b(?:(?:match|mimic|resembl|imitat|similar to|blend in with|look like|appear)\w{0,4}[^.;]{0,30}(?:legitimate|benign|system|windows|known|real)|after (?:a )?(?:legitimate|benign|system)|(?:svchost|lsass|explorer|chrome|winlogon|csrss)\.exe)/i,
    ],
  },
  { name: 'double-extension', id: 'T1036.007', confidence: 0.82, on: 'double extension extensions', all: [/\bdouble (?:file )?extensions?\b/i] },
  {
    name: 'process-injection',
    id: 'T1055',
    confidence: 0.85,
    on: 'inject* hollow*',
    all: [
      /\b(?:process (?:injection|hollowing)|hollow(?:s|ed|ing)|inject(?:s|ed|ing|ion)?\b[^.;]{0,60}\b(?:process(?:es)?|memory|explorer|svchost|dlls?|shellcode|\w{1,20}\.exe))\b/i,
    ],
    not: /\b(?:sql|command|prompt|web|html|checkout|page|php|javascript) injection|inject\w{0,4} (?:\w{1,12} ){0,4}(?:web ?(?:page|site)|checkout|php|html|sql)/i,
  },
  {
    name: 'sandbox-evasion',
    id: 'T1497',
    confidence: 0.82,
    on: 'sandbox* virtual vm anti virtualization debugger analysis',
    all: [
      /\b(?:(?:anti|evad\w{1,3}|detect\w{0,3}|avoid\w{0,3}|check\w{0,3}(?: for| if| whether)?|bypass\w{0,3}|identif\w{1,4})[- ][^.;]{0,50}\b(?:sandbox\w{0,4}|virtual (?:machines?|environments?)|vms?\b|virtuali[sz]ation|analysis environments?)|sandbox evasion|anti-(?:vm|sandbox|analysis))\b/i,
    ],
    not: /\b(?:hypervisor|esxi|shut\w{0,3} ?down|stop\w{0,4} virtual)\b/i,
  },
  {
    name: 'time-based-evasion',
    id: 'T1497.003',
    confidence: 0.75,
    on: 'sleep sleeps delay delays timeout dormant',
    all: [
      /\b(?:execution (?:timeout )?delays?|sleep(?:s|ing)? (?:for|function|command|timer|before)|(?:delay\w{0,3}|timeout) (?:\w{1,12} ){0,3}(?:execution|second|minute)s?|remain\w{0,3} dormant)\b/i,
    ],
  },
  {
    name: 'modifies-registry',
    id: 'T1112',
    confidence: 0.78,
    on: 'registry reg hklm hkcu',
    all: [
      /\b(?:modif\w{1,4}|chang\w{1,3}|set(?:s|ting)?|creat\w{1,3}|add(?:s|ed|ing)?|edit\w{0,3}|alter\w{0,3}|writ(?:e|es|ing|ten)|delet\w{1,4}|updat\w{1,3}|stor\w{1,3})\b[^.;]{0,60}\bregistry\b|\breg (?:add|delete)\b|\bregistry (?:modification|changes?|key)s? (?:was|were|is|are|to)\b/i,
    ],
    not: /\b(?:run keys?|runonce|persist\w{0,5}|dump\w{0,3}|quer\w{1,4}|domain registr|npm)\b/i,
  },
  {
    name: 'hidden-window',
    id: 'T1564.003',
    confidence: 0.75,
    on: 'hidden windowstyle',
    all: [/\b(?:hidden windows?|windowstyle hidden|-w(?:indowstyle)? hidden|window (?:is )?hidden)\b/i],
  },
  {
    name: 'hidden-files',
    id: 'T1564.001',
    confidence: 0.72,
    on: 'hidden attrib',
    all: [/\b(?:hidden (?:files?|folders?|director\w{1,3}|attributes?)|attrib \+h|set(?:s|ting)? (?:\w{1,12} ){0,3}(?:as|to) hidden)\b/i],
  },
  {
    name: 'code-signing',
    id: 'T1553.002',
    confidence: 0.78,
    on: 'signed certificate certificates signing',
    all: [
      /\b(?:(?:digitally |validly |code-?)signed (?:\w{1,12} ){0,3}(?:malware|binar\w{1,3}|files?|payloads?|executables?|with|using|by)|signed (?:\w{1,12} ){0,3}with (?:an? )?(?:\w{1,12} ){0,3}certificates?|(?:stolen|valid|legitimate|fraudulent(?:ly obtained)?) (?:code[- ]signing|digital|signing) certificates?)\b/i,
    ],
  },
  {
    name: 'uac-bypass',
    id: 'T1548.002',
    confidence: 0.85,
    on: 'uac fodhelper',
    all: [/\b(?:bypass\w{0,3} (?:\w{1,12} ){0,3}(?:uac|user account control)|uac bypass|fodhelper)\b/i],
  },
  {
    name: 'reflective-loading',
    id: 'T1620',
    confidence: 0.78,
    on: 'reflective* memory fileless',
    all: [
      /\b(?:reflective(?:ly)? (?:dll )?(?:load\w{0,3}|inject\w{0,4}|code)|load(?:s|ed|ing)? (?:\w{1,15} ){0,5}(?:directly )?(?:in|into) memory|fileless(?:ly)?|in-memory (?:execution|loading))\b/i,
    ],
  },
];
