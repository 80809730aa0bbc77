import { exportOcsf, exportSigma } from '#operations';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit.ts';
import { recordShown } from '../reader.ts';

/** Prints the stateless detections as Sigma rules, one YAML document each. */
export async function sigma(options: { readonly json?: boolean }, { terminal }: CliContext): Promise<number> {
  const rules = exportSigma();
  terminal.out(options.json === true ? `${JSON.stringify(rules)}\n` : rules.map(({ file, yaml }) => `# ${file}\n${yaml}`).join('---\n'));
  return EXIT.done;
}

/** Prints counted findings of everybody stored as OCSF Detection Findings, one a line. */
export async function ocsf(options: { readonly db?: string }, { compose, terminal, version }: CliContext): Promise<number> {
  const ports = compose({ db: options.db, store: true });
  const store = await ports.store();
  try {
    await recordShown('export ocsf', await store.countDossiers(), store, ports);
    for await (const finding of exportOcsf(store, version)) {
      terminal.out(`${JSON.stringify(finding)}\n`);
      await terminal.settle();
    }
  } finally {
    await store.close();
  }
  return EXIT.done;
}
