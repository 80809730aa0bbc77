import { Checkbox } from '@mantine/core';
import { useId } from 'react';
import { api, type Schemas, told } from '../../api.ts';
import { words as page } from '../../texts/case.ts';
import { words } from '../../texts/case-decision.ts';
import { words as work } from '../../texts/case-work.ts';
import { at, type Case, type Offer, useCase } from './context.tsx';
import { leads } from './next.ts';
import { holdsOf, type Readable, Readers, useReader } from './readers.tsx';
import { Area, chosen, type Fields, needed, Pick, Write } from './write.tsx';

type Disposition = Schemas['Disposition'];
type Stop = Schemas['Stop'];
type Proposed = Readable & { disposition: Disposition | ''; stops: readonly Stop[]; conditions: string; rationale: string; report: string };

/** The verification that a consumer report is. @source src/cases/decide.ts */
const CONSUMER_REPORT = 'background-report';
const stops = ['process', 'access', 'pay'] as const;

const conditionsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Why a disposition is not offered, or what it takes. @param open verifications of the class that are open: the server names each, and the checklist shows them */
function consequence(offer: Offer | undefined, open: number): string {
  if (offer?.refused !== undefined) return `${words.refused} ${offer.of === 'proceed' && open > 0 ? words.openItems(open) : offer.refused}`;
  if (offer?.outcome === 'waits') return (offer.second ?? []).length === 0 ? words.nobodyCould : words.waitsFor(page.anyOf(offer.second ?? []));
  return words.alone;
}

/** One of the four, each with what it means and whom it takes. */
function Dispositions({ of, offers }: { readonly of: Fields<Proposed>; readonly offers: readonly Offer[] }) {
  const { one } = useCase();
  const open = one.checklist.filter(({ planned, state }) => planned && state === 'open').length;
  const name = useId();
  const wrong = of.errors.disposition;
  return (
    <fieldset className="choices" aria-describedby={wrong === undefined ? undefined : `${name}-error`}>
      <legend>{words.what}</legend>
      {(['proceed', 'proceed-with-conditions', 'hold', 'decline'] as const).map((disposition) => {
        const offer = offers.find((each) => each.of === disposition && each.stops === undefined);
        const able = leads(offer);
        return (
          <label key={disposition} className={able ? 'choice' : 'choice off'}>
            <input
              type="radio"
              name={name}
              value={disposition}
              disabled={!able}
              aria-invalid={wrong !== undefined}
              checked={of.value.disposition === disposition}
              onChange={() => of.set({ disposition })}
            />
            <span>
              <strong>{words.dispositions[disposition]}</strong>
              <span className="small">{words.means[disposition]}</span>
              <span className="small dimmed">{consequence(offer, open)}</span>
            </span>
          </label>
        );
      })}
      {wrong !== undefined && (
        <p className="error small" id={`${name}-error`}>
          {wrong}
        </p>
      )}
    </fieldset>
  );
}

function Stops({ of, pay }: { readonly of: Fields<Proposed>; readonly pay: Offer | undefined }) {
  const { stops: given } = of.value;
  return (
    <fieldset className="ticks">
      <legend>{words.stop}</legend>
      {stops.map((stop) => (
        <Checkbox
          key={stop}
          label={words.stops[stop]}
          {...(stop === 'pay' ? { description: leads(pay) ? words.payNeeds : `${words.payNeeds} ${words.nobodyCould}`, disabled: !leads(pay) } : {})}
          checked={given.includes(stop)}
          onChange={(event) => of.set({ stops: event.currentTarget.checked ? [...given, stop] : given.filter((other) => other !== stop) })}
        />
      ))}
    </fieldset>
  );
}

/** A decision that somebody proposes, or makes where it takes nobody else. */
export function Propose() {
  const { one, offers } = useCase();
  const all = offers('propose');
  const initial: Proposed = { disposition: '', stops: [], conditions: '', rationale: '', report: '', ...useReader() };
  const offerOf = ({ disposition, stops: given }: Proposed) =>
    all.find(({ of, stops: held }) => of === disposition && (disposition === 'hold' && given.includes('pay') ? held !== undefined : held === undefined));
  const reported = one.checklist.some(({ id, results }) => id === CONSUMER_REPORT && results.length > 0);
  // While pay is held it takes Counsel and Finance: what anybody else proposes, nobody could confirm.
  if (!all.some(leads)) return <p className="small">{words.nobodyCould}</p>;
  const asksForReport = ({ disposition }: Proposed) => disposition === 'decline' || (disposition === 'hold' && reported);
  return (
    <Write
      name="propose"
      opens={words.propose}
      initial={initial}
      check={(given) => ({
        disposition: leads(offerOf(given)) ? undefined : chosen(''),
        rationale: given.rationale.trim() === '' ? words.neededReason : needed(given.rationale),
        conditions: given.disposition === 'proceed-with-conditions' && conditionsOf(given.conditions).length === 0 ? words.neededCondition : undefined,
        report: given.disposition === 'decline' && reported ? chosen(given.report) : undefined,
      })}
      send={(given, version) => {
        const { disposition, rationale, conditions, stops: held, report, reader } = given;
        return told(
          api.POST('/v1/cases/{case}/proposals', {
            ...at(one),
            body: {
              ...{ disposition: disposition as Disposition, rationale, version },
              ...(disposition === 'proceed-with-conditions' ? { conditions: conditionsOf(conditions) } : {}),
              ...(disposition === 'hold' && held.length > 0 ? { stops: [...held] } : {}),
              ...(asksForReport(given) && report !== '' ? { consumerReport: report === 'yes' } : {}),
              ...holdsOf(reader),
            },
          }),
        );
      }}
      submit={(given) => (offerOf(given)?.outcome === 'decided' ? words.saveAlone : words.save)}
      done={(answer: Case) => (answer.proposal === undefined ? words.decided : words.proposed)}
    >
      {(fields) => (
        <>
          <Dispositions of={fields} offers={all} />
          {fields.value.disposition === 'hold' && <Stops of={fields} pay={all.find(({ stops: held }) => held !== undefined)} />}
          {fields.value.disposition === 'proceed-with-conditions' && <Area of={fields} name="conditions" label={words.conditionsLabel} required />}
          <Area of={fields} name="rationale" label={words.rationale} description={words.rationaleHelp} required rows={5} />
          {asksForReport(fields.value) && (
            <Pick of={fields} name="report" label={words.reportLabel} description={words.reportHelp} blank={work.unspecified} data={{ yes: words.yes, no: words.no }} />
          )}
          <Readers of={fields} />
        </>
      )}
    </Write>
  );
}
