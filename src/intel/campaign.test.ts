import { describe, expect, it } from 'vitest';
import type { ActorProfile, ReportActor, ReportPerson } from '#model';
import { campaignsOf } from './campaign.ts';

const place = { quote: 'words', start: 0, end: 5 };

function profile(id: string, more: { actor?: Partial<ReportActor>; accused?: readonly string[]; counts?: readonly number[]; status?: ReportPerson['status'] } = {}): ActorProfile {
  const actor: ReportActor = { name: 'Example Workers', kind: 'state-workforce', relation: 'primary', wording: 'stated', aliases: [], ...place, ...more.actor };
  return {
    id,
    sha256: '',
    characters: 5,
    source: { title: id, format: 'text' },
    attackVersion: '18.1',
    attribution: {
      actors: [actor],
      people: (more.accused ?? []).map((name) => ({ name, aliases: [], status: more.status ?? 'charged', alleged: true, ...place })),
      organisations: [],
      caveats: [],
    },
    activity: { facts: [], dates: [], money: [], counts: (more.counts ?? []).map((count) => ({ count, bound: 'at-least', of: 'companies', ...place })) },
    techniques: [],
    targeting: { sectors: [], countries: [], victims: [] },
    infrastructure: { software: [], indicators: [] },
    implications: [],
    mitigations: [],
    redFlags: [],
    absent: [],
  };
}

const names = (profiles: readonly ActorProfile[]) => campaignsOf(profiles).map(({ reports }) => reports.map(({ id }) => id));

describe('reports on one activity', () => {
  it('are those that share an accused person, through others too', () => {
    const those = [
      profile('a', { accused: ['Robin Sample'] }),
      profile('b', { accused: ['ROBIN SAMPLE', 'Alex Quenby'] }),
      profile('c', { accused: ['Alex Quenby'] }),
      profile('d'),
    ];
    expect(names(those)).toEqual([['a', 'b', 'c'], ['d']]);
    expect([...(campaignsOf(those)[0]?.shared ?? [])].sort()).toEqual(['accused Alex Quenby', 'accused Robin Sample']);
  });

  it('are not all that name the same workforce of thousands', () => {
    expect(names([profile('a'), profile('b')])).toEqual([['a'], ['b']]);
  });

  it('are all that are about one tracked group, by whatever name', () => {
    const group = { kind: 'state-group', name: 'Example Sleet', known: { id: 'G9999', name: 'Example Group' } } as const;
    expect(names([profile('a', { actor: group }), profile('b', { actor: { ...group, name: 'EXAMPLE BEAR' } })])).toEqual([['a', 'b']]);
  });

  it('never are those that share only a victim or an official', () => {
    expect(names([profile('a', { accused: ['Sam Example'], status: 'victim' }), profile('b', { accused: ['Sam Example'], status: 'official' })])).toEqual([['a'], ['b']]);
  });
});

describe('the view of an activity', () => {
  const statement = (those: readonly ActorProfile[], about: string) => campaignsOf(those)[0]?.statements.find((one) => one.about === about);

  it('says where reports agree, with the words of each', () => {
    const those = [profile('a', { accused: ['Robin Sample'], counts: [64] }), profile('b', { accused: ['Robin Sample'], counts: [64] })];
    expect(statement(those, 'number of companies')).toMatchObject({
      standing: 'agreed',
      voices: [
        { reportId: 'a', says: 'at least 64' },
        { reportId: 'b', says: 'at least 64' },
      ],
    });
  });

  it('says where they differ', () => {
    const those = [profile('a', { accused: ['Robin Sample'], counts: [64] }), profile('b', { accused: ['Robin Sample'], counts: [300] })];
    expect(campaignsOf(those)[0]?.statements[0]).toMatchObject({ about: 'number of companies', standing: 'conflict' });
  });

  it('does not call it a conflict that a person was charged first and sentenced later', () => {
    const those = [profile('a', { accused: ['Robin Sample'] }), profile('b', { accused: ['Robin Sample'], status: 'sentenced' })];
    expect(statement(those, 'person Robin Sample')?.standing).toBe('agreed');
  });

  it('says what one report alone says', () => {
    const those = [profile('a', { accused: ['Robin Sample'], counts: [64] }), profile('b', { accused: ['Robin Sample'] })];
    expect(statement(those, 'number of companies')?.standing).toBe('single');
  });

  it('is empty of nothing', () => {
    expect(campaignsOf([])).toEqual([]);
  });
});
