/*
 * The example workforce: twelve invented people, seven honest ones and five personas that one house holds. Its logs are
 * plain enough to be read by eye and long enough to fill the pages of the application. Addresses, numbers and names are reserved or invented.
 */

type Place = {
  readonly city: string;
  readonly region?: string;
  readonly countryCode: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly hours: number;
};

/** Positions of cities, rounded. @source Natural Earth 1:50m populated places (public domain); offset from UTC in the standard time of the place */
const places = {
  denver: { city: 'Denver', region: 'CO', countryCode: 'US', country: 'United States', latitude: 39.74, longitude: -104.99, timeZone: 'America/Denver', hours: -7 },
  columbus: { city: 'Columbus', region: 'OH', countryCode: 'US', country: 'United States', latitude: 39.98, longitude: -82.99, timeZone: 'America/New_York', hours: -5 },
  portland: { city: 'Portland', region: 'OR', countryCode: 'US', country: 'United States', latitude: 45.52, longitude: -122.68, timeZone: 'America/Los_Angeles', hours: -8 },
  austin: { city: 'Austin', region: 'TX', countryCode: 'US', country: 'United States', latitude: 30.27, longitude: -97.74, timeZone: 'America/Chicago', hours: -6 },
  raleigh: { city: 'Raleigh', region: 'NC', countryCode: 'US', country: 'United States', latitude: 35.82, longitude: -78.66, timeZone: 'America/New_York', hours: -5 },
  tulsa: { city: 'Tulsa', region: 'OK', countryCode: 'US', country: 'United States', latitude: 36.12, longitude: -95.93, timeZone: 'America/Chicago', hours: -6 },
  seattle: { city: 'Seattle', region: 'WA', countryCode: 'US', country: 'United States', latitude: 47.57, longitude: -122.34, timeZone: 'America/Los_Angeles', hours: -8 },
  chicago: { city: 'Chicago', region: 'IL', countryCode: 'US', country: 'United States', latitude: 41.83, longitude: -87.75, timeZone: 'America/Chicago', hours: -6 },
  boston: { city: 'Boston', region: 'MA', countryCode: 'US', country: 'United States', latitude: 42.33, longitude: -71.07, timeZone: 'America/New_York', hours: -5 },
  atlanta: { city: 'Atlanta', region: 'GA', countryCode: 'US', country: 'United States', latitude: 33.83, longitude: -84.4, timeZone: 'America/New_York', hours: -5 },
  lisbon: { city: 'Lisbon', countryCode: 'PT', country: 'Portugal', latitude: 38.72, longitude: -9.14, timeZone: 'Europe/Lisbon', hours: 0 },
  malmo: { city: 'Malmo', countryCode: 'SE', country: 'Sweden', latitude: 55.58, longitude: 13.03, timeZone: 'Europe/Stockholm', hours: 1 },
  warsaw: { city: 'Warsaw', countryCode: 'PL', country: 'Poland', latitude: 52.25, longitude: 21, timeZone: 'Europe/Warsaw', hours: 1 },
  vladivostok: { city: 'Vladivostok', countryCode: 'RU', country: 'Russia', latitude: 43.13, longitude: 131.91, timeZone: 'Asia/Vladivostok', hours: 10 },
} as const satisfies Readonly<Record<string, Place>>;

type Worker = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly home: Place;
  readonly relation?: 'employee' | 'applicant' | 'contractor';
  readonly street: string;
  readonly phone: string;
  readonly startedAt?: string;
  readonly ip: string;
  readonly account: string;
  readonly holder?: string;
  readonly employers: readonly string[];
  readonly mail?: string;
  readonly about: string;
  /** The laptop went to the house that holds the others’. */
  readonly atHouse?: true;
  readonly alsoFrom?: { readonly place: Place; readonly ip: string; readonly days: readonly number[]; readonly hour: number };
  readonly summary?: string;
  readonly referee?: string;
};

const HOUSE = { street: '7 Example Court', place: places.tulsa, ip: '203.0.113.40' };
const TEMPLATE = 'Led the move from a monolith to event-driven services on Kubernetes, cut the cost of the cloud by a third and mentored a team of six across four time zones.';
const farm = (worker: Omit<Worker, 'ip' | 'atHouse' | 'summary' | 'about'>): Worker => ({
  ...worker,
  ip: HOUSE.ip,
  atHouse: true,
  summary: TEMPLATE,
  about:
    'Invented persona. The laptop was sent to a house where four others are; sign-ins come from that house, now and then from far away at night; pay goes to an account that others have too.',
});

