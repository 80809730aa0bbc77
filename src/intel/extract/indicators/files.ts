import { type Scan, standsAlone } from './scan.ts';

/** Endings of files that run, carry others, or are documents with macros: a name with one is a name of a file wherever it stands. */
const STRONG = new Set(
  'exe dll sys scr bat cmd ps1 psm1 psd1 vbs vbe js mjs jse wsf wsh hta lnk iso img vhd vhdx msi msp jar war apk ipa dmg pkg elf so dylib py pyc sh pl rb php asp aspx jsp jspx cgi zip rar 7z gz tgz tar cab ace doc docx docm dot dotm xls xlsx xlsm xlam ppt pptx pptm ppam rtf chm cpl ocx drv efi xll one url pif com'
    .split(' ')
    .filter((ending) => ending !== 'com'),
);
/** Endings of ordinary files, which need a word for it nearby. */
const WEAK = new Set(
  'txt log dat bin tmp bak html htm pdf json xml yml yaml csv db sqlite pem key crt cer pfx torrent ini inf cfg conf md png jpg jpeg gif svg mp4 reg lock env ts dmp evtx'.split(
    ' ',
  ),
);
const FILE_WORDS =
  /\b(?:files?|filenames?|notes?|named|called|titled|dropp?(?:s|ed|ing)?|documents?|attach(?:ment|ed)s?|archives?|scripts?|logs?|payloads?|writ(?:es|ten|ing)|creat(?:es|ed)|loads?|saved?|stor(?:es|ed)|resume)\b/i;
/** Names of libraries and products with a dot. */
const PRODUCTS =
  /^(?:node|react|vue|next|nuxt|express|three|d3|angular|ember|backbone|web3|ethers|discord|socket|chart|moment|jquery|p5|alpine|gatsby|deno|electron|nest|solid|svelte)\.js$|^(?:asp|ado|vb)\.net$|^\.|^(?:e\.g|i\.e)/i;
/** Files that every project has; named in passing they tell nothing. */
const ORDINARY =
  /^(?:package(?:-lock)?\.json|readme\.(?:md|txt)|index\.(?:js|ts|html?|php)|main\.(?:py|js|ts)|app\.(?:js|py)|setup\.py|requirements\.txt|tsconfig\.json|license\.(?:md|txt)|robots\.txt|web\.config|(?:docker-)?compose\.ya?ml|config\.(?:json|ya?ml)|settings\.json|hosts\.txt)$/i;

/** Programs that Windows and others bring along: tools that attackers use, and no trace of them. Left out unless the text says that a false one bears the name. @source LOLBAS project, names of binaries in daily use */
const SYSTEM_FILE =
  /^(?:cmd|powershell|pwsh|vssadmin|wmic|wbadmin|bcdedit|wevtutil|rundll32|regsvr32|mshta|certutil|bitsadmin|schtasks|taskkill|tasklist|net1?|netsh|nltest|reg|regedit|sc|svchost|lsass|explorer|msiexec|cscript|wscript|notepad|calc|winword|excel|outlook|iexplore|chrome|firefox|msedge|conhost|services|winlogon|dllhost|at|psexec(?:64|svc)?|procdump(?:64)?|attrib|icacls|ipconfig|whoami|systeminfo|ping|ftp|curl|csc|msbuild|installutil|forfiles|fsutil|cipher|ntdsutil|dsquery|mstsc|ssh|tar|python3?|node)\.exe$|^(?:kernel32|ntdll|user32|advapi32|amsi|comsvcs|shell32|wininet|ws2_32|mscoree|clr)\.dll$|^(?:ntds\.dit|hosts|sam)$/i;
const DISGUISE = /\b(?:fake|malicious|trojani[sz]ed|renamed|disguised|masquerad\w*|side-?load\w*|named|called)\b[^.]{0,40}$/i;

export const isOrdinaryFile = (name: string): boolean => ORDINARY.test(name);

