import { openEmbeddedStore } from '../../src/store/index.ts';

/*
 * A process that keeps assessments whose level rises, and says which were acknowledged, to be killed at any moment.
 * Run as `node --import tsx test/hooks/raise.ts FOLDER ROUND TEMPLATE`, the template an assessment as JSON.
 */

const [folder = '', round = '0', template = ''] = process.argv.slice(2);
const store = await openEmbeddedStore(folder);
console.log('open');
for (let n = 0; ; n += 1) {
  const id = `asm_${round}_${n}`;
  const at = new Date(Date.parse('2026-06-01T12:00:00Z') + (Number(round) * 100_000 + n) * 1_000).toISOString();
  await store.saveAssessments([{ ...JSON.parse(template), id, level: n % 2 === 0 ? 'info' : 'high', assessedAt: at }]);
  console.log(id);
}
