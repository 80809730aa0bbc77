import { knownActor } from './actor-table.ts';
import { countryOf } from './demonyms.ts';
import { softwareTable } from './software-table.ts';

const WORD = "\\p{Lu}[\\p{L}']{1,24}(?:-\\p{L}[\\p{L}']{0,24}){0,2}";
const INITIAL = '\\p{Lu}\\.(?: ?\\p{Lu}\\.)?';
const PARTICLE = 'de los|de las|de la|del|de|da|dos|das|van der|van den|van|von|der|bin|binti|ibn|al|el|la|le|du|ter|ul|y';

/** A name of a person as English texts write it: two to seven words, initials, particles, a nickname in quotation marks. */
export const PERSON = `(?:${WORD}|${INITIAL})(?: {1,3}(?:${WORD}|${INITIAL}|["'(]{1,2}${WORD}["')]{1,2}|${PARTICLE})){0,5} {1,3}${WORD}(?: (?:Jr\\.?|Sr\\.?|II|III|IV)(?![\\p{L}]))?`;

/** Words that stand in no name of a person: institutions, places, offices, months and the like. @source names of institutions, states and months of the United States and the words of court releases */
const NEVER = new Set(
  `january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday today yesterday
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada
hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee texas utah vermont washington wisconsin wyoming columbia angeles francisco diego vegas city county district street avenue road university college school
attorney attorneys general assistant deputy acting principal associate chief director secretary under undersecretary commissioner judge magistrate justice special agent agents charge officer officers minister president senator representative ambassador
inspector commander sheriff administrator spokesperson spokesman spokeswoman counsel colonel lieutenant captain detective superintendent attache coordinator envoy chairman chairwoman supervisory section unit trial prosecutor prosecutors
department departments ministry bureau agency office offices division committee commission council court courts center centre service services administration authority board panel force forces army navy police field national international federal
security intelligence homeland cyber cybercrime cybersecurity infrastructure investigation investigations investigative export control counterintelligence criminal civil foreign affairs treasury state states united kingdom union nations republic korea korean north south
east west eastern western northern southern central district grand jury indictment complaint act code title public law resolution rewards section article group team company corporation corp inc llc ltd limited co bank banking technology technologies tech software solutions systems
network networks labs lab institute foundation association society press release news report reports times post journal media house senate congress parliament party government embassy consulate the a an and of in on at for from by with to as or if this that these those
according however while when after before during since under although meanwhile additionally furthermore moreover also both each all two three four five six seven eight nine ten several other others many most some such new former defendant defendants
co-defendant co-defendants victim victims individual individuals person persons he she they we it his her their our its who what where why how there here not no yes please note see read more about contact related updated
microsoft google amazon apple facebook meta twitter linkedin github telegram cisco ibm intel mandiant crowdstrike kaspersky symantec proofpoint fortinet sentinelone recorded future palo alto unit windows linux android mac iphone ios bitcoin ethereum
information data computer fraud abuse money laundering conspiracy wire identity theft aggravated bank virtual currency exchange remote access desktop protocol virus ransomware malware threat actor actors hackers group indicators compromise appendix annex table figure exhibit
asia europe africa america american americans european russian chinese iranian dprk gru fsb fbi doj cia nsa hsi irs usao ofac eu un uk us usa prc rok nato opcw ioc covid zoom holdings partners capital ventures consulting staffing enterprises industries trading global group's
olympic olympics games winter summer club league championship festival christmas day days week month year years morning islamic revolutionary guard corps people's liberation workers munitions industry reconnaissance main directorate
summary overview background conclusion recommendations mitigations introduction details technical executive key findings story businesses worldwide customs border protection atlanta pittsburgh chicago boston dallas houston miami nashville phoenix seattle denver philadelphia moscow beijing shenyang dandong pyongyang vladivostok
man woman men women hacker mr mrs ms dr according critical infrastructure efforts phishing spear-phishing scheme schemes disrupts disrupted domains domain operation operations president's attorney's secretary's director's`.split(
    /\s+/,
  ),
);

const plainName = (name: string) =>
  name
    .replace(/["'()]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether words that look like a name can be one of a person: no institution, place, product or actor. */
export function isPerson(name: string): boolean {
  const plain = plainName(name).replace(/'s$/, '');
  const words = plain.split(' ');
  const long = words.filter((word) => word.length > 2);
  if (words.length < 2 || long.length < 1 || plain.length > 70) return false;
  if (words.some((word) => [word, ...word.split('-').slice(0, 1)].some((part) => NEVER.has(part.toLowerCase().replace(/'s$|\.$/g, ''))))) return false;
  if (words.some((word) => word.length > 1 && !word.includes('.') && word === word.toUpperCase()) || words.every((word) => word.includes('.'))) return false;
  return (
    countryOf(plain) === undefined &&
    words.every((word) => word.length < 4 || countryOf(word) === undefined || words.length > 2) &&
    knownActor(plain) === undefined &&
    softwareTable().byName.get(plain.toLowerCase()) === undefined
  );
}

/** Words of offices and the like before a name, left out: where in the stretch the name begins. */
export function nameStart(stretch: string): number {
  let start = 0;
  const words = /\S{1,60}\s{0,3}/g;
  let last = 0;
  for (let word = words.exec(stretch); word !== null; word = words.exec(stretch)) {
    const plain = word[0]
      .trim()
      .replace(/'s$|[.,]$/g, '')
      .replace(/["'()]/g, '')
      .toLowerCase();
    if (NEVER.has(plain) || (/^\p{Lu}{2,}$/u.test(word[0].trim()) && !word[0].includes('.')) || (countryOf(plain) !== undefined && plain.length > 3))
      last = word.index + word[0].length;
  }
  start = last;
  return start;
}
