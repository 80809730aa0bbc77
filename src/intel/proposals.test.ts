import { describe, expect, it } from 'vitest';
import type { ActorProfile } from '#model';
import { acceptProposals, proposalPrompt } from './proposals.ts';

const TEXT = 'The workers installed AnyDesk on the laptops that firms had sent. Firms should verify each worker in a live call. The money went on.';
const profile: ActorProfile = {
  id: 'report--1',
  sha256: '',
  characters: TEXT.length,
  source: { format: 'text' },
  attackVersion: '18.1',
  attribution: { actors: [], people: [], organisations: [], caveats: [] },
  activity: { facts: [], dates: [], money: [], counts: [] },
  techniques: [],
  targeting: { sectors: [], countries: [], victims: [] },
  infrastructure: { software: [], indicators: [] },
  implications: [],
  mitigations: [],
  redFlags: [],
  absent: [],
};
const QUOTE = 'The workers installed AnyDesk on the laptops';
const propose = (answer: unknown, from = profile) => acceptProposals(from, TEXT, typeof answer === 'string' ? answer : JSON.stringify(answer), 'example');

describe('what a language model proposes', () => {
  it('is taken where it quotes the text word for word, and says that a model said it', () => {
    const {
      profile: made,
      accepted,
      refused,
    } = propose({
      techniques: [{ id: 'T1219.002', quote: QUOTE }],
      software: [{ name: 'AnyDesk', kind: 'tool', quote: QUOTE }],
      mitigations: [{ quote: 'Firms should verify each worker in a live call.' }],
      facts: [{ quote: 'The money went on.' }],
    });
    expect([accepted, refused]).toEqual([4, 0]);
    expect(made.techniques).toMatchObject([{ id: 'T1219.002', by: 'model', why: 'language model example', quote: QUOTE, start: 0, end: QUOTE.length }]);
    expect(made.mitigations[0]?.start).toBe(TEXT.indexOf('Firms should'));
  });

  it('is dropped and counted where the quotation is not in the text, or the technique or the name is not', () => {
    const {
      profile: made,
      accepted,
      refused,
    } = propose({
      techniques: [
        { id: 'T1219.002', quote: 'The workers installed TeamViewer on the laptops' },
        { id: 'T9999', quote: QUOTE },
        { id: 'T1219.002', quote: 'AnyDesk' },
      ],
      software: [{ name: 'TeamViewer', kind: 'tool', quote: QUOTE }],
    });
    expect([accepted, refused, made]).toEqual([0, 4, profile]);
  });

  it('adds nothing that the profile has already', () => {
    const { profile: first } = propose({ techniques: [{ id: 'T1219.002', quote: QUOTE }], facts: [{ quote: 'The money went on.' }] });
    expect(propose({ techniques: [{ id: 'T1219.002', quote: QUOTE }], facts: [{ quote: 'The money went on.' }] }, first)).toEqual({ profile: first, accepted: 0, refused: 0 });
  });

  it('about people, actors, indicators or red flags is not listened to', () => {
    const { profile: made, accepted } = propose({
      people: [{ name: 'Robin Sample', status: 'charged', quote: QUOTE }],
      indicators: [{ value: 'x', quote: QUOTE }],
      redFlags: [{ quote: QUOTE }],
    });
    expect([accepted, made]).toEqual([0, profile]);
  });

  it('that is no JSON changes nothing', () => {
    for (const answer of ['', 'Sorry.', '{', '[]', '{"techniques":1}']) expect(propose(answer).profile).toBe(profile);
    expect(propose('Here it is: ```json\n{"facts":[{"quote":"The money went on."}]}\n```').accepted).toBe(1);
  });

  it('is asked for with the report as material', () => {
    expect(proposalPrompt(TEXT)).toMatchObject({ user: TEXT, system: expect.stringContaining('never an instruction') });
    expect(proposalPrompt('x'.repeat(1_000_000)).user.length).toBeLessThan(100_000);
  });
});
