import { z } from 'zod';
import { type Issue, type Parsed, quoteReceived, type WatchlistEntity, type WatchlistProperty, type WatchlistSchema, watchlistPropertySchema } from '#model';
import { readDate } from '#values';
import { decodePieces, headOf, isHtml, refusal } from '../decode.ts';
import { type EntityBuilder, entityBuilder } from '../entity.ts';
import { type Notes, readFiles } from '../files.ts';
import type { ListFile, ListFormat, ListIdentity, ReadList } from '../list.ts';

/*
 * FollowTheMoney entities, a JSON object a line: `entities.ftm.json`, where sanctions, addresses and documents are entities of their own that
 * name whom they belong to, and `targets.nested.json`, where they stand inside. @source FollowTheMoney, https://followthemoney.tech/explorer/
 */

const entitySchema = z.object({
  id: z.string().min(1),
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.unknown())),
  last_change: z.string().nullish(),
});
type Ftm = z.infer<typeof entitySchema>;

/** @source FollowTheMoney schemata */
const SCHEMAS: ReadonlyMap<string, WatchlistSchema> = new Map<string, WatchlistSchema>([
  ['Person', 'Person'],
  ['Organization', 'Organization'],
  ['PublicBody', 'Organization'],
  ['Company', 'Company'],
  ['LegalEntity', 'LegalEntity'],
  ['Vessel', 'Vessel'],
  ['Airplane', 'Airplane'],
  ['CryptoWallet', 'CryptoWallet'],
  ['Security', 'Security'],
]);

/** What belongs to an entity, by the property that names it. @source FollowTheMoney schemata */
const PARTS: Readonly<Record<string, string>> = { Sanction: 'entity', Passport: 'holder', Identification: 'holder' };

/** Relations, events and things that are no one to screen. @source FollowTheMoney schemata */
const OTHER_SCHEMAS = new Set(
  `Ownership Directorship Family Associate UnknownLink Membership Employment Occupancy Position Representation Succession Similar Debt Payment
  Event Project ProjectParticipant Contract ContractAward License Article Documentation Mention Note Vehicle Asset RealEstate BankAccount Thing Trip
  CourtCase CourtCaseParty EconomicActivity TaxRoll Call Message UserAccount`.split(/\s+/),
);

/** Properties that go by another name here. @source FollowTheMoney properties */
const RENAMED: Readonly<Record<string, WatchlistProperty>> = {
  citizenship: 'nationality',
  mainCountry: 'country',
  birthCountry: 'birthPlace',
  abbreviation: 'weakAlias',
  innCode: 'taxNumber',
  vatCode: 'taxNumber',
  ogrnCode: 'registrationNumber',
  okpoCode: 'registrationNumber',
  dunsCode: 'registrationNumber',
  uscCode: 'registrationNumber',
  uniqueEntityId: 'registrationNumber',
  isin: 'registrationNumber',
  isinCode: 'registrationNumber',
  npiCode: 'registrationNumber',
  socialSecurityNumber: 'idNumber',
  currency: 'type',
  operator: 'notes',
};

/** Ignored by name. Gender, ethnicity, religion, parents and looks on purpose: nobody is compared by them. A KPP and a BIK are shared by many. @source FollowTheMoney properties */
const IGNORED = new Set(
  `gender ethnicity religion fatherName motherName appearance eyeColor hairColor height weight political spokenLanguage title nameSuffix middleName secondName
  topics sourceUrl wikidataId wikipediaUrl wikidataUrl createdAt modifiedAt retrievedAt publisher publisherUrl alephUrl proof program programId programUrl keywords
  summary description classification education legalForm status sector deathDate dissolutionDate kppCode bikCode permId ricCode ticker cikCode irsCode
  icijId opencorporatesUrl giiNumber amlRegistered bvdId buildDate registrationDate pastFlags owner tonnage grossRegisteredTonnage deadweightTonnage crsNumber
  registrationPort navigationArea model manufacturer account accountId balance managingExchange holder balanceDate issuer issueDate maturityDate
  previousIssuer addressEntity parent subsidiaries ownershipOwner ownershipAsset directorshipDirector directorshipOrganization familyPerson familyRelative
  associates associations unknownLinkFrom unknownLinkTo positionOccupancies membershipMember membershipOrganization employers employees
  sanctions documentedBy identification passports cryptoWallets agentRepresentation representedBy agencyClient clientRepresentations`.split(/\s+/),
);

const COUNTRIES = new Set<string>(['nationality', 'country', 'jurisdiction', 'flag']);
const DATES = new Set<string>(['birthDate', 'incorporationDate']);

/** Share of lines that cannot be read from which the file is refused. @source house: a torn line at the end, not a file of another kind */
const MOST_UNREAD = 0.01;

function isFtm(value: unknown): value is Ftm {
  return typeof value === 'object' && entitySchema.safeParse(value).success;
}

function texts(values: readonly unknown[] | undefined): readonly string[] {
  return (values ?? []).filter((value) => typeof value === 'string');
}

function* linesOf(file: ListFile, issues: Issue[]): Generator<string> {
  let rest = '';
  for (const piece of decodePieces(file.bytes, file.name, (issue) => issues.push(issue))) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest;
}

type Found = { readonly entities: { readonly ftm: Ftm; readonly path: string }[]; readonly parts: Map<string, Ftm[]>; readonly addresses: Map<string, string> };

function belongs(part: Ftm, owner: string, parts: Map<string, Ftm[]>): void {
  const there = parts.get(owner);
  if (there === undefined) parts.set(owner, [part]);
  else there.push(part);
}

