import type { ReportMoney } from '#model';
import { quote, type ReportText, sentenceAt } from '../../text.ts';
import { BEFORE_AMOUNT, BEHIND_AMOUNT, currencyOf, isCoin } from './currencies.ts';
import { boundAt, DIGITS, MAGNITUDE, multiply, NUMBER_WORDS, readNumber, scaleOf } from './numbers.ts';

/** Most amounts of one report. Unit: amounts. @source house: longer ones are ledgers and no report */
const MOST_AMOUNTS = 500;
/** Furthest that the words which say what an amount is stand from it. Unit: characters. @source house: half of a long sentence */
const REACH = 90;
/** Distance by which a weak word seems further off than it is. Unit: characters. @source house: half of {@link REACH} */
const WEAK = 45;
/** Least amount of a currency that reads as money where nothing but a dollar sign tells. Unit: dollars. @source house: $1 to $9 are variables of scripts */
const LEAST_BARE = 10;

const TO = String.raw`\s?(?:-|to(?: at least| about| approximately| over| more than)?|and|through|or)\s?`;
/** Amounts with a symbol or code before them, a second one behind “to”, and a code behind them. */
const SYMBOL = new RegExp(
  `(${BEFORE_AMOUNT})\\s?(${DIGITS})(${MAGNITUDE})?(\\+)?(?:(${TO})(?:${BEFORE_AMOUNT})?\\s?(${DIGITS})(${MAGNITUDE})?(\\+)?)?(?:\\s?(USD|CAD|AUD|EUR|GBP)\\b)?`,
  'g',
);
/** Amounts with a name behind them. */
const NAMED = new RegExp(
  `(?<![\\w.,$€£-])(?:(${DIGITS})(${MAGNITUDE})?(${TO}))?(${DIGITS}|(?:an?|half an?|${NUMBER_WORDS})(?= (?:thousand|million|billion|trillion|[Bb]itcoin|[Ee]uro|[Dd]ollar|U)))(${MAGNITUDE})?(\\+)?\\s?-?(${BEHIND_AMOUNT})\\b`,
  'gi',
);
/** Amounts without a number. */
const VAGUE = new RegExp(
  `\\b(?:several|many|multiple|(?:a )?few|some|tens of|dozens of|hundreds of|thousands of|millions of|billions of)(?: (?:hundreds? of|thousands? of|hundred|thousand|millions?|billions?)(?: of)?){0,3} (${BEHIND_AMOUNT})\\b`,
  'gi',
);
/** What makes of a coin’s name something else than an amount. */
const NO_AMOUNT = /^[ -](?:wallets?|address(?:es)?|accounts?|transactions?|ATMs?|exchanges?|miners?|nodes?|blockchains?|networks?|payments?|invoices?|menus?|store|gift)\b/i;

/** What an amount is, by the words beside it. The first of equally near ones counts. */
const MEANINGS =
  /\b(?:(ransom\w{0,10}|extort\w{0,5}|demand(?:s|ed|ing)?)|(rewards?|award(?:s|ed)?|bounty)|(fines?|fined|civil (?:monetary )?penalt\w{1,3}|penalt(?:y|ies)|restitution)|(forfeit\w{0,7}|seiz(?:e[sd]?|ing|ures?)|confiscat\w{1,4}|recovered|frozen)|(launder\w{0,4}|money launder\w{1,3})|(st(?:eal|ole|olen|ealing)|theft|heists?|siphon\w{0,3}|drain\w{0,3}|embezzl\w{1,5}|misappropriat\w{1,4}|robbed)|(loss(?:es)?|lost|damages?|remediation|cost (?:the )?(?:victims?|compan\w{1,3}))|(wages?|salar(?:y|ies)|payroll|pa(?:id|y|ychecks?)|earn(?:s|ed|ing|ings)?|compensation|per (?:month|year|hour)|a (?:month|year)|annual(?:ly)?|monthly)|(revenues?|proceeds|income|profits?|generat\w{1,4}|funnel\w{0,4}|gross\w{0,4}|sen[dt](?:ing)?|rais(?:e[ds]?|ing)|remit\w{0,4})|(prices?|priced|sold|selling|sale|costs?|charg(?:e[sd]?|ing) (?:an? )?\$|fees?|subscription|purchas\w{1,3}|for sale))\b/gi;
