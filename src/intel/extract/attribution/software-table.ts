import { z } from 'zod';
import type { ReportSoftware } from '#model';
import softwareData from '../../../../data/intel/software.json' with { type: 'json' };
import { gazetteer } from './words.ts';

/** Malware, a tool or a service of the table. */
export type KnownSoftware = {
  readonly name: string;
  readonly kind: ReportSoftware['kind'];
  readonly use?: ReportSoftware['use'];
  /** ATT&CK software id and UUID, where ATT&CK has it. */
  readonly attackId?: string;
  readonly stix?: string;
};

/** `ordinary`: the name is also a word and counts only beside a word such as “malware”. */
export type SoftwareName = { readonly software: KnownSoftware; readonly ordinary: boolean };

const tableSchema = z.object({
  ordinary: z.array(z.string()),
  software: z.array(
    z.tuple([
      z.string(),
      z.enum(['malware', 'tool', 'service']),
      z.enum(['remote-access', 'vpn', 'freelance-platform', 'payment', 'other', '']),
      z.string(),
      z.string(),
      z.array(z.string()),
    ]),
  ),
});

function load() {
  const { ordinary, software } = tableSchema.parse(softwareData);
  const words = new Set(ordinary);
  const names: [string, SoftwareName][] = [];
  const byName = new Map<string, SoftwareName>();
  for (const [name, kind, use, attackId, stix, others] of software) {
    const one: KnownSoftware = { name, kind, ...(use !== '' && { use }), ...(attackId !== '' && { attackId }), ...(stix !== '' && { stix }) };
    for (const form of [name, ...others]) {
      const entry = { software: one, ordinary: words.has(form.toLowerCase()) || form.length < 3 };
      names.push([form, entry]);
      if (!byName.has(form.toLowerCase())) byName.set(form.toLowerCase(), entry);
    }
  }
  return { find: gazetteer(names), byName };
}

let table: ReturnType<typeof load> | undefined;

/** The table of software, read on first use. @source data/intel/software.json */
export function softwareTable(): ReturnType<typeof load> {
  table ??= load();
  return table;
}
