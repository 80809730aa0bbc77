import { type Claim, type Digest, type Dossier, digestId, type NetworkLookup, type SectionValue } from '#model';
import { wordsOf } from './fold.ts';
import type { KeptEvent } from './state.ts';

/** Document to which claims made from events point. */
const EVENTS = { id: 'events', role: 'export', origin: 'logs that were watched' } as const;

const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

type Made<S extends 'shipments' | 'payoutAccounts' | 'interviews'> = { readonly section: S; readonly value: SectionValue<S>; readonly events: readonly KeptEvent[] };

function shipmentsOf(events: readonly KeptEvent[]): readonly Made<'shipments'>[] {
  const parcels = new Map<string, KeptEvent[]>();
  for (const event of events) {
    if (event.shipment === undefined) continue;
    const key = event.shipment.tracking.toLowerCase();
    const parcel = parcels.get(key);
    if (parcel === undefined) parcels.set(key, [event]);
    else parcel.push(event);
  }
  return [...parcels.values()].map((steps) => {
    const step = (...names: readonly string[]) => steps.filter(({ shipment }) => names.includes(shipment?.step ?? ''));
    const last = <T>(take: (event: KeptEvent) => T | undefined): T | undefined => steps.map(take).findLast((one) => one !== undefined);
    const direction = last(({ shipment }) => shipment?.direction) ?? (step('returned').length > 0 ? 'return' : 'outbound');
    const placeOf = (event: KeptEvent | undefined) => {
      if (event === undefined) return undefined;
      const { address, unit, postalCode } = event.shipment ?? {};
      const { measured: _, ...place } = event.place ?? {};
      const whole = { ...place, ...(address === undefined ? {} : { address }), ...(unit === undefined ? {} : { unit }), ...(postalCode === undefined ? {} : { postalCode }) };
      return Object.keys(whole).length === 0 ? undefined : whole;
    };
    const left = step('dispatched', 'in-transit')[0];
    const came = step('delivered', 'returned').at(-1);
    const to = placeOf(came ?? steps.findLast((event) => event.shipment?.address !== undefined) ?? steps.at(-1));
    const from = placeOf(left);
    const asset = last(({ device }) => device?.serial ?? device?.uid ?? device?.hostname);
    const carrier = last(({ shipment }) => shipment?.carrier);
    const recipientName = last(({ shipment }) => shipment?.recipientName);
    const value: SectionValue<'shipments'> = {
      direction,
      ...(asset === undefined ? {} : { asset }),
      ...(carrier === undefined ? {} : { carrier }),
      ...(to === undefined || direction === 'return' ? {} : { to }),
      ...(from === undefined || direction === 'outbound' ? {} : { from }),
      ...(left === undefined ? {} : { dispatchedAt: dateOf(left.time) }),
      ...(came === undefined ? {} : { deliveredAt: dateOf(came.time) }),
      ...(recipientName === undefined ? {} : { recipientName }),
      ...(step('redirected').length > 0 ? { redirectedInTransit: true } : {}),
    };
    return { section: 'shipments', value, events: steps };
  });
}

/** Number that `sealPay` wrote. */
const SEALED = /^sealed:([0-9a-f]+):(.*)$/;

function payoutsOf(events: readonly KeptEvent[]): readonly Made<'payoutAccounts'>[] {
  const made: Made<'payoutAccounts'>[] = [];
  for (const event of events) {
    const { pay } = event;
    if (pay === undefined) continue;
    const [, hash, lastFour = ''] = SEALED.exec(pay.account ?? '') ?? [];
    const value: SectionValue<'payoutAccounts'> = {
      kind: pay.rail ?? 'bank',
      ...(hash === undefined ? {} : { number: { hash, lastFour } }),
      ...(pay.holderName === undefined ? {} : { holderName: pay.holderName }),
      ...(pay.holderKind === undefined ? {} : { holderKind: pay.holderKind }),
      ...(pay.bankName === undefined ? {} : { bankName: pay.bankName }),
      ...(pay.bankCountry === undefined ? {} : { bankCountry: pay.bankCountry }),
      ...(pay.bankRegion === undefined ? {} : { bankRegion: pay.bankRegion }),
      validFrom: dateOf(event.time),
    };
    const before = made.at(-1);
    // Pay that goes where it went before is no change.
    if (before !== undefined && (hash === undefined || before.value.number?.hash === hash)) made[made.length - 1] = { ...before, events: [...before.events, event] };
    else made.push({ section: 'payoutAccounts', value, events: [event] });
  }
  return made;
}

