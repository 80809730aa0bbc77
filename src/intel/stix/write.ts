import type { ActorProfile, Instant, Quoted, ReportActor } from '#model';
import { ATTACK_VERSION, currentTechnique } from '../attack.ts';
import { idOf, marking, PROFILE_EXTENSION, type StixBundle, type StixObject } from './objects.ts';
import { observableOf, patternOf } from './observables.ts';

/** Words of a text and their place, as a description gives them. */
const cited = ({ quote, start, end }: Quoted) => `“${quote}” [${start}–${end}]`;

/** How sure a wording is, on STIX’s scale of 0 to 100. @source OASIS STIX 2.1, appendix A, scale “Words of Estimative Probability”: the wordings are the house’s reading of it */
const CONFIDENCE: Readonly<Record<ReportActor['wording'], number>> = {
  stated: 85,
  assessed: 70,
  alleged: 60,
  reported: 50,
  suspected: 50,
  possible: 30,
  'unlikely-state': 15,
  denied: 5,
  none: 0,
};

const full = (date: string | undefined) => (date === undefined ? undefined : `${date}${'-01-01'.slice(date.length === 4 ? 0 : date.length === 7 ? 3 : 6)}T00:00:00.000Z`);

/** Objects of a bundle, each id once. */
class Bundle {
  readonly objects = new Map<string, StixObject>();
  readonly #base: Readonly<Record<string, unknown>>;
  readonly #key: string;
  constructor(key: string, base: Readonly<Record<string, unknown>>) {
    this.#key = key;
    this.#base = base;
  }
  put(object: StixObject): string {
    if (!this.objects.has(object.id)) this.objects.set(object.id, object);
    return object.id;
  }
  /** An object of ours, the same for the same report and the same parts. */
  add(type: string, parts: readonly string[], properties: Readonly<Record<string, unknown>>): string {
    return this.put({ type, spec_version: '2.1', id: idOf(type, this.#key, ...parts), ...this.#base, ...properties });
  }
  relate(source: string, relation: string, target: string, quoted?: Quoted, more: Readonly<Record<string, unknown>> = {}): void {
    this.add('relationship', [source, relation, target], {
      relationship_type: relation,
      source_ref: source,
      target_ref: target,
      ...(quoted === undefined ? {} : { description: cited(quoted) }),
      ...more,
    });
  }
  note(parts: readonly string[], content: string, refs: readonly string[]): void {
    this.add('note', parts, { abstract: parts.join(' '), content, object_refs: refs });
  }
}

type Writing = { readonly bundle: Bundle; readonly profile: ActorProfile; readonly reportId: string };

function writeActors({ bundle, profile, reportId }: Writing): readonly string[] {
  const primary: string[] = [];
  for (const actor of profile.attribution.actors) {
    if (actor.relation === 'negated') {
      bundle.note(['not attributed', actor.name], `The text says that it was probably not ${actor.name}: ${cited(actor)}`, [reportId]);
      continue;
    }
    const isGroup = actor.kind === 'state-group' || actor.kind === 'criminal-group';
    const aliases = actor.aliases.map(({ name }) => name);
    const known =
      actor.known === undefined || !/^G\d{4}$/.test(actor.known.id)
        ? []
        : [{ source_name: 'mitre-attack', external_id: actor.known.id, url: `https://attack.mitre.org/groups/${actor.known.id}` }];
    const id = bundle.add(isGroup ? 'intrusion-set' : 'threat-actor', [actor.name], {
      name: actor.name,
      description: cited(actor),
      confidence: CONFIDENCE[actor.wording],
      ...(aliases.length === 0 ? {} : { aliases }),
      ...(known.length === 0 ? {} : { external_references: known }),
      ...(isGroup ? {} : { threat_actor_types: [actor.kind === 'state-workforce' ? 'nation-state' : 'unknown'] }),
      ...(actor.kind === 'state-workforce' ? { primary_motivation: 'organizational-gain' } : {}),
    });
    if (actor.relation === 'primary') primary.push(id);
    if (actor.country !== undefined) {
      const place = bundle.add('location', [actor.country], { name: actor.country, country: actor.country });
      bundle.relate(id, isGroup ? 'originates-from' : 'located-at', place, actor);
    }
  }
  const { sponsor } = profile.attribution;
  if (sponsor !== undefined) {
    const id = bundle.add('identity', ['sponsor', sponsor.name], { name: sponsor.name, identity_class: 'organization', description: cited(sponsor) });
    for (const actor of primary) bundle.relate(actor, actor.startsWith('threat-actor') ? 'attributed-to' : 'related-to', id, sponsor);
  }
  return primary;
}

function writePeople({ bundle, profile, reportId }: Writing): void {
  for (const person of profile.attribution.people) {
    const id = bundle.add('identity', ['person', person.name], { name: person.name, identity_class: 'individual', description: cited(person) });
    const presumed =
      person.alleged && ['charged', 'indicted', 'wanted'].includes(person.status) ? ' An accusation is an allegation: the person is presumed innocent until proven guilty.' : '';
    const stolen = person.status === 'possibly-stolen-identity' ? ' The name may be that of a victim of identity theft.' : '';
    bundle.note(
      ['person', person.name],
      `${person.status}${person.role === undefined ? '' : `, ${person.role}`}${person.date === undefined ? '' : `, ${person.date}`}.${presumed}${stolen} ${cited(person)}`,
      [reportId, id],
    );
  }
}

function writeTargets({ bundle, profile }: Writing, actors: readonly string[]): void {
  const { organisations } = profile.attribution;
  for (const one of organisations) {
    const id = bundle.add('identity', ['organisation', one.name], { name: one.name, identity_class: 'organization', roles: [one.role], description: cited(one) });
    if (one.role === 'victim') for (const actor of actors) bundle.relate(actor, 'targets', id, one);
  }
  for (const one of profile.targeting.sectors) {
    const id = bundle.add('identity', ['sector', one.sector], { name: one.sector, identity_class: 'class', sectors: [one.sector] });
    for (const actor of actors) bundle.relate(actor, 'targets', id, one);
  }
  for (const one of profile.targeting.countries) {
    const id = bundle.add('location', [one.code], { name: one.code, country: one.code });
    for (const actor of actors) {
      const isGroup = actor.startsWith('intrusion-set');
      const relation = {
        victim: 'targets',
        origin: isGroup ? 'originates-from' : 'located-at',
        'operating-location': isGroup ? 'related-to' : 'located-at',
        impersonated: 'related-to',
        mentioned: undefined,
      }[one.relation];
      if (relation !== undefined) bundle.relate(actor, relation, id, one);
    }
  }
  for (const one of profile.targeting.victims) {
    const id = bundle.add('identity', ['victims', one.quote], { name: one.quote.replace(/\s+/g, ' '), identity_class: 'class', description: cited(one) });
    for (const actor of actors) bundle.relate(actor, 'targets', id, one);
  }
}

function writeTechniques({ bundle, profile }: Writing, actors: readonly string[]): void {
  for (const use of profile.techniques) {
    const stixId = currentTechnique(use.id)?.stixId;
    if (stixId === undefined) continue;
    // The object is ATT&CK’s own; only its id and name are repeated, so that the bundle stands by itself.
    const id = bundle.put({
      type: 'attack-pattern',
      spec_version: '2.1',
      id: stixId,
      created: '2017-05-31T21:30:00.000Z',
      modified: '2017-05-31T21:30:00.000Z',
      name: use.name,
      external_references: [{ source_name: 'mitre-attack', external_id: use.id, url: `https://attack.mitre.org/techniques/${use.id.replace('.', '/')}` }],
    });
    const how = use.by === 'id' ? 'Written in the text' : `Inferred by ${use.why ?? use.by}`;
    for (const actor of actors)
      bundle.add('relationship', [actor, 'uses', id], {
        relationship_type: 'uses',
        source_ref: actor,
        target_ref: id,
        confidence: Math.round(use.confidence * 100),
        description: `${how}: ${cited(use)}`,
      });
  }
}

function writeInfrastructure({ bundle, profile }: Writing, actors: readonly string[], created: string): void {
  for (const one of profile.infrastructure.software) {
    const attack =
      one.attackId === undefined
        ? {}
        : { external_references: [{ source_name: 'mitre-attack', external_id: one.attackId, url: `https://attack.mitre.org/software/${one.attackId}` }] };
    if (one.kind === 'service') {
      const id = bundle.add('identity', ['service', one.name], { name: one.name, identity_class: 'organization', description: cited(one) });
      for (const actor of actors) bundle.relate(actor, 'related-to', id, one);
    } else {
      const id = bundle.add(one.kind, [one.name], { name: one.name, ...(one.kind === 'malware' ? { is_family: true } : {}), ...attack });
      for (const actor of actors) bundle.relate(actor, 'uses', id, one);
    }
  }
  for (const one of profile.infrastructure.indicators) {
    if (one.type === 'vulnerability') {
      const id = bundle.add('vulnerability', [one.value], { name: one.value, external_references: [{ source_name: 'cve', external_id: one.value }], description: cited(one) });
      for (const actor of actors) bundle.relate(actor, 'targets', id, one);
      continue;
    }
    const found = observableOf(one);
    if (found === undefined) continue;
    const object = bundle.put(found.object);
    if (one.context !== 'malicious') continue;
    const id = bundle.add('indicator', [one.type, one.value], {
      name: one.value,
      description: `${one.why}: ${cited(one)}`,
      indicator_types: ['malicious-activity'],
      pattern: patternOf(found),
      pattern_type: 'stix',
      valid_from: created,
      confidence: Math.round(one.confidence * 100),
    });
    bundle.relate(id, 'related-to', object, one);
    for (const actor of actors) bundle.relate(id, 'indicates', actor, one);
  }
}

function writeLines({ bundle, profile, reportId }: Writing): void {
  const lines = (title: string, those: readonly Quoted[]) => {
    if (those.length > 0) bundle.note([title], those.map((one) => `- ${cited(one)}`).join('\n'), [reportId]);
  };
  const { activity } = profile;
  lines('activity', activity.facts);
  lines('dates, amounts and numbers', [...activity.dates, ...activity.money, ...activity.counts]);
  lines('implications', profile.implications);
  lines('caveats', profile.attribution.caveats);
  lines(
    'red flags',
    profile.redFlags.filter(({ protectedCharacteristic }) => protectedCharacteristic === undefined),
  );
  lines(
    'judges people by what they are, and is no signal',
    profile.redFlags.filter(({ protectedCharacteristic }) => protectedCharacteristic !== undefined),
  );
  for (const one of profile.mitigations) {
    const carried = [...one.signals, ...one.verifications];
    bundle.add('course-of-action', [String(one.start), one.quote], {
      name: one.quote.replace(/\s+/g, ' ').slice(0, 120),
      description: `${cited(one)}${carried.length === 0 ? '' : ` Carried out by: ${carried.join(', ')}.`}`,
    });
  }
  const phones = profile.infrastructure.indicators.filter(({ type }) => type === 'phone-number');
  if (phones.length > 0) bundle.note(['telephone numbers'], phones.map((one) => `- ${one.value} (${one.context}): ${cited(one)}`).join('\n'), [reportId]);
  bundle.note(['absent'], profile.absent.length === 0 ? 'Nothing of what such a report may hold is absent.' : `The text does not contain: ${profile.absent.join(', ')}.`, [
    reportId,
  ]);
}

/**
 * A profile as a STIX 2.1 bundle. The report object carries the whole profile with its quotations in an extension, so that it comes
 * back as it went. Deterministic: ids are UUIDs of names, times are the date of publication. @param options.created where the report has no date
 */
export function toStix(profile: ActorProfile, { created: fallback }: { readonly created: Instant }): StixBundle {
  const { source } = profile;
  const created = full(source.published) ?? (/\.\d{3}Z$/.test(fallback) ? fallback : fallback.replace(/(?:\.\d+)?Z$/, '.000Z'));
  const maker: StixObject = {
    type: 'identity',
    spec_version: '2.1',
    id: idOf('identity', 'bonafide'),
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    name: 'Bonafide',
    identity_class: 'system',
  };
  const tlp = source.tlp === undefined ? undefined : marking(source.tlp);
  const bundle = new Bundle(profile.sha256, { created, modified: created, created_by_ref: maker.id, ...(tlp === undefined ? {} : { object_marking_refs: [tlp.id] }) });
  const reportId = profile.id;
  const writing: Writing = { bundle, profile, reportId };
  const actors = writeActors(writing);
  writePeople(writing);
  writeTargets(writing, actors);
  writeTechniques(writing, actors);
  writeInfrastructure(writing, actors, created);
  writeLines(writing);
  const objects = [...bundle.objects.values()];
  const extension: StixObject = {
    type: 'extension-definition',
    spec_version: '2.1',
    id: PROFILE_EXTENSION,
    created: '2026-01-01T00:00:00.000Z',
    modified: '2026-01-01T00:00:00.000Z',
    created_by_ref: maker.id,
    name: 'Bonafide profile',
    schema: 'actor-profile.schema.json',
    version: '1.0.0',
    extension_types: ['property-extension'],
  };
  const report: StixObject = {
    type: 'report',
    spec_version: '2.1',
    id: reportId,
    created,
    modified: created,
    created_by_ref: maker.id,
    ...(tlp === undefined ? {} : { object_marking_refs: [tlp.id] }),
    name: source.title ?? source.file ?? 'Untitled report',
    report_types: ['threat-actor'],
    published: created,
    external_references: [
      {
        source_name: source.publisher ?? source.file ?? 'report',
        ...(source.url === undefined ? { description: 'The text that was read' } : { url: source.url }),
        hashes: { 'SHA-256': profile.sha256 },
      },
      { source_name: 'mitre-attack', description: `Technique ids of ATT&CK Enterprise ${ATTACK_VERSION}`, url: 'https://attack.mitre.org' },
    ],
    object_refs: objects.map(({ id }) => id),
    extensions: { [PROFILE_EXTENSION]: { extension_type: 'property-extension', profile } },
  };
  return { type: 'bundle', id: idOf('bundle', profile.sha256), objects: [maker, extension, ...(tlp === undefined ? [] : [tlp]), report, ...objects] };
}
