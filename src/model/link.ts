import { z } from 'zod';
import type { relationSchema } from './dossier.ts';
import { type Evidence, evidenceSchema } from './finding.ts';
import { instantSchema, labelSchema, textSchema } from './scalars.ts';

/** What a tie says: one hand behind two records, two people with one means, or one who serves the other. */
export const linkKindSchema = z
  .enum(['same-hand', 'shared-means', 'facilitates'])
  .meta({ id: 'LinkKind', description: 'same-hand: one person behind two records · shared-means: two people use one thing · facilitates: the first serves the second' });
export type LinkKind = z.infer<typeof linkKindSchema>;

/** What a person said of a tie. Only `positive` is transitive. */
export const judgementSchema = z.enum(['positive', 'negative', 'unsure', 'no-judgement']).meta({ id: 'Judgement', description: 'What a person said of a tie' });
export type Judgement = z.infer<typeof judgementSchema>;

/** A judgement of a named person about two records. A later one supersedes; none is taken away. */
export const linkJudgementSchema = z
  .strictObject({
    a: z.string().meta({ description: 'Smaller dossier id' }),
    b: z.string().meta({ description: 'Greater dossier id' }),
    judgement: judgementSchema,
    reason: textSchema.meta({ description: 'Why' }),
    by: labelSchema.meta({ description: 'Who' }),
    at: instantSchema,
  })
  .meta({ id: 'LinkJudgement', description: 'What a named person said of two records' });
export type LinkJudgement = z.infer<typeof linkJudgementSchema>;

/** Something of a person that another can have too. */
export type Trait = {
  /** Feature that read it, id of `links/catalogue.ts`. */
  readonly feature: string;
  /** Equal keys join, whatever the features: somebody’s number can be the number of another’s referee. */
  readonly key: string;
  /** As far as it may be shown. */
  readonly label: string;
  readonly evidence: Evidence;
  /** What likeness is measured on, for features that are not simply equal. */
  readonly sketch?: string;
  /** Honest explanation that the record itself gives, such as “joint account”. */
  readonly honest?: string;
};

/** What linking knows of one person: small enough to be kept for everybody. */
export type LinkRecord = {
  readonly id: string;
  readonly caption: string;
  /** Every name on record, former ones too. */
  readonly names: readonly string[];
  readonly relation: z.infer<typeof relationSchema>;
  /** Place of residence on one line, as claimed. */
  readonly residence?: string;
  /** First day, application or document that dates the person here. */
  readonly since?: string;
  /** The engagement ended, or an application was turned down, on that day or at an unknown one. */
  readonly past?: string;
  /** Somebody of the firm met the person or verified them again. */
  readonly met: boolean;
  /** Keys of firms through which the person comes. */
  readonly suppliers: readonly string[];
  /** Keys of earlier employers. */
  readonly employers: readonly string[];
  readonly traits: readonly Trait[];
};

export const sharedValueSchema = z
  .strictObject({
    feature: z.string().meta({ description: 'What kind of thing, id of the link feature' }),
    thing: z.string().meta({ description: 'Which value it is: the same wherever the same one is shared, however it is written' }),
    label: z.string().meta({ description: 'The value, as far as it may be shown' }),
    holders: z.int().nonnegative().meta({ description: 'Stored people who have it' }),
    weight: z.number().nullable().meta({ description: 'What it says, in decibans (10·log10 of the likelihood ratio); null where it is not comparable' }),
    counted: z.boolean().meta({ description: 'Its weight is part of the weight of the tie: of values that rest on one fact only the heaviest is, and none that is set aside' }),
    likeness: z.number().min(0).max(1).optional().meta({ description: 'How alike, for texts and pictures' }),
    a: evidenceSchema.meta({ description: 'Where the first person’s record has it' }),
    b: evidenceSchema.meta({ description: 'Where the second person’s record has it' }),
    setAside: z.string().optional().meta({ description: 'Honest explanation on record for which it is not counted' }),
    ask: z.string().meta({ description: 'What would show it innocent' }),
  })
  .meta({ id: 'SharedValue', description: 'A value that two people share, how rare it is, and what would explain it' });
export type SharedValue = z.infer<typeof sharedValueSchema>;

/** A tie between two dossiers. */
export const linkSchema = z
  .strictObject({
    a: z.string().meta({ description: 'One dossier; for `facilitates` the one who serves' }),
    b: z.string().meta({ description: 'The other' }),
    kind: linkKindSchema,
    weight: z.number().meta({ description: 'Decibans: what the record says together, the rarity of ties included' }),
    probability: z.number().min(0).max(1).meta({ description: 'Of a tie rather than of chance' }),
    judgement: judgementSchema,
    counts: z.boolean().meta({ description: 'It joins people in a ring: more likely than not, and not explained; or a person said so' }),
    explanations: z.array(z.string()).meta({ description: 'Honest explanations on record that were asked first' }),
    values: z.array(sharedValueSchema).meta({ description: 'What they share, heaviest first; empty where only a person tied them' }),
  })
  .meta({ id: 'Link', description: 'A tie between two people' });
export type Link = z.infer<typeof linkSchema>;

/** A value that so many have that it is a place, a carrier, an agency or a template and joins nobody. */
export const hubSchema = z
  .strictObject({
    feature: z.string().meta({ description: 'What kind of thing' }),
    label: z.string().meta({ description: 'The value' }),
    holders: z.int().meta({ description: 'People who have it' }),
    likely: z.string().meta({ description: 'What such a value usually is' }),
  })
  .meta({ id: 'Hub', description: 'A value that too many people have to join any' });
