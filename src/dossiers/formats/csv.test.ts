import { describe, expect, it } from 'vitest';
import { testDigest } from '#testing';
import { type Mapping, mappingSchema } from '../mapping.ts';
import { readDossiers } from '../read.ts';

const read = (text: string, mapping?: Omit<Mapping, 'schema'>) =>
  readDossiers(new TextEncoder().encode(text), {
    file: 'people.csv',
    digest: testDigest,
    ...(mapping === undefined ? {} : { mapping: mappingSchema.parse({ schema: 'bonafide.mapping/v1', ...mapping }) }),
  });
const values = (claims: readonly { readonly value: unknown }[] | undefined) => claims?.map((claim) => claim.value);
const NO_ID = { code: 'missing-value', severity: 'info', path: 'line 1' };

describe('headers of the usual exports', () => {
  it('reads one like Greenhouse’s', () => {
    const { value, issues } = read(
      'Candidate ID,First Name,Last Name,Candidate Email Addresses,Phone Numbers,Job Name,Applied On,LinkedIn URL,Company,Title,Stage,Candidate Gender\n' +
        '4711,Mira,Placeholder,"mira@example.org, mira@example.com",+1 202 555 0143,Backend Engineer,2026-01-31 09:30:00 UTC,https://www.linkedin.com/in/mira-placeholder,Example Works,Engineer,Phone screen,x\n',
    );
    expect(value).toHaveLength(1);
    expect(value[0]).toMatchObject({ id: '4711', caption: 'Mira Placeholder', subject: { relation: 'applicant' } });
    expect(values(value[0]?.names)).toEqual([{ name: 'Mira Placeholder', givenName: 'Mira', familyName: 'Placeholder', kind: 'legal' }]);
    expect(values(value[0]?.emails)).toEqual([{ address: 'mira@example.org' }, { address: 'mira@example.com' }]);
    expect(value[0]?.emails.map((claim) => claim.locator)).toEqual([1, 2].map(() => ({ kind: 'cell', line: 2, column: 'Candidate Email Addresses' })));
    expect(new Set(value[0]?.emails.map((claim) => claim.id)).size).toBe(2);
    expect(values(value[0]?.phones)).toEqual([{ number: '+12025550143', label: 'other' }]);
    expect(values(value[0]?.applications)).toEqual([{ requisition: 'Backend Engineer', submittedAt: '2026-01-31T09:30:00Z' }]);
    expect(values(value[0]?.profiles)).toEqual([{ network: 'LinkedIn', url: 'https://www.linkedin.com/in/mira-placeholder' }]);
    expect(values(value[0]?.work)).toEqual([{ name: 'Example Works', position: 'Engineer' }]);
    expect(issues).toMatchObject([{ code: 'protected-attribute', severity: 'info', path: 'line 1, column “Candidate Gender”' }]);
  });

  it('reads one like Lever’s', () => {
    const { value, issues } = read(
      'Candidate Name,Email(s),Phone(s),Posting Title,Created At,Headline\nAlex Sample,alex@example.com,+44 7700 900123,Data Engineer,2026-01-01,Example Works\n',
    );
    expect(value[0]).toMatchObject({ id: expect.stringMatching(/^mail_/), names: [{ value: { name: 'Alex Sample' } }], phones: [{ value: { number: '+447700900123' } }] });
    // A posting without the day of the application, and a headline without an employer, make no statement.
    expect(issues).toMatchObject([
      NO_ID,
      { code: 'unmapped-column', path: 'column “Posting Title”', message: expect.stringContaining('applications.submittedAt') },
      { code: 'unmapped-column', path: 'column “Headline”' },
    ]);
  });

  it('reads one like BambooHR’s, where a home address says where the person lives', () => {
    const { value, issues } = read(
      'Employee #,First Name,Middle Name,Last Name,Preferred Name,Job Title,Hire Date,Home Email,Work Email,Mobile Phone,Home Phone,Address Line 1,Address Line 2,City,State,Zip Code,Country,Date of Birth,Marital Status,Employment Type,Nationality\n' +
        'E-7,Robin,Q,Example,Rob,Site Reliability Engineer,01/31/2026,robin@example.net,robin@example.com,(202) 555-0143,,12 Example Street,Apt 4,Austin,TX,01234,United States,1990-05-04,Single,Contractor,USA\n',
    );
    const [dossier] = value;
    expect(dossier?.subject).toEqual({
      relation: 'contractor',
      role: { title: 'Site Reliability Engineer' },
      startedAt: '2026-01-31',
      claimedResidence: { countryCode: 'US', region: 'TX', city: 'Austin' },
    });
    expect(values(dossier?.names)).toEqual([
      { name: 'Robin Q Example', givenName: 'Robin', familyName: 'Example', kind: 'legal' },
      { name: 'Rob', kind: 'preferred' },
    ]);
    expect(values(dossier?.addresses)).toEqual([
      { kind: 'residence', address: '12 Example Street', unit: 'Apt 4', postalCode: '01234', city: 'Austin', region: 'TX', countryCode: 'US' },
    ]);
    expect(values(dossier?.phones)).toEqual([{ number: '+12025550143', label: 'mobile' }]);
    expect(values(dossier?.emails)).toEqual([
      { address: 'robin@example.net', label: 'personal' },
      { address: 'robin@example.com', label: 'work' },
    ]);
    expect(values(dossier?.protected.birthDates)).toEqual(['1990-05-04']);
    expect(values(dossier?.protected.nationalities)).toEqual(['US']);
    expect(issues).toMatchObject([{ code: 'protected-attribute', path: 'line 1, column “Marital Status”' }]);
    expect(JSON.stringify(value)).not.toContain('Single');
  });

  it('reads one like Personio’s, in German, with semicolons', () => {
    const { value, issues } = read(
      'sep=;\r\nPersonalnummer;Vorname;Nachname;E-Mail;Straße;PLZ;Ort;Land;Geburtsdatum;Geschlecht;Eintrittsdatum;IBAN;Kontoinhaber\r\n12;Zoë;Beispiel;zoe@example.org;Musterweg 1;10115;Berlin;DE;04.05.1990;x;01.02.2026;DE02 1203 0000 0000 2020 51;Zoë Beispiel\r\n',
    );
    expect(value[0]).toMatchObject({
      id: '12',
      caption: 'Zoë Beispiel',
      subject: { startedAt: '2026-02-01', claimedResidence: { countryCode: 'DE', city: 'Berlin' } },
      payoutAccounts: [{ value: { kind: 'bank', holderName: 'Zoë Beispiel', number: { lastFour: '2051' } } }],
    });
    expect(value[0]?.names[0]?.locator).toEqual({ kind: 'cell', line: 3, column: 'Vorname' });
    expect(JSON.stringify({ value, issues })).not.toMatch(/1203|0000 0000/);
    expect(issues).toMatchObject([{ code: 'protected-attribute', path: 'line 2, column “Geschlecht”' }]);
  });

  it('reads ones like Ashby’s and Workday’s', () => {
    expect(read('Name,Primary Email Address,GitHub,Website\nAlex Sample,alex@example.org,@alexsample,sample.example.com\n').value[0]?.profiles.map((claim) => claim.value)).toEqual(
      [
        { network: 'GitHub', username: 'alexsample' },
        { network: 'Website', url: 'sample.example.com' },
      ],
    );
    expect(read('Employee ID,Worker,Business Title,Worker Type,Hire Date\nW1,Alex Sample,Engineer,Employee,2026-01-05\n').value[0]?.subject).toEqual({
      relation: 'employee',
      role: { title: 'Engineer' },
      startedAt: '2026-01-05',
    });
  });
});

