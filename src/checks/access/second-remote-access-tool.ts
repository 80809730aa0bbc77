import { z } from 'zod';
import { type CheckableDossier, cannotTell, defineTelemetryCheck, type Fact, happened, type Noticed, type Trace } from '#model';

const DAY_MS = 86_400_000;

const options = z
  .strictObject({
    /** Remote-access tools that the firm itself uses, as `employer.remoteAccessTools` of the policy has them. Unit: ids of tools. @source house: none is known until the firm says so */
    sanctioned: z.array(z.string()).default([]).meta({ description: 'Ids of the remote-access tools that the firm itself uses, such as anydesk' }),
    /** Time after the first event of a device within which a second tool is noticed. Unit: days. @source S21, and red-flag catalogue 2026-11, row second-remote-access-tool */
    days: z.int().positive().default(14).meta({ description: 'Days after the first event of the device' }),
    /** Different tools that are noticed together. Unit: tools. @source S12, and red-flag catalogue 2026-11, row second-remote-access-tool */
    tools: z.int().min(2).default(2).meta({ description: 'Different tools on one device' }),
    /**
     * Words of the role under which tools are part of the work. A title is only a claim, so the finding stays and says the role; it is
     * the weaker message, because help desks and administrators test such tools. Unit: words of the job title. @source house, red-flag catalogue 2026-11, row second-remote-access-tool (IT support, MSP)
     */
    supportRoles: z
      .array(z.string())
      .default([
        'help desk',
        'helpdesk',
        'service desk',
        'it support',
        'desktop support',
        'support engineer',
        'system administrator',
        'systems administrator',
        'sysadmin',
        'it administrator',
      ])
      .meta({ description: 'Words of the job title of people who work with such tools' }),
  })
  .prefault({});
type Options = z.infer<typeof options>;
type MessageId = 'two' | 'unsanctioned' | 'inSupportRole' | 'unknownWhetherSanctioned';

const nameOf = (trace: Trace): string => trace.facts.find(({ topic }) => topic === 'hostname')?.value ?? trace.id;

/** Id of a tool, also where the policy has its name: “Chrome Remote Desktop” is chrome-remote-desktop. */
const idOf = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-');

/** The role, where it is one of those that work with such tools. */
function supportRole({ subject }: CheckableDossier, roles: readonly string[]): string | undefined {
  const title = subject.role.title?.toLowerCase();
  return title !== undefined && roles.some((role) => title.includes(role.toLowerCase())) ? subject.role.title : undefined;
}

/** What one device or account shows. Tools of several entries are one finding: who installed them is asked once. */
function noticedOn(trace: Trace, { sanctioned, days, tools }: Options, role: string | undefined): readonly Noticed<MessageId>[] {
  const own = new Set(sanctioned.map(idOf));
  const foreign = trace.facts.filter(({ topic, value }) => topic === 'tool' && !own.has(value));
  const early = foreign.filter(({ marks }) => marks[0].time - trace.first.time <= days * DAY_MS);
  const several = early.length >= tools;
  const [first, ...others]: readonly Fact[] = several ? early : foreign;
  if (first === undefined) return [];
  const names = [first, ...others].map(({ value }) => value).join(', ');
  const evidence = [happened(first.marks[0]), ...others.map(({ marks }) => happened(marks[0]))] as const;
  const device = nameOf(trace);
  if (role !== undefined) return [{ messageId: 'inSupportRole', data: { tools: names, device, role }, evidence }];
  if (several) return [{ messageId: 'two', data: { tools: names, device, days }, evidence }];
  if (own.size > 0) return [{ messageId: 'unsanctioned', data: { tools: names, device, own: [...own].sort().join(', ') }, evidence }];
  return [{ messageId: 'unknownWhetherSanctioned', data: { tools: names, device }, evidence }];
}

/** A remote-access tool beside the sanctioned one on a work device. */
export const secondRemoteAccessTool = defineTelemetryCheck({
  id: 'second-remote-access-tool',
  title: 'Unsanctioned remote-access tool on the work device',
  options,
  stage: 'access',
  description:
    'A remote-access tool that the firm has not named as its own is on a work device, or two or more different ones appear within 14 days of the first event of the device. Tools that come with the system do not count.',
  data: 'Software inventory or process log of the device (EDR or MDM), and the firm’s own tools as employer.remoteAccessTools of the policy',
  falsePositives: ['Installed by the help desk or a service provider', 'Left over from an earlier employer or support session', 'An administrator who tests such tools'],
  runbook: [
    'Ask IT whether it is theirs, and name the firm’s tools in the policy',
    'Read who installed it, when, and whether sessions were held',
    'Contain the device before asking the person if sessions were held from outside',
  ],
  references: ['S12', 'S18', 'S21', 'S26', 'S28', 'S29', 'S100'],
  attack: ['T1219'],
  messages: {
    two: 'Remote-access tools in the first {{days}} days of the device {{device}}: {{tools}}.',
    unsanctioned: 'On the device {{device}} is {{tools}}, and the firm’s remote-access tools are {{own}}.',
    inSupportRole: 'On the device {{device}} is {{tools}}; the role is given as “{{role}}”, in which such tools are tested.',
    unknownWhetherSanctioned: 'On the device {{device}} is {{tools}}; which remote-access tools the firm uses is not said.',
  },
  run({ dossier, telemetry }, { options }) {
    const looked = [...telemetry.devices, ...telemetry.accounts].filter(({ kinds }) => kinds.includes('software') || kinds.includes('process'));
    if (looked.length === 0) return cannotTell('no software inventory or process log of the person was read', 'software inventory of the device (EDR or MDM)');
    const role = supportRole(dossier, options.supportRoles);
    return looked.flatMap((trace) => noticedOn(trace, options, role));
  },
});
