/** Sanctions and house lists: reading them, and finding a name in them. */
export { defineList, type Expectations, type List, type ListFile, type ListFormat, type ListIdentity, type ReadList, unmet } from './list.ts';