/** Parts of a path in Windows; a part with blanks is one only where another follows. */
const PART = '(?:[^\\\\/:*?"<>|\\s`,;()\\[\\]]{1,120}(?: [^\\\\/:*?"<>|\\s`,;]{1,60}){0,3}(?=\\\\)|[^\\\\/:*?"<>|\\s`,;()\\[\\]]{1,120})';
const WINDOWS_PATH = new RegExp(`(?<![\\w\\\\])(?:(?:\\\\\\\\[?.]\\\\)?[A-Za-z]:|%\\w{2,30}%|\\\\\\\\[\\w.$-]{1,60}|\\.{1,2})\\\\{1,2}(?:${PART}\\\\{0,2}){0,16}`, 'g');
const UNIX_PATH =
  /(?<![\w./:~-])(?:~|\.{1,2}|\/(?:tmp|var|etc|usr|home|opt|root|bin|sbin|dev|lib|proc|srv|mnt|media|private|Library|Users|Applications|Volumes|System)(?![\w.]))(?:\/[\w.@%+$~-]{1,80}){1,16}\/?|(?<![\w./:~-])\/(?:tmp|root|var\/www|dev\/shm)\/?(?![\w./-])|(?<![^\s"'`(])\/(?:[\w.@%+$~-]{1,60}\/){1,10}[\w@+$~-]{1,60}\.(?:sh|py|pl|so|php|jsp|aspx?|elf|bin|js|conf|txt|log|cgi)\b/g;
const REGISTRY =
  /\b(?:HKEY_(?:LOCAL_MACHINE|CURRENT_USER|CLASSES_ROOT|USERS|CURRENT_CONFIG)|HK(?:LM|CU|CR|U|CC))(?::|\b)(?:\\{1,2}(?:[^\\\s"'<>|,;`]{1,80}(?: [^\\\s"'<>|,;`]{1,60}){0,3}(?=\\)|[^\\\s"'<>|,;`]{1,120})){1,20}/g;

const ending = (name: string) => /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? '';
const isFileEnding = (name: string) => STRONG.has(ending(name)) || WEAK.has(ending(name)) || ending(name) === 'com';

/** Keys of the registry. */
export function scanRegistry({ text, add, isTaken }: Scan): void {
  for (const found of text.matchAll(REGISTRY)) {
    const value = found[0].replace(/[.,;:!?)\]*]+$/, '');
    if (!isTaken(found.index, found.index + value.length)) add('windows-registry-key', value.replaceAll('\\\\', '\\'), found.index, found.index + value.length);
  }
}

/** A path: the file at its end, or the folder. */
function addPath({ add, isTaken, take }: Scan, value: string, start: number, separator: string): void {
  const end = start + value.length;
  if (isTaken(start, end)) return;
  const name = value.slice(value.lastIndexOf(separator) + 1);
  if (name === '' || !isFileEnding(name)) add('directory', value, start, end);
  else {
    add('file-name', name, end - name.length, end);
    take(start, end);
  }
}

/** Folders, and files named with theirs. */
export function scanPaths(scan: Scan): void {
  for (const found of scan.text.matchAll(WINDOWS_PATH)) {
    const value = found[0].replace(/[.,;:!?)\]*']+$/, '');
    // A drive or a mere step upwards says nothing.
    if (value.length >= 3 && /\\/.test(value) && !/^\.{1,2}\\+$/.test(value)) addPath(scan, value, found.index, '\\');
  }
  for (const found of scan.text.matchAll(UNIX_PATH)) {
    const value = found[0].replace(/[.,;:!?)\]*'-]+$/, '');
    if (value.length >= 4) addPath(scan, value, found.index, '/');
  }
}

const NAME = /(?<![\w.\\/@#$~+-])[\w$~][\w.$~+@-]{0,120}\.[A-Za-z][A-Za-z0-9]{0,4}(?![\w@\\-]|\.\w|\/\w)/g;

/** Whether a name is meant as one of a file. */
function isMeantAsFile({ text }: Scan, name: string, start: number, end: number): boolean {
  const last = ending(name);
  if (SYSTEM_FILE.test(name) && !DISGUISE.test(text.slice(Math.max(0, start - 60), start))) return false;
  if (PRODUCTS.test(name) || /^[\d.]+$/.test(name)) return false;
  const base = name.slice(0, -last.length - 1);
  if (!/[A-Za-z0-9]/.test(base) || /\.{2}/.test(name)) return false;
  const cue = FILE_WORDS.test(text.slice(Math.max(0, start - 60), start));
  if (ORDINARY.test(name) && !cue) return false;
  if (STRONG.has(last)) {
    // “main.rs” may be one, “System.IO.so” is none; the ending is written in one case.
    const written = name.slice(-last.length);
    return written === last || (written === last.toUpperCase() && written.length > 1);
  }
  if (!WEAK.has(last)) return false;
  if (/^["'`]/.test(text[start - 1] ?? '') && /^["'`]/.test(text[end] ?? '')) return true;
  if (/^[A-Z0-9_!-]{4,}\./.test(name) && /[A-Z]{3}/.test(name)) return true;
  return cue || FILE_WORDS.test(text.slice(end, end + 24)) || standsAlone(text, start, end);
}

/** Names of files without a folder; one in quotation marks may hold blanks. */
export function scanFiles(scan: Scan): void {
  const { text, add, isTaken } = scan;
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found !== null; found = NAME.exec(text)) {
    const [name] = found;
    const end = found.index + name.length;
    if (isTaken(found.index, end) || !isMeantAsFile(scan, name, found.index, end)) continue;
    const quoted = /^["'`]/.test(text[end] ?? '') ? /["'`]((?:[\w()-]{1,40} ){1,6})$/.exec(text.slice(Math.max(0, found.index - 90), found.index))?.[1] : undefined;
    const start = found.index - (quoted?.length ?? 0);
    if (!isTaken(start, end)) add('file-name', text.slice(start, end), start, end);
  }
}
