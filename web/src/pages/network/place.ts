/** What is looked at; it stands in the address. */
export type Place = { person?: string; ring?: string; kind?: string; until?: string; view?: 'table' };

const textIn = (value: unknown): string | undefined => {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).slice(0, 500) : '';
  return text === '' ? undefined : text;
};

/** What an address names; what is none of ours is left out. */
export function placeOf(search: Record<string, unknown>): Place {
  const [person, ring, kind, until] = ['person', 'ring', 'kind', 'until'].map((name) => textIn(search[name]));
  return {
    ...(person !== undefined && { person }),
    ...(ring !== undefined && { ring }),
    ...(kind !== undefined && { kind }),
    ...(until !== undefined && /^\d{4}(?:-\d\d){0,2}$/.test(until) && { until }),
    ...(search['view'] === 'table' && { view: 'table' }),
  };
}
