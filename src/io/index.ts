/** Implementations of effectful ports. */
export { backups } from './backups.ts';
export { folderCache } from './cache.ts';
export { digestWith, secretOf } from './digest.ts';
export { readReportText } from './documents/index.ts';
export { type Downloaded, download } from './download.ts';
export { gatherInputs, gatherListFiles, readTextFile } from './files.ts';
export { checkKey } from './installation-key.ts';
export { openFeedFolder, openIpDatabases, openNetworkLookup, ownDatabases } from './ip/index.ts';
export { loadKey, passingKey } from './key.ts';
export { type LanguageModel, languageModelOf } from './language-model.ts';
export { readPackageFile, readPackageFolder } from './package-file.ts';
export { guardedPost } from './post.ts';
export { followRecords, readRecords, recordsIn } from './records.ts';
export { memoryShelf } from './shelf.ts';
export { loadSigner } from './signing-key.ts';
export { openTracing, tracesAreOn } from './tracing/index.ts';
export { unpack } from './unpack.ts';
export { openVault } from './vault.ts';