const workers: readonly Worker[] = [
  farm({
    id: 'example-01',
    name: 'Alex Placeholder',
    title: 'Senior back-end engineer',
    home: places.denver,
    street: '14 Specimen Road',
    phone: '+1 202 555 0141',
    startedAt: '2026-04-06',
    account: 'FAKE-ACCT-7701',
    holder: 'Terry Boilerplate',
    employers: ['Placeholder Media Group', 'Sample Retail Inc'],
    alsoFrom: { place: places.vladivostok, ip: '198.51.100.77', days: [44, 47, 51, 58], hour: 8 },
    referee: 'terry.boilerplate@example.org',
  }),
  farm({
    id: 'example-02',
    name: 'Drew Specimen',
    title: 'Full-stack engineer',
    home: places.columbus,
    street: '3 Mockup Lane',
    phone: '+1 202 555 0142',
    startedAt: '2026-05-04',
    account: 'FAKE-ACCT-7701',
    holder: 'Terry Boilerplate',
    employers: ['Placeholder Media Group', 'Sample Bank'],
    referee: 'terry.boilerplate@example.org',
  }),
  farm({
    id: 'example-03',
    name: 'Harper Sample',
    title: 'Mobile developer',
    home: places.portland,
    street: '88 Fixture Street',
    phone: '+1 202 555 0143',
    startedAt: '2026-06-01',
    account: 'FAKE-ACCT-7702',
    holder: 'Harper Sample',
    employers: ['Placeholder Media Group', 'Template Games'],
    alsoFrom: { place: places.vladivostok, ip: '198.51.100.77', days: [46, 53], hour: 9 },
  }),
  farm({
    id: 'example-04',
    name: 'Jules Template',
    title: 'DevOps engineer',
    home: places.austin,
    street: '5 Stencil Way',
    phone: '+1 202 555 0143',
    startedAt: '2026-06-15',
    account: 'FAKE-ACCT-7701',
    holder: 'Terry Boilerplate',
    employers: ['Placeholder Media Group', 'Sample Retail Inc'],
    mail: 'jules.template.dev@example.net',
    referee: 'terry.boilerplate@example.org',
  }),
  {
    id: 'example-05',
    name: 'Quinn Mockup',
    title: 'Senior front-end engineer',
    relation: 'applicant',
    home: places.raleigh,
    street: '21 Dummy Drive',
    phone: '+1 202 555 0141',
    ip: '203.0.113.40',
    account: '',
    employers: ['Placeholder Media Group', 'Sample Bank'],
    summary: TEMPLATE,
    referee: 'terry.boilerplate@example.org',
    about: 'Invented persona, not hired yet. The number, the referee and the words of the résumé are those of people who work here already.',
  },
  {
    id: 'example-06',
    name: 'Sage Outline',
    title: 'Data engineer',
    home: places.chicago,
    street: '40 Blueprint Avenue',
    phone: '+1 202 555 0151',
    startedAt: '2024-02-05',
    ip: '192.0.2.61',
    account: 'FAKE-ACCT-1006',
    holder: 'Sage and Blair Outline',
    employers: ['Example Grain Exchange', 'Prairie Sample Software'],
    about: 'Invented person, one of a couple who both work here: one house, one line, one account. Said so when asked.',
  },
  {
    id: 'example-07',
    name: 'Blair Outline',
    title: 'Quality engineer',
    home: places.chicago,
    street: '40 Blueprint Avenue',
    phone: '+1 202 555 0151',
    startedAt: '2024-09-02',
    ip: '192.0.2.61',
    account: 'FAKE-ACCT-1006',
    holder: 'Sage and Blair Outline',
    employers: ['Prairie Sample Software', 'Lakeside Example Labs'],
    about: 'Invented person, one of a couple who both work here.',
  },
  {
    id: 'example-08',
    name: 'Wren Tracing',
    title: 'Implementation consultant',
    home: places.malmo,
    street: '23 Example Street',
    phone: '+46 70 174 06 22',
    startedAt: '2025-10-06',
    ip: '192.0.2.81',
    account: 'FAKE-ACCT-1008',
    employers: ['Sample Logistics Software', 'Example Ferry Line'],
    alsoFrom: { place: places.lisbon, ip: '192.0.2.90', days: [20, 21, 22, 23], hour: 9 },
    about: 'Invented person who travels to customers; the firm booked the journey.',
  },
  {
    id: 'example-09',
    name: 'Marlow Draft',
    title: 'Security engineer',
    home: places.seattle,
    street: '9 Sketch Street',
    phone: '+1 202 555 0159',
    startedAt: '2023-01-09',
    ip: '192.0.2.91',
    account: 'FAKE-ACCT-1009',
    employers: ['Northern Example Cloud', 'Example Harbour Authority'],
    about: 'Invented person.',
  },
  {
    id: 'example-10',
    name: 'Toni Pattern',
    title: 'Product engineer',
    home: places.boston,
    street: '12 Sample Square',
    phone: '+1 202 555 0160',
    startedAt: '2025-03-03',
    ip: '192.0.2.101',
    account: 'FAKE-ACCT-1010',
    employers: ['Example Hospital Trust', 'Sample Instruments'],
    about: 'Invented person.',
  },
  {
    id: 'example-11',
    name: 'Remy Carbon',
    title: 'Platform engineer',
    relation: 'contractor',
    home: places.warsaw,
    street: 'ul. Przykladowa 4',
    phone: '',
    startedAt: '2025-11-03',
    ip: '192.0.2.111',
    account: 'FAKE-ACCT-1011',
    employers: ['Example Software House', 'Sample University Library'],
    about: 'Invented person, contractor through their own firm.',
  },
  {
    id: 'example-12',
    name: 'Ellis Proof',
    title: 'Support engineer',
    relation: 'applicant',
    home: places.atlanta,
    street: '31 Galley Road',
    phone: '+1 202 555 0162',
    ip: '192.0.2.121',
    account: '',
    employers: ['Peachtree Example Telecom', 'Sample Help Desk'],
    about: 'Invented person who applied.',
  },
];

