import { z } from 'zod';
import { absence, type CheckableDossier, cannotTell, context, defineCheck, supports } from '#model';
import { monthsBetween, readPhone } from '#values';

const options = z.strictObject({
  /** Age under which a referee’s mail domain is young. Unit: months. @source house default, red-flag catalogue 2026-11, row references-uncallable; 12 months as in row cloned-company-site (S91) */
  youngDomainMonths: z.int().min(1).default(12).meta({ description: 'Months under which the domain of a referee’s mail address is young' }),
});

/** Line types that need no subscriber line. @source S36, S40 */
const INTERNET_LINES = new Set<string | undefined>(['voip', 'non-fixed-voip']);
const SEEN_OR_HEARD = new Set(['video', 'in-person', 'phone']);

/** Whether a referee was reached in a way that shows a person. Who found the contact decides where a voice alone was heard. */
function callable({ value }: CheckableDossier['references'][number], youngDomainMonths: number, now: string): 'yes' | 'no' | 'unknown' {
  const ways = value.reachedBy ?? [];
  if (!ways.some((way) => SEEN_OR_HEARD.has(way))) return 'no';
  if (ways.includes('in-person') || value.contactFoundBy === 'employer') return 'yes';
  const young = value.emailDomainCreatedAt !== undefined && monthsBetween(value.emailDomainCreatedAt, now).most < youngDomainMonths;
  const internet = INTERNET_LINES.has(value.phoneLineType ?? (value.phone === undefined ? undefined : readPhone(value.phone)?.lineType));
  if (young || internet) return 'no';
  if (ways.includes('video')) return 'yes';
  return value.contactFoundBy === 'candidate' ? 'no' : 'unknown';
}

/** None of the references can be reached in a way that the candidate did not supply or that shows a person. */
export const referencesUncallable = defineCheck({
  id: 'references-uncallable',
  title: 'No reference can be called',
  stage: 'application',
  description: 'All references are reachable by mail only, use young domains or internet numbers, or answer only through contacts that the candidate supplied.',
  data: 'A log of how each referee was found and reached',
  falsePositives: ['A small start-up without a switchboard', 'Managers who work remotely', 'A referee who has left the firm'],
  runbook: ['Find each referee through a registry or the firm’s own site', 'Ask for a short video call', 'Ask for other referees'],
  references: ['S13', 'S36', 'S40'],
  messages: {
    applicant: 'The contact of a referee is that of {{person}}, who is on record here too.',
    none: 'None of {{count}} references was reached by voice, video or in person through a contact found independently.',
  },
  options,

  run({ dossier, links }, { options, now }) {
    const { references } = dossier;
    if (references.length === 0) return cannotTell('no reference is given', 'two references and a log of how they were reached');
    const vouching = (links?.links ?? []).flatMap(({ kind, serves, other, values }) =>
      kind !== 'facilitates' || serves
        ? []
        : values.flatMap(({ feature, setAside, own }) =>
            feature !== 'vouching' || setAside !== undefined
              ? []
              : [{ messageId: 'applicant' as const, data: { person: `${other.caption} (${other.id})` }, evidence: [own] as const }],
          ),
    );
    if (vouching.length > 0) return vouching;
    const answers = references.map((claim) => callable(claim, options.youngDomainMonths, now));
    if (answers.includes('yes')) return [];
    if (references.some(({ value }) => value.reachedBy === undefined)) return cannotTell('not every reference has been tried', 'a log of how each referee was found and reached');
    if (answers.includes('unknown')) return cannotTell('it is not recorded who found the number of a referee', 'a log of how each referee was found and reached');
    const [first, ...others] = [...references].sort((a, b) => a.id.localeCompare(b.id));
    return [
      {
        messageId: 'none' as const,
        data: { count: references.length },
        evidence: [first === undefined ? absence('a reference that can be called', 'references') : supports(first), ...others.map(context)] as const,
      },
    ];
  },
});
