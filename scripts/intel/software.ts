/**
 * Makes data/intel/software.json: names of malware, tools and services, facts only.
 *   npx tsx scripts/intel/software.ts CTI_CHECKOUT MISP_GALAXY_CHECKOUT LOLRMM_TOOLS.json[.gz]
 * A checkout may be a bare repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readFolder, readFrom, revisionOf } from './checkout.ts';

/** What matters in the scheme of remote IT workers and in cases of intrusion: kind and use, then names; a name may have other names after =. */
const OWN = `
tool remote-access: AnyDesk; TeamViewer; Chrome Remote Desktop=Google Remote Desktop; RustDesk; Splashtop; ConnectWise ScreenConnect=ScreenConnect,ConnectWise Control; LogMeIn; Atera; GoToMyPC; Parsec; MeshCentral; Tailscale; ZeroTier; ngrok; UltraViewer; Zoho Assist; NinjaOne; SimpleHelp; Supremo; DWService; Ammyy Admin; RemotePC; NoMachine; TightVNC; UltraVNC; RealVNC; TigerVNC; Windows Quick Assist=Microsoft Quick Assist,Quick Assist; Remote Utilities; NetSupport Manager; Radmin; ToDesk; Sunlogin=SunLogin
tool remote-access: PiKVM=Pi-KVM; TinyPilot; JetKVM; NanoKVM; GL.iNet Comet; BliKVM; Raritan KVM
service vpn: Astrill VPN=Astrill; NordVPN; ExpressVPN; Mullvad VPN=Mullvad; ProtonVPN=Proton VPN; Private Internet Access; TorGuard VPN=TorGuard; Surfshark; IPVanish; CyberGhost; Hotspot Shield; PureVPN; Windscribe; HideMyAss; VyprVPN; SoftEther=SoftEther VPN; Outline VPN; Lantern; Psiphon
service vpn: IPRoyal; Bright Data; Luminati; 911 S5=911S5; Oxylabs; NetNut; Smartproxy; Faceless; Residential Proxy Network Anyproxy=Anyproxy; 5socks; CCProxy
service freelance-platform: Upwork; Freelancer.com; Fiverr; Toptal; Guru.com; PeoplePerHour; Workana; Turing.com; Braintrust; CrowdWorks; Lancers; Remote OK=RemoteOK; Arc.dev; CryptoJobsList; Wellfound=AngelList; LaborX; We Work Remotely
service payment: PayPal; Payoneer; Wise; TransferWise; Deel; Gusto; Remitly; WorldRemit; Skrill; Neteller; Zelle; Venmo; Cash App; Airwallex; PingPong; LianLian; Alipay; WeChat Pay; Revolut; Bilt; Western Union; MoneyGram; Stripe; Airtm; Webmoney=WebMoney; Perfect Money
service payment: Binance; Coinbase; Kraken exchange; Huobi=HTX; OKX; KuCoin; Bybit; Gate.io; MEXC; Crypto.com; Bitfinex; Poloniex; Garantex; Bittrex; LocalBitcoins; Paxful; Tornado Cash; ChipMixer; Sinbad; Wasabi Wallet; Blender.io; Railgun; THORChain; eXch; Huione Pay=Huione
service other: Telegram; WhatsApp; Signal; Discord; Skype; Slack; WeChat; GitHub; GitLab; Bitbucket; LinkedIn; Dropbox; Google Drive; OneDrive; MEGA=Mega.nz; Proton Mail=ProtonMail; Tutanota=Tuta; Pastebin; Mega.io; SendSpace; AnonFiles; VirusTotal; TextNow; Google Voice; Twilio; Zadarma; Calendly; Zoom; Tox; Jabber; qTox; WeTransfer
tool other: Faceswap; DeepFaceLab; Deep-Live-Cam; OBS Studio; ManyCam; ChatGPT; Claude; Gemini; DALL-E; Midjourney; Caffeine app=Caffeine; Mouse Jiggler; UnityWallet; Barrier; KVM over IP=IP-KVM,KVM-over-IP
tool other: Rclone; WinSCP; FileZilla; WinRAR; 7-Zip=7zip,7-zip; PuTTY; Plink; Chisel; Ligolo; Stunnel; Sysinternals=Microsoft Sysinternals; Advanced IP Scanner; Advanced Port Scanner; Angry IP Scanner; SoftPerfect Network Scanner; Process Hacker; PCHunter; GMER; PowerShell=Windows PowerShell; WMI=Windows Management Instrumentation; WMIC; vssadmin.exe=vssadmin; bcdedit; wbadmin; wevtutil; rundll32; regsvr32; mshta; certutil; BITSAdmin; bitsadmin; SQLmap=sqlmap; Acunetix; Nmap; Masscan; Nessus; OpenVAS; Shodan; Censys; Burp Suite; Metasploit=Metasploit Framework; Meterpreter; Sliver; Brute Ratel=Brute Ratel C4; Havoc; Mythic; PoshC2; Covenant; Rubeus; Seatbelt; Mimikatz; LaZagne; BloodHound; SharpHound; AdFind; PowerSploit; PowerView; NirSoft; Impacket; CrackMapExec; NetScan; Eraser; SDelete; Tor Browser=TOR Browser,Tor browser; MEGAsync=MegaSync; FreeFileSync; GoodSync; Everything.exe; Backstab; Terminator; Evilginx=EvilGinx; Gophish; BeEF; WPScan; Nikto; Hydra; Hashcat; John the Ripper; Responder; Cloudflared=Cloudflare Tunnel; Proxifier; 3proxy; Dameware
malware other: BeaverTail; InvisibleFerret; OtterCookie; GolangGhost; FlexibleFerret; FrostyFerret; XORIndex; PylangGhost; TsunamiKit; China Chopper; WSO webshell; LockBit; BlackCat=ALPHV; BlackMatter; DarkSide; Hive ransomware; Royal ransomware; Black Basta; Cl0p=Clop; Akira ransomware; Play ransomware; Medusa ransomware; RansomHub; Rhysida; BianLian; AvosLocker; Ragnar Locker=RagnarLocker; Cuba ransomware; Vice Society; Quantum ransomware; Snatch ransomware; MedusaLocker; Zeppelin; Phobos; Dharma; Mamba; LockerGoga; MegaCortex; Egregor; Sodinokibi; Mespinoza=PYSA; RedLine=RedLine Stealer; Raccoon Stealer; Lumma=Lumma Stealer,LummaC2; Vidar; StealC; Atomic Stealer=AMOS; MetaStealer; AsyncRAT; SystemBC; Gootloader; SocGholish; Raspberry Robin; IcedID; BazarLoader; Bumblebee; Pikabot; DarkGate; Latrodectus; Truebot; AppleSeed; BabyShark; RandomQuery; ReconShark; FastFire; Konni; SharpTongue; Maui ransomware; Manuscrypt; BLINDINGCAN; COPPERHEDGE; KANDYKORN; RustBucket; TraderTraitor; DTrack; Valefor; WannaCry`;

