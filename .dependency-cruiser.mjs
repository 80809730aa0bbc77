/*
 * The walls of the house. One table says which room may look into which; everything else is refused. A room is reached at
 * its door (`#room`, its index.ts) and nowhere else. ARCHITECTURE.md explains the rooms, test/architecture proves that
 * these rules refuse planted trespasses.
 */

/** Rooms that judge: synchronous, without Node, clock, network, randomness or database. */
export const PURE_ROOMS = ['intel', 'watchlists', 'dossiers', 'telemetry', 'links', 'checks', 'assessment', 'cases'];

/** Which doors each room may open. */
export const DOORS = {
  values: [],
  model: ['values'],
  ...Object.fromEntries(PURE_ROOMS.map((room) => [room, ['model', 'values']])),
  operations: ['values', 'model', ...PURE_ROOMS],
  store: ['model', 'values', 'operations'],
  io: ['model', 'values', 'operations'],
  http: ['model', 'operations'],
  cli: ['model', 'operations', 'http'],
  testing: ['values', 'model', 'operations', ...PURE_ROOMS],
};

/** Packages that a pure room may use: pure themselves, and parsers that are not ours to write. */
const PURE_PACKAGES = ['zod', 'libphonenumber-js', 'tldts', 'any-ascii', 'fastest-levenshtein', 'csv-parse', 'saxes'];

const rooms = Object.keys(DOORS);
const TEST = '\\.(test|bench)\\.ts$';
const PURE = `^src/(values|model|${PURE_ROOMS.join('|')})/`;

const doorRules = rooms.map((room) => ({
  name: `doors-of-${room}`,
  severity: 'error',
  comment: `${room} may open only: ${DOORS[room].join(', ') || 'no other room'}. Move the shared thought to values or model, or let an operation bring the two together.`,
  from: { path: `^src/${room}/`, pathNot: TEST },
  to: { path: '^src/[^/]+/', pathNot: [`^src/${room}/`, ...DOORS[room].map((door) => `^src/${door}/index\\.ts$`)] },
}));

export default {
  forbidden: [
    ...doorRules,
    {
      name: 'one-door',
      severity: 'error',
      comment: 'A room is reached at its index.ts only. Export what you need there, or ask whether you need it.',
      from: { path: '^src/([^/]+)/', pathNot: TEST },
      to: { path: '^src/([^/]+)/.+', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'door-by-its-name',
      severity: 'error',
      comment: 'Another room is named #room, never by a relative path.',
      from: { path: '^src/([^/]+)/', pathNot: TEST },
      to: { path: '^src/([^/]+)/index\\.ts$', pathNot: '^src/$1/', dependencyTypes: ['local'], dependencyTypesNot: ['aliased-subpath-import'] },
    },
    {
      name: 'pure-rooms-have-no-effects',
      severity: 'error',
      comment: 'A pure room knows no Node module. Pass the value in, or add a port to operations/ports.ts.',
      from: { path: PURE, pathNot: TEST },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-rooms-have-few-packages',
      severity: 'error',
      comment: `A pure room uses only ${PURE_PACKAGES.join(', ')}. Another pure package needs a decision record.`,
      from: { path: PURE, pathNot: TEST },
      to: { path: 'node_modules/', pathNot: `node_modules/(${PURE_PACKAGES.join('|')})/` },
    },
    {
      name: 'a-check-stands-alone',
      severity: 'error',
      comment: 'A check imports no other check. Shared thinking goes to values.',
      from: { path: '^src/checks/([^/]+)/[^/]+\\.ts$', pathNot: TEST },
      to: { path: '^src/checks/', pathNot: '^src/checks/index\\.ts$' },
    },
    {
      name: 'a-reader-stands-alone',
      severity: 'error',
      comment: 'A format imports no other format. Shared reading goes to the room itself.',
      from: { path: '^src/dossiers/formats/([^/]+)\\.ts$', pathNot: TEST },
      to: { path: '^src/dossiers/formats/', pathNot: ['^src/dossiers/formats/$1\\.ts$', '^src/dossiers/formats/csv-headers\\.ts$'] },
    },
    {
      name: 'a-list-stands-alone',
      severity: 'error',
      comment: 'A list imports no other list. What two lists share is a format, or goes to the room itself.',
      from: { path: '^src/watchlists/lists/([^/]+)\\.ts$', pathNot: TEST },
      to: { path: '^src/watchlists/lists/', pathNot: '^src/watchlists/lists/$1\\.ts$' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      comment: 'What ships does not import the testers.',
      from: { path: '^src/', pathNot: ['^src/testing/', TEST, 'conformance\\.ts$'] },
      to: { path: '^src/testing/' },
    },
    {
      name: 'the-browser-is-another-world',
      severity: 'error',
      comment: 'The web application knows the server by its API document alone: web/src/api.generated.ts. What both need is said there.',
      from: { path: '^web/' },
      to: { path: '^src/' },
    },
    {
      name: 'what-ships-to-browsers-stays-there',
      severity: 'error',
      comment: 'The server sends the web application as built, and imports nothing of it.',
      from: { path: '^(src|scripts)/' },
      to: { path: '^web/' },
    },
    { name: 'no-circles', severity: 'error', comment: 'Two files that need each other are one file, or miss a third.', from: { pathNot: TEST }, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports it: delete it or use it.',
      from: { orphan: true, pathNot: [TEST, '\\.d\\.ts$', '^src/(bin|index)\\.ts$', '^web/src/main\\.tsx$', '^src/store/worker\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], mainFields: ['module', 'main'] },
  },
};
