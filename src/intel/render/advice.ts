import type { ActorProfile, ReportIndicator } from '#model';
import type { Cell, Part, Section } from './page.ts';
import { absentPart, heading } from './sections.ts';
import { CONTEXT, defang, likelihood } from './words.ts';

const shown = ({ type, value, chain }: ReportIndicator): Cell => ({ code: chain === undefined ? defang(type, value) : `${value} (${chain})` });
/** The words as they stand, broken where they are not, for a page that people copy from. */
const refOf = ({ type, quote, start, end }: ReportIndicator): Cell => ({ quote: defang(type, quote), start, end });

/** 5. */
export function infrastructure(profile: ActorProfile): Section {
  const { software, indicators } = profile.infrastructure;
  const malicious = indicators.filter(({ context }) => context === 'malicious');
  const others = indicators.filter(({ context }) => context !== 'malicious');
  const parts: readonly Part[] = [
    ...(software.length === 0
      ? []
      : ([
          heading('Malware, tools and services'),
          {
            kind: 'table',
            head: ['Name', 'Kind', 'ATT&CK', 'Quote'],
            rows: software.map((one) => [one.name, [one.kind, ...(one.use === undefined ? [] : [one.use])].join(', '), one.attackId ?? '', one]),
          },
        ] as const)),
    ...(malicious.length === 0
      ? []
      : ([
          heading('Malicious indicators (defanged)'),
          {
            kind: 'table',
            head: ['Type', 'Value', 'Why', 'Confidence', 'Quote'],
            rows: malicious.map((one) => [one.type, shown(one), one.why, likelihood(one.confidence), refOf(one)]),
          },
        ] as const)),
    ...(others.length === 0
      ? []
      : ([
          heading('Other values, not indicators (defanged)'),
          { kind: 'table', head: ['Type', 'Value', 'Part', 'Why', 'Quote'], rows: others.map((one) => [one.type, shown(one), CONTEXT[one.context], one.why, refOf(one)]) },
        ] as const)),
    ...absentPart(profile, ['malicious-indicators', 'ipv4', 'ipv6', 'domain', 'url', 'email', 'wallet', 'hash', 'cve', 'malware', 'tools']),
  ];
  return { id: 'infrastructure', title: 'Tools & Infrastructure', parts };
}

type Supported = { readonly signals: readonly string[]; readonly verifications: readonly string[] };

function supportNotes({ signals, verifications }: Supported): readonly string[] {
  if (signals.length === 0 && verifications.length === 0) return ['nothing here implements it'];
  return [...(signals.length === 0 ? [] : [`signals: ${signals.join(', ')}`]), ...(verifications.length === 0 ? [] : [`verifications: ${verifications.join(', ')}`])];
}

const counted = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** “This report supports 14 checks: …; 3 recommendations have none.” */
export function supportLine({ mitigations: advice, redFlags }: ActorProfile): string {
  const checks = [...new Set([...advice, ...redFlags].flatMap(({ signals }) => signals))].sort();
  const steps = [...new Set([...advice, ...redFlags].flatMap(({ verifications }) => verifications))].sort();
  const bare = (items: readonly Supported[]) => items.filter(({ signals, verifications }) => signals.length + verifications.length === 0).length;
  const usable = redFlags.filter(({ protectedCharacteristic }) => protectedCharacteristic === undefined);
  const [adviceLeft, flagsLeft] = [bare(advice), bare(usable)];
  return `${[
    `This report supports ${counted(checks.length, 'check')}${checks.length === 0 ? '' : `: ${checks.join(', ')}`}`,
    `${counted(steps.length, 'verification')}${steps.length === 0 ? '' : `: ${steps.join(', ')}`}`,
    ...(advice.length === 0 ? [] : [`${counted(adviceLeft, 'recommendation has', 'recommendations have')} none`]),
    ...(flagsLeft === 0 ? [] : [`${counted(flagsLeft, 'red flag has', 'red flags have')} none`]),
  ].join('; ')}.`;
}

/** 7. */
export function mitigations(profile: ActorProfile): Section {
  const { mitigations: advice, redFlags } = profile;
  const usable = redFlags.filter(({ protectedCharacteristic }) => protectedCharacteristic === undefined);
  const barred = redFlags.filter(({ protectedCharacteristic }) => protectedCharacteristic !== undefined);
  const parts: readonly Part[] = [
    ...(advice.length + redFlags.length === 0 ? [] : [{ kind: 'remark', text: supportLine(profile) } as const]),
    ...(advice.length === 0 ? [] : [{ kind: 'lines', lines: advice.map((one) => ({ ref: one, notes: supportNotes(one) })) } as const]),
    ...(usable.length === 0 ? [] : [heading('Red flags that the text names'), { kind: 'lines', lines: usable.map((one) => ({ ref: one, notes: supportNotes(one) })) } as const]),
    ...(barred.length === 0
      ? []
      : [
          heading('Judgements by what people are'),
          {
            kind: 'remark',
            text: 'The text would judge people by a protected characteristic. This is reported because the text says it; it is no signal, is searched for nowhere, and would be unlawful discrimination in many places.',
          } as const,
          { kind: 'lines', lines: barred.map((one) => ({ says: `By ${one.protectedCharacteristic ?? ''}`, ref: one })) } as const,
        ]),
    ...absentPart(profile, ['mitigations', 'red-flags']),
  ];
  return { id: 'mitigations', title: 'Mitigations', parts };
}