/** Names that are also words or brands: they count only beside a word such as “malware”. */
const ORDINARY = new Set(
  (
    'at net tasklist systeminfo route ping arp ftp cmd reg schtasks snake flame regin agent.btz page peepy out1 twitoor epic hi-zor drovorub expand ifconfig netstat nbtstat net.exe tor wiper disco play attor comrat komplex orz power loader ' +
    'anchor bad rabbit barrier beef carbon censys cobalt concipit1248 covenant cuckoo eraser everything exaramel falcon fgdump final1stspy forfiles gold green havoc hydra janicab keylogger lantern level lightneuron mango maze mis-type mosquito mythic naid nerex ' +
    'netbird nero nessus nidiran ntdsutil outline owaauth pay2key peppy pipemon pony prikormka proxysvc psylo responder ragnarok remcos rover rifdoor royal ruler sardonic seasalt signal sliver slack smoke loader spark spica squirrelwaffle stripe synack ' +
    'terminals toast turing umbreon unknown logger usbferry volgmer waterbear wise windtail winnti xagent zebrocy zoom zox gemini claude discord deel gusto bilt turing.com tuta tox jabber terminator faceless lancers braintrust ' +
    'basecamp synergy level.io kraken exchange synergy koofr parsec weezo duplicati echoware absolute barracuda netop fortra rapid7 sysaid freshservice domotz auvik encapto remotely splashtop level remobo kickidler xpra pilixo controlio syspectr guacamole vnc teleport connect supremo ' +
    'insync idrive centurion miradore webex adobe connect sinbad railgun havoc dharma phobos mamba medusa hive akira royal cuba maui quantum snatch konni zeppelin egregor mega skype truebot bumblebee vidar raccoon storm marina pandex sality virut mirai hajime kraken kelihos ramnit torii ' +
    'mariposa sub7 gumblar asprox festi zeus nitol warezov spamthru conficker wopla xor rat turla adwind poisonivy sakula hawkeye pandora cerberus bandook predator schwarze sonne imminent monitor revenge babylon spymaster prorat revolut crimson venom punisher bozok ozone blue banana luminosity alienspy hallaj pro xena vantom atelier web remote lost door ghost cyber gate dark moon theef deeper connection venus ' +
    'group policy lumma censys shodan vnc ping command gh0st vpn dust storm kiwi raven adobe empire rover pupy ' +
    'denis james kevin milan chaos solar ninja shark nova tiny atmos joker photo calendar donut bazar lurid viper elmer death brat owari sora carna xpert conti helpu orcus skid get2 lookback nezha arcom aspia saga cooee condi setro micropsia kodi kitty meek minimal action1 ninjarmm mouse without borders netviewer responsys syncro pulseway addigy level terminals puTTY'
  )
    .toLowerCase()
    .split(' '),
);

