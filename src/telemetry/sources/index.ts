import type { JsonObject, TelemetrySource } from '../source.ts';
import { carrier } from './carrier.ts';
import { charges } from './charges.ts';
import { crowdstrike } from './crowdstrike.ts';
import { defender } from './defender.ts';
import { dlp } from './dlp.ts';
import { entraAudit } from './entra-audit.ts';
import { entraSignIn } from './entra-sign-in.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { googleWorkspace } from './google-workspace.ts';
import { intune } from './intune.ts';
import { jamf } from './jamf.ts';
import { ocsf } from './ocsf.ts';
import { okta } from './okta.ts';
import { osquery } from './osquery.ts';
import { payroll } from './payroll.ts';
import { table } from './table.ts';
import { teams } from './teams.ts';
import { zoom } from './zoom.ts';

/** Every log that can be read, the neutral table last: it fits whatever no other knows. */
export const telemetrySources: readonly TelemetrySource[] = [
  okta,
  entraSignIn,
  entraAudit,
  googleWorkspace,
  ocsf,
  crowdstrike,
  defender,
  intune,
  jamf,
  osquery,
  zoom,
  teams,
  github,
  gitlab,
  carrier,
  payroll,
  charges,
  dlp,
  table,
];

/** The log of a name, as `--source` gives it. */
export function sourceNamed(name: string): TelemetrySource | undefined {
  return telemetrySources.find(({ id }) => id === name.trim().toLowerCase());
}

/** The log that most of the records look like, if any: the earlier of two that know equally many. */
export function sourceOf(records: readonly JsonObject[]): TelemetrySource | undefined {
  let best: TelemetrySource | undefined;
  let most = 0;
  for (const source of telemetrySources) {
    const known = records.filter((record) => source.recognises(record)).length;
    if (known > most) [best, most] = [source, known];
  }
  return best;
}
