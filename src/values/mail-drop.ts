import type { PlaceFacts } from './place.ts';
import { fold } from './text.ts';

/**
 * Words that name a hand-over point and hardly anything else, matched on the folded street and unit lines. Each with the kind
 * of place it names. Bare words that also stand in ordinary addresses (box, suite, c/o a person) are left out on purpose.
 * @source red-flag catalogue 2026-11, row ship-to-mail-drop (S02, S18, S40): mail agent, parcel shop, forwarder, PO box, coworking; words: USPS Publication 28 sections 281 to 295 (post office box, PMB, general delivery) and the national postal words for the same, house list
 */
const MARKERS: readonly { readonly kind: string; readonly pattern: RegExp }[] = [
  { kind: 'PO box', pattern: /\b(?:g ?)?p ?o ?box\b|\bpost office box\b|\bpob \d/ },
  {
    kind: 'PO box',
    pattern:
      /\bpostfach\b|\bboite postale\b|\bcasella postale\b|\bskrytka pocztowa\b|\b(?:apartado|apdo|caixa postal|postbus|postboks|a ya|abonentskiy yashchik)(?: de correos| postal)? \d/,
  },
  { kind: 'PO box', pattern: /\blocked bag \d|\bprivate bag \d/ },
  { kind: 'private mailbox', pattern: /\bpmb \d|\bprivate mailbox\b|\bvirtual (?:mailbox|office)\b/ },
  { kind: 'poste restante', pattern: /\bposte restante\b|\bpostlagernd\b|\bgeneral delivery\b/ },
  { kind: 'mail agent', pattern: /\bc o\b.*\b(?:mail|mailbox|mailboxes|postal|parcel|parcels)\b/ },
  { kind: 'mail agent', pattern: /\bups store\b|\bmail ?boxes etc\b|\bpak mail\b|\bpostal ?annex\b|\bipostal1\b|\bearth class mail\b|\banytime mailbox\b|\btravell?ing mailbox\b/ },
  { kind: 'parcel shop', pattern: /\bpackstation\b|\bparcel ?(?:shop|locker)\b|\bpaczkomat\b|\bpostfiliale\b/ },
  { kind: 'freight forwarder', pattern: /\bfreight forward(?:er|ers|ing)\b|\b(?:parcel|package|mail) forwarding\b/ },
  { kind: 'coworking desk', pattern: /\bco ?working\b|\bwework\b|\bregus\b/ },
];

/** The kind of hand-over point that an address names in its own words. @returns undefined where it names none, which does not make it a home */
export function mailDropNamed(place: PlaceFacts): string | undefined {
  const lines = [place.address, place.unit].filter((line) => line !== undefined).map(fold);
  return MARKERS.find(({ pattern }) => lines.some((line) => pattern.test(line)))?.kind;
}