function interviewsOf(events: readonly KeptEvent[], lookup: NetworkLookup): readonly Made<'interviews'>[] {
  return events.flatMap((event) => {
    const { meeting, ip, place } = event;
    if (meeting?.isInterview !== true) return [];
    const facts = ip === undefined ? undefined : lookup(ip);
    const countryCode = facts?.countryCode ?? place?.countryCode;
    const network = {
      ...(ip === undefined ? {} : { ip }),
      // What everybody uses without a thought says nothing of the person.
      ...(facts === undefined || facts.ordinary === true ? {} : { kind: facts.kind }),
      ...(countryCode === undefined ? {} : { countryCode }),
      ...(facts?.provider === undefined ? {} : { provider: facts.provider }),
    };
    const value: SectionValue<'interviews'> = {
      at: new Date(event.time).toISOString(),
      kind: 'other',
      ...(Object.keys(network).length === 0 ? {} : { network }),
      ...(meeting.timeZone === undefined ? {} : { timeZone: meeting.timeZone }),
      ...(meeting.locale === undefined ? {} : { locale: meeting.locale.slice(0, 35) }),
      ...(meeting.camera === undefined ? {} : { camera: meeting.camera }),
    };
    return [{ section: 'interviews' as const, value, events: [event] }];
  });
}

/**
 * A dossier with what parcels, pay changes and interview joins in logs say about the person, so that the same signals look at them
 * wherever they were said. What the file says already is not said again.
 */
export function withStatements(dossier: Dossier, kept: readonly KeptEvent[], lookup: NetworkLookup, digest: Digest): Dossier {
  const events = [...kept].sort((a, b) => a.time - b.time || (a.source < b.source ? -1 : a.source > b.source ? 1 : a.uid < b.uid ? -1 : 1));
  if (events.length === 0) return dossier;
  const known = new Set(dossier.payoutAccounts.flatMap(({ value }) => value.number?.hash ?? []));
  const sent = new Set(dossier.shipments.map(({ value }) => `${value.asset?.toLowerCase()} ${value.deliveredAt}`));
  const made = [
    ...shipmentsOf(events.filter(({ kind }) => kind === 'shipment')).filter(
      ({ value }) => value.asset === undefined || !sent.has(`${value.asset.toLowerCase()} ${value.deliveredAt}`),
    ),
    ...payoutsOf(events.filter(({ kind }) => kind === 'pay')).filter(({ value }) => value.number === undefined || !known.has(value.number.hash)),
    ...interviewsOf(events, lookup),
  ];
  if (made.length === 0) return dossier;
  const claims = made.map(({ section, value, events: from }) => {
    const [first] = from;
    const claim: Claim = {
      id: digestId(digest, 'clm', [dossier.id, EVENTS.id, section, ...from.map(({ source, uid }) => `${source} ${uid}`)]),
      kind: section,
      value,
      raw: from.map((event) => `${new Date(event.time).toISOString()} ${wordsOf(event)}`).join('; '),
      documentId: EVENTS.id,
      locator: { kind: 'record', id: first === undefined ? '' : `${first.source} ${first.uid}` },
    };
    return { section, claim };
  });
  const of = (section: (typeof claims)[number]['section']) => claims.filter((one) => one.section === section).map(({ claim }) => claim);
  return {
    ...dossier,
    documents: [...dossier.documents, EVENTS],
    shipments: [...dossier.shipments, ...of('shipments')],
    payoutAccounts: [...dossier.payoutAccounts, ...of('payoutAccounts')],
    interviews: [...dossier.interviews, ...of('interviews')],
  } as Dossier;
}
