import type { Rule } from '../rule.ts';

/** Lateral movement, collection, command and control, exfiltration. */
export const MOVEMENT_RULES: readonly Rule[] = [
  {
    name: 'rdp-lateral',
    id: 'T1021.001',
    confidence: 0.85,
    on: 'rdp remote desktop',
    all: [
      /\b(?:rdp|remote desktop(?: protocol)?)\b/i,
      /\b(?:lateral\w{0,2}|mov(?:e|es|ed|ing|ement) (?:\w{1,12} ){0,3}(?:through|across|within|between|around|to other)|other (?:systems|hosts|machines|computers)|internal|pivot\w{0,3}|domain controllers?|connect\w{0,3} to (?:\w{1,12} ){0,3}(?:servers?|hosts?|systems?|machines?)|within the (?:\w{1,12} )?network)\b/i,
    ],
    not: /\b(?:laptop farm|it workers?|initial access)\b/i,
  },
  {
    name: 'smb-lateral',
    id: 'T1021.002',
    confidence: 0.82,
    on: 'smb psexec admin shares',
    all: [
      /\b(?:smb\b|admin(?:istrative)? shares?\b|admin\$|c\$|windows shares\b)/i,
      /\b(?:lateral\w{0,2}|spread\w{0,3}|propagat\w{1,4}|cop(?:y|ied|ies|ying)|mov(?:e|es|ed|ing|ement)|transfer\w{0,4}|access\w{0,3}|mount\w{0,3}|deploy\w{0,4}|execut\w{1,3}|map(?:ped|ping)?)\b/i,
    ],
    not: /\b(?:small and medium|smbs\b|exploit\w{0,6}|vulnerabilit\w{1,5})/i,
  },
  {
    name: 'ssh-lateral',
    id: 'T1021.004',
    confidence: 0.78,
    on: 'ssh putty plink openssh',
    all: [
      /\b(?:ssh|openssh|putty|plink)\b/i,
      /\b(?:lateral\w{0,2}|connect\w{0,6}|log(?:ged|ging|s)? (?:in|on)|mov(?:e|es|ed|ing|ement)|pivot\w{0,3}|access\w{0,3}|us(?:e|es|ed|ing)|via|over)\b/i,
    ],
    not: /\b(?:ssh keys?|brute|tunnel\w{0,5}|initial access|authorized_keys|exfiltrat\w{1,4})\b/i,
  },
  {
    name: 'winrm-lateral',
    id: 'T1021.006',
    confidence: 0.85,
    on: 'winrm remoting evil',
    all: [/\b(?:win-?rm|windows remote management|powershell remoting|enter-pssession|evil-winrm)\b/i],
  },
  { name: 'vnc-lateral', id: 'T1021.005', confidence: 0.75, on: 'vnc ultravnc tightvnc hvnc', all: [/\b(?:h?vnc|ultravnc|tightvnc|virtual network computing)\b/i] },
  {
    name: 'lateral-movement',
    id: 'T1021',
    confidence: 0.62,
    on: 'lateral laterally',
    all: [
      /\b(?:mov(?:e|es|ed|ing) (?:\w{1,10} )?laterally|lateral movement|laterally mov\w{1,4})\b/i,
      /\b(?:us(?:e|es|ed|ing)|via|through|network|across|actors?|group|conduct\w{0,3}|perform\w{0,3}|to)\b/i,
    ],
    not: /\b(?:rdp|remote desktop|smb|ssh|winrm|remoting|psexec|wmi|prevent|vnc|restrict\w{0,3}|limit\w{0,3})\b/i,
  },
  {
    name: 'lateral-tool-transfer',
    id: 'T1570',
    confidence: 0.75,
    on: 'copies copied copy transferred psexec spread distribut*',
    all: [
      /\b(?:cop(?:y|ied|ies|ying)|transferr?(?:ed|ing|s)?|spread(?:s|ing)?|distribut(?:e|es|ed|ing)|push(?:es|ed|ing)?|stag(?:e|ed|ing))\b[^.;]{0,50}\b(?:ransomware|encryptors?|lockers?|tools?|malware|payloads?|files|binar(?:y|ies)|itself)\b[^.;]{0,60}\b(?:other (?:systems|hosts|machines|locations|computers|devices|servers)|across (?:the |a )?(?:\w{1,12} )?(?:network|domain|environment)|throughout the|between (?:systems|hosts)|domain controllers?|network shares?|remote (?:systems|hosts|machines))\b/i,
    ],
    not: /\b(?:exfiltrat\w{1,4}|phish\w{0,4}|victim data)\b/i,
  },
  { name: 'exploit-lateral', id: 'T1210', confidence: 0.82, on: 'eternalblue smbv1 bluekeep zerologon ms17', all: [/\b(?:eternal(?:blue|romance)|ms17-010|bluekeep)\b/i] },
  {
    name: 'software-deployment',
    id: 'T1072',
    confidence: 0.78,
    on: 'sccm deployment pdq kaseya intune',
    all: [
      /\b(?:sccm|pdq deploy|software deployment tools?|kaseya|intune|configuration manager)\b/i,
      /\b(?:deploy\w{0,4}|distribut\w{1,4}|push\w{0,3}|execut\w{1,3}|abus\w{1,3}|us(?:e|es|ed|ing)|spread)\b/i,
    ],
  },
  {
    name: 'screen-capture',
    id: 'T1113',
    confidence: 0.9,
    on: 'screenshot screenshots screen screens',
    all: [
      /\b(?:(?:tak(?:e|es|ing)|took|captur\w{1,3}|collect\w{0,3}|grab\w{0,4}|record\w{0,3}|make|steal\w{0,3}|exfiltrat\w{1,3}|obtain\w{0,3}|send\w{0,3}) (?:\w{1,12} ){0,5}(?:screen ?shots?|screen(?:s)?\b(?: (?:captures?|images?))?)|screen ?(?:captur\w{1,3}|grabs?|record\w{1,3})|screen shots? of)\b/i,
    ],
    not: /\b(?:screenshots? (?:below|shows?|of (?:the )?(?:ransom|stolen|exfiltrated|leak|advert|post|chat))|(?:post|publish|shar)\w{1,4} (?:\w{1,12} ){0,3}screenshots?|provided screenshots)\b/i,
  },
  {
    name: 'video-capture',
    id: 'T1125',
    confidence: 0.85,
    on: 'video webcam camera',
    all: [
      /\b(?:(?:record|captur|access|activat|spy|monitor|turn)\w{0,4} (?:\w{1,12} ){0,5}(?:web ?cams?|cameras?|video)|(?:video|webcam) (?:captur\w{1,3}|record\w{0,4}|surveillance))\b/i,
    ],
    not: /\b(?:interview\w{0,3}|video (?:calls?|conferenc\w{1,4}|footage)|turn\w{0,3} (?:on|off) (?:\w{1,8} )?cameras?|applicants?|candidates?)\b/i,
  },
  {
    name: 'audio-capture',
    id: 'T1123',
    confidence: 0.85,
    on: 'microphone audio',
    all: [/\b(?:(?:record|captur|activat)\w{0,4} (?:\w{1,12} ){0,4}(?:audio|microphones?|sound|conversations)|audio (?:captur\w{1,3}|record\w{0,4}))\b/i],
  },
  {
    name: 'clipboard',
    id: 'T1115',
    confidence: 0.85,
    on: 'clipboard clipper',
    all: [
      /\b(?:clipboard|clippers?)\b/i,
      /\b(?:steal\w{0,3}|captur\w{1,3}|monitor\w{0,3}|collect\w{0,3}|access\w{0,3}|replac\w{1,3}|log\w{0,4}|hijack\w{0,3}|data|contents?|read)\b/i,
    ],
  },
  {
    name: 'local-data',
    id: 'T1005',
    confidence: 0.66,
    on: 'data files documents information extract* collect* steal* stole',
    all: [
      /\b(?:steal(?:s|ing)?|stole|collect(?:s|ed|ing)?|extract(?:s|ed|ing)?|harvest(?:s|ed|ing)?|gather(?:s|ed|ing)?|search(?:es|ed|ing)? for)\b[^.;]{0,50}\b(?:(?:sensitive |confidential |proprietary |classified |valuable |local |various |of interest |personal ){0,3}(?:files|documents|data|information))\b/i,
      /\b(?:infected|compromised|victims?'?s?|local|target(?:ed)?'?s?|from (?:the )?(?:\w{1,12} )?(?:systems?|computers?|machines?|hosts?|devices?|endpoints?))\b/i,
      /\b(?:computers?|systems?|machines?|hosts?|devices?|disk|drives?|endpoints?|property of value)\b/i,
    ],
    not: /\b(?:system information|information about the (?:system|host|victim)|credentials|browser|cloud|repositor\w{1,3}|host ?name|e-?mails?|card)\b/i,
  },
  {
    name: 'cloud-data',
    id: 'T1530',
    confidence: 0.82,
    on: 'cloud s3 bucket buckets blob',
    all: [
      /\b(?:steal(?:s|ing)?|stole|exfiltrat\w{1,4}|download\w{0,3}|access(?:ed|es|ing)?|collect\w{0,3}|theft|exfiltration)\b[^.;]{0,80}\b(?:cloud (?:providers?|storage|services?|environments?|repositor\w{1,3}|buckets?)|s3 buckets?|blob storage|storage accounts?)\b/i,
      /\b(?:data|files|objects|information|documents|stored|buckets?)\b/i,
    ],
    not: /\b(?:to (?:a |an |their |the )?(?:\w{1,15} )?cloud|using cloud|via cloud|rclone|mega|c2|command)\b/i,
  },
  {
    name: 'email-collection',
    id: 'T1114',
    confidence: 0.8,
    on: 'email emails mailbox mailboxes mail exchange inbox',
    all: [
      /\b(?:steal(?:s|ing)?|stole|stolen|exfiltrat\w{1,4}|collect\w{0,3}|harvest\w{0,3}|read(?:s|ing)?|access(?:ed|es|ing)?|monitor\w{0,3}|download\w{0,3}|theft of)\b[^.;]{0,40}\b(?:e-?mails(?: (?:messages|data|content))?|e-?mail (?:messages|contents?|communications?|data|correspondence)|(?:victims?'? |user |employee )?(?:mailbox(?:es)?|inbox(?:es)?|pst files?))\b/i,
    ],
    not: /\b(?:e-?mail addresses|phishing e-?mails)\b/i,
  },
  {
    name: 'mail-forwarding',
    id: 'T1114.003',
    confidence: 0.85,
    on: 'forwarding inbox',
    all: [/\b(?:(?:(?:e-?mail|mailbox|auto-?)[- ]?forwarding|auto-?forward(?:ing)?) rules?|inbox (?:forwarding )?rules?|forward(?:s|ed|ing) rules?)\b/i],
  },
  {
    name: 'archive-collected',
    id: 'T1560',
    confidence: 0.78,
    on: 'archive archives archived compress* rar winrar zip 7zip 7 7z winzip',
    all: [
      /\b(?:(?:win)?rar|7-?zip|7z|winzip|zip(?:ped|s)|archived|archiving|compress(?:es|ed|ing)?|(?:password-protected|encrypted|rar|zip) archives?)\b/i,
      /\b(?:exfiltrat\w{1,4}|collected|stolen|stag(?:e|ed|ing)|before (?:sending|upload|exfil)\w{0,8}|(?:data|files|documents) (?:\w{1,10} ){0,3}(?:into|using) (?:\w{1,12} ){0,3}(?:archives?|zip|rar)|theft)\b/i,
    ],
    not: /\b(?:attachments?|phish\w{0,4}|e-?mails?|deliver\w{0,3}|decompress\w{0,3}|contained? (?:a|the) malicious)\b/i,
  },
  {
    name: 'data-staged',
    id: 'T1074',
    confidence: 0.75,
    on: 'staged staging stage',
    all: [
      /\b(?:stag(?:e|ed|es|ing) (?:\w{1,12} ){0,4}(?:data|files|for exfiltration|exfiltration)|(?:data|files|information) (?:\w{1,10} ){0,3}(?:was|were|are|is) staged|staging (?:director\w{1,3}|folder|server|area))\b/i,
    ],
  },
  {
    name: 'automated-collection',
    id: 'T1119',
    confidence: 0.65,
    on: 'automatically automated scripts',
    all: [/\b(?:automat\w{1,8}) (?:\w{1,12} ){0,3}(?:collect\w{0,4}|gather\w{0,3}|harvest\w{0,3}|search\w{0,3})\b/i],
  },
  {
    name: 'ingress-tool-transfer',
    id: 'T1105',
    confidence: 0.8,
    on: 'download* downloader fetch fetches retriev* drops wget curl certutil bitsadmin',
    all: [
      /\b(?:download(?:s|ed|ing|er)?|fetch(?:es|ed|ing)?|retriev(?:e|es|ed|ing)|pull(?:s|ed|ing)? down|wget|curl|bitsadmin)\b[^.;]{0,70}\b(?:additional (?:\w{1,12} )?(?:malware|software|payloads?|tools?|files|modules?)|(?:second|next|final|first)[- ]stage|payloads?|malware|tools?|backdoors?|trojans?|files?|ransomware|cobalt strike|beacons?|modules?|executables?|scripts?|web ?shells?|binar(?:y|ies)|dlls?|implants?|wide array|php)\b/i,
    ],
    not: /\b(?:victims? (?:were|was|to) (?:asked|tricked|instructed|lured)|asks? (?:\w{1,12} ){0,3}to download|users? (?:to )?download\w{0,3}|applicants? to|(?:stolen|victim|sensitive) (?:data|files)|source code|repositor\w{1,3}|download(?:ed)? (?:\w{1,12} ){0,4}(?:from the victim|customer|data from)|pdf version|available (?:for|to) download|trick\w{0,3})\b/i,
  },
  {
    name: 'web-protocols',
    id: 'T1071.001',
    confidence: 0.8,
    on: 'http https c2 c&c post get websocket url command',
    all: [
      /\b(?:c2|c&c|c ?& ?c|command[- ]and[- ]control|beacon\w{0,3}|communicat\w{1,5}|control server|callback)\b/i,
      /\b(?:https?(?:\/s|s)?(?! ?:\/\/)|http\(s\)|web (?:protocols?|traffic|requests?)|(?:get|post) requests?|web ?sockets?|port (?:80|443)|(?:c2|c&c) urls?)\b/i,
    ],
    not: /\b(?:tunnel\w{0,5}|phishing page)\b/i,
  },
  {
    name: 'c2-general',
    id: 'T1071',
    // Nearly every report says that malware speaks to its server; analysts map it where the protocol is told.
    confidence: 0.45,
    on: 'c2 command beacon beacons beaconing c',
    all: [
      /\b(?:(?:communicat\w{1,5}|connect\w{0,6}|beacon\w{0,3}|reach\w{0,3} out|call\w{0,3}(?: back| home)?|check\w{0,3} in) (?:\w{1,12} ){0,4}(?:with|to) (?:\w{1,12} ){0,5}(?:c2|c&c|command[- ](?:and|&)[- ]control|control servers?)|c2 (?:communications?|channels?|traffic))\b/i,
    ],
    not: /\b(?:https?|dns|tor|web ?sockets?|ssh|icmp|get requests?|post requests?)\b/i,
  },
  {
    name: 'dns-c2',
    id: 'T1071.004',
    confidence: 0.82,
    on: 'dns',
    all: [/\bdns\b/i, /\b(?:tunnel\w{0,5}|c2|command[- ]and[- ]control|communicat\w{1,5} (?:via|over|using)|beacon\w{0,3}|txt records?)\b/i],
    not: /\b(?:amplification|hijack\w{0,4}|dns records? for|ddos)\b/i,
  },
  {
    name: 'encrypted-channel',
    id: 'T1573',
    confidence: 0.75,
    on: 'encrypt* tls ssl rc4 aes',
    all: [
      /\b(?:encrypt\w{0,4}|tls|ssl|rc4|aes)\b[^.;]{0,50}\b(?:c2|c&c|command[- ]and[- ]control|communications?|traffic|channels?|network)\b|\b(?:c2|c&c|traffic|communications?)\b[^.;]{0,50}\b(?:encrypted (?:using|with|via|by)|rc4|aes)\b/i,
    ],
    not: /\b(?:ransom\w{0,5}|files|chat|messaging|applications?|signal|telegram|protonmail|negotiat\w{1,5}|victims?|apps?|platforms?)\b/i,
  },
  {
    name: 'protocol-tunnelling',
    id: 'T1572',
    confidence: 0.82,
    on: 'tunnel* chisel ngrok cloudflared plink',
    all: [
      /\b(?:(?:ssh|dns|protocol|http|rdp|reverse|secure|cloudflare|encrypted|network|icmp)[- ](?:\w{1,10} )?tunnel\w{0,5}|tunnel(?:s|ed|ing|l?ing)? (?:\w{1,12} ){0,3}(?:traffic|rdp|tool|through|over|via|connections?)|chisel|ngrok|cloudflared)\b/i,
    ],
    not: /\bvpn tunnel\b/i,
  },
  {
    name: 'proxy-tools',
    id: 'T1090',
    confidence: 0.68,
    on: 'socks socks5 proxychains frp earthworm systembc proxy',
    all: [/\b(?:socks(?:[45]|[45]? prox\w{1,3})|proxychains|fast reverse proxy|frpc?\b|systembc|proxy (?:tools?|malware|c2)|reverse prox(?:y|ies))\b/i],
  },
  {
    name: 'web-service-c2',
    id: 'T1102',
    confidence: 0.75,
    on: 'telegram github pastebin discord dropbox onedrive slack twitter google',
    all: [
      /\b(?:telegram|github|pastebin|discord|dropbox|onedrive|google (?:drive|docs|sheets)|slack|twitter|youtube)\b/i,
      /\b(?:c2|c&c|command[- ]and[- ]control|dead[- ]drop)\b/i,
    ],
  },
  { name: 'non-standard-port', id: 'T1571', confidence: 0.78, on: 'port ports', all: [/\b(?:non-?standard|uncommon|unusual) ports?\b/i] },
  {
    name: 'exfiltration-over-c2',
    id: 'T1041',
    confidence: 0.75,
    on: 'c2 exfiltrat* send* upload* sent transmit* command actor server',
    all: [
      /\b(?:exfiltrat\w{1,4}|sen[dt](?:s|ing)?|upload(?:s|ed|ing)?|transmit\w{0,4}|transferr?(?:s|ed|ing)?|post(?:s|ed|ing)?)\b[^.;]{0,90}\b(?:c2|c&c|command[- ]and[- ]control|(?:actor|attacker|adversary)[- ](?:controlled|owned)|control(?:led)? servers?|(?:attackers?|actors?)'? (?:servers?|infrastructure)|remote servers?|over the same)\b/i,
      /\b(?:data|information|files|documents|credentials|screenshots?|results?|details|system|cards?|keystrokes|output|cookies)\b/i,
    ],
    not: /\b(?:cloud|rclone|mega|ftp|e-?mails? (?:containing|with)|phish\w{0,4}|commands? (?:sent|from))\b/i,
  },
  {
    name: 'exfiltration-alternative',
    id: 'T1048',
    confidence: 0.78,
    on: 'ftp sftp winscp filezilla smtp',
    all: [/\b(?:s?ftp|winscp|filezilla|smtp|webdav)\b/i, /\b(?:exfiltrat\w{1,4}|upload\w{0,4}|steal\w{0,3}|stole|transfer\w{0,4}|theft)\b/i],
    not: /\b(?:s?ftp|e-?mail|im|vpn|smtp) (?:clients?|programs?|passwords?|credentials|accounts?)|credentials? (?:of|from|for)|passwords? (?:of|from|for)/i,
  },
  {
    name: 'exfiltration-web',
    id: 'T1567',
    confidence: 0.68,
    on: 'file sharing ufile anonfiles sendspace transfer exfiltrat* leak upload* webhook',
    all: [
      /\b(?:exfiltrat\w{1,4}|upload\w{0,3}|sen[dt]\w{0,3}|leak(?:s|ed|ing)?)\b[^.;]{0,80}\b(?:file[- ](?:sharing|hosting|transfer|upload) (?:web ?sites?|services?|sites?|platforms?)|ufile|anonfiles|sendspace|transfer\.sh|gofile|web services?|webhooks?|telegram (?:bot|channel|api)|(?:dedicated |data )?leak (?:web)?sites?|github)\b/i,
    ],
  },
];
