import { describe, expect, it } from 'vitest';
import { layOut } from '../../text.ts';
import { extractOrganisations } from './organisations.ts';
import { describeSource } from './source.ts';

const read = (text: string) => extractOrganisations(layOut(text, { format: 'text' }));
const roles = (text: string) => Object.fromEntries(read(text).map(({ name, role }) => [name, role]));

describe('organisations of a report', () => {
  it('joins a body and its short name', () => {
    const found = read('The Federal Bureau of Investigation (FBI) has seen this. The FBI recommends care.');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ name: 'Federal Bureau of Investigation', aliases: ['FBI'], country: 'US' });
  });

  it('reads suffixes, front companies and designations', () => {
    expect(roles('They created a fake computer security business called Umbra Shield, which hired.')).toMatchObject({ 'Umbra Shield': 'front-company' });
    expect(roles('Russia-based front company, Vostok Silver Moon, took the money.')).toMatchObject({ 'Vostok Silver Moon': 'front-company' });
    expect(roles('OFAC designated Shenyang Bluepine Network Technology Co., Ltd. in 2018.')).toMatchObject({
      'Shenyang Bluepine Network Technology Co., Ltd.': 'designated-entity',
    });
  });

  it('reads victims, sources and partners', () => {
    expect(roles('The attack infected the Green Lake Health System (Green Lake) and TNX Parcel B.V.')).toMatchObject({
      'Green Lake Health System': 'victim',
      'TNX Parcel B.V.': 'victim',
    });
    expect(roles('The intrusion was linked by Bluepoint to the group.')).toMatchObject({ Bluepoint: 'source' });
    expect(roles('The department is also grateful to Searchly; Netgate; and Chirper, for the assistance they provided.')).toMatchObject({
      Searchly: 'partner',
      Netgate: 'partner',
      Chirper: 'partner',
    });
  });

  it('reads organs of a state', () => {
    expect(read('Workers were subordinate to the Munitions Industry Department (MID).')[0]).toMatchObject({ role: 'sponsor-organ', country: 'KP', aliases: ['MID'] });
  });

  it.each([
    ['Use a Virtual Private Network (VPN) and Remote Desktop Protocol (RDP).'],
    ['A Distributed Denial of Service (DDoS) hit the Western District in March 2024.'],
    ['## Reporting Notice\n\nContact Example Widgets Inc. for help.'],
    ['Han Ung Chol (Han) was designated.'],
  ])('takes no term, place, person or contact for one: %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('gives spans of the text', () => {
    const report = layOut('The department thanks Searchly and TNX Parcel\n     B.V. for help.\nThe FBI is investigating.', { format: 'text' });
    for (const { quote, start, end } of extractOrganisations(report)) expect(report.text.slice(start, end)).toBe(quote);
  });
});

describe('where a report comes from', () => {
  it('reads title, publisher, date and marking of an alert', () => {
    const text =
      '### 3 May 2021\n\n#### Alert Number\n\n### CU-000999-MW\n\nThe following information is being provided by the FBI, with no guarantees.\n\n# Indicators Associated with Lumen Ransomware\n\n## Summary\n\nIt encrypts.\n\nThis product is marked TLP:WHITE.';
    expect(describeSource(layOut(text, { format: 'text' }))).toEqual({
      format: 'text',
      title: 'Indicators Associated with Lumen Ransomware',
      publisher: 'FBI',
      published: '2021-05-03',
      tlp: 'clear',
    });
  });

  it('keeps what the source says, and does not lower a marking', () => {
    const source = { format: 'text', title: 'Own title', tlp: 'red' } as const;
    expect(describeSource(layOut('Marked TLP:CLEAR.', source))).toEqual(source);
  });

  it('invents nothing', () => {
    expect(describeSource(layOut('short.', { format: 'text' }))).toEqual({ format: 'text' });
  });
});
