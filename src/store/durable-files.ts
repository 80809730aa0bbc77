import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { syncPath } from './sync.ts';

/** Input/output error, as the engine numbers it. @source emscripten, wasi errno `EIO` */
const EIO = 29;

/**
 * Start parameters of the engine: PGlite’s own without `-F`, which switches syncing off. `wal_sync_method` is the one call
 * that reaches our files below. The buffers are small, since the operating system caches the files too.
 * @source measured, docs/decisions/0003: 8 MB of buffers cost as little processor time as 32 MB and 128 MB, and save 155 MB of memory
 */
export const START_PARAMETERS: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['fsync=on', 'wal_sync_method=fsync', 'full_page_writes=on', 'synchronous_commit=on', 'shared_buffers=8MB', 'max_wal_size=128MB'].flatMap((setting) => ['-c', setting]),
];

/**
 * Files of a database that really sync. PGlite’s own file layer has no sync call, so PostgreSQL believes that its syncs
 * succeed and none happens. With this one each sync that PostgreSQL asks for (the log at commit, data and control file at
 * a checkpoint, folders after a rename) is carried out before PostgreSQL goes on, and a sync that fails stops it.
 */
export class DurableFiles extends NodeFS {
  readonly #onSync: (path: string) => void;

  /** @param onSync hears of each path before it is synced */
  constructor(folder: string, onSync: (path: string) => void) {
    super(folder);
    this.#onSync = onSync;
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...args);
    const install: NonNullable<typeof emscriptenOpts.preRun>[number] = ({ NODEFS }) => {
      NODEFS.stream_ops.fsync = (stream: { readonly node: unknown }) => {
        try {
          const path: string = NODEFS.realPath(stream.node);
          this.#onSync(path);
          syncPath(path);
          return 0;
        } catch {
          return EIO;
        }
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), install] } };
  }
}