/** Last day of the logs. */
const UNTIL = Date.parse('2026-11-20T00:00:00Z');
const DAY = 86_400_000;
/** Days of sign-ins. */
const DAYS = 60;

const mailOf = ({ mail, name }: Worker): string => mail ?? `${name.toLowerCase().replace(' ', '.')}@example.org`;
const workMail = ({ name }: Worker): string => `${name.toLowerCase().replace(' ', '.')}@example.com`;
const dayText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const placeOf = ({ city, region, countryCode }: Place) => ({ city, ...(region === undefined ? {} : { region }), countryCode });

function dossierOf(worker: Worker, nth: number) {
  const { id, name, title, home, relation = 'employee', street, phone, startedAt, account, holder = name, employers, about, summary, referee } = worker;
  const [givenName, familyName] = name.split(' ');
  const started = startedAt ?? '2026-11-09';
  const hired = Date.parse(started);
  const [first = '', second = ''] = employers;
  return {
    schema: 'bonafide.dossier/v1',
    id,
    caption: name,
    about,
    subject: {
      relation,
      role: { title, tier: 2, privileges: ['source code'] },
      claimedResidence: { ...placeOf(home), timeZone: home.timeZone, latitude: home.latitude, longitude: home.longitude },
      ...(startedAt === undefined ? {} : { startedAt }),
    },
    documents: [
      { id: 'form', role: 'application-form', title: 'Application form' },
      { id: 'resume', role: 'resume', title: 'resume.pdf' },
      { id: 'hr', role: 'hr-record', title: 'Personnel record' },
      { id: 'payroll', role: 'payroll-record', title: 'Payroll master data' },
      { id: 'interviews', role: 'interview-record', title: 'Interview notes and meeting log' },
    ],
    names: [{ name, givenName, familyName, document: 'form' }],
    emails: [
      { address: mailOf(worker), label: 'personal', oldestTraceAt: summary === undefined ? '2014' : '2025-12', document: 'form' },
      ...(startedAt === undefined ? [] : [{ address: workMail(worker), label: 'work', document: 'hr' }]),
    ],
    phones: phone === '' ? [] : [{ number: phone, label: 'mobile', lineType: summary === undefined ? 'mobile' : 'non-fixed-voip', document: 'form' }],
    addresses: [
      { kind: 'residence', address: street, ...placeOf(home), latitude: home.latitude, longitude: home.longitude, classification: 'residential', document: 'form' },
      ...(worker.atHouse === undefined
        ? []
        : [{ kind: 'shipping', address: HOUSE.street, ...placeOf(HOUSE.place), classification: 'residential', proof: 'none', statedAt: dayText(hired - 6 * DAY), document: 'hr' }]),
    ],
    profiles: [
      { network: 'LinkedIn', username: name.toLowerCase().replace(' ', '-'), displayName: name, createdAt: summary === undefined ? '2012-04' : '2025-12', document: 'resume' },
    ],
    work: [
      {
        name: first,
        position: title,
        startDate: `${2019 + (nth % 3)}-03`,
        endDate: dayText(hired - 40 * DAY).slice(0, 7),
        summary: summary ?? `${title} for the team that keeps ${first} running.`,
        location: home.city,
        document: 'resume',
      },
      {
        name: second,
        position: 'Engineer',
        startDate: `${2014 + (nth % 3)}-09`,
        endDate: `${2019 + (nth % 3)}-02`,
        summary: `Services and tests at ${second}.`,
        location: home.city,
        document: 'resume',
      },
    ],
    education: [{ institution: 'University of Example', studyType: 'Bachelor', area: 'Computer science', startDate: '2010-09', endDate: '2014-06', document: 'resume' }],
    references: [
      {
        name: referee === undefined ? 'Marty Filler' : 'Terry Boilerplate',
        employer: first,
        email: referee ?? `marty.filler.${nth}@example.net`,
        reachedBy: referee === undefined ? ['phone'] : ['email'],
        contactFoundBy: referee === undefined ? 'employer' : 'candidate',
      },
    ],
    interviews: [
      {
        at: `${dayText(hired - 30 * DAY)}T${String(15 + (nth % 3)).padStart(2, '0')}:00:00Z`,
        kind: 'screening',
        camera: 'on',
        seenBy: ['Ash Recruiter (hiring)'],
        network: { ip: worker.ip, kind: 'residential', countryCode: (worker.atHouse === undefined ? home : HOUSE.place).countryCode },
        document: 'interviews',
      },
      {
        at: `${dayText(hired - 24 * DAY)}T16:30:00Z`,
        kind: 'technical',
        camera: summary === undefined ? 'on' : 'off',
        seenBy: ['Max Pullrequest (engineering)'],
        document: 'interviews',
      },
    ],
    ...(startedAt === undefined
      ? {}
      : {
          equipment: [{ asset: `LT-9${String(nth).padStart(2, '0')}`, kind: 'laptop', serial: `FAKE-SN-9${String(nth).padStart(2, '0')}`, issuedAt: dayText(hired - 2 * DAY) }],
          payoutAccounts: [
            {
              kind: 'bank',
              number: account,
              holderName: holder,
              holderKind: 'person',
              bankName: 'Sample Bank',
              bankCountry: home.countryCode,
              validFrom: started.slice(0, 7),
              document: 'payroll',
            },
          ],
        }),
  };
}