describe('columns', () => {
  it('are named at the end, with the number of their cells, where they mean nothing', () => {
    const { issues } = read('ID,Name,Shoe Size,Hobby\n1,A,44,\n2,B,,\n3,C,40,\n');
    expect(issues).toMatchObject([
      { code: 'unmapped-column', severity: 'warning', path: 'column “Shoe Size”', message: expect.stringContaining('2 cells not read') },
      { code: 'unmapped-column', severity: 'info', path: 'column “Hobby”', message: expect.stringContaining('0 cells not read') },
    ]);
  });

  it('follow a mapping first, compared without case and punctuation', () => {
    const { value, issues } = read('Ref,Who,shoe-size,Tier,Firm,Start,Past,Name\nX1,Alex Sample,44,Tier 3,Example Staffing,03/04/2026,Sample Labs,Ignored Person\n', {
      columns: { REF: 'id', Who: 'names.name', 'Shoe size': 'ignore', Firm: 'suppliers.name', Start: 'subject.startedAt', Past: 'work.1.name', Name: 'ignore', Missing: 'caption' },
      dates: 'day-first',
      defaults: { 'subject.relation': 'supplier-worker', 'subject.role.tier': '1' },
    });
    expect(value[0]).toMatchObject({
      id: 'X1',
      caption: 'Alex Sample',
      subject: { relation: 'supplier-worker', startedAt: '2026-04-03', role: { tier: 3 } },
      work: [{ value: { name: 'Sample Labs' } }],
      suppliers: [{ value: { name: 'Example Staffing', kind: 'other', identityEvidence: 'not-requested' }, raw: { Firm: 'Example Staffing' } }],
    });
    expect(issues).toMatchObject([{ code: 'missing-value', received: 'Missing' }]);
  });

  it('of protected attributes stay unread whatever a mapping says', () => {
    const { value, issues } = read('ID,Race\n1,SECRET\n', { columns: { Race: 'caption' } });
    expect(JSON.stringify({ value, issues })).not.toContain('SECRET');
    expect(issues[0]?.code).toBe('protected-attribute');
  });

  it('keep the first of two that say different things', () => {
    const { value, issues } = read('ID,Full Name,Candidate Name\n1,Alex Sample,Robin Example\n2,Same,Same\n');
    expect(value.map((dossier) => dossier.names[0]?.value.name)).toEqual(['Alex Sample', 'Same']);
    expect(issues).toMatchObject([{ code: 'invalid-value', path: 'line 2, column “Candidate Name”', received: 'Robin Example' }]);
  });

  it('with one header twice are two places', () => {
    expect(read('ID,Email,Email\n1,a@example.org,b@example.org\n').value[0]?.emails.map((claim) => claim.locator)).toEqual([
      { kind: 'cell', line: 2, column: 'Email' },
      { kind: 'cell', line: 2, column: 'Email (2)' },
    ]);
  });

  it('are refused where none is known, with what came', () => {
    expect(read('Alpha,Beta\n1,2\n').issues).toMatchObject([{ code: 'nothing-found', severity: 'error', received: 'Alpha · Beta' }]);
    expect(read('Name~Email\nAlex~a@example.org\n').issues).toMatchObject([{ code: 'unreadable', message: expect.stringContaining('Only one column') }]);
  });

  it('may be one', () => {
    expect(values(read('Email\na@example.org\n').value[0]?.emails)).toEqual([{ address: 'a@example.org' }]);
  });
});

