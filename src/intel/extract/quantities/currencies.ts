/** ISO 4217 codes and tickers by what texts write for them, in lower case. @source ISO 4217; tickers of the usual exchanges */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    USD: 'usd,us dollar,u.s. dollar,american dollar,dollar,us$,u.s.$,us $,u.s. $,$',
    CAD: 'cad,canadian dollar,c$,ca$,cad$',
    AUD: 'aud,australian dollar,a$,au$,aud$',
    NZD: 'nzd,new zealand dollar,nz$',
    SGD: 'sgd,singapore dollar,s$,sgd$',
    HKD: 'hkd,hong kong dollar,hk$',
    TWD: 'twd,nt$',
    BRL: 'brl,r$,brazilian real,reais',
    MXN: 'mxn,mx$,mexican peso',
    EUR: 'eur,euro,€',
    GBP: 'gbp,pound,british pound,pounds sterling,pound sterling,£',
    JPY: 'jpy,yen,japanese yen,¥',
    CNY: 'cny,rmb,renminbi,yuan,chinese yuan',
    KRW: 'krw,won,korean won,south korean won,₩',
    KPW: 'kpw,north korean won',
    INR: 'inr,indian rupee,₹',
    PKR: 'pkr,pakistani rupee',
    LKR: 'lkr,sri lankan rupee',
    NPR: 'npr,nepalese rupee',
    RUB: 'rub,ruble,rouble,russian ruble,₽',
    UAH: 'uah,hryvnia,ukrainian hryvnia,₴',
    CHF: 'chf,swiss franc',
    SEK: 'sek,swedish krona',
    NOK: 'nok,norwegian krone',
    DKK: 'dkk,danish krone',
    PLN: 'pln,zloty',
    TRY: 'try,turkish lira,₺',
    ILS: 'ils,shekel,₪',
    AED: 'aed,dirham',
    SAR: 'sar,saudi riyal',
    IRR: 'irr,iranian rial',
    VND: 'vnd,vietnamese dong',
    NGN: 'ngn,naira,₦',
    ZAR: 'zar,rand',
    PHP: 'philippine peso,₱',
    THB: 'thb,baht,฿',
    BTC: 'btc,bitcoin,xbt,₿',
    ETH: 'eth,ether,ethereum',
    XMR: 'xmr,monero',
    USDT: 'usdt,tether',
    USDC: 'usdc,usd coin',
    LTC: 'ltc,litecoin',
    BCH: 'bch,bitcoin cash',
    DOGE: 'doge,dogecoin',
    XRP: 'xrp',
    ZEC: 'zec,zcash',
    TRX: 'trx,tron',
    BNB: 'bnb',
    DAI: 'dai',
    SOL: 'sol',
  }).flatMap(([code, names]) => names.split(',').map((name): [string, string] => [name, code])),
);

/** Symbols and codes that stand before an amount, as a source of a pattern. Codes that are English words are left out. */
export const BEFORE_AMOUNT = String.raw`(?:(?:(?:U\.?S\.?|CAD?|AUD?|HK|NZ|NT|SGD?|R|MX)\s?)?\\?\$|[€£¥₩₹₽₴₺₪₦₱฿₿]|(?:USD|EUR|GBP|CAD|AUD|NZD|SGD|HKD|TWD|BRL|JPY|CNY|RMB|KRW|INR|PKR|RUB|UAH|CHF|SEK|NOK|DKK|PLN|AED|VND|NGN|BTC|ETH|XMR|USDT|USDC|LTC|XRP)\b|\bR[sS]\b\.?)`;

/** Names and codes that stand behind an amount, as a source of a pattern. */
export const BEHIND_AMOUNT = String.raw`(?:(?:U\.?S\.? |American |Canadian |Australian |New Zealand |Singapore |Hong Kong )?[Dd]ollars?|[Ee]uros?|(?:British )?[Pp]ounds(?: sterling)?(?! of)|(?:Japanese )?[Yy]en|(?:Chinese )?[Yy]uan|[Rr]enminbi|(?:South Korean |North Korean |Korean )?[Ww]on|(?:Indian |Pakistani |Sri Lankan |Nepalese )?[Rr]upees?|(?:Russian )?[Rr]o?ubles?|(?:Ukrainian )?[Hh]ryvnias?|Swiss [Ff]rancs?|(?:Turkish )[Ll]iras?|[Ss]hekels?|[Nn]aira|[Bb]itcoins?|BTC|XBT|[Ee]ther(?:eum)?|ETH|[Mm]onero|XMR|USDT|[Tt]ether|USDC|[Ll]itecoins?|LTC|BCH|[Dd]ogecoins?|DOGE|XRP|[Zz]cash|ZEC|TRX|BNB|DAI|SOL|USD|EUR|GBP|CAD|AUD|NZD|SGD|HKD|JPY|CNY|RMB|KRW|INR|PKR|RUB|UAH|CHF|AED)`;

/** Code of a currency as a text writes it. @returns undefined where it is unknown; `RS` where rupees are meant and the words do not say of which country */
export function currencyOf(words: string): string | undefined {
  const plain = words
    .toLowerCase()
    .replace(/[\\\s]+/g, ' ')
    .trim();
  if (/^rs\.?$|^rupees?$/.test(plain)) return 'RS';
  return NAMES.get(plain) ?? NAMES.get(plain.replace(' ', '')) ?? NAMES.get(plain.replace(/s$/, '')) ?? NAMES.get(plain.replace(/^[a-z.]{1,12} /, '').replace(/s$/, ''));
}

/** Currencies whose unit has no use of cents with one digit; coins have. */
export function isCoin(code: string): boolean {
  return ['BTC', 'ETH', 'XMR', 'USDT', 'USDC', 'LTC', 'BCH', 'DOGE', 'XRP', 'ZEC', 'TRX', 'BNB', 'DAI', 'SOL'].includes(code);
}
