import { cannotTell, defineCheck, supports } from '#model';

/** Independent detectors that must agree. @source house default, red-flag catalogue 2026-11, row synthetic-headshot (S14, S16, S29): two independent detectors */
const DETECTORS = 2;

/** The headshot was made or processed by a generative tool. It says something about the photo and nothing about the person. */
export const syntheticHeadshot = defineCheck({
  id: 'synthetic-headshot',
  title: 'Headshot made by a generative tool',
  stage: 'application',
  description: 'The headshot carries a generator’s watermark, or two independent detectors call it synthetic.',
  data: 'Metadata of the headshot, or the answers of two image detectors',
  falsePositives: ['A commercial service for polished headshots', 'A cartoon or avatar by choice', 'Heavy beauty filters of a phone'],
  runbook: ['Take it as a remark on the photo only', 'See the person in an ordinary camera round'],
  references: ['S14', 'S16', 'S29'],
  messages: {
    watermark: 'The headshot carries the mark of {{tool}}.',
    detectorsAgree: '{{count}} detectors call the headshot synthetic.',
  },

  run({ dossier }) {
    const shots = dossier.files.filter(({ value }) => value.kind === 'headshot');
    if (shots.length === 0) return cannotTell('no headshot is there', 'the headshot with its metadata');
    const found = shots.flatMap((claim) => {
      const tools = new Set((claim.value.detections ?? []).filter(({ verdict }) => verdict === 'synthetic').map(({ tool }) => tool));
      const evidence = [supports(claim)] as const;
      return [
        ...(claim.value.generatorMarker === undefined ? [] : [{ messageId: 'watermark' as const, data: { tool: claim.value.generatorMarker }, evidence }]),
        ...(tools.size >= DETECTORS ? [{ messageId: 'detectorsAgree' as const, data: { count: tools.size }, evidence }] : []),
      ];
    });
    const examined = shots.some(({ value }) => new Set((value.detections ?? []).filter(({ verdict }) => verdict !== 'inconclusive').map(({ tool }) => tool)).size >= DETECTORS);
    if (found.length === 0 && !examined) return cannotTell('the headshot was not examined by two detectors', 'the answers of two independent image detectors');
    return found;
  },
});
