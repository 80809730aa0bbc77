import { z } from 'zod';
import { cannotTell, defineTelemetryCheck, type Fact, happened, type Noticed, type Trace } from '#model';

const nameOf = (device: Trace): string => device.facts.find(({ topic }) => topic === 'hostname')?.value ?? device.id;

const toolsOf = (device: Trace, own: ReadonlySet<string>): readonly Fact[] => device.facts.filter(({ topic, value }) => topic === 'tool' && !own.has(value));

function noticedOn(device: Trace, own: ReadonlySet<string>, days: number, tools: number): readonly Noticed<'unsanctioned' | 'several'>[] {
  const foreign = toolsOf(device, own);
  const early = foreign.filter(({ marks }) => marks[0].time < device.first.time + days * 86_400_000);
  const [first, ...others] = early;
  if (first !== undefined && early.length >= tools) {
    const data = { device: nameOf(device), days, tools: early.map(({ value }) => value).join(', ') };
    return [{ messageId: 'several', data, evidence: [happened(first.marks[0]), ...others.map(({ marks }) => happened(marks[0]))] }];
  }
  if (own.size === 0) return [];
  return foreign.map(({ value, marks }) => ({
    messageId: 'unsanctioned' as const,
    data: { tool: value, device: nameOf(device), own: [...own].sort().join(', ') },
    evidence: [happened(marks[0])] as const,
  }));
}

const options = z
  .strictObject({
    /** Remote-access tools that the firm itself uses, as `remoteAccessTools` of the policy’s employer has them. */
    sanctioned: z.array(z.string()).default([]).meta({ description: 'Ids of the remote-access tools that the firm itself uses, such as anydesk' }),
    /** Days after the first report of a device within which a second tool is noticed. Unit: days. @source S21, and red-flag catalogue 2026-11, row second-remote-access-tool */
    days: z.int().positive().default(14).meta({ description: 'Days after the first report of the device' }),
    /** Tools that are one too many. Unit: tools. @source S12, and red-flag catalogue 2026-11, row second-remote-access-tool */
    tools: z.int().min(2).default(2).meta({ description: 'Different tools on one device' }),
  })
  .prefault({});

/** A remote-access tool beside the sanctioned one on a work device. */
export const secondRemoteAccessTool = defineTelemetryCheck({
  id: 'second-remote-access-tool',
  title: 'Unsanctioned remote-access tool on the work device',
  options,
  stage: 'access',
  description: 'A remote-access tool other than the sanctioned one is on a work device, or two or more appear within 14 days of provisioning.',
  data: 'Software inventory of the device (EDR or MDM)',
  falsePositives: ['Installed by the help desk or a service provider', 'Left over from an earlier employer or support session', 'An administrator who tests such tools'],
  runbook: [
    'Ask IT whether it is theirs',
    'Read who installed it, when, and whether sessions were held',
    'Contain the device before asking the person if sessions were held from outside',
  ],
  references: ['S12', 'S18', 'S21', 'S26', 'S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: {
    unsanctioned: 'The remote-access tool {{tool}} is on the device {{device}} and is not one of the firm’s ({{own}}).',
    several: 'Remote-access tools on the device {{device}} in its first {{days}} days: {{tools}}.',
  },
  run({ telemetry }, { options: { sanctioned, days, tools } }) {
    if (!telemetry.delivered.some((kind) => kind === 'software' || kind === 'process'))
      return cannotTell('no software inventory or process log was read', 'software inventory of the devices (EDR or MDM)');
    const devices = telemetry.devices.filter(({ kinds }) => kinds.includes('software') || kinds.includes('process'));
    if (devices.length === 0) return cannotTell('no inventory of a device of the person was read', 'software inventory of the device (EDR or MDM)');
    const own = new Set(sanctioned.map((name) => name.trim().toLowerCase()));
    const found = devices.flatMap((device) => noticedOn(device, own, days, tools));
    if (found.length > 0) return found;
    const [one] = devices.flatMap((device) => toolsOf(device, own));
    // One tool may be the firm’s: that is for the policy to say.
    return one !== undefined && own.size === 0
      ? cannotTell(`whether the firm uses ${one.value} is not said`, 'the firm’s own tools, as employer.remoteAccessTools of the policy')
      : [];
  },
});
