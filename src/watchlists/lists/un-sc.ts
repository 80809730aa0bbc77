import { unXml } from '../formats/un-xml.ts';
import { defineList } from '../list.ts';

/** The Security Council’s list. @source expectations: 1,003 entries on 2026-02-27, of 730 people 93 % with a date of birth */
export const unSc = defineList({
  id: 'un-sc',
  authority: 'UN Security Council',
  title: 'United Nations Security Council consolidated list',
  kind: 'sanctions',
  sources: [{ url: 'https://scsanctions.un.org/resources/xml/en/consolidated.xml', file: 'consolidated.xml' }],
  homepage: 'https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list',
  terms: '© United Nations; the terms of use of its site apply.',
  formats: [unXml],
  expectations: { entities: { least: 500, most: 10_000 }, fill: [{ schema: 'Person', property: 'birthDate', least: 0.7 }], shrink: 0.1 },
});