export type Hub = z.infer<typeof hubSchema>;

/** What a member of a ring seems to be. */
export const ringRoleSchema = z.enum(['host', 'payee', 'referrer', 'persona', 'member']).meta({
  id: 'RingRole',
  description:
    'host: equipment for others goes to their home · payee: pay of others goes to them · referrer: vouches for others · persona: one hand with others · member: shares means',
});
export type RingRole = z.infer<typeof ringRoleSchema>;

export const ringSchema = z
  .strictObject({
    id: z.string().meta({ description: 'rng_… ; stays while the ring grows, and with the larger part where it splits' }),
    members: z
      .array(
        z.strictObject({
          id: z.string().meta({ description: 'Dossier' }),
          caption: z.string().meta({ description: 'How people call the person' }),
          role: ringRoleSchema,
          since: z.string().optional().meta({ description: 'First date on record' }),
        }),
      )
      .min(2)
      .meta({ description: 'By date, then by id' }),
    shared: z
      .array(
        z.strictObject({
          feature: z.string().meta({ description: 'What kind of thing' }),
          thing: z.string().meta({ description: 'Which value it is' }),
          label: z.string().meta({ description: 'The value' }),
          members: z.array(z.string()).min(2).meta({ description: 'Members who have it' }),
          holders: z.int().meta({ description: 'Stored people who have it, members or not' }),
        }),
      )
      .meta({ description: 'Shared means, the widest first' }),
    links: z.array(linkSchema).min(1).meta({ description: 'Ties that count' }),
    earliest: z.string().optional().meta({ description: 'Earliest date on record of any member' }),
    probability: z.number().min(0).max(1).meta({ description: 'Of its weakest necessary tie' }),
    patterns: z.array(z.string()).meta({ description: 'Compound patterns whose parts are there over all members' }),
  })
  .meta({ id: 'Ring', description: 'People who are tied to one another by what they share' });
export type Ring = z.infer<typeof ringSchema>;

/** A linked person as checks see them. */
export type LinkedPerson = Pick<LinkRecord, 'id' | 'caption' | 'relation' | 'residence' | 'since' | 'past' | 'met'> & {
  /** How the names of the two relate. */
  readonly names: 'same' | 'given-name-shared' | 'different' | 'unknown';
  /** Latest level of the person’s own assessment, where there is one. */
  readonly level?: string;
};

/** A tie as one of the two sees it. */
export type OwnLink = Omit<Link, 'a' | 'b' | 'values'> & {
  readonly other: LinkedPerson;
  /** For `facilitates`: whether this person serves the other. */
  readonly serves: boolean;
  readonly values: readonly (Omit<SharedValue, 'a' | 'b'> & { readonly own: Evidence })[];
};

/** What checks see of links. */
export type LinkFacet = {
  /** Stored people with whom this one was compared. */
  readonly people: number;
  /** Heaviest first. Those that honest explanations set aside are there, and do not count. */
  readonly links: readonly OwnLink[];
  /** Values of this person that join nobody since too many have them. */
  readonly hubs: readonly (Hub & { readonly own: Evidence })[];
  /** People who referred one another, from the earliest; this one among them. Fewer than two where nobody is known to have referred anybody. */
  readonly referrals: readonly { readonly id: string; readonly caption: string; readonly met: boolean; readonly own?: Evidence }[];
  /** Accounts that worked on this person’s own repositories, by handle, and the stored person whose account it is, where there is one. */
  readonly contributors: readonly { readonly handle: string; readonly own: Evidence; readonly person?: LinkedPerson }[];
  readonly ring?: { readonly id: string; readonly members: number };
};

/** A value that a person shares with others under other names. */
export type SharedWith = {
  readonly feature: string;
  readonly label: string;
  readonly holders: number;
  readonly likeness: number;
  readonly own: Evidence;
  readonly people: readonly LinkedPerson[];
};

/**
 * Values of some features by which ties that count join a person to others of another name, one entry a value. What honest
 * explanations set aside is left out, unless a person judged the tie positive. @param least likeness, for texts and pictures
 */
export function sharedWith({ links }: LinkFacet, features: readonly string[], least = 0): readonly SharedWith[] {
  const found = new Map<string, SharedWith & { readonly people: LinkedPerson[] }>();
  for (const { kind, counts, judgement, other, values } of links) {
    if (!counts || kind === 'facilitates' || other.names === 'same') continue;
    for (const { feature, thing, label, holders, likeness = 1, setAside, own } of values) {
      if (!features.includes(feature) || likeness < least || (setAside !== undefined && judgement !== 'positive')) continue;
      const key = `${feature} ${thing}`;
      const { people = [], likeness: most = 0 } = found.get(key) ?? {};
      const known = people.some(({ id }) => id === other.id) ? people : [...people, other].sort((a, b) => a.id.localeCompare(b.id));
      found.set(key, { feature, label, holders, likeness: Math.max(most, likeness), own, people: known });
    }
  }
  return [...found.values()];
}

/** People as a message names them. */
export function namesOf(people: readonly Pick<LinkedPerson, 'id' | 'caption'>[]): string {
  return people.map(({ id, caption }) => `${caption} (${id})`).join(', ');
}
