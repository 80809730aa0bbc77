import { type PlaceFacts, relatePlaces } from './place.ts';

/**
 * Groups things by postal address, so that one address written twice is told once. Each joins the first group whose first
 * member it equals; the caller sorts beforehand, which makes the groups independent of the order of statements.
 */
export function groupBySamePlace<T extends { readonly place: PlaceFacts }>(items: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups: [T, ...T[]][] = [];
  for (const item of items) {
    const group = groups.find(([first]) => relatePlaces(first.place, item.place) === 'same');
    if (group === undefined) groups.push([item]);
    else group.push(item);
  }
  return groups;
}
