// Holds the code against the walls. dependency-cruiser passes on an empty set, so a run that saw few modules is a failure.
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import config from '../.dependency-cruiser.mjs';

/** Fewest modules that a real run sees; the house has far more. */
const FEWEST_MODULES = 100;

const { options, ...ruleSet } = config;
const { output } = await cruise(['src', 'web/src'], { ...options, ruleSet, validate: true }, undefined, { tsConfig: extractTSConfig('tsconfig.json') });
for (const { from, to, rule } of output.summary.violations) {
  const { comment } = ruleSet.forbidden.find(({ name }) => name === rule.name) ?? {};
  console.error(`${from} -> ${to}\n  ${rule.name}: ${comment ?? ''}\n`);
}
console.log(`${output.summary.totalCruised} modules, ${output.summary.totalDependenciesCruised} dependencies, ${output.summary.violations.length} trespasses`);
if (output.summary.totalCruised < FEWEST_MODULES) console.error(`Expected at least ${FEWEST_MODULES} modules: the walls were not looked at.`);
process.exitCode = output.summary.violations.length > 0 || output.summary.totalCruised < FEWEST_MODULES ? 1 : 0;
