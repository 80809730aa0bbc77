import { z } from 'zod';
import { cannotTell, context, defineCheck, supports } from '#model';
import { readPhone } from '#values';

/** Line types that a person can hold anywhere in the world without a subscriber line. @source S01, S12 */
const INTERNET_LINES = new Set(['voip', 'non-fixed-voip']);

const options = z.strictObject({
  /** Different numbers in one process from which the count itself is noticed. @source red-flag catalogue of 2026-11, row voip-number (S01, S12) */
  numbers: z.int().min(2).default(2).meta({ description: 'Different personal numbers in one process that are noticed' }),
});

/** A number given as a personal mobile is an internet line, or several numbers are given in one process. */
export const voipNumber = defineCheck({
  id: 'voip-number',
  title: 'Personal phone number is an internet line',
  stage: 'application',
  description: 'A number given as a personal mobile is a non-fixed internet line by carrier lookup or numbering plan, or two or more personal numbers are given in one process.',
  data: 'A carrier lookup of the number (North American internet lines cannot be told from the number alone)',
  falsePositives: ['An internet number chosen for privacy or for free calls', 'A newcomer or traveller without a local contract yet', 'A second number for work'],
  runbook: ['Ask for a number with a subscriber contract, or why there is none', 'Call back at an unscheduled time', 'Look for the same number in other applications'],
  references: ['S01', 'S12'],
  messages: {
    internetLine: '{{number}}, given as a personal mobile, is an internet line ({{how}}).',
    severalNumbers: '{{count}} different personal numbers were given in one process.',
  },
  options,

  run({ dossier }, { options }) {
    const personal = dossier.phones.filter(({ value }) => value.label === 'mobile');
    if (personal.length === 0) return cannotTell('no personal number is given', 'a personal telephone number');
    const read = personal.map((claim) => {
      const planned = readPhone(claim.value.number)?.lineType;
      const lineType = claim.value.lineType ?? planned ?? 'unknown';
      return { claim, lineType, how: claim.value.lineType === undefined ? 'numbering plan' : 'carrier lookup' };
    });
    const lines = read
      .filter(({ lineType }) => INTERNET_LINES.has(lineType))
      .map(({ claim, how }) => ({ messageId: 'internetLine' as const, data: { number: claim.value.number, how }, evidence: [supports(claim)] as const }));
    const numbers = new Map(personal.map((claim) => [claim.value.number, claim]));
    const [first, ...others] = [...numbers.values()].sort((a, b) => a.id.localeCompare(b.id));
    const several =
      numbers.size >= options.numbers && first !== undefined
        ? [{ messageId: 'severalNumbers' as const, data: { count: numbers.size }, evidence: [supports(first), ...others.map(context)] as const }]
        : [];
    const found = [...lines, ...several];
    if (found.length === 0 && read.every(({ lineType }) => lineType === 'unknown' || lineType === 'fixed-line-or-mobile')) {
      return cannotTell('the numbering plan does not tell internet lines apart here', 'a carrier lookup of the number');
    }
    return found;
  },
});
