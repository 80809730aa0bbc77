import { z } from 'zod';
import { cannotTell, context, defineTelemetryCheck } from '#model';
import { isOneHome } from '#values';

const options = z.strictObject({
  /** People on one address, more than whom are a carrier, a campus or a coworking space. Unit: people. @source red-flag catalogue 2026-11, section 11 (CGNAT, coworking) */
  most: z.int().min(2).default(8).meta({ description: 'People, more than whom are no household' }),
  /** Days on which the person used it: a visit is none. Unit: days. @source red-flag catalogue 2026-11, section 11 (three observations) */
  days: z.int().positive().default(3).meta({ description: 'Days on which the person used it' }),
});

/** Home network shared by unrelated workers. */
export const sharedHomeNetwork = defineTelemetryCheck({
  id: 'shared-home-network',
  title: 'Home network shared by unrelated workers',
  options,
  stage: 'access',
  description: 'Two unrelated workers use one address that belongs to no firm, above all where neither says to live.',
  data: 'Sign-in or endpoint logs of all workers',
  falsePositives: ['A carrier that puts many homes behind one address', 'A coworking space', 'A shared flat'],
  runbook: ['Ask each about the household: only people who declare one address are left out', 'Leave carriers and hubs out', 'Look at the other worker as well'],
  references: ['S01', 'S06', 'S37'],
  messages: {
    noticed: 'The home network {{network}} was used on {{days}} days and also by {{others}}, with no home declared in common.',
  },
  run({ dossier, telemetry }, { options: { most, days } }) {
    const used = [...telemetry.accounts, ...telemetry.devices].some(({ days: seen }) => seen.some((day) => day.with.some((thing) => thing.startsWith('ip:'))));
    if (!used) return cannotTell('no address of a home network is known', 'sign-in or endpoint logs with addresses');
    if (telemetry.people < 2) return cannotTell('nobody else is stored', 'the accounts of other people');
    const addresses = dossier.addresses.filter(({ value }) => value.kind === 'residence').sort((a, b) => a.id.localeCompare(b.id));
    const homes = addresses.map(({ value }) => value);
    return (
      telemetry.shared
        .filter((one) => one.kind === 'home-network' && one.others.length < most && one.days >= days)
        // A household at one declared address is no finding.
        .map((one) => ({ ...one, others: one.others.filter(({ address }) => !isOneHome(homes, address)) }))
        .filter(({ others }) => others.length > 0)
        .map(({ label, others, evidence, days: used }) => ({
          messageId: 'noticed' as const,
          data: { network: label, days: used, others: others.map(({ caption, id }) => `${caption} (${id})`).join(', ') },
          evidence: [evidence, ...addresses.map(context)] as const,
        }))
    );
  },
});
