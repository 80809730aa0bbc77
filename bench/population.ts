/** A seeded stream of numbers in [0, 1). @source mulberry32, public domain by Tommy Ettinger */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const GIVEN = ['Robin', 'Alex', 'Casey', 'Dana', 'Jordan', 'Kim', 'Lee', 'Morgan', 'Noor', 'Quinn', 'Sasha', 'Toni'];
const FAMILY = ['Example', 'Sample', 'Placeholder', 'Fixture', 'Specimen', 'Template', 'Instance', 'Draft'];
const TOOLS = ['TypeScript', 'Kubernetes', 'PostgreSQL', 'Terraform', 'GraphQL', 'Docker', 'Next.js', 'Golang', 'Redis', 'Kafka'];
const DEEDS = [
  'Built',
  'Ran',
  'Moved',
  'Designed',
  'Hardened',
  'Measured',
  'Replaced',
  'Documented',
  'Split',
  'Led',
  'Tuned',
  'Rewrote',
  'Tested',
  'Secured',
  'Automated',
  'Taught',
];
const THINGS = [
  ...['billing', 'search', 'login', 'payments', 'ledger', 'catalogue', 'routing', 'scheduling', 'reporting', 'messaging', 'inventory', 'onboarding', 'pricing'],
  ...['telemetry', 'archive', 'printing', 'booking', 'claims', 'mapping', 'translation', 'shipping', 'consent', 'storage', 'streaming', 'alerting', 'release'],
];
const ENDS = [
  ...['service', 'pipeline', 'platform', 'cluster', 'library', 'gateway', 'console', 'warehouse', 'toolchain', 'scheduler', 'importer', 'dashboard', 'runtime'],
  ...['for two regions', 'for the night shift', 'under an audit', 'in nine weeks', 'with no outage', 'for partners', 'at half the cost', 'after a merger', 'for auditors'],
];
const COUNTRIES = [
  { countryCode: 'US', region: 'TX', city: 'Austin', timeZone: 'America/Chicago' },
  { countryCode: 'DE', region: 'BE', city: 'Berlin', timeZone: 'Europe/Berlin' },
  { countryCode: 'BR', region: 'SP', city: 'São Paulo', timeZone: 'America/Sao_Paulo' },
  { countryCode: 'NG', region: 'LA', city: 'Lagos', timeZone: 'Africa/Lagos' },
];

/** A phone of one’s own: the numbers kept for fiction, 100 in each of 800 area codes. People past the eighty-thousandth share. @source NANPA, 555 line numbers 0100 to 0199 */
function fictionalPhone(index: number): string {
  const area = 200 + (Math.floor(index / 100) % 800);
  return `+1${area}555${String(100 + (index % 100)).padStart(4, '0')}`;
}

/**
 * A synthetic dossier of realistic size (about 8 KB of JSON): an invented worker with work history, documents, interviews, shipments and
 * pay, some of which set signals off. Shape: `bonafide.dossier/v1`.
 */
