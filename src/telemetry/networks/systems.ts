import type { NetworkClass } from '#model';
import table from '../../../data/ip/asn.json' with { type: 'json' };

/*
 * What the number of an autonomous system says about the kind of a network. Facts of our own, in data/ip/asn.json.
 */

type Group = 'mobile' | 'vpn' | 'vpnHosts' | 'relays' | 'gateways' | 'hosting' | 'access' | 'education';

/** What each group of the table means. */
const MEANINGS: Readonly<Record<Group, (name: string) => Pick<NetworkClass, 'kind' | 'provider' | 'ordinary'>>> = {
  relays: (provider) => ({ kind: 'consumer-vpn', provider, ordinary: true }),
  gateways: (provider) => ({ kind: 'corporate', provider }),
  vpn: (provider) => ({ kind: 'consumer-vpn', provider }),
  // Who rents the server is not known.
  vpnHosts: () => ({ kind: 'consumer-vpn' }),
  mobile: () => ({ kind: 'mobile' }),
  hosting: () => ({ kind: 'hosting' }),
  education: () => ({ kind: 'education' }),
  access: () => ({ kind: 'residential' }),
};

/** @returns classes by AS number */
function classesOf(groups: readonly Group[]): ReadonlyMap<number, NetworkClass> {
  const classes = new Map<number, NetworkClass>();
  for (const group of groups)
    for (const [asn, name] of Object.entries(table[group])) classes.set(Number(asn), { ...MEANINGS[group](name), from: `own table of systems: ${group}`, asOf: table.asOf });
  return classes;
}

/** Networks that count against nobody, and gateways of firms: they are asked before any list of VPNs. */
export const harmlessSystems = classesOf(['relays', 'gateways']);
export const vpnSystems = classesOf(['vpn', 'vpnHosts']);
export const mobileSystems = classesOf(['mobile']);
export const hostingSystems = classesOf(['hosting']);
export const educationSystems = classesOf(['education']);
export const accessSystems = classesOf(['access']);

/** Words by which operators that no table has name themselves. Only those that leave little doubt. */
const WORDS: readonly (readonly [RegExp, 'education' | 'hosting' | 'residential'])[] = [
  [
    /\b(?:universit(?:y|ies|at|aet|ät|a|à|e|é|eit|et|as|atea|ade|ad)|univerz?it\w*|uniwersytet|universidad\w*|college|school district|polytechnic|hochschule|institute of technology)\b/iu,
    'education',
  ],
  [/\b(?:\w*hosting|\w*hosters?|vps|\w*servers?|data ?cent(?:er|re)s?|colo(?:cation)?|dedicated|cloud|idc)\b/i, 'hosting'],
  [/\b(?:broadband|cable ?(?:vision|tv)?|fib(?:er|re)(?:net)?|catv|telecom(?:s|unica\w*|munications?)?|telef[oó]nica|telekom\w*|internet service)\b/iu, 'residential'],
];

/** Guesses by name: operators are few, addresses many. */
const guesses = new Map<string, NetworkClass | undefined>();
/** Names that are remembered. Changes the speed only. */
const MOST_GUESSES = 100_000;

/** A guess from the name of an operator. */
export function classByName(operator: string): NetworkClass | undefined {
  if (guesses.has(operator)) return guesses.get(operator);
  const kind = WORDS.find(([words]) => words.test(operator))?.[1];
  const guess: NetworkClass | undefined = kind === undefined ? undefined : { kind, from: 'name of the operator' };
  if (guesses.size >= MOST_GUESSES) guesses.clear();
  guesses.set(operator, guess);
  return guess;
}
