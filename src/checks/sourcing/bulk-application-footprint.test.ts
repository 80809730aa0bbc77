import { describe, it } from 'vitest';
import { links, testCheck } from '#testing';
import { bulkApplicationFootprint } from './bulk-application-footprint.ts';

const apply = (requisition: string, submittedAt: string, more: Record<string, unknown> = {}) => ({ requisition, submittedAt, artefact: 'robin@example.com', ...more });

const filed = (id: string, name: string) => ({ id, names: [{ name }], applications: [{ requisition: 'R-1', submittedAt: '2026-05-01', artefact: 'device-77' }] });

testCheck(
  bulkApplicationFootprint,
  {
    fires: [
      {
        name: 'one device that files for three people',
        given: filed('a', 'Ada Lindqvist'),
        connected: { links: links(filed('a', 'Ada Lindqvist'), [filed('b', 'Bram Okafor'), filed('c', 'Chidi Moreau')]) },
        messageId: 'manyPeople',
        says: '3 people',
      },
      {
        name: 'a data, a sales and a security opening in four days',
        given: {
          applications: [apply('R-1', '2026-05-01', { family: 'data' }), apply('R-2', '2026-05-03', { family: 'sales' }), apply('R-3', '2026-05-04', { family: 'security' })],
        },
        messageId: 'manyOpenings',
        evidence: ['/applications/0', '/applications/2'],
      },
      {
        name: 'twelve on one day',
        given: { applications: Array.from({ length: 12 }, (_, index) => apply(`R-${index}`, '2026-05-01T10:00:00Z', { family: 'engineering' })) },
        messageId: 'manyInADay',
        says: '12 applications',
      },
    ],
    quiet: [
      {
        name: 'innocent twin: a couple on one computer',
        given: filed('a', 'Ada Lindqvist'),
        connected: { links: links(filed('a', 'Ada Lindqvist'), [filed('b', 'Bram Okafor')]) },
      },
      {
        name: 'three related openings of one family',
        given: { applications: [apply('R-1', '2026-05-01', { family: 'data' }), apply('R-2', '2026-05-02', { family: 'data' }), apply('R-3', '2026-05-03', { family: 'data' })] },
      },
      {
        name: 'innocent twin: laid off, and five openings over two months',
        given: { applications: ['2026-03-01', '2026-03-12', '2026-03-25', '2026-04-10', '2026-04-28'].map((day, index) => apply(`R-${index}`, day)) },
      },
      {
        name: 'three artefacts, one application each',
        given: {
          applications: [
            apply('R-1', '2026-05-01', { artefact: 'a@example.com' }),
            apply('R-2', '2026-05-01', { artefact: 'b@example.com' }),
            apply('R-3', '2026-05-01', { artefact: 'c@example.com' }),
          ],
        },
      },
    ],
    cannotTell: [
      { name: 'no application is recorded', given: {} },
      { name: 'only the month is known', given: { applications: [apply('R-1', '2026-05')] } },
    ],
  },
  { describe, it },
);
