/** States of the United States and the District of Columbia: code, name, and the states that they border on. @source US Census Bureau, state codes and boundaries */
const STATES = `AL Alabama FL GA MS TN
AK Alaska
AZ Arizona CA CO NV NM UT
AR Arkansas LA MS MO OK TN TX
CA California AZ NV OR
CO Colorado AZ KS NE NM OK UT WY
CT Connecticut MA NY RI
DE Delaware MD NJ PA
DC District_of_Columbia MD VA
FL Florida AL GA
GA Georgia AL FL NC SC TN
HI Hawaii
ID Idaho MT NV OR UT WA WY
IL Illinois IN IA KY MI MO WI
IN Indiana IL KY MI OH
IA Iowa IL MN MO NE SD WI
KS Kansas CO MO NE OK
KY Kentucky IL IN MO OH TN VA WV
LA Louisiana AR MS TX
ME Maine NH
MD Maryland DE DC PA VA WV
MA Massachusetts CT NH NY RI VT
MI Michigan IL IN MN OH WI
MN Minnesota IA MI ND SD WI
MS Mississippi AL AR LA TN
MO Missouri AR IL IA KS KY NE OK TN
MT Montana ID ND SD WY
NE Nebraska CO IA KS MO SD WY
NV Nevada AZ CA ID OR UT
NH New_Hampshire ME MA VT
NJ New_Jersey DE NY PA
NM New_Mexico AZ CO OK TX UT
NY New_York CT MA NJ PA RI VT
NC North_Carolina GA SC TN VA
ND North_Dakota MN MT SD
OH Ohio IN KY MI PA WV
OK Oklahoma AR CO KS MO NM TX
OR Oregon CA ID NV WA
PA Pennsylvania DE MD NJ NY OH WV
RI Rhode_Island CT MA NY
SC South_Carolina GA NC
SD South_Dakota IA MN MT NE ND WY
TN Tennessee AL AR GA KY MS MO NC VA
TX Texas AR LA NM OK
UT Utah AZ CO ID NV NM WY
VT Vermont MA NH NY
VA Virginia DC KY MD NC TN WV
WA Washington ID OR
WV West_Virginia KY MD OH PA VA
WI Wisconsin IL IA MI MN
WY Wyoming CO ID MT NE SD UT`;

const codes = new Map<string, string>();
const neighbours = new Map<string, ReadonlySet<string>>();
for (const line of STATES.split('\n')) {
  const [code = '', name = '', ...others] = line.split(' ');
  codes.set(code.toLowerCase(), code);
  codes.set(name.replaceAll('_', ' ').toLowerCase(), code);
  neighbours.set(code, new Set(others));
}

/** Postal code of a state from its name or code in any case, with or without `US-`. */
export function usStateOf(region: string): string | undefined {
  return codes.get(region.trim().toLowerCase().replace(/^us-/, ''));
}

/** Whether two states border on each other. @param a postal code @param b postal code */
export function areNeighbouringStates(a: string, b: string): boolean {
  return neighbours.get(a)?.has(b) === true;
}
