import { NOTHING, type Recogniser } from './note.ts';

/**
 * Shortest share that is kept. Unit: hours. Calls with clients are many, and of a topic only so many facts are kept: they would push
 * out the long ones. @source house: half of what the signal asks for (red-flag catalogue 2026-11, row marathon-screen-share)
 */
const SHORTEST_HOURS = 4;

/** Meetings in which the screen was shared with an account outside: `<account>|<hours>`, hours to a tenth. */
export const screenShare: Recogniser = ({ meeting }) => {
  if (meeting?.sharesScreen !== true || meeting.outsider === undefined || meeting.durationMinutes === undefined) return NOTHING;
  const hours = Math.round(meeting.durationMinutes / 6) / 10;
  if (!(hours >= SHORTEST_HOURS)) return NOTHING;
  const account = meeting.outsider.trim().toLowerCase().replaceAll('|', ' ');
  return [{ on: 'account', topic: 'screen-share', value: `${account}|${hours}`, text: `screen shared with ${account} for ${hours} hours` }];
};
