/* Words that stand beside a name rather than in it, and words that are written in more than one way. */

/** Words in front of or behind a person’s name. @source house list: titles found on the OFAC, UN and EU lists and in common use, docs/decisions/0008 */
export const TITLES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir jr sr ii iii phd md esq eng ing ' +
    'sheikh shaykh shaikh sheik cheikh haji hajji haj hajj alhaji mullah mulla maulavi mawlawi qari ustad ustaz ' +
    'general gen colonel col captain capt lieutenant lt brigadier commander admiral president prime minister comrade herr frau monsieur madame senor senora prasident'
  ).split(' '),
);

/** Words that join the parts of a name and that writers leave out. @source house list, docs/decisions/0008 */
export const PARTICLES: ReadonlySet<string> = new Set(
  'al el ul ur ud ed ad as ar an bin ben ibn bint van von der den de del della da di do dos la le e y the of and for und et abu abou'.split(' '),
);

/** Legal forms by canonical form. A form of several words is written in full. @source GLEIF Entity Legal Forms code list (ISO 20275), the forms found on the lists at hand and in the labelled pairs */
const FORMS: Readonly<Record<string, string>> = {
  llc: 'llc|limited liability company|limited liability co|l l c|ooo|obshchestvo s ogranichennoi otvetstvennostiu|obshchestvo s ogranichennoy otvetstvennostyu|obschestvo s ogranichennoi otvetstvennostyu|tov|too|mchj|mmc|srl|s r l|sarl|societatea cu raspundere limitata|societa a responsabilita limitata|sociedad de responsabilidad limitada|s de rl|s de rl de cv|sp z o o|sp zoo|sp z oo|spolka z ograniczona odpowiedzialnoscia|gmbh|gesellschaft mit beschrankter haftung|gesellschaft mbh|mbh|doo|d o o|sro|s r o|ltda|limitada|kft|oy|uab|sia|osauhing|bv|b v|besloten vennootschap|bvba|b v b a|limited sirketi|ltd sti|limited sti|sti',
  ltd: 'ltd|limited|co ltd|company limited|company ltd|pte ltd|private limited|pvt ltd|pty ltd|pte limited|pty limited|private ltd|co limited|ltd co',
  inc: 'inc|incorporated|corp|corporation|korporatsiia|korporatsiya',
  co: 'co|company|kompaniya|kompaniia|compagnie|compania|cia|sherkat|sherkate|sharikat|sharika',
  jsc: 'jsc|joint stock company|joint stock co|joint-stock company|ao|aktsionernoe obshchestvo|ag|aktiengesellschaft|sa|s a|sociedad anonima|societe anonyme|societa per azioni|spa|s p a|nv|n v|naamloze vennootschap|ab|aktiebolag|as|a s|asa|anonim sirketi|anonim sti|oyj|plc|public limited company|sae|sal|sa de cv|sociedad anonima de capital variable|kk|kabushiki kaisha|zao|cjsc|closed joint stock company|closed joint-stock company|zakrytoe aktsionernoe obshchestvo',
  pjsc: 'pjsc|public joint stock company|public joint-stock company|pao|oao|ojsc|open joint stock company|open joint-stock company|publichnoe aktsionernoe obshchestvo|otkrytoe aktsionernoe obshchestvo',
  lp: 'lp|limited partnership|llp|limited liability partnership|kg|gmbh and co kg|ug|komanditgesellschaft',
  fze: 'fze|fzco|fzc|fz llc|free zone establishment|free zone company|dmcc',
  fgup: 'fgup|fsue|federal state unitary enterprise|federalnoe gosudarstvennoe unitarnoe predpriyatie|federalnoe gosudarstvennoe unitarnoe predpriiatie',
  ano: 'ano|autonomous non profit organization|avtonomnaya nekommercheskaya organizatsiya|ngo|nonprofit|foundation inc',
};

/** Canonical legal form by any of its spellings, words separated by blanks. */
export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMS).flatMap(([form, spellings]) => spellings.split('|').map((spelling) => [spelling, form] as const)),
);

const UNITS = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(' ');
const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** Forms long enough to be recognised when misspelled. Unit: letters. @source house, docs/decisions/0008 */
export const LONG_FORM = 10;

/** Numbers by word and by Roman numeral, for names of organisations and ships. One letter alone is left a letter. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...UNITS.map((text, number) => [text, String(number)] as const),
  ...['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((text, index) => [text, String((index + 3) * 10)] as const),
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map((text, index) => [text, String(index + 1)] as const),
  ...ROMAN.flatMap((text, index) => (text.length > 1 ? [[text, String(index + 1)] as const] : [])),
]);

/** Words that are one name in several spellings beyond what sound tells: Korean and Chinese family names, short names, translations. One line, one name. @source Revised Romanization, McCune-Reischauer, DPRK and passport spellings of the commonest Korean family names (Statistics Korea 2015); common short forms of given names; house, docs/decisions/0008 */
const SAME_WORDS = [
  'ri lee li yi rhee i rhi',
  'pak park bak bag',
  'kim gim',
  'choe choi choy chwe',
  'chong jeong jung jong chung',
  'im rim lim yim',
  'ryu yu yoo you liu',
  'no ro roh noh',
  'kang gang',
  'cho jo joe',
  'chang jang zhang',
  'o oh',
  'paek baek paik back',
  'kwon gwon',
  'sin shin',
  'so seo suh',
  'mun moon',
  'u woo wu',
  'ku gu koo goo',
  'ryang yang',
  'hwang whang',
  'ho heo hur huh',
  'son sohn',
  'no noh',
  'chon jeon jun chun',
  'un eun',
  'yong young yeong',
  'hyong hyung hyeong',
  'hyon hyun hyeon',
  'kyong kyung gyeong',
  'myong myung myeong',
  'chol cheol chul',
  'chun choon',
  'xi hsi',
  'tsang zeng tseng',
  'wong huang',
  'chan chen',
  'cheung zhang',
  'ng wu',
  'benjamin ben',
  'william bill',
  'robert bob',
  'michael mike',
  'alexander alex',
  'alexandr alex',
  'thomas tom',
  'james jim',
  'mohammed mohd muhd mhd md mohamad',
  'abd abdul abdel abdal abdol',
  'usama osama',
  'sirhan serhan',
  'al el ul ur',
  'bin ben ibn',
  'vladimir uladzimir volodymyr',
  'sergei siarhei serhiy siarhey serhii',
  'alexander alyaksandr aliaksandr oleksandr aleksandr',
  'nikolai mikalai mykola mikalay',
  'dmitry dzmitry dmytro',
  'andrei andriy andrey',
  'yevgeny yauhen yevhen eugene evgeny',
  'michael mikhail mikhailo mykhailo',
  'george georgiy georgy heorhii',
  'joseph josef yusuf youssef iosif',
  'and y und et',
];

/** The line of a word among the words of several spellings. */
export const SAME_NAME: ReadonlyMap<string, readonly number[]> = (() => {
  const lines = new Map<string, number[]>();
  for (const [index, line] of SAME_WORDS.entries()) for (const text of line.split(' ')) lines.set(text, [...(lines.get(text) ?? []), index]);
  return lines;
})();
