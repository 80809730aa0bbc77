import type { ActorProfile } from '#model';
import { infrastructure, mitigations } from './advice.ts';
import { closing } from './closing.ts';
import type { Outline } from './page.ts';
import { activity, attribution, implications, targeting, techniques } from './sections.ts';

const plural = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

function titleOf({ attribution: { actors, sponsor } }: ActorProfile): string {
  const primary = actors.find(({ relation }) => relation === 'primary');
  if (primary !== undefined) return primary.name;
  return sponsor === undefined ? 'not named in the text' : `not named in the text; behind it, as the text says: ${sponsor.name}`;
}

/** The seven sections, each with what the text does not contain. */
export function outlineOf(profile: ActorProfile): Outline {
  const { source, techniques: uses, infrastructure: found } = profile;
  const malicious = found.indicators.filter(({ context }) => context === 'malicious').length;
  const explicit = uses.filter(({ by }) => by === 'id').length;
  return {
    title: `Threat Actor: ${titleOf(profile)}`,
    badges: [
      ...(source.tlp === undefined ? [] : [`TLP:${source.tlp.toUpperCase()}`]),
      ...(source.publisher === undefined ? [] : [source.publisher]),
      ...(source.published === undefined ? [] : [source.published]),
    ],
    summary: `${[
      plural(explicit, 'technique id'),
      `${plural(uses.length - explicit, 'technique')} inferred`,
      plural(malicious, 'malicious indicator'),
      plural(profile.mitigations.length, 'recommendation'),
      plural(profile.redFlags.length, 'red flag'),
    ].join(', ')}. Numbers in parentheses are character offsets in the text.`,
    sections: [attribution(profile), activity(profile), techniques(profile), targeting(profile), infrastructure(profile), implications(profile), mitigations(profile)],
    closing: closing(profile),
  };
}
