import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '#http';
import { operationsByName, type Role } from '#operations';
import { forget, makeKeys, type Served, serve } from './server.ts';

const report = (title: string, ...values: readonly string[]) =>
  `# ${title}\n\nMay 20, 2026\n\nExample Group, also known as EXAMPLE SPIDER, placed workers under false names. The scheme brought at least $${values.length} million.\n\n## Indicators of compromise\n\nThe workers used the following email addresses:\n\n${values.map((value) => `- ${value}`).join('\n')}\n`;

let served: Served;
let as: Readonly<Record<Role, Client>>;

beforeAll(async () => {
  served = await serve();
  const keys = await makeKeys(served);
  as = Object.fromEntries(Object.entries(keys).map(([role, key]) => [role, createClient(operationsByName, served.server.address, key)])) as Record<Role, Client>;
  for (const [id, name, address] of [
    ['robin', 'Zuvotira Prustaklo', 'robin@worker.example'],
    ['alex', 'Alex Sample', 'alex@example.com'],
  ] as const) {
    const person = { schema: 'bonafide.dossier/v1', id, names: [{ name }], emails: [{ address }], protected: { birthDates: ['1980'] } };
    await as.hr.vetPeople({ file: { bytes: JSON.stringify(person), media: 'application/json' } });
  }
}, 60_000);
afterAll(async () => {
  await served.stop();
  forget(served.folder);
});

const keep = (text: string) => as.security.add({ query: { name: 'report.md' }, file: { bytes: text, media: 'text/markdown' } });

describe('a report that is read', () => {
  it('comes with the text that its quotations point into, kept or not', async () => {
    const given = report('A first look at remote workers', 'robin@worker.example');
    const { profile, text } = await as.security.analyze({ query: { name: 'report.md' }, file: { bytes: given, media: 'text/markdown' } });
    expect(text).toBe(given);
    const { id } = await keep(given);
    const kept = await as.auditor.reportText({ params: { report: id } });
    expect(kept.text).toBe(text);
    for (const { quote, start, end } of [...profile.activity.facts, ...profile.attribution.actors, ...profile.infrastructure.indicators])
      expect(kept.text.slice(start, end)).toBe(quote);
  });

  it('says what people are compared with, until when, and whom it touches by what', async () => {
    const { reports } = await as.security.list({ query: {} });
    const [one] = reports;
    expect(one).toMatchObject({ actor: 'Example Group', malicious: 1, hunted: { people: 2, affected: 1 } });
    const params = { report: one?.id ?? '' };
    const { indicators } = await as.auditor.reportIndicators({ params });
    expect(indicators).toEqual([expect.objectContaining({ type: 'email-addr', value: 'robin@worker.example', validUntil: expect.any(String) })]);
    expect(indicators[0]).not.toHaveProperty('key');
    const { people, hunts, more } = await as.security.touched({ params, query: {} });
    expect(people).toEqual([
      expect.objectContaining({ dossierId: 'robin', caption: 'Zuvotira Prustaklo', by: [expect.objectContaining({ value: 'robin@worker.example', expired: false })] }),
    ]);
    expect([hunts.map(({ affected }) => affected), more]).toEqual([[1], 0]);
  });

  it('stands beside the others on its activity, with what they agree on and where they differ', async () => {
    const { id } = await keep(report('A second look at remote workers', 'robin@worker.example', 'casey@worker.example'));
    const { campaigns } = await as.counsel.campaigns({});
    expect(campaigns).toEqual([expect.objectContaining({ name: 'Example Group', reports: [expect.anything(), expect.anything()] })]);
    const { statements, reports } = await as.counsel.campaign({ params: { report: id } });
    expect(reports.map(({ title }) => title).sort()).toEqual(['A first look at remote workers', 'A second look at remote workers']);
    expect(statements.find(({ standing }) => standing === 'conflict')?.about).toMatch(/^amount/);
    expect(statements.find(({ about }) => about === 'email-addr robin@worker.example')?.standing).toBe('agreed');
    await expect(as.counsel.campaign({ params: { report: 'report--nothing' } })).rejects.toMatchObject({ problem: { code: 'report.unknown' } });
  });
});

describe('matches that wait for a human', () => {
  it('come in pages, the likeliest first, without what is protected for whoever may not see it, and end when counsel dismisses them', async () => {
    const rows = ['id,name,birthDate,email,reason', 'h1,Zuvotira Prustaklo,1980-05-17,,removed', 'h2,Nobody Inparticular,,alex@example.com,removed'];
    await as.counsel.importList({ query: { name: 'house.csv', list: 'house' }, file: { bytes: rows.join('\n'), media: 'text/csv' } });
    const first = await as.counsel.openHits({ query: { limit: 1 } });
    expect(first.people.map(({ dossierId }) => dossierId)).toEqual(['alex']);
    const rest = await as.counsel.openHits({ query: { limit: 1, after: first.next ?? '' } });
    expect(rest.people.map(({ dossierId }) => dossierId)).toEqual(['robin']);
    expect(rest.people[0]?.parts).toEqual([[expect.objectContaining({ query: 'zuvotira', how: 'same' }), expect.objectContaining({ query: 'prustaklo', how: 'same' })]]);
    expect(JSON.stringify(rest)).toContain('1980-05-17');
    const seen = await as.hr.openHits({ query: {} });
    expect(seen.people).toHaveLength(2);
    expect(JSON.stringify(seen)).not.toContain('1980');
    await as.counsel.dismiss({ params: { person: 'robin' }, body: { entry: 'house:h1', reason: 'another document number' } });
    expect((await as.counsel.openHits({ query: {} })).people.map(({ dossierId }) => dossierId)).toEqual(['alex']);
    await expect(as.finance.openHits({ query: {} })).rejects.toMatchObject({ problem: { code: 'request.forbidden' } });
  });

  it('are screened for one name with its threshold, and how each word was compared', async () => {
    const { threshold, matches, parts, editions } = await as.hr.screenName({ body: { names: ['Prustaklo, Zuvotira'] } });
    expect(threshold).toBe(0.51);
    expect([matches[0]?.entityId, parts[0]?.length]).toEqual(['house:h1', 2]);
    expect(editions.map(({ list }) => list)).toContain('house');
    expect((await as.hr.screenName({ body: { email: 'alex@example.com' } })).parts).toEqual([[]]);
  });
});