/** What is paid where these words stand is a ransom. */
const EXTORTION = /\b(?:ransom|threat(?:en)?|attack|extort|encrypt|decrypt)/i;
const NAMES_OF_MEANINGS = ['ransom', 'reward', 'fine', 'forfeited', 'laundered', 'stolen', 'loss', 'wages', 'revenue', 'price'] as const;

type Meaning = ReportMoney['meaning'];

function meaningAt({ view }: ReportText, start: number, end: number, from: number, to: number): Meaning {
  const first = Math.max(from, start - REACH);
  const words = view.slice(first, Math.min(to, end + REACH));
  const extortion = EXTORTION.test(view.slice(from, to));
  let best: { readonly meaning: Meaning; readonly distance: number } = { meaning: 'other', distance: Number.POSITIVE_INFINITY };
  for (const found of words.matchAll(MEANINGS)) {
    const at = first + found.index;
    const after = at >= end;
    // Words behind an amount tell a little less than words before it: “paid $5,000 of the stolen funds”.
    const near = after ? (at - end) * 1.2 : start - (at + found[0].length);
    // What was paid or sent may have been anything; another word says it better.
    const paid = /^pa(?:id|y)$/i.test(found[0]);
    const distance = near >= 0 && (paid || /^sen[dt]/i.test(found[0])) ? near + WEAK : near;
    const kind = found.slice(1).findIndex((group) => group !== undefined);
    if (distance < best.distance && distance >= 0) best = { meaning: paid && extortion ? 'ransom' : (NAMES_OF_MEANINGS[kind] ?? 'other'), distance };
  }
  return best.meaning;
}

