import { BonafideError, type Judgement, type Link, type LinkRecord, type Ring } from '#model';
import { findPerson, findRings, judge as judgePair, linksOfPerson, ringsDot, ringsGraphml, ringsSvg } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { recordShown } from '../reader.ts';
import { paint, printable, type Terminal, wrap } from '../terminal.ts';
import { policyOf } from './shared.ts';

type Common = { readonly db?: string; readonly policy?: string; readonly json?: boolean };

/** Time between two lines of progress. Unit: milliseconds. */
const PROGRESS_EVERY = 500;
/** Ties that are printed in full. */
const SHOWN = 20;

const percent = (share: number): string => (share > 0.99 && share < 1 ? 'over 99 %' : `${Math.round(share * 100)} %`);
const plural = (count: number, one: string, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
const signed = (weight: number | null): string => (weight === null ? 'not comparable' : `${weight < 0 ? '−' : '+'}${Math.abs(weight).toFixed(1)} dB`);

const KINDS: Readonly<Record<Link['kind'], string>> = { 'same-hand': 'may be one hand with', 'shared-means': 'shares means with', facilitates: 'serves' };

const ROLES: Readonly<Record<Ring['members'][number]['role'], string>> = {
  host: 'host: equipment for others goes to this home',
  payee: 'payee: pay of others goes here',
  referrer: 'vouches for others',
  persona: 'may be one hand with others',
  member: 'shares means',
};

/** What a pair shares, how rare each value is, and what would show it innocent: what is added up, to the weight of the tie. */
function tellValues({ values, weight: whole }: Link, { width, out }: Terminal): void {
  const counted = values.filter((value) => value.counted);
  for (const { feature, label, holders, weight, counted: isCounted, likeness, setAside, ask } of values) {
    const alike = likeness === undefined ? '' : `, ${percent(likeness)} alike`;
    const rare = holders === 2 ? 'nobody else has it' : `${plural(holders, 'person has', 'people have')} it`;
    out(`${wrap(`${(isCounted ? signed(weight) : '').padStart(9)}  ${printable(label)} (${feature}${alike}; ${rare})`, width, '    ')}\n`);
    const standing = setAside !== undefined ? `not counted: ${printable(setAside)}` : isCounted ? `innocent if: ${ask}` : 'rests on the same fact as a heavier one above';
    out(`${wrap(standing, width, '               ')}\n`);
  }
  if (counted.length === 0) return;
  const before = whole - counted.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
  out(`    ${signed(before).padStart(9)}  before anything is known: one other person in ${Math.round(10 ** (-before / 10)).toLocaleString('en')}\n`);
  out(`    ${signed(whole).padStart(9)}  in all; odds are ten times higher with every 10 dB\n`);
}

function tellLink(link: Link, own: string, caption: (id: string) => string, terminal: Terminal): void {
  const colours = paint(terminal);
  const isFirst = link.a === own;
  const other = isFirst ? link.b : link.a;
  const kind = link.kind === 'facilitates' && !isFirst ? 'is served by' : KINDS[link.kind];
  const standing = link.judgement === 'no-judgement' ? (link.counts ? percent(link.probability) : 'does not count') : `judged ${link.judgement}`;
  terminal.out(`${colours.bold(`${kind} ${printable(caption(other))}`)} (${other}): ${standing}\n`);
  for (const explanation of link.explanations) terminal.out(`${wrap(printable(explanation), terminal.width, '  asked first: ')}\n`);
  tellValues(link, terminal);
}

function tellRing(ring: Ring, terminal: Terminal): void {
  const colours = paint(terminal);
  const patterns = ring.patterns.length === 0 ? '' : `, ${ring.patterns.join(', ')}`;
  terminal.out(
    `${colours.bold(`${plural(ring.members.length, 'person', 'people')} (${ring.id})`)}: ${percent(ring.probability)}${ring.earliest === undefined ? '' : `, since ${ring.earliest}`}${patterns}\n`,
  );
  for (const { id, caption, role, since } of ring.members) terminal.out(`  ${printable(caption)} (${id}) · ${ROLES[role]}${since === undefined ? '' : ` · since ${since}`}\n`);
  for (const { feature, label, members, holders } of ring.shared.slice(0, SHOWN))
    terminal.out(`${wrap(`${printable(label)} (${feature}): ${members.length} of them${holders > members.length ? `, ${holders} in all` : ''}`, terminal.width, '    ')}\n`);
}

/** Tells what ties somebody to others, or everybody’s ties by ring. @throws BonafideError `dossier.not-found`, `dossier.ambiguous` */
export async function links(person: string | undefined, options: Common, context: CliContext): Promise<number> {
  if (person === undefined) return rings({ ...options, links: true }, context);
  const { compose, terminal } = context;
  const ports = compose({ db: options.db, store: true });
  const store = await ports.store();
  try {
    const dossier = await findPerson(store, person);
    const { links: found, hubs, ring } = await linksOfPerson(dossier.id, store, ports.digest);
    await recordShown('links', [dossier.id], store, ports);
    if (options.json === true) {
      terminal.out(`${JSON.stringify({ dossierId: dossier.id, caption: dossier.caption, links: found, hubs, ...(ring === undefined ? {} : { ring }) })}\n`);
      return EXIT.done;
    }
    const captions = new Map<string, string>();
    for (const [id, body] of await store.linkRecords([...new Set(found.flatMap(({ a, b }) => [a, b]))])) captions.set(id, (JSON.parse(body) as LinkRecord).caption);
    terminal.out(`${paint(terminal).bold(printable(dossier.caption))} (${dossier.id})\n`);
    if (found.length === 0) terminal.out(`Shares nothing with ${plural((await store.countDossiers()) - 1, 'other stored person', 'other stored people')} that ties them.\n`);
    for (const link of found.slice(0, SHOWN)) tellLink(link, dossier.id, (id) => captions.get(id) ?? id, terminal);
    if (found.length > SHOWN) terminal.out(`… and ${found.length - SHOWN} more; --json has all\n`);
    for (const { feature, label, holders, likely } of hubs)
      terminal.out(`${wrap(`hub: ${printable(label)} (${feature}) is had by ${holders.toLocaleString('en')} people: probably ${likely}; it ties nobody`, terminal.width)}\n`);
    if (ring !== undefined) tellRing(ring, terminal);
    return EXIT.done;
  } finally {
    await store.close();
  }
}

type RingOptions = Common & { readonly svg?: boolean; readonly dot?: boolean; readonly graphml?: boolean; readonly links?: boolean };

/** Compares everybody and tells the rings. */
export async function rings(options: RingOptions, { compose, terminal }: CliContext): Promise<number> {
  const chosen = [options.json, options.svg, options.dot, options.graphml].filter((one) => one === true).length;
  if (chosen > 1) throw new BonafideError('usage.invalid', 'One form at a time.', 'Choose one of --json, --svg, --dot and --graphml.');
  const ports = compose({ db: options.db, store: true });
  const store = await ports.store();
  try {
    let told = 0;
    const run = await findRings(store, ports, ({ step, done, all }) => {
      if (!terminal.live || performance.now() - told < PROGRESS_EVERY) return;
      told = performance.now();
      terminal.err(`\r\u001b[K${step} ${done.toLocaleString('en')} of ${all.toLocaleString('en')} …`);
    });
    if (terminal.live) terminal.err('\r\u001b[K');
    await recordShown(
      'rings',
      run.rings.flatMap(({ members }) => members.map(({ id }) => id)),
      store,
      ports,
    );
    if (options.svg === true) terminal.out(`${ringsSvg(run.rings)}\n`);
    else if (options.dot === true) terminal.out(`${ringsDot(run.rings)}\n`);
    else if (options.graphml === true) terminal.out(`${ringsGraphml(run.rings)}\n`);
    else if (options.json === true) terminal.out(`${JSON.stringify(run)}\n`);
    else {
      for (const ring of run.rings) {
        tellRing(ring, terminal);
        const caption = (id: string) => ring.members.find((member) => member.id === id)?.caption ?? id;
        if (options.links === true) for (const link of ring.links.slice(0, SHOWN)) tellLink(link, link.a, caption, terminal);
        terminal.out('\n');
      }
      terminal.err(`${plural(run.people, 'person', 'people')}, ${plural(run.compared, 'pair')} compared, ${plural(run.rings.length, 'ring')}.\n`);
    }
    return EXIT.done;
  } finally {
    await store.close();
  }
}

const SAID: Readonly<Record<string, Judgement>> = { same: 'positive', different: 'negative', unsure: 'unsure', none: 'no-judgement' };

/** Records what a named person says of two people. @throws BonafideError `dossier.not-found`, `dossier.ambiguous`, `usage.invalid` */
export async function judge(
  one: string,
  two: string,
  said: string,
  options: Common & { readonly reason: string; readonly by: string },
  { compose, terminal }: CliContext,
): Promise<number> {
  const judgement = SAID[said];
  if (judgement === undefined) throw new BonafideError('usage.invalid', `“${printable(said)}” is no judgement.`, `Say one of ${Object.keys(SAID).join(', ')}.`);
  const ports = compose({ db: options.db, store: true });
  const policy = await policyOf(options.policy, ports);
  const store = await ports.store();
  try {
    const [a, b] = [await findPerson(store, one), await findPerson(store, two)];
    const kept = await judgePair({ one: a.id, two: b.id, judgement, reason: options.reason, by: options.by }, policy, store, ports);
    if (options.json === true) terminal.out(`${JSON.stringify(kept)}\n`);
    else terminal.out(`${printable(a.caption)} and ${printable(b.caption)}: ${said}, says ${printable(options.by)}. Both were assessed anew.\n`);
    return EXIT.done;
  } finally {
    await store.close();
  }
}
