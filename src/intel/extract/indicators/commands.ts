import type { Scan } from './scan.ts';

/** Programs that are called with arguments, and what their first argument looks like. Others are words of the sentence. */
const HEADS =
  'cmd(?:\\.exe)? (?=\\/[a-z]\\b)|(?:powershell|pwsh)(?:\\.exe)? (?=-|["\']?\\$|&|IEX|Get-|Set-|Invoke-|Start-|New-|Add-|Remove-|\\w:\\\\)|vssadmin(?:\\.exe)? (?=delete|list|create|resize)|wmic(?:\\.exe)? (?=shadowcopy|process|\\/|service|product|os|computersystem|csproduct)|net1?(?:\\.exe)? (?=user|local|group|accounts|use |view|share|stop|start|session|config|time)|reg(?:\\.exe)? (?=add|delete|query|save|export|import)|schtasks(?:\\.exe)? (?=\\/|-)|bcdedit(?:\\.exe)? (?=\\/)|wbadmin(?:\\.exe)? (?=delete|stop|disable)|wevtutil(?:\\.exe)? (?=cl|clear|el|sl|qe|epl)|netsh(?:\\.exe)? (?=advfirewall|firewall|interface|wlan|winhttp|portproxy|trace|dump)|rundll32(?:\\.exe)? (?=[\\w:%\\\\."]+[\\w"],|\\S+\\.dll)|regsvr32(?:\\.exe)? (?=\\/|-|\\w:)|certutil(?:\\.exe)? (?=-|\\/)|mshta(?:\\.exe)? (?=http|vbscript|javascript|\\w:)|curl(?:\\.exe)? (?=-|https?:)|wget(?:\\.exe)? (?=-|https?:)|nltest(?:\\.exe)? (?=\\/)|dsquery(?:\\.exe)? (?=\\w)|adfind(?:\\.exe)? (?=-)|sc(?:\\.exe)? (?=config|stop|delete|create|query|start|\\\\\\\\)|taskkill(?:\\.exe)? (?=\\/|-)|icacls(?:\\.exe)? (?=\\S*[\\\\/*"])|attrib(?:\\.exe)? (?=[+-])|msiexec(?:\\.exe)? (?=\\/|-)|bitsadmin(?:\\.exe)? (?=\\/)|psexec(?:64)?(?:\\.exe)? (?=\\\\\\\\|-|\\/)|chmod (?=\\+|[0-7]{3,4} )|ssh (?=-)|whoami(?:\\.exe)? (?=\\/)|fsutil(?:\\.exe)? (?=usn|file|behavior)|cipher(?:\\.exe)? (?=\\/)|esxcli (?=vm|system|network|storage|software)|vim-cmd (?=vmsvc)|systemctl (?=stop|start|enable|disable)|rclone(?:\\.exe)? (?=copy|sync|config|mount|-)|ntdsutil(?:\\.exe)? (?="|ac |snapshot)|procdump(?:64)?(?:\\.exe)? (?=-)|tasklist(?:\\.exe)? (?=\\/)|ipconfig(?:\\.exe)? (?=\\/)|npm (?=install \\S|i \\S)|pip3? (?=install \\S)|python3? (?=-[cm] |\\S+\\.py)|node (?=\\S+\\.js|-e )|Set-MpPreference (?=-)|Add-MpPreference (?=-)';
const HEAD = new RegExp(`(?<![\\w.\\\\/-])(?:${HEADS})`, 'gi');
const NEXT = new RegExp(`(?<![\\w.\\\\/-])(?:${HEADS})`, 'i');

/** Words that are arguments although they look like words. */
const ARGUMENTS = new Set(
  'hidden bypass unrestricted delete shadows shadowcopy shadowstorage call create config stop start add query set save export import default recoveryenabled no yes bootstatuspolicy ignoreallfailures cl clear el sl system security application setup user users localgroup local group groups administrators admins domain controllers computers accounts view use share session time list resize where get os process service product name value catalog systemstatebackup advfirewall firewall set allprofiles state off on interface portproxy winhttp import install copy sync mount disable enable disabled auto demand usn deletejournal run all quiet vm kill disk vmsvc iex true false ac i ntds ifm full opmode rule enabled allow deny new remote desktop force reg_dword reg_sz'.split(
    ' ',
  ),
);
/** What only arguments look like. */
const ARGUMENT = /^(?:[/\-+&|>{(@$%"']|\\|\w:\\|https?:|\d+$|\S*[\\=*$%:{}|,](?=\S)|\S+\.(?:exe|dll|ps1|bat|txt|vbs|js|py|dat|tmp|log|sh)\b)/i;

/** Longest command that is read. Unit: characters. @source house: encoded ones are longer, but only their beginning tells them apart */
const LONGEST = 600;

/** Whether a word is the encoded value of the option in front of it. */
const isValue = (before: string, word: string) => /[-/][A-Za-z]{1,20} $/.test(before.slice(-24)) && /^[A-Za-z0-9+/=]{8,}$/.test(word) && /[A-Z].*[A-Z]|\d/.test(word);

/** Where a command ends: at the end of its line or quotation, or where the sentence goes on. */
function lengthOf(tail: string, head: number, quote: string): number {
  if (quote !== '') {
    const closed = tail.indexOf(quote, head);
    if (closed > 0) return closed;
  }
  let end = head;
  for (const word of tail.slice(head).matchAll(/[^\s]+/g)) {
    const at = head + word.index;
    if (/[\n|`]/.test(tail.slice(end, at)) || NEXT.exec(tail.slice(at, at + 60))?.index === 0) break;
    const plain = word[0].replace(/["').,;:]+$/, '');
    if (plain === '' || plain === '-' || !(ARGUMENTS.has(plain.toLowerCase()) || ARGUMENT.test(word[0]) || at === head || isValue(tail.slice(head, at), plain))) break;
    end = at + word[0].replace(/(?<!")[).,;:]+$|(?<=\w)["'][.,;:)]*$/, '').length;
    if (/[.,;:)]$/.test(word[0]) && !/[\\/]:$/.test(word[0])) break;
  }
  return end;
}

/** Commands, from the name of the program to its last argument. */
export function scanCommands(scan: Scan): void {
  const { text, add, isTaken } = scan;
  HEAD.lastIndex = 0;
  for (let found = HEAD.exec(text); found !== null; found = HEAD.exec(text)) {
    const before = text[found.index - 1] ?? '';
    const quote = before === '`' || (before === '"' && !/^(?:\.exe)?"/.test(text.slice(found.index + found[0].length))) ? before : '';
    const tail = text.slice(found.index, found.index + LONGEST);
    const value = tail.slice(0, lengthOf(tail, found[0].length, quote)).trimEnd();
    if (value.length <= found[0].length || isTaken(found.index, found.index + 1)) continue;
    add('process', value, found.index, found.index + value.length);
    HEAD.lastIndex = found.index + value.length;
  }
}