/** The rupee of the country that the report speaks of, of India where it speaks of none. */
function rupee(view: string): string {
  const of = (words: RegExp) => view.match(words)?.length ?? 0;
  const counts: readonly (readonly [string, number])[] = [
    ['INR', of(/\bIndian?\b/g)],
    ['PKR', of(/\bPakistani?\b/g)],
    ['LKR', of(/\bSri Lankan?\b/g)],
    ['NPR', of(/\bNepal(?:i|ese)?\b/g)],
  ];
  return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

type Amount = { readonly amount: number | null; readonly most?: number; readonly currency: string; readonly start: number; readonly end: number; readonly plus: boolean };

/** Numbers of a range. A magnitude behind the second belongs to the first too, where that is small and has none: $1-2 million. */
function rangeOf(first: number, firstScale: number, second: number | undefined, secondScale: number): { readonly amount: number; readonly most?: number } {
  if (second === undefined) return { amount: multiply(first, firstScale) };
  const scale = firstScale === 1 && secondScale > 1 && first < 1_000 ? secondScale : firstScale;
  const [least, most] = [multiply(first, scale), multiply(second, secondScale)];
  return most > least ? { amount: least, most } : { amount: least };
}

/** Whether the word between two amounts makes a range of them. */
function isRange(joint: string | undefined, view: string, start: number): boolean {
  if (joint === undefined) return false;
  if (/^\s?or/.test(joint)) return false;
  const before = view.slice(Math.max(0, start - 40), start);
  if (/and/.test(joint)) return /\b(?:between|from)(?: \w{1,15}){0,2}\s?$/i.test(before);
  return !/\b(?:increas|rais|rose|gr[eo]w|fell|dropp?|reduc|lower)\w{0,4}(?: \w{1,12}){0,2} from\s?$/i.test(before);
}

function symbolAmounts({ view }: ReportText): readonly Amount[] {
  return [...view.matchAll(SYMBOL)].flatMap((found): readonly Amount[] => {
    const [whole, sign = '', digits = '', magnitude, plus, joint, digits2, magnitude2, plus2, code] = found;
    const start = found.index;
    if (/[\w$]/.test(view[start - 1] ?? ' ') || /^[\w%]/.test(view.slice(start + whole.length, start + whole.length + 1))) return [];
    const currency = currencyOf(code ?? sign);
    const joined = isRange(joint, view, start);
    // What stands behind “or” and “and” is an amount of its own, or no amount at all.
    const own = joint === undefined || joined ? whole : whole.slice(0, whole.indexOf(joint, sign.length + digits.length));
    const range = rangeOf(readNumber(digits), scaleOf(magnitude), joined && digits2 !== undefined ? readNumber(digits2) : undefined, scaleOf(magnitude2));
    if (currency === undefined || !Number.isFinite(range.amount)) return [];
    const coin = isCoin(currency);
    if (!coin && range.amount < LEAST_BARE && range.most === undefined && magnitude === undefined && code === undefined) return [];
    // One decimal and no magnitude, “$2.6”: the word for millions was lost, the number says nothing.
    if (!coin && magnitude === undefined && range.most === undefined && /^\d{1,3}\.\d$/.test(digits)) return [];
    const first: Amount = { ...range, currency, start, end: start + own.length, plus: (joined ? plus2 : plus) !== undefined };
    if (joint === undefined || joined || digits2 === undefined) return [first];
    const rest = whole.slice(own.length + joint.length);
    const second = currencyOf(/^\D{0,8}/.exec(rest)?.[0] ?? '');
    if (second === undefined) return [first];
    return [
      first,
      {
        amount: multiply(readNumber(digits2), scaleOf(magnitude2)),
        currency: second,
        start: start + own.length + joint.length,
        end: start + whole.length,
        plus: plus2 !== undefined,
      },
    ];
  });
}

function namedAmounts({ view }: ReportText): readonly Amount[] {
  return [...view.matchAll(NAMED)].flatMap((found): readonly Amount[] => {
    const [whole, digits1, magnitude1, joint, words = '', magnitude, plus, name = ''] = found;
    const end = found.index + whole.length;
    const currency = currencyOf(name);
    if (currency === undefined || (isCoin(currency) && NO_AMOUNT.test(view.slice(end, end + 20)))) return [];
    // “won” and codes in small letters are words of the language.
    if (/^(?:won|sol|dai|cad|inr|aed|try)$/.test(name) && !(name === 'won' && (magnitude !== undefined || /,\d{3}/.test(words)))) return [];
    const half = /^half an?$/i.test(words);
    const value = half ? 0.5 : readNumber(words);
    if (!Number.isFinite(value)) return [];
    const joined = digits1 !== undefined && joint !== undefined && isRange(joint, view, found.index);
    const start = digits1 === undefined || joined ? found.index : found.index + whole.indexOf(words, digits1.length + (magnitude1 ?? '').length + (joint ?? '').length);
    const range = joined ? rangeOf(readNumber(digits1), scaleOf(magnitude1), value, scaleOf(magnitude)) : { amount: multiply(value, scaleOf(magnitude)) };
    return [{ ...range, currency, start, end, plus: plus !== undefined }];
  });
}

function vagueAmounts({ view }: ReportText): readonly Amount[] {
  return [...view.matchAll(VAGUE)].flatMap((found): readonly Amount[] => {
    const currency = currencyOf(found[1] ?? '');
    const end = found.index + found[0].length;
    return currency === undefined || NO_AMOUNT.test(view.slice(end, end + 20)) || /^(?:won|sol)$/.test(found[1] ?? '')
      ? []
      : [{ amount: null, currency, start: found.index, end, plus: false }];
  });
}

/**
 * Amounts of money of a report, each once, with what it is: {@link ReportMoney}. Unit: that of the currency. Cost grows with the length of the text.
 * @source currencies: ISO 4217 and tickers of exchanges
 */
export function extractMoney(report: ReportText): readonly ReportMoney[] {
  const { view } = report;
  const found = [...symbolAmounts(report), ...namedAmounts(report), ...vagueAmounts(report)].sort((a, b) => a.start - b.start || b.end - a.end);
  const seen = new Set<string>();
  const items: ReportMoney[] = [];
  let [behind, local] = [-1, ''];
  for (const { start, end, plus, ...amount } of found) {
    const sentence = sentenceAt(report, start);
    if (start < behind || sentence === undefined || sentence.block.section === 'references' || items.length >= MOST_AMOUNTS) continue;
    behind = end;
    if (amount.currency === 'RS') local ||= rupee(view);
    const currency = amount.currency === 'RS' ? local : amount.currency;
    const key = `${amount.amount}:${amount.most}:${currency}`;
    if (seen.has(key)) continue;
    seen.add(key);
    items.push({ ...amount, currency, bound: boundAt(view, start, plus), meaning: meaningAt(report, start, end, sentence.start, sentence.end), ...quote(report, start, end) });
  }
  return items;
}