describe('rows', () => {
  it('with too few or too many cells are named and left out, and the others are read', () => {
    const { value, issues } = read('ID,Name,City\n1,A,Austin\n2,B\n3,C,Berlin,,\n4,D,Lagos,x\n\n,,\n5,E,Porto\n');
    expect(value.map((dossier) => dossier.id)).toEqual(['1', '3', '5']);
    expect(issues).toMatchObject([
      { severity: 'error', path: 'line 3', message: expect.stringContaining('3 cells') },
      { severity: 'error', path: 'line 5' },
    ]);
  });

  it('without an id are known by mail address, else by all they say', () => {
    const { value, issues } = read('ID,Name,Email\n,Alex Sample,Alex@Example.org\n,Robin Example,\n#bad id!,C,c@example.org\n');
    const again = read('Name,Email\nAlexandra Sample,alex@example.org \n');
    expect(value.map((dossier) => dossier.id)).toEqual([again.value[0]?.id, expect.stringMatching(/^row_/), expect.stringMatching(/^row_/)]);
    expect(issues.map((issue) => issue.code)).toEqual(['missing-value', 'missing-value', 'invalid-value']);
    expect(issues.map((issue) => issue.path)).toEqual(['line 2', 'line 3', 'line 4']);
  });

  it('with one id twice are kept once', () => {
    const { value, issues } = read('ID,Name\n1,A\n1,A\n1,B\n');
    expect(value).toHaveLength(1);
    expect(issues).toMatchObject([
      { code: 'duplicate-id', severity: 'info', path: 'line 3' },
      { code: 'duplicate-id', severity: 'error', path: 'line 4', message: expect.stringContaining('line 2') },
    ]);
  });

  it('that say nothing but an id are a person with a warning', () => {
    expect(read('ID,Name\n1,\n').issues).toMatchObject([{ code: 'missing-value', path: 'line 2' }]);
  });
});

describe('cells', () => {
  it('that cannot be read are issues with their place, and the rest of the row is read', () => {
    const { value, issues } = read(
      'ID,Name,Hire Date,Country,Tier,Worker Type,Rate Period,Pay Rate,Currency,Date of Birth,Account Number,Email\n1,Alex Sample,03/04/2026,Atlantis,high,alien,Per Hour,$65,EUR,31/31/1990,12-34-56,no mail\n2,B,2021-13-45,,,,hour,"1,062.50",,,,\n',
    );
    expect(value[0]).toMatchObject({
      subject: { relation: 'applicant' },
      offers: [{ value: { currency: 'EUR' } }],
      payoutAccounts: [{ value: { number: { lastFour: '456' } } }],
      emails: [{ value: { address: 'no mail' } }],
    });
    expect(values(value[1]?.offers)).toEqual([{ rate: 1062.5, period: 'hour' }]);
    const at = (column: string) => issues.find((issue) => issue.path.includes(`“${column}”`));
    expect(at('Hire Date')).toMatchObject({
      code: 'invalid-value',
      path: 'line 2, column “Hire Date”',
      received: '03/04/2026',
      message: expect.stringContaining('cannot be told'),
    });
    expect(at('Country')?.received).toBe('Atlantis');
    expect(at('Tier')?.received).toBe('high');
    expect(at('Worker Type')?.received).toBe('alien');
    expect(at('Pay Rate')?.received).toBe('$65');
    expect(at('Email')?.message).toContain('name@example.com');
    expect(at('Date of Birth')).toMatchObject({ severity: 'warning' });
    expect(at('Date of Birth')?.received).toBeUndefined();
    expect(issues).toContainEqual(expect.objectContaining({ path: 'line 3, column “Hire Date”', received: '2021-13-45' }));
    expect(JSON.stringify({ value, issues })).not.toContain('12-34');
  });
});
