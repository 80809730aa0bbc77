import { isRecord } from '../json.ts';
import { type AtsEvent, eventOf, instantOf, named, type Reading, siteOf, textOf } from './reading.ts';

/*
 * Lever’s webhooks carry ids only. Where a program of the firm’s adds the opportunity as Lever’s API gives it, at /data/opportunity, it is read.
 * @source Lever, hire.lever.co/developer/documentation, “Webhooks” and “Opportunities”, as others describe them; the page itself was not at hand
 */

const PHONES: Readonly<Record<string, string>> = { mobile: 'mobile', home: 'home', work: 'work' };

/** Texts of a list, each with its place. */
function texts(list: unknown, pointer: string, reading: Reading, read: (text: string, pointer: string) => void): void {
  if (!Array.isArray(list)) return;
  for (const [index, item] of list.entries()) {
    const text = textOf(item);
    if (text !== undefined) read(text, `${pointer}/${index}`);
    else reading.issue('wrong-type', `${pointer}/${index}`, 'Expected a text');
  }
}

/** Reads one event. @param json an object */
export function readLever(json: Readonly<Record<string, unknown>>, reading: Reading): AtsEvent {
  const action = textOf(json['event']) ?? 'unknown';
  const data = isRecord(json['data']) ? json['data'] : {};
  const opportunity = data['opportunity'];
  reading.fields(json, '', named('id', 'event', 'data', 'token', 'triggeredAt', 'signature'));
  if (!isRecord(opportunity)) return { action, nothing: 'Lever sends ids only. Let a program of yours add the opportunity at /data/opportunity, or import an export.' };
  const pointer = '/data/opportunity';
  reading.fields(opportunity, pointer, {
    name: (name, place) => reading.add('names', { name: textOf(name) }, place),
    emails: (list, place) => texts(list, place, reading, (address, where) => reading.add('emails', { address }, where)),
    phones: (list, place) =>
      reading.each(list, place, (item, where) => {
        reading.fields(item, where, named('value', 'type'));
        reading.add('phones', { number: textOf(item['value']), label: PHONES[textOf(item['type']) ?? ''] ?? 'other' }, where);
      }),
    links: (list, place) => texts(list, place, reading, (url, where) => reading.add('profiles', { network: siteOf(url), url }, where)),
    location: (value, place) => reading.add('addresses', { kind: 'residence', city: textOf(isRecord(value) ? value['name'] : value) }, place),
    resume: (file, place) => (isRecord(file) ? reading.file(file['name'], place) : undefined),
    customFields: (fields, place) => reading.ownFields(fields, place),
    // What Lever and the firm’s own people know of the candidacy.
    ...named('id', 'contact', 'headline', 'stage', 'confidentiality', 'owner', 'followers', 'origin', 'sources', 'tags', 'archived', 'createdAt', 'updatedAt', 'lastInteractionAt'),
    ...named('lastAdvancedAt', 'snoozedUntil', 'urls', 'dataProtection', 'isAnonymized', 'sourcedBy', 'stageChanges', 'deletedBy', 'deletedAt', 'applications'),
  });
  const dossier = reading.person('lever', opportunity['contact'] ?? opportunity['id'], {});
  return eventOf(action, dossier, reading, instantOf(opportunity['updatedAt']) ?? instantOf(json['triggeredAt']));
}
