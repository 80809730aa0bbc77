import { describe, expect, it } from 'vitest';
import type { Instant } from '#model';
import { historyOf } from './history.ts';
import type { AssessmentLine, PersonRecord } from './ports.ts';

const line = (assessedAt: Instant, level: AssessmentLine['level'], findings: AssessmentLine['findings'], more: Partial<AssessmentLine> = {}): AssessmentLine => ({
  ...{ id: `asm_${assessedAt}`, level, headline: level, assessedAt, inputsDigest: 'i', catalogueVersion: 'c', policyDigest: 'p', findings },
  ...more,
});
const open = (checkId: string) => ({ checkId, standing: 'open' as const, counted: true });
const answered: PersonRecord = {
  ...{ id: 'r1', dossierId: 'p', recordedAt: '2026-02-01T08:59:59Z', section: 'answers' },
  value: { check: 'phone-is-voip', by: 'Robin Example', at: '2026-02-01', answer: 'secret words', accepted: true },
};
const lines = [
  line('2026-03-01T09:00:00Z', 'low', [open('thin-footprint')]),
  line('2026-02-01T09:00:00Z', 'low', [{ checkId: 'phone-is-voip', standing: 'explained', counted: false }, open('thin-footprint')], { inputsDigest: 'j' }),
  line('2026-01-01T09:00:00Z', 'medium', [open('phone-is-voip')]),
];

describe('the history of a person', () => {
  it('says what came, went and turned with each assessment, and why', () => {
    const [newest, middle, first] = historyOf(lines, [answered], 3);
    expect(first).not.toHaveProperty('since');
    expect(middle?.since).toMatchObject({
      ...{ level: 'medium', because: ['records'], went: [], came: [{ checkId: 'thin-footprint' }] },
      turned: [{ checkId: 'phone-is-voip', standing: 'explained', counted: false, before: { standing: 'open', counted: true } }],
      records: [{ section: 'answers', about: 'phone-is-voip', result: 'accepted', by: 'Robin Example' }],
    });
    expect(newest?.since).toMatchObject({ went: [{ checkId: 'phone-is-voip' }], because: ['inputs'] });
    expect(JSON.stringify([newest, middle, first])).not.toContain('secret words');
  });

  it('names the day where nothing else differs, and the last line of a page has its change too', () => {
    const [only, ...rest] = historyOf([line('2026-03-01T09:00:00Z', 'low', []), line('2026-02-01T09:00:00Z', 'low', [])], [], 1);
    expect(rest).toEqual([]);
    expect(only?.since?.because).toEqual(['time']);
  });
});