const employed = workers.filter(({ startedAt }) => startedAt !== undefined);

/** Sign-ins of working days, as Okta’s system log has them. */
function signIns(): readonly string[] {
  const records: { readonly published: string; readonly line: string }[] = [];
  for (const [nth, worker] of employed.entries()) {
    const at = (day: number, hour: number, place: Place, ip: string) => {
      const published = new Date(UNTIL - (DAYS - day) * DAY + hour * 3_600_000 + nth * 137_000 + day * 61_000).toISOString();
      const { city, region, country, latitude, longitude } = place;
      const record = {
        uuid: `fake-${worker.id}-${day}-${hour}`,
        published,
        eventType: 'user.session.start',
        displayMessage: 'User login to Okta',
        outcome: { result: 'SUCCESS' },
        actor: { id: `okta-${worker.id}`, type: 'User', alternateId: workMail(worker), displayName: worker.name },
        client: {
          ipAddress: ip,
          device: 'Computer',
          geographicalContext: { city, ...(region === undefined ? {} : { state: region }), country, geolocation: { lat: latitude, lon: longitude } },
        },
        device: { id: `FAKE-DEV-${worker.id}`, name: `LT-9${String(workers.indexOf(worker) + 1).padStart(2, '0')}`, os_platform: 'WINDOWS', managed: true },
      };
      records.push({ published, line: JSON.stringify(record) });
    };
    for (let day = 0; day < DAYS; day += 1) {
      const weekday = new Date(UNTIL - (DAYS - day) * DAY).getUTCDay();
      if (weekday === 0 || weekday === 6) continue;
      const { alsoFrom } = worker;
      const away = alsoFrom?.days.includes(day) === true;
      const place = worker.atHouse === undefined ? worker.home : HOUSE.place;
      // Whoever travels is away; whoever sits elsewhere comes beside the laptop.
      if (!away || worker.atHouse !== undefined) at(day, 8.5 - place.hours, place, worker.ip);
      if (away && alsoFrom !== undefined) at(day, alsoFrom.hour - (worker.atHouse === undefined ? alsoFrom.place.hours : 0), alsoFrom.place, alsoFrom.ip);
    }
  }
  return records.sort((a, b) => (a.published < b.published ? -1 : 1)).map(({ line }) => line);
}

