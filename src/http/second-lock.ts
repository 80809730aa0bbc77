import { type Role, roles, type Store } from '#operations';

/**
 * The store as the functions of whoever asks may use it (docs/decisions/0017). Where the database cannot tell functions apart, it is the
 * store itself: what the operations withhold is withheld all the same, and whoever keeps the server is told.
 * @param tell is told once for each set of functions that goes without
 */
export function openSecondLock(store: Store, tell: (functions: string, why: string) => void) {
  const without = new Set<string>();
  const storeOf = async (functions: readonly Role[]): Promise<Store> => {
    // Somebody without a function gets no operation, and reads nothing.
    if (functions.length === 0) return store;
    const name = functions.join(', ');
    // It is tried again when the server starts again.
    if (without.has(name)) return store;
    const found = await store.as(functions);
    if ('store' in found) return found.store;
    tell(name, found.why);
    without.add(name);
    return store;
  };
  return { storeOf, holds: async () => (await Promise.all(roles.map((role) => storeOf([role])))).every((one) => one !== store) };
}
