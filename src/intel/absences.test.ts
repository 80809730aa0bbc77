import { describe, expect, it } from 'vitest';
import { type Absence, absenceSchema } from '#model';
import { absencesOf } from './absences.ts';
import { bareProfile, fullProfile } from './render/profiles.fixture.ts';

describe('what a report does not contain', () => {
  it('is everything where a profile is bare, in the order of the vocabulary', () => {
    expect(absencesOf(bareProfile)).toEqual(absenceSchema.options);
  });

  it('leaves out what is there', () => {
    expect(absencesOf(fullProfile)).toEqual(['ipv6', 'email', 'wallet', 'cve'] satisfies Absence[]);
  });

  it('counts a technique as an id only where the id stands in the text', () => {
    const techniques = fullProfile.techniques.filter(({ by }) => by !== 'id');
    expect(absencesOf({ ...fullProfile, techniques })).toContain('attack-ids');
  });

  it('counts officials as people, never as accused', () => {
    const people = fullProfile.attribution.people.map((one) => ({ ...one, status: 'official' as const }));
    const absent = absencesOf({ ...fullProfile, attribution: { ...fullProfile.attribution, people } });
    expect(absent).toContain('accused-people');
    expect(absent).not.toContain('people');
  });

  it('takes no value as malicious that is not, nor a vulnerability as an indicator', () => {
    const [first] = fullProfile.infrastructure.indicators;
    const indicators =
      first === undefined
        ? []
        : [
            { ...first, context: 'reporting-contact' as const },
            { ...first, type: 'vulnerability' as const },
          ];
    expect(absencesOf({ ...fullProfile, infrastructure: { ...fullProfile.infrastructure, indicators } })).toContain('malicious-indicators');
  });
});
