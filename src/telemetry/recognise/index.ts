import { activitySimulators } from './activity-simulators.ts';
import { browserAccounts } from './browser-accounts.ts';
import { ipKvm } from './ip-kvm.ts';
import type { Recogniser } from './note.ts';
import { oneTimeCodeSites } from './one-time-code-sites.ts';
import { recon } from './recon.ts';
import { remoteDesktopScript } from './remote-desktop-script.ts';
import { remoteTools } from './remote-tools.ts';
import { screenShare } from './screen-share.ts';

/** Everything that is looked for in an event, one file each. */
export const recognisers: readonly Recogniser[] = [remoteTools, remoteDesktopScript, ipKvm, recon, oneTimeCodeSites, activitySimulators, browserAccounts, screenShare];