type Stix = {
  type: string;
  id: string;
  name: string;
  x_mitre_aliases?: string[];
  revoked?: boolean;
  x_mitre_deprecated?: boolean;
  external_references?: { source_name: string; external_id?: string }[];
};
type Row = { name: string; kind: 'malware' | 'tool' | 'service'; use: string; id: string; stix: string; aliases: string[] };

const key = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

function fromAttack(checkout: string): Row[] {
  return (['malware', 'tool'] as const).flatMap((kind) =>
    (readFolder(checkout, `enterprise-attack/${kind}`) as { objects: Stix[] }[])
      .flatMap(({ objects }) => objects)
      .filter((one) => one.type === kind && one.revoked !== true && one.x_mitre_deprecated !== true)
      .map((one) => ({
        name: one.name,
        kind,
        use: '',
        id: one.external_references?.find(({ source_name }) => source_name === 'mitre-attack')?.external_id ?? '',
        stix: one.id.replace(/^[a-z]+--/, ''),
        aliases: (one.x_mitre_aliases ?? []).filter((alias) => alias !== one.name && alias.length > 2),
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  );
}

function fromOwn(): Row[] {
  return OWN.trim()
    .split('\n')
    .flatMap((line) => {
      const [head, names] = line.split(/: (.*)/);
      const [kind, use] = (head ?? '').split(' ');
      return (names ?? '').split('; ').map((one) => {
        const [name, others] = one.split('=');
        return { name: name ?? '', kind: kind as Row['kind'], use: use ?? 'other', id: '', stix: '', aliases: others?.split(',') ?? [] };
      });
    });
}

function fromMisp(checkout: string): Row[] {
  return ['rat', 'stealer', 'banker', 'backdoor', 'botnet'].flatMap((cluster) =>
    (JSON.parse(readFrom(checkout, `clusters/${cluster}.json`)) as { values: { value: string; meta?: { synonyms?: string[] } }[] }).values
      .filter(({ value }) => value.length > 3 && /^[A-Za-z0-9 .-]+$/.test(value))
      .map(({ value }) => ({ name: value, kind: 'malware' as const, use: '', id: '', stix: '', aliases: [] })),
  );
}

function fromLolrmm(file: string): Row[] {
  const bytes = readFileSync(file);
  const tools = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as { Name: string; Category: string }[];
  return tools
    .map(({ Name, Category }) => ({ name: Name.replace(/\s*\([^)]*\)/g, '').trim(), category: Category }))
    .filter(({ name }) => name.length > 3 && !/^(?:rapid7|webex|xshell|putty|winscp|s3 browser|adobe connect|terminals|koofr|yandex\.disk|basecamp)$/i.test(name))
    .map(({ name }) => ({ name, kind: 'tool' as const, use: 'remote-access', id: '', stix: '', aliases: [] }));
}

/** One row for a name; what a later source adds is kept. */
function merge(rows: readonly Row[]): readonly Row[] {
  const byKey = new Map<string, Row>();
  const merged: Row[] = [];
  for (const row of rows) {
    const at = [row.name, ...row.aliases].map((name) => byKey.get(key(name))).find((one) => one !== undefined);
    if (at === undefined) merged.push(row);
    else {
      if (at.use === '' || at.use === 'other') at.use = row.use === '' ? at.use : row.use;
      if (at.id === '') [at.id, at.stix] = [row.id, row.stix];
    }
    const into = at ?? row;
    for (const name of at === undefined ? [row.name, ...row.aliases] : [row.name, ...row.aliases].filter((one) => !byKey.has(key(one)))) {
      if (at !== undefined) into.aliases.push(name);
      byKey.set(key(name), into);
    }
  }
  return merged;
}

const [cti, misp, lolrmm] = process.argv.slice(2);
if (cti === undefined || misp === undefined || lolrmm === undefined) throw new Error('usage: software.ts CTI_CHECKOUT MISP_GALAXY_CHECKOUT LOLRMM_TOOLS.json[.gz]');
const rows = merge([...fromOwn(), ...fromAttack(cti), ...fromLolrmm(lolrmm), ...fromMisp(misp)]);
const used = rows.flatMap(({ name, aliases }) => [name, ...aliases]).map((one) => one.toLowerCase());
const head = {
  sources: [
    { name: 'MITRE ATT&CK Enterprise, software', version: 'v18.1', revision: revisionOf(cti), licence: 'ATT&CK terms of use', url: 'https://attack.mitre.org' },
    { name: 'LOLRMM, names of tools', licence: 'Apache-2.0', url: 'https://github.com/magicsword-io/LOLRMM' },
    {
      name: 'MISP galaxy: rat, stealer, banker, backdoor, botnet, names',
      revision: revisionOf(misp),
      licence: 'CC0-1.0 or BSD-2-Clause',
      url: 'https://github.com/MISP/misp-galaxy',
    },
    { name: 'own list', licence: 'as this project' },
  ],
  notice:
    '© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation. Terms of use: https://attack.mitre.org/resources/legal-and-branding/terms-of-use/',
  form: 'software: name, kind (malware, tool, service), use, ATT&CK id, STIX id, other names. ordinary: names that are also words.',
  ordinary: [...new Set(used)].filter((one) => ORDINARY.has(one) || /^[a-z]{1,3}$/.test(one)).sort(),
};
const lines = rows.map(({ name, kind, use, id, stix, aliases }) => JSON.stringify([name, kind, use, id, stix, aliases]));
const json = `${JSON.stringify(head, undefined, 1).replace(/\n\}$/, '')},\n "software": [\n${lines.join(',\n')}\n]}\n`;
writeFileSync(new URL('../../data/intel/software.json', import.meta.url), json);
console.log(`${rows.length} entries, ${used.length} names, ${json.length} characters`);
