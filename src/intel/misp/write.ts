import type { ActorProfile, Instant, Quoted } from '#model';
import { uuid5 } from '../stix/sha1.ts';
import { MISP_TYPES } from './types.ts';

/** Namespace of UUIDs of events. @source house, drawn once */
const NAMESPACE = '3f0f4a1e-0d7e-5a7e-8c1b-7d6a55c0e9d4';

type MispAttribute = {
  readonly uuid: string;
  readonly type: string;
  readonly category: string;
  readonly value: string;
  readonly to_ids: boolean;
  readonly comment: string;
  readonly distribution: string;
};
type MispObject = {
  readonly uuid: string;
  readonly name: string;
  readonly 'meta-category': string;
  readonly distribution: string;
  readonly Attribute: readonly (MispAttribute & { readonly object_relation: string })[];
};

/** A MISP event. @source MISP core format (draft-dulaunoy-misp-core-format) */
export type MispEvent = {
  readonly Event: {
    readonly uuid: string;
    readonly info: string;
    readonly date: string;
    readonly timestamp: string;
    readonly published: boolean;
    readonly distribution: string;
    readonly analysis: string;
    readonly threat_level_id: string;
    readonly Attribute: readonly MispAttribute[];
    readonly Object: readonly MispObject[];
    readonly Tag: readonly { readonly name: string }[];
    readonly EventReport: readonly { readonly uuid: string; readonly name: string; readonly content: string; readonly distribution: string }[];
  };
};

const LEVEL: Readonly<Record<string, string>> = { malicious: '2', other: '4' };

/** A profile as a MISP event. Only what is malicious is for detection. Deterministic, as the STIX bundle. */
export function toMisp(profile: ActorProfile, { created, markdown }: { readonly created: Instant; readonly markdown: string }): MispEvent {
  const uuid = (...parts: readonly string[]) => uuid5(NAMESPACE, [profile.sha256, ...parts].join('\u001f'));
  const cited = ({ quote, start, end }: Quoted) => `“${quote.replace(/\s+/g, ' ')}” [${start}–${end}]`;
  const { source, attribution, targeting, infrastructure, techniques } = profile;
  const date = (source.published ?? created).padEnd(7, '-01').padEnd(10, '-01').slice(0, 10);
  const attributes = infrastructure.indicators.map((one): MispAttribute => {
    const [type, category] =
      one.type === 'wallet' && one.chain !== undefined && one.chain !== 'BTC' ? ([one.chain === 'XMR' ? 'xmr' : 'text', 'Financial fraud'] as const) : MISP_TYPES[one.type];
    return {
      uuid: uuid('attribute', one.type, one.value),
      type,
      category,
      value: one.value,
      to_ids: one.context === 'malicious',
      comment: `${one.context}, ${one.why}: ${cited(one)}`,
      distribution: '5',
    };
  });
  const link: readonly MispAttribute[] =
    source.url === undefined
      ? []
      : [{ uuid: uuid('link', source.url), type: 'link', category: 'External analysis', value: source.url, to_ids: false, comment: 'The report', distribution: '5' }];
  const member = (object: string, relation: string, value: string, comment: string) => ({
    uuid: uuid(object, relation, value),
    object_relation: relation,
    type: 'text',
    category: 'Other',
    value,
    to_ids: false,
    comment,
    distribution: '5',
  });
  const objects = [
    ...attribution.people.map(
      (one): MispObject => ({
        uuid: uuid('person', one.name),
        name: 'person',
        'meta-category': 'misc',
        distribution: '5',
        Attribute: [
          member(`person ${one.name}`, 'full-name', one.name, cited(one)),
          member(`person ${one.name}`, 'role', `${one.status}${one.alleged ? ', alleged' : ''}`, cited(one)),
        ],
      }),
    ),
    ...attribution.organisations.map(
      (one): MispObject => ({
        uuid: uuid('organization', one.name),
        name: 'organization',
        'meta-category': 'misc',
        distribution: '5',
        Attribute: [member(`organization ${one.name}`, 'name', one.name, cited(one)), member(`organization ${one.name}`, 'role', one.role, cited(one))],
      }),
    ),
  ];
  const tags = [
    ...(source.tlp === undefined ? [] : [`tlp:${source.tlp}`]),
    ...attribution.actors.filter(({ relation }) => relation !== 'negated').map(({ known, name }) => `misp-galaxy:threat-actor="${(known?.name ?? name).replaceAll('"', "'")}"`),
    ...techniques.map(({ id, name }) => `misp-galaxy:mitre-attack-pattern="${name} - ${id}"`),
    ...targeting.sectors.map(({ sector }) => `misp-galaxy:sector="${sector}"`),
    ...targeting.countries.filter(({ relation }) => relation === 'victim').map(({ code }) => `misp-galaxy:target-information="${code}"`),
  ];
  return {
    Event: {
      uuid: uuid('event'),
      info: source.title ?? source.file ?? 'Threat report',
      date,
      timestamp: String(Math.floor(Date.parse(`${date}T00:00:00Z`) / 1_000)),
      published: false,
      distribution: '0',
      analysis: '2',
      threat_level_id: LEVEL[attributes.some(({ to_ids }) => to_ids) ? 'malicious' : 'other'] ?? '4',
      Attribute: [...link, ...new Map(attributes.map((one) => [one.uuid, one])).values()],
      Object: [...new Map(objects.map((one) => [one.uuid, one])).values()],
      Tag: [...new Set(tags)].map((name) => ({ name })),
      EventReport: [{ uuid: uuid('event report'), name: source.title ?? 'Profile', content: markdown, distribution: '5' }],
    },
  };
}
