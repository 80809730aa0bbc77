import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type Assessment, caseFunctions, type Guarded } from '#model';
import { guardedIn, maySeeWords, scrubbed, seenBy, withoutAddresses } from './guarded-words.ts';
import { maySee } from './roles.ts';

const hr: Actor = { id: 'robin', name: 'Robin Example', functions: ['hr'] };
const security: Actor = { id: 'sasha', name: 'Sasha Specimen', functions: ['security'] };
const finance: Actor = { id: 'frankie', name: 'Frankie Sample', functions: ['finance'] };
// Only what is looked at: the schema of a whole assessment is tested where it is made.
const assessment = { findings: [{ evidence: [{ ref: 'event', section: 'okta', role: 'supports', quote: 'signed in from Exampleville' }] }] } as unknown as Assessment;
const holds = (text: string, author: Actor, said?: readonly Guarded[]) => guardedIn([text], author, said, assessment);

describe('words', () => {
  it('of which nothing is said hold whatever their author may see', () => {
    expect(holds('call the person', security)).toEqual(['telemetry']);
    expect(holds('call the person', hr)).toEqual(['medical']);
    expect(holds('call the person', finance)).toEqual([]);
  });

  it('hold what their author says, and what they show beside it', () => {
    expect(holds('call the person', security, [])).toEqual([]);
    expect(holds('look at 192.0.2.4', security, [])).toEqual(['telemetry']);
    expect(holds('they signed in from Exampleville, it says', security, [])).toEqual(['telemetry']);
    expect(holds('an accommodation was agreed', hr, [])).toEqual(['medical']);
    expect(holds('look at 192.0.2.4', finance)).toEqual(['telemetry']);
  });

  it('reach nobody who may not see what their author may, unless the author opens them', () => {
    const author = fc.subarray([...caseFunctions], { minLength: 1 }).map((functions): Actor => ({ id: 'x', name: 'X', functions }));
    fc.assert(
      fc.property(author, fc.subarray([...caseFunctions, 'auditor' as const], { minLength: 1 }), fc.string(), (by, held, text) => {
        const sees = maySeeWords(held, { by, holds: guardedIn([text], by, undefined, assessment) });
        const may = seenBy(by).every((kind) => maySee(held, kind));
        expect(sees && !may).toBe(false);
        // Old words, of which nothing was kept, are no way around.
        expect(maySeeWords(held, { by }) && !may).toBe(false);
      }),
    );
  });
});

describe('addresses', () => {
  it.each([
    ['from 192.0.2.4, twice', 'from [address withheld], twice'],
    ['192.0.2.4:443', '[address withheld]:443'],
    ['2001:db8::1 and 2001:db8:0:0:0:0:0:1', '[address withheld] and [address withheld]'],
    ['MAC 00:00:5e:00:53:01', 'MAC [address withheld]'],
  ])('%s is %s', (text, without) => expect(withoutAddresses(text)).toBe(without));

  it.each(['at 12:30:45', '2026-06-01T12:00:00Z', 'version 1.2.3', 'build 120.0.6099.109', '+1 202 555 0143', 'std::vector', 'cas_1 :: 2'])('%s is none', (text) =>
    expect(withoutAddresses(text)).toBe(text),
  );

  it('are gone wherever they stand in a value, and nothing else is', () => {
    const octets = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255)).map((all) => all.join('.'));
    fc.assert(
      fc.property(octets, fc.array(fc.constantFrom('a', 'list', 'of', 'words')), (address, words) => {
        const value = { one: [words, { two: `seen at ${address} today` }], three: 3, four: null };
        expect(scrubbed(value)).toEqual({ ...value, one: [words, { two: 'seen at [address withheld] today' }] });
      }),
    );
  });
});
