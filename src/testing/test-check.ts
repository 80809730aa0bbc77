import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { runChecks } from '#checks';
import {
  type CatalogueLine,
  type Check,
  type CheckableDossier,
  type CheckOutcome,
  type ConnectedFacets,
  claimsOf,
  defaultPolicy,
  type Policy,
  sectionNames,
  withoutProtected,
} from '#model';
import { dossier, TEST_NOW, testDigest } from './dossier.ts';

type DossierWords = Readonly<Record<string, unknown>>;

/** A case in which the signal must be noticed. `evidence` lists JSON Pointers of the items it must rest on. */
export type FiringCase = {
  readonly name: string;
  readonly given: DossierWords;
  readonly messageId: string;
  readonly evidence?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly says?: string;
  readonly connected?: ConnectedFacets;
};
export type OtherCase = { readonly name: string; readonly given: DossierWords; readonly options?: Readonly<Record<string, unknown>>; readonly connected?: ConnectedFacets };

/**
 * Cases of one check. At least two in which it fires, two in which it stays quiet of which one is named
 * `innocent twin: …`, and one in which it cannot tell.
 */
export type CheckCases = {
  readonly fires: readonly FiringCase[];
  readonly quiet: readonly OtherCase[];
  readonly cannotTell: readonly OtherCase[];
  readonly notApplicable?: readonly OtherCase[];
};

/** The test framework’s words, passed in so that no framework is named here. */
export type TestWords = { readonly describe: (name: string, body: () => void) => void; readonly it: (name: string, body: () => void) => void };

function line(check: Check): CatalogueLine {
  return { check, strength: 'weak', group: 'test', family: 'contact', settledBy: [] };
}

function run(check: Check, seen: CheckableDossier, options?: Readonly<Record<string, unknown>>, connected: ConnectedFacets = {}): CheckOutcome {
  const policy: Policy = options === undefined ? defaultPolicy : { ...defaultPolicy, checks: { [check.id]: { options } } };
  const [outcome] = runChecks([line(check)], seen, { now: TEST_NOW, digest: testDigest, policy, connected });
  ok(outcome !== undefined);
  return outcome;
}

function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    Object.freeze(value);
    for (const inner of Object.values(value)) freeze(inner);
  }
  return value;
}

/** The same statements in another order: claims keep their ids, sections are reversed. */
function reversed(seen: CheckableDossier): CheckableDossier {
  const sections = Object.fromEntries(sectionNames.map((name) => [name, [...seen[name]].reverse()]));
  return { ...seen, ...sections } as CheckableDossier;
}

/** Laws that hold for every check on every dossier. */
function assertLaws(check: Check, { given, options, connected }: OtherCase): CheckOutcome {
  const seen = freeze(withoutProtected(dossier(given)));
  const outcome = run(check, seen, options, connected);
  ok(outcome.result !== 'broke', `the check failed: ${outcome.why}`);
  deepStrictEqual(run(check, seen, options, connected), outcome, 'the same dossier gives the same answer twice');
  const other = run(check, freeze(reversed(seen)), options, connected);
  deepStrictEqual(
    { result: other.result, ids: other.findings.map((finding) => finding.id) },
    { result: outcome.result, ids: outcome.findings.map((finding) => finding.id) },
    'the order of statements changes nothing',
  );
  const ids = new Set(claimsOf(seen).map((claim) => claim.id));
  for (const finding of outcome.findings) {
    for (const evidence of finding.evidence) ok(evidence.ref !== 'claim' || ids.has(evidence.id), 'every evidence pointer resolves');
    ok(!finding.title.includes('undefined') && !finding.title.includes('NaN'), `the message has all its data: ${finding.title}`);
  }
  return outcome;
}

function pointers(seen: CheckableDossier, outcome: CheckOutcome): ReadonlySet<string> {
  const places = new Map(claimsOf(seen).map((claim) => [claim.id, claim.locator.kind === 'json-pointer' ? claim.locator.pointer : '']));
  return new Set(outcome.findings.flatMap((finding) => finding.evidence).flatMap((evidence) => (evidence.ref === 'claim' ? [places.get(evidence.id) ?? ''] : [])));
}

/** Tests one check by its cases, and every case by the laws. */
export function testCheck(check: Check, cases: CheckCases, { describe, it }: TestWords): void {
  describe(check.id, () => {
    it('has the cases that every check must have', () => {
      ok(cases.fires.length >= 2, 'at least two cases in which it fires');
      ok(cases.quiet.length >= 2, 'at least two cases in which it stays quiet');
      ok(
        cases.quiet.some(({ name }) => name.startsWith('innocent twin: ')) || (cases.notApplicable ?? []).some(({ name }) => name.startsWith('innocent twin: ')),
        'one of them the innocent twin',
      );
      ok(cases.cannotTell.length >= 1, 'at least one case in which it cannot tell');
      const used = new Set(cases.fires.map(({ messageId }) => messageId));
      for (const messageId of Object.keys(check.messages)) ok(used.has(messageId), `a case for the message “${messageId}”`);
    });
    for (const one of cases.fires) {
      const { name, given, messageId, evidence, says } = one;
      it(`fires: ${name}`, () => {
        const outcome = assertLaws(check, one);
        strictEqual(outcome.result, 'fired', outcome.why);
        ok(
          outcome.findings.some((finding) => finding.messageId === messageId),
          `with the message “${messageId}”, not ${outcome.findings.map((finding) => finding.messageId).join(', ')}`,
        );
        if (says !== undefined)
          ok(
            outcome.findings.some((finding) => finding.title.includes(says)),
            `saying “${says}”, not “${outcome.findings.map((finding) => finding.title).join(' | ')}”`,
          );
        const rests = pointers(withoutProtected(dossier(given)), outcome);
        for (const pointer of evidence ?? []) ok(rests.has(pointer), `resting on ${pointer}, not on ${[...rests].join(', ')}`);
      });
    }
    for (const one of cases.quiet) {
      it(`stays quiet: ${one.name}`, () => {
        const outcome = assertLaws(check, one);
        strictEqual(outcome.result, 'quiet', outcome.why ?? outcome.findings.map((finding) => finding.title).join(' | '));
      });
    }
    for (const one of cases.cannotTell) {
      it(`cannot tell: ${one.name}`, () => {
        const outcome = assertLaws(check, one);
        strictEqual(outcome.result, 'cannot-tell', outcome.findings.map((finding) => finding.title).join(' | '));
        ok((outcome.why ?? '') !== '' && (outcome.wouldTell ?? '') !== '', 'and says why, and which data would tell');
      });
    }
    for (const one of cases.notApplicable ?? []) {
      it(`does not apply: ${one.name}`, () => {
        strictEqual(assertLaws(check, one).result, 'not-applicable');
      });
    }
  });
}
