/** Sanctions and house lists: reading them, and finding a name in them. */

import type { List } from './list.ts';
import { euFsf } from './lists/eu-fsf.ts';
import { euJournal } from './lists/eu-journal.ts';
import { gbFcdo } from './lists/gb-fcdo.ts';
import { gbOfsi } from './lists/gb-ofsi.ts';
import { house } from './lists/house.ts';
import { ofacWallets } from './lists/ofac-wallets.ts';
import { opensanctions } from './lists/opensanctions.ts';
import { unSc } from './lists/un-sc.ts';
import { usOfacConsolidated } from './lists/us-ofac-consolidated.ts';
import { usOfacSdn } from './lists/us-ofac-sdn.ts';

export { type List, type ListFile, type ListFormat, type ReadList, unmet } from './list.ts';
export { readStarter, starter } from './lists/starter.ts';
export { type NamePart, namePartsOf } from './names/parts.ts';
export { DEFAULT_THRESHOLD, Screener, type ScreeningOptions, type ScreeningQuery } from './screen.ts';
export { INDEX_FORM, packIndex, unpackIndex } from './search/blob.ts';
export { buildIndex, countsOf, type IndexData, revisionOf } from './search/build.ts';
export type { IdentifierKind } from './search/identifiers.ts';
export { queriesOf, type SubjectQuery, subjectWords } from './subject.ts';

/** Every list that can be imported, in the order in which a file is tried. */
export const lists: readonly List[] = [usOfacSdn, usOfacConsolidated, unSc, gbFcdo, gbOfsi, euFsf, euJournal, opensanctions, ofacWallets, house];