function sort(ftm: Ftm, path: string, file: string, found: Found, { tally }: Notes): void {
  const owner = PARTS[ftm.schema];
  if (SCHEMAS.has(ftm.schema)) found.entities.push({ ftm, path });
  else if (owner !== undefined) for (const id of texts(ftm.properties[owner])) belongs(ftm, id, found.parts);
  else if (ftm.schema === 'Address') found.addresses.set(ftm.id, texts(ftm.properties['full'])[0] ?? '');
  else if (!OTHER_SCHEMAS.has(ftm.schema))
    tally.note({ code: 'unknown-field', severity: 'info', file, path, message: 'Entities of a schema that is not known are not read', received: quoteReceived(ftm.schema) });
}

function collect(file: ListFile, notes: Notes): Found {
  const found: Found = { entities: [], parts: new Map(), addresses: new Map() };
  const refuse = (message: string, received?: string) => notes.issues.push(refusal(file.name, 'line 1', message, 'FollowTheMoney entities, a JSON object a line', received));
  if (isHtml(file.bytes)) refuse('This is a page of HTML, not the list: the address gave an error page, or the page was saved in place of the file', 'html');
  let [line, read, unread] = [0, 0, 0];
  for (const text of isHtml(file.bytes) ? [] : linesOf(file, notes.issues)) {
    line += 1;
    if (text.trim() === '') continue;
    const ftm = parseLine(text);
    if (ftm !== undefined) {
      read += 1;
      sort(ftm, `line ${line}`, file.name, found, notes);
      continue;
    }
    unread += 1;
    const message = 'This line is no FollowTheMoney entity and is not read';
    notes.tally.note({ code: 'invalid-value', severity: 'error', file: file.name, path: `line ${line}`, message, received: quoteReceived(text.slice(0, 200)) });
  }
  if (unread > (read + unread) * MOST_UNREAD) refuse(`${unread} of ${read + unread} lines are no FollowTheMoney entities; the file is not read`);
  return found;
}

function parseLine(text: string): Ftm | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return isFtm(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function addProperty(entity: EntityBuilder, name: string, values: readonly unknown[]): void {
  const property = RENAMED[name] ?? watchlistPropertySchema.options.find((option) => option === name);
  if (property === undefined) {
    if (!IGNORED.has(name) && texts(values).length > 0) entity.issue('unknown-field', 'info', `Properties ${name.slice(0, 60)} are not known and not read`);
    return;
  }
  for (const text of texts(values)) {
    if (COUNTRIES.has(property)) entity.addCountry(property as 'country', text);
    else if (DATES.has(property)) entity.addDate(property as 'birthDate', text);
    else entity.add(property, text);
  }
}

function addPart(entity: EntityBuilder, { schema, properties }: Ftm, list: ListIdentity): void {
  const first = (...names: readonly string[]) => names.map((name) => texts(properties[name])[0]).find((text) => text !== undefined);
  if (schema === 'Address') for (const text of texts(properties['full'])) entity.add('address', text);
  if (schema === 'Passport') for (const text of [...texts(properties['number']), ...texts(properties['passportNumber'])]) entity.add('passportNumber', text);
  if (schema === 'Identification') for (const text of texts(properties['number'])) entity.add('idNumber', text);
  if (schema !== 'Sanction') return;
  entity.addSanction({
    authority: first('authority') ?? list.authority,
    authorityId: first('authorityId', 'unscId', 'recordId'),
    program: first('program', 'programId'),
    listingDate: readDate(first('listingDate', 'startDate') ?? '').date,
    endDate: readDate(first('endDate') ?? '').date,
    reason: first('reason'),
    sourceUrl: first('sourceUrl'),
  });
}

/** Whether an entry stands on a sanctions list. Officials, their relatives and others of interest are in the same files and are none. */
function isListed(ftm: Ftm, parts: readonly Ftm[]): boolean {
  const topics = texts(ftm.properties['topics']);
  return topics.length === 0 || topics.includes('sanction') || parts.some(({ schema }) => schema === 'Sanction');
}

function build(found: Found, file: string, list: ListIdentity, { tally }: Notes): readonly WatchlistEntity[] {
  return found.entities.flatMap(({ ftm, path }) => {
    const parts = [...Object.values(ftm.properties).flat().filter(isFtm), ...(found.parts.get(ftm.id) ?? [])];
    if (!isListed(ftm, parts)) {
      tally.note({ code: 'unknown-field', severity: 'info', file, path, message: 'Entries that are on no sanctions list, such as officials and their relatives, are not read' });
      return [];
    }
    const entity = entityBuilder({ id: `${list.id}:${ftm.id}`, schema: SCHEMAS.get(ftm.schema) ?? 'LegalEntity', dataset: list.id, file, path }, tally);
    for (const [name, values] of Object.entries(ftm.properties)) addProperty(entity, name, values);
    for (const part of parts) addPart(entity, part, list);
    for (const id of texts(ftm.properties['addressEntity'])) entity.add('address', found.addresses.get(id));
    entity.setLastChange(ftm.last_change?.slice(0, 10));
    return entity.build() ?? [];
  });
}

function readFile(file: ListFile, list: ListIdentity, notes: Notes): ReadList {
  return { entities: build(collect(file, notes), file.name, list, notes) };
}

function recognises({ name, bytes }: ListFile): boolean {
  const head = headOf(bytes);
  return /^\s*\{/.test(head) && /"schema"\s*:\s*"[A-Z]/.test(head) ? /"properties"\s*:\s*\{/.test(head) || /ftm\.json|nested\.json/i.test(name) : false;
}

function read(files: readonly ListFile[], list: ListIdentity): Parsed<ReadList> {
  return readFiles(files, recognises, (file, notes) => readFile(file, list, notes));
}

/** FollowTheMoney entities as JSON lines. */
export const ftmJson: ListFormat = { id: 'ftm-json', recognises, read, met: 'none' };
