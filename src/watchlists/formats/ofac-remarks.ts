import type { WatchlistProperty } from '#model';
import type { EntityBuilder } from '../entity.ts';

/*
 * What OFAC says of an entry beside name and address. The same words (“Passport”, “Digital Currency Address - XBT”) stand in the
 * remarks of the CSV files, in the ids of sdn.xml and in the features of the advanced XML, so all three read them here.
 */

/** How a detail is kept: as a property of its value alone, as a note as it stands, or not at all. */
type Keeping = WatchlistProperty | 'ignored';

/**
 * Details by how they begin, first match wins; what follows the match is the value. Gender and tribe are ignored by
 * name, on purpose: they are never compared. @source OFAC SDN list of 2024-05-03 and consolidated list of 2025-12-19, every remark
 */
const DETAILS: readonly (readonly [RegExp, Keeping])[] = [
  [/^(?:Gender|Tribe|Subtribe)\b/i, 'ignored'],
  [/^(?:DOB|Birthdate|Date of Birth)\b/i, 'birthDate'],
  [/^(?:POB|Place of Birth)\b/i, 'birthPlace'],
  [/^(?:Nationality of Registration)\b/i, 'jurisdiction'],
  [/^(?:nationality(?: country)?|citizen(?:ship country)?)\b/i, 'nationality'],
  [/^(?:Passport Issuing Country)\b/i, 'notes'],
  [/^(?:British National Overseas |Diplomatic |Refugee |Service |Official |Stateless Person )?Passport(?: (?:No\.|Number|#))?/i, 'passportNumber'],
  [/^(?:SWIFT\/BIC)\b/i, 'swiftBic'],
  [/^(?:Legal Entity Number|LEI)\b/i, 'leiCode'],
  [/^(?:Vessel Registration Identification|Vessel Registration Number|(?:Company Number )?IMO)(?: (?:No\.|Number))?(?=[ :])/i, 'imoNumber'],
  [/^(?:MMSI|Maritime Mobile Service Identity(?: \(MMSI\))?)\b/i, 'mmsi'],
  [/^(?:Vessel )?Call Sign\b/i, 'callSign'],
  [/^(?:Aircraft Manufacturer's Serial Number \(MSN\)|Aircraft Construction Number \(also called L\/N or S\/N or F\/N\)|Aircraft Serial Identification|MSN)/i, 'serialNumber'],
  [/^Aircraft Mode S Transponder Code\b/i, 'registrationNumber'],
  [/^(?:Aircraft |Previous Aircraft )?Tail Number\b/i, 'registrationNumber'],
  [/^(?:Aircraft Model|Aircraft Type|Vessel Type|VESSEL TYPE|Organization Type:?|Target Type)(?=[ :])/i, 'type'],
  [/^Vessel Flag\b/i, 'flag'],
  [/^Organization Established Date\b/i, 'incorporationDate'],
  [/^(?:Email Address|E-?mail)\b/i, 'email'],
  [/^(?:Website|Web site|URL)\b/i, 'website'],
  [/^(?:Phone Number|Telephone(?: (?:No\.|Number))?|Tel\.|Phone|Fax(?: (?:No\.|Number))?)(?=[ :.(])/i, 'phone'],
  [/^Digital ?Currency Address - \S+/i, 'publicKey'],
  [/^(?:(?:Alternate )?Title|Position|Occupation)\b:?/i, 'position'],
  [
    /^(?:Tax ID No\.|Tax(?:payer)? (?:ID|Identification) (?:No\.|Number)|NIT #|RUC #|RIF #|RFC|R\.F\.C\.|RTN|CNPJ|V\.A\.T\. Number|VAT Number|US FEIN|C\.U\.I\.T\.|C\.I\.F\.|(?:Italian )?Fiscal Code|Numero (?:de )?Identificacion (?:Tributaria|Fiscal)|Numero Unico de Identificacao Tributaria(?: \(NUIT\))?|N\.I\.[EF]\.|Paraguayan tax identification number|Tax No\.)(?=[ :])/i,
    'taxNumber',
  ],
  [
    /^(?:Registration (?:Number|ID)|Business Registration (?:Number|Document #)|Business Number|Commercial Registry Number|Company (?:Number|ID)|UK Company Number|Government Gazette Number|C\.R\. No\.|Enterprise Number|D-U-N-S Number|Unified Social Credit Code \(USCC\)|Economic Register Number \(CBLS\)|Central Registration System Number|Folio Mercantil No\.|Matricula Mercantil No|Chamber of Commerce Number|Registered Charity No\.|Trade License No\.|License|Branch Unit Number|C\.I\.N\.|United Social Credit Code Certificate \(USCCC\)|Registration Certificate Number(?: \(Dubai\))?|Russian State Individual Business Registration Number Pattern \(OGRNIP\)|BIK \(RU\)|Certificate of Incorporation Number|Public Registration Number|Romanian (?:C\.R\.|Permanent Resident).*?|Dubai Chamber of Commerce Membership No\.|Istanbul Chamber of Comm\. No\.)(?=[ :])/i,
    'registrationNumber',
  ],
  [
    /^(?:National (?:ID No\.|Foreign ID Number)|(?:Tourism )?Identification Number|Cedula (?:No\.|de Ciudadania|de Residencia|de Extranjeria)|D\.N\.I\.|Personal ID Card|SSN|C\.U\.R\.P\.|C\.U\.I\.|I\.F\.E\.|Driver's License No\.|Birth Certificate Number|Residency Number|Cartilla de Servicio Militar Nacional|Credencial electoral|Electoral Registry No\.|Tarjeta de Identidad|Tazkira.*? Number|Turkish Identification Number|Kenyan ID No\.|Citizen's Card Number|Stateless Person ID Card|Identity Card|Carnet.*? No\.|LE Number|Seaman.*? No\.|VisaNumberID|Numero de Identidad|C\.U\.I\.P\.|CNP \(Personal Numerical Code\)|UAE Identification|Seafarer's Identification Document|Moroccan Personal ID No\.|Bosnian Personal ID No\.)(?=[ :])/i,
    'idNumber',
  ],
  [
    /^(?:ISIN|Equity Ticker|Issuer Name|BIN|Chinese Commercial Code|Former Vessel Flag|Other Vessel (?:Flag|Type|Call Sign)|Vessel (?:Year of Build|Owner)|Deadweight Tonnage|Gross (?:Registered )?Tonnage|Length|Beam|Aircraft (?:Operator|Manufacture Date|Manufacturer)|Former Vessel|Hull|TELEX|arrested|Individual's height|Organization)\b/i,
    'notes',
  ],
  [/^\(?Linked To:?/i, 'notes'],
  [
    /^(?:Secondary sanctions risk|Additional Sanctions Information|Executive Order \d+|Transactions Prohibited|For more information|CAATSA Section \d+|PEESA Information|IFCA Determination|Effective Date|All offices worldwide|Listing Date|Purchase\/Sales For Divestment|Designation|Section \d+|Subject to|Prohibition|United States financial institutions)/i,
    'notes',
  ],
];

/** Any other number that says what it is: `Trade Office No. 1234 (Malta)`. */
const OTHER_NUMBER = /^\D{1,80}?(?:No\.?|Numbers?|#|ID|Card|Licen[cs]e|Certificate|Code|Permit|Registration|Registry)\.?:?\s+(?=\S*\d)/i;

/** What follows a number: `(Country)`, `issued 14 Dec 2005`, `expires 2012`, `(individual)`. */
const AFTER_NUMBER = /\s*(?:\([^()]*\)|,?\s+(?:issued|expires?|exp\.|date of issue|valid)\b.*)$/i;

/** Where a person can look an entry up. */
export const OFAC_PAGE = 'https://sanctionssearch.ofac.treas.gov/Details.aspx?id=';

/** `a.k.a. 'X'` in remarks is what OFAC calls a weak alias. @source OFAC, frequently asked question 122 */
const QUOTED_NAME = /^([afn]\.?k\.?a\.?)[:,]?\s+['‘"“](.+?)['’"”]?\.?$/i;

/** Digits that belong to words: `13th National Congress`, `President since 1979`. */
const ORDINAL_OR_YEAR = /\b(?:\d{1,3}(?:st|nd|rd|th)|(?:19|20)\d{2})\b/gi;

function bareNumber(text: string): string {
  let number = text;
  for (let shorter = number.replace(AFTER_NUMBER, ''); shorter !== number && shorter !== ''; shorter = number.replace(AFTER_NUMBER, '')) number = shorter;
  return number.trim();
}

/** `(98)(21)(66153220)` as one number. */
function phoneOf(text: string): string {
  const [, country, area = '', number] = /^\((\d+)\)\s*\((\d*)\)\s*\(?([\d -]+)\)?$/.exec(text) ?? [];
  return country === undefined || number === undefined ? text : `+${country}${area}${number.replace(/\D/g, '')}`;
}

function keep(entity: EntityBuilder, keeping: WatchlistProperty, value: string, whole: string): void {
  if (keeping === 'notes') entity.add('notes', whole);
  else if (keeping === 'birthDate') entity.addBirthDate(value);
  else if (keeping === 'incorporationDate') entity.addDate(keeping, value);
  else if (keeping === 'nationality' || keeping === 'jurisdiction' || keeping === 'flag') entity.addCountry(keeping, value);
  else if (keeping === 'birthPlace' || keeping === 'email' || keeping === 'website' || keeping === 'type' || keeping === 'position') entity.add(keeping, value);
  else if (keeping === 'phone') entity.add('phone', phoneOf(value));
  else if (keeping === 'imoNumber') {
    const imo = /\b\d{7}\b/.exec(value)?.[0];
    entity.add(imo === undefined ? 'registrationNumber' : 'imoNumber', imo ?? value, imo === undefined ? whole : undefined);
  } else entity.add(keeping, bareNumber(value), whole);
}

/** Adds a further name. A former one is a former one; of the others, the weak ones are kept apart. @param kind a.k.a., f.k.a. or n.k.a. */
export function addAka(entity: EntityBuilder, kind: string, name: string, weak: boolean): void {
  const plain = kind.toLowerCase().replace(/[^a-z]/g, '');
  const property = plain === 'fka' ? 'previousName' : weak ? 'weakAlias' : 'alias';
  if (!['aka', 'fka', 'nka', ''].includes(plain)) entity.issue('invalid-value', 'warning', 'A kind of name that is not known is read as an alias', kind);
  if (entity.schema === 'Person') entity.addPersonName(property, name);
  else entity.add(property, name);
}

/** The words that say what a remark is about, for counting kinds. */
function kindOf(text: string): string {
  return (/^[^\d:;'"(#]{1,40}/.exec(text)?.[0] ?? text.slice(0, 20)).trim();
}

/**
 * Adds one detail: `Passport 1084010 (Egypt)`, `alt. DOB 1936`, `a.k.a. 'X'`. Words without a number or a colon are a note. What
 * is of no known kind is a note too, and an issue.
 */
export function addDetail(entity: EntityBuilder, detail: string): void {
  const whole = detail.replace(/\s+/g, ' ').trim();
  const text = whole.replace(/^alt\.\s+/i, '');
  if (text === '') return;
  const [, kind, name] = QUOTED_NAME.exec(text) ?? [];
  if (kind !== undefined && name !== undefined) {
    addAka(entity, kind, name, true);
    return;
  }
  for (const [label, keeping] of DETAILS) {
    const match = label.exec(text);
    if (match === null) continue;
    const value = text.slice(match[0].length).replace(/^[\s:]+/, '');
    if (keeping !== 'ignored' && value !== '') keep(entity, keeping, value, whole);
    return;
  }
  const number = OTHER_NUMBER.exec(text)?.[0];
  if (number !== undefined) entity.add(entity.schema === 'Person' ? 'idNumber' : 'registrationNumber', bareNumber(text.slice(number.length)), whole);
  else {
    entity.add('notes', whole);
    if (/[\d:]/.test(text.replace(ORDINAL_OR_YEAR, ''))) entity.issue('unknown-field', 'info', `Remarks of the kind “${kindOf(text)}” are not known and kept as notes`, text);
  }
}

/** Adds all details of the remarks of an entry. */
export function addRemarks(entity: EntityBuilder, remarks: string): void {
  for (const detail of remarks.trim().replace(/\.$/, '').split(/;\s*/)) addDetail(entity, detail);
}

function isKnown(text: string): boolean {
  return DETAILS.some(([label]) => label.test(text));
}

/** Adds a number whose kind stands beside it. */
export function addDocument(entity: EntityBuilder, kind: string, number: string, country?: string): void {
  const whole = `${kind} ${number}${country === undefined ? '' : ` (${country})`}`.trim();
  if (isKnown(whole) || !/\d/.test(number)) addDetail(entity, whole);
  else entity.add(entity.schema === 'Person' ? 'idNumber' : 'registrationNumber', number, whole);
}

/** Adds a detail whose kind stands beside it. A kind that is not known is an issue, whatever its value looks like. */
export function addFeature(entity: EntityBuilder, kind: string, value: string): void {
  const whole = `${kind} ${value}`.trim();
  if (isKnown(whole)) {
    addDetail(entity, whole);
    return;
  }
  entity.add('notes', whole);
  entity.issue('unknown-field', 'info', `Features of the kind “${kind.slice(0, 60)}” are not known and kept as notes`, value);
}