export function syntheticDossier(index: number, next: () => number): Record<string, unknown> {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T);
  const chance = (share: number) => next() < share;
  const digits = (length: number) => Array.from({ length }, () => Math.floor(next() * 10)).join('');
  const name = `${pick(GIVEN)} ${pick(FAMILY)}`;
  const home = pick(COUNTRIES);
  /** Words as a résumé has them: few people share three in a row by chance. */
  const sentence = () =>
    `${pick(DEEDS)} the ${pick(THINGS)} ${pick(ENDS)} and ${pick(THINGS)} ${pick(ENDS)} with ${pick(TOOLS)}, ${Math.floor(next() * 90) + 10} ${pick(THINGS)} jobs a ${pick(['day', 'week', 'night'])} at ${pick(ENDS)} ${pick(THINGS)}.`;
  const street = { address: `${Math.floor(next() * 900) + 1} Example Street`, city: home.city, region: home.region, postalCode: digits(5), countryCode: home.countryCode };
  const work = Array.from({ length: 5 }, (_, post) => ({
    name: `Example Works ${Math.floor(next() * 900)}`,
    position: pick(['Software Engineer', 'Data Engineer', 'Site Reliability Engineer']),
    startDate: `${2012 + 2 * post}-0${1 + Math.floor(next() * 9)}`,
    ...(post === 4 ? {} : { endDate: `${2014 + 2 * post}-0${1 + Math.floor(next() * 9)}` }),
    summary: sentence(),
    highlights: Array.from({ length: 4 }, sentence),
  }));
  return {
    schema: 'bonafide.dossier/v1',
    id: `P-${index}`,
    subject: {
      relation: pick(['applicant', 'contractor', 'employee']),
      role: { title: 'Engineer', tier: Math.floor(next() * 4) },
      claimedResidence: home,
      startedAt: '2026-01-05',
    },
    documents: [
      { id: 'resume', role: 'resume' },
      { id: 'profile', role: 'profile' },
    ],
    names: [{ name, document: 'resume' }],
    emails: [{ address: `p${index}@example.com`, oldestTraceAt: chance(0.2) ? '2026-03' : '2015' }],
    phones: [{ number: fictionalPhone(index), ...(chance(0.3) ? { lineType: 'non-fixed-voip' } : { lineType: 'mobile' }) }],
    addresses: [{ kind: 'residence', ...street, proof: 'utility-bill' }],
    profiles: [
      {
        network: 'GitHub',
        username: `user${index}`,
        createdAt: chance(0.2) ? '2026-01' : '2014-05',
        activeYears: Array.from({ length: 8 }, (_, year) => ({ year: 2018 + year, contributions: Math.floor(next() * 800) })),
      },
    ],
    repositories: Array.from({ length: 4 }, (_, repository) => ({
      name: `user${index}/repository-${repository}`,
      accountCreatedAt: '2014-05',
      firstCommitAt: chance(0.1) ? '2012-01' : '2016-01',
    })),
    work: [...work.map((post) => ({ ...post, document: 'resume' })), ...work.slice(2).map(({ highlights: _, ...post }) => ({ ...post, document: 'profile' }))],
    education: [{ institution: 'Example University', studyType: 'BSc', area: 'Computer Science', endDate: '2012', document: 'resume' }],
    skills: TOOLS.slice(0, 6).map((tool) => ({ name: tool, level: 'senior' })),
    references: Array.from({ length: 2 }, (_, reference) => ({
      name: `${pick(GIVEN)} ${pick(FAMILY)}`,
      employer: 'Example Works',
      email: `r${index}.${reference}@example.org`,
      reachedBy: ['video'],
      contactFoundBy: 'employer',
    })),
    identityDocuments: [{ type: 'passport', issuingCountry: home.countryCode, name, number: digits(9), place: street }],
    payoutAccounts: [{ kind: 'bank', number: digits(12), holderName: chance(0.1) ? 'Example Holdings' : name, bankCountry: home.countryCode, validFrom: '2026-01-05' }],
    applications: Array.from({ length: 3 }, (_, application) => ({
      requisition: `R-${application}`,
      submittedAt: `2025-11-1${application}`,
      family: 'engineering',
      artefact: `p${index}@example.com`,
    })),
    shipments: [{ direction: 'outbound', to: chance(0.1) ? { ...street, address: '9 Other Street' } : street, deliveredAt: '2026-01-04', recipientName: name }],
    interviews: Array.from({ length: 3 }, (_, round) => ({
      at: `2025-12-0${round + 1}T15:00:00Z`,
      camera: 'on',
      network: { ip: `2001:db8:${(index >> 16).toString(16)}:${(index & 0xffff).toString(16)}::1`, kind: chance(0.1) ? 'hosting' : 'residential', countryCode: home.countryCode },
      timeZone: home.timeZone,
      locale: 'en-US',
      cameraDevices: ['Integrated Camera'],
      seenBy: ['Robin Reviewer'],
    })),
    calls: Array.from({ length: 10 }, (_, call) => ({
      at: `2026-02-${String(call + 1).padStart(2, '0')}`,
      scheduled: false,
      outcome: chance(0.8) ? 'answered' : 'missed',
      inWorkingHours: true,
    })),
    verifications: [
      { verification: 'identity-proofing', result: 'satisfied', by: 'Robin Reviewer', at: '2025-12-20' },
      {
        verification: 'education-record',
        result: chance(0.05) ? 'failed' : 'satisfied',
        by: 'Robin Reviewer',
        at: '2025-12-21',
        about: 'Example University',
        contactFoundBy: 'employer',
      },
    ],
  };
}
