/** What was done about an accommodation; the model’s own words. */
export type AccommodationState = 'not-offered' | 'offered' | 'requested' | 'provided';

/**
 * The accommodation that stands at each of several occasions in time order. One that was asked for stands open until it is
 * provided, and one that was provided goes on: a later record that says less takes nothing back.
 */
export function standingAccommodations(states: readonly (AccommodationState | undefined)[]): readonly (AccommodationState | undefined)[] {
  let asked: 'requested' | 'provided' | undefined;
  return states.map((own) => {
    if (own === 'provided' || (own === 'requested' && asked === undefined)) asked = own;
    return asked ?? own;
  });
}
