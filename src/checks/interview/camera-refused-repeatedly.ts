import { z } from 'zod';
import { type CheckableDossier, cannotTell, defineCheck, supports } from '#model';
import { compareDates, standingAccommodations } from '#values';

const options = z.strictObject({
  /** Interview rounds with the camera off. Unit: rounds. @source red-flag catalogue of 2026-11, row camera-refused-repeatedly (S02, S24): two or more */
  rounds: z.int().min(2).default(2).meta({ description: 'Interview rounds with the camera off that are noticed' }),
  /** Share of team calls with the camera off that must be exceeded. Unit: fraction of calls. @source house default, red-flag catalogue 2026-11, row camera-refused-repeatedly */
  teamCallShare: z.number().min(0).max(1).default(0.8).meta({ description: 'Share of team calls with the camera off that must be exceeded' }),
  /** Fewest team calls from which a share is told: with fewer, one call on camera could not bring it down to 80%. Unit: calls. @source house default, red-flag catalogue 2026-11, row camera-refused-repeatedly */
  teamCalls: z.int().min(1).default(5).meta({ description: 'Fewest team calls from which a share is told' }),
});

type Interview = CheckableDossier['interviews'][number];
/** seen: on camera · counts: off, after a reason was asked for and an alternative offered · open: off, and that is missing or a request is unanswered · agreed: off by an accommodation provided · unknown: not recorded */
type Session = { readonly claim: Interview; readonly camera: 'seen' | 'counts' | 'open' | 'agreed' | 'unknown'; readonly offered: boolean; readonly requested: boolean };

/** Sessions of one kind in time order, each read by what had been asked and offered until then. */
function sessionsOf(interviews: readonly Interview[], teamCalls: boolean): readonly Session[] {
  const ordered = [...interviews].sort((a, b) => compareDates(a.value.at, b.value.at) || a.id.localeCompare(b.id));
  const standing = standingAccommodations(ordered.map(({ value }) => value.accommodation));
  let asked = false;
  let offered = false;
  return ordered.flatMap((claim, index): Session[] => {
    if ((claim.value.kind === 'team-call') !== teamCalls) return [];
    const { camera, reasonAsked, accommodation } = claim.value;
    asked ||= reasonAsked === true;
    if (accommodation !== undefined) offered = accommodation !== 'not-offered';
    const now = standing[index];
    const state = { claim, offered: asked && offered, requested: now === 'requested' };
    if (camera === undefined) return [{ ...state, camera: 'unknown' }];
    if (camera !== 'off') return [{ ...state, camera: 'seen' }];
    if (now === 'provided') return [{ ...state, camera: 'agreed' }];
    return [{ ...state, camera: asked && offered && now !== 'requested' ? 'counts' : 'open' }];
  });
}

function missing(open: readonly Session[]) {
  if (open.some(({ camera, requested }) => camera === 'open' && requested))
    return cannotTell('an accommodation was asked for and not yet provided', 'the equal alternative, carried out');
  if (open.some(({ camera }) => camera === 'open'))
    return cannotTell(
      'the camera was off, but no reason was asked for or no equal alternative was offered',
      'a reason asked for and a private check-in offered, recorded with the session',
    );
  return cannotTell('for some rounds it is not recorded whether the camera was on', 'the meeting log with the camera of each round');
}

/** The camera stayed off in several rounds or nearly all team calls, a reason having been asked for and an alternative offered. */
export const cameraRefusedRepeatedly = defineCheck({
  id: 'camera-refused-repeatedly',
  title: 'Camera off again and again',
  stage: 'interview',
  description:
    'The camera is off in two or more interview rounds, or in over 80% of team calls, after a reason was asked for and an equal alternative offered. A round with an accommodation asked for or provided never counts.',
  data: 'Meeting log: camera of each round, whether a reason was asked for, and the accommodation offered, asked for or provided',
  falsePositives: ['A connection too weak for video', 'A disability, faith, or caring for somebody during the call', 'Privacy at home', 'Nobody ever asked for the camera'],
  runbook: [
    'Ask for the reason in neutral words, and write it down',
    'Offer a private check-in with one person, or a meeting in person',
    'Provide any accommodation that was asked for, which closes this',
  ],
  references: ['S02', 'S11', 'S20', 'S24'],
  messages: {
    rounds: 'The camera was off in {{count}} interview rounds after a reason was asked for and an alternative offered.',
    teamCalls: 'The camera was off in {{off}} of {{calls}} team calls after a reason was asked for and an alternative offered.',
  },
  options,

  run({ dossier }, { options }) {
    const rounds = sessionsOf(dossier.interviews, false);
    const team = sessionsOf(dossier.interviews, true).filter(({ camera }) => camera !== 'unknown');
    if ([...rounds, ...team].every(({ camera }) => camera === 'unknown')) return cannotTell('no session records the camera', 'the meeting log with the camera of each round');
    const off = rounds.filter(({ camera }) => camera === 'counts');
    const [first, ...others] = off;
    const byRounds =
      first !== undefined && off.length >= options.rounds
        ? [{ messageId: 'rounds' as const, data: { count: off.length }, evidence: [supports(first.claim), ...others.map(({ claim }) => supports(claim))] as const }]
        : [];
    const since = team.slice(
      Math.max(
        0,
        team.findIndex(({ offered }) => offered),
      ),
    );
    const teamOff = since.filter(({ camera }) => camera === 'counts');
    const [call, ...calls] = teamOff;
    const mostly = (count: number, all: number) => all >= options.teamCalls && count / all > options.teamCallShare;
    const byTeam =
      call !== undefined && mostly(teamOff.length, since.length)
        ? [
            {
              messageId: 'teamCalls' as const,
              data: { off: teamOff.length, calls: since.length },
              evidence: [supports(call.claim), ...calls.map(({ claim }) => supports(claim))] as const,
            },
          ]
        : [];
    const found = [...byRounds, ...byTeam];
    if (found.length > 0) return found;
    const undecidedRounds = rounds.filter(({ camera }) => camera === 'open' || camera === 'unknown');
    if (off.length + undecidedRounds.length >= options.rounds && undecidedRounds.length > 0) return missing(undecidedRounds);
    const openCalls = since.filter(({ camera }) => camera === 'open');
    return openCalls.length > 0 && mostly(teamOff.length + openCalls.length, since.length) ? missing(openCalls) : [];
  },
});
