import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { me, useMay } from '../../session.ts';

export type CaseFile = Schemas['CaseFile'];
export type Case = Schemas['Case'];
export type Fn = Schemas['CaseFunction'];
export type Offer = Schemas['Offer'];

/** A case as it is shown to whoever looks at it, and what they may do. */
export type Here = {
  readonly file: CaseFile;
  readonly one: Case;
  /** Who looks. */
  readonly self: { readonly id: string; readonly name: string; readonly roles: readonly string[] };
  readonly may: ReturnType<typeof useMay>;
  readonly closed: boolean;
  /** Offers of a verb; none where one’s functions do not have it. */
  readonly offers: (verb: Offer['verb']) => readonly Offer[];
  /** Says what was done, to the eye and to screen readers. */
  readonly announce: (text: string) => void;
};

const Context = createContext<Here | undefined>(undefined);

/** The case that the page is about. */
export function useCase(): Here {
  const here = useContext(Context);
  if (here === undefined) throw new Error('outside the page of a case');
  return here;
}

/** A case is read when it is opened and when something was done, and never behind somebody’s back: a change names the version that was looked at, and each reading is on record. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => told(api.GET('/v1/cases/{case}', { params: { path: { case: id } }, signal })),
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** Parameters of an operation on a case. */
export const at = (one: Case) => ({ params: { path: { case: one.id } } });

export function CaseHere({ file, announce, children }: { readonly file: CaseFile; readonly announce: (text: string) => void; readonly children: ReactNode }) {
  const may = useMay();
  const self = useQuery(me).data ?? { id: '', name: '', roles: [] };
  const here: Here = {
    file,
    one: file.case,
    self,
    may,
    closed: file.case.status === 'closed',
    offers: (verb) => file.offers.filter((offer) => offer.verb === verb),
    announce,
  };
  return <Context value={here}>{children}</Context>;
}
