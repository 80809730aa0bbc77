import { defineAwaitingCheck } from '#model';

/** Hit on a sanctions list. */
export const sanctionsListHit = defineAwaitingCheck({
  id: 'sanctions-list-hit',
  title: 'Hit on a sanctions list',
  stage: 'payment',
  needs: ['watchlists'],
  description: 'A name, firm, bank or wallet hits a list of OFAC, the UN, the UK or the EU. An exact wallet, or a name with two identifiers, is decisive; a name alone is weak.',
  data: 'Current sanctions lists',
  falsePositives: ['A namesake: most name-only hits are false', 'An entry that was removed since'],
  runbook: ['Compare all identifiers with the entry', 'Bring in counsel the same day where two agree', 'Record list and version'],
  references: ['S30', 'S45', 'S62', 'S63'],
  messages: { noticed: '{{matched}} hits {{entry}} on {{list}}.' },
});
