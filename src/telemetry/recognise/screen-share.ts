import { NOTHING, type Recogniser } from './note.ts';

/** Meetings in which the screen was shared with an account outside: `<account>|<hours>`, hours to a tenth. */
export const screenShare: Recogniser = ({ meeting }) => {
  if (meeting?.sharesScreen !== true || meeting.outsider === undefined || meeting.durationMinutes === undefined) return NOTHING;
  const hours = Math.round(meeting.durationMinutes / 6) / 10;
  // Short calls are many and tell nothing.
  return hours < 1 ? NOTHING : [{ on: 'account', topic: 'screen-share', value: `${meeting.outsider.replaceAll('|', ' ')}|${hours}` }];
};