const csv = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`;

/** Parcels with laptops, as a carrier’s export has them. */
function parcels(): string {
  const rows = employed.flatMap((worker) => {
    const nth = String(workers.indexOf(worker) + 1).padStart(2, '0');
    const hired = Date.parse(worker.startedAt ?? '');
    const place = worker.atHouse === undefined ? worker.home : HOUSE.place;
    const common = (status: string, at: number, signed: string) => [
      `FAKE-TRK-9${nth}`,
      new Date(at).toISOString(),
      status,
      'Example Express',
      `LT-9${nth}`,
      workMail(worker),
      signed,
      worker.atHouse === undefined ? worker.street : HOUSE.street,
      place.city,
      place.countryCode,
      String(place.latitude),
      String(place.longitude),
    ];
    return [common('Picked up', hired - 5 * DAY, ''), common('Delivered', hired - 2 * DAY, worker.atHouse === undefined ? worker.name : 'K. Householder')];
  });
  return csv([['tracking number', 'event time', 'status', 'carrier', 'asset tag', 'employee email', 'signed by', 'address', 'city', 'country', 'latitude', 'longitude'], ...rows]);
}

/** Changes of pay details and payments, as payroll has them. */
function pay(): string {
  const rows = employed.flatMap((worker) =>
    ['2026-09-30', '2026-10-30'].flatMap((date, month) => [
      [
        workMail(worker),
        date,
        worker.account,
        worker.holder ?? worker.name,
        'individual',
        'Sample Bank',
        worker.home.countryCode,
        'bank transfer',
        worker.atHouse === undefined ? '6200' : '8300',
        'USD',
        `FAKE-PAY-${worker.id}-${month}`,
      ],
    ]),
  );
  return csv([['employee email', 'date', 'account number', 'account holder', 'holder type', 'bank name', 'bank country', 'method', 'amount', 'currency', 'payment id'], ...rows]);
}

const REPORT = `# Quiet Tenant: borrowed identities behind one front door

Published by Example Threat Lab on 2 November 2026. This report is invented and comes with Bonafide to try it on; every name, number and address in it is reserved or made up.

## Summary

Example Threat Lab assesses with moderate confidence that Quiet Tenant is a group of North Korean IT workers. Since March 2025 the group has applied for remote software jobs at technology and finance companies in the United States under stolen and borrowed identities, and has kept the laptops of its employers in a house in Tulsa, Oklahoma.

## Activity

Applicants sent résumés that were written from one template and named the same former employer. During video interviews they kept the camera off or used face-swapping software. After hire, company laptops were shipped to a house that was not the home address of the applicant, where a facilitator connected them to remote desktop software and to IP-KVM devices such as PiKVM. The workers signed in through Astrill VPN from Russia and China at night. Wages were paid into accounts of a third person and moved on through cryptocurrency exchanges.

In two cases workers who had been dismissed copied source code to a personal cloud storage account and demanded a ransom.

The wages fund the weapons programmes of North Korea, and a firm that pays such a worker may breach sanctions without knowing it.

## Indicators

- Mail address of an applicant: jules.template.dev[@]example[.]net
- Mail address of a referee: terry.boilerplate[@]example[.]org
- Network address of the house: 203.0.113[.]40
- Remote address of night sign-ins: 198.51.100[.]77

## What to do

- Verify the identity of remote hires on live video.
- Ship equipment only to a verified home address.
- Block remote administration tools that were not approved.
- Check whether several employees share a payout account.
`;

/** Files of the example workforce by name. */
export function exampleWorkforce(): ReadonlyMap<string, string> {
  return new Map([
    ['examples/workforce/people.jsonl', `${workers.map((worker, at) => JSON.stringify(dossierOf(worker, at + 1))).join('\n')}\n`],
    ['examples/workforce/sign-ins.jsonl', `${signIns().join('\n')}\n`],
    ['examples/workforce/parcels.csv', parcels()],
    ['examples/workforce/pay.csv', pay()],
    ['examples/workforce/report.md', REPORT],
  ]);
}
