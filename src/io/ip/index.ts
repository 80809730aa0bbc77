export { openIpDatabases, ownDatabases } from './databases.ts';
export { openFeedFolder } from './feeds.ts';
export { type OpenedNetworkLookup, openNetworkLookup } from './lookup.ts';
