import { Button, CloseButton, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, told } from '../api.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { Said } from '../parts/said.tsx';
import { TableScroll } from '../parts/table-scroll.tsx';
import { useDraft } from '../parts/use-draft.ts';
import { words as all } from '../texts/insight.ts';

const words = all.impact;

type Row = { readonly name: string; readonly considered: string; readonly selected: string };
const EMPTY: Row = { name: '', considered: '', selected: '' };
const fields = ['name', 'considered', 'selected'] as const;
type Wrong = Partial<Record<(typeof fields)[number], string>>;

/** Most people of a group, and most groups. @source src/operations/catalogue-insight.ts */
const MOST = { people: 100_000, groups: 50 };

const whole = (text: string): number | undefined => (/^\d{1,6}$/.test(text.trim()) && Number(text) <= MOST.people ? Number(text) : undefined);

/** What is wrong with a row; nothing where nothing is. */
function wrongOf({ name, considered, selected }: Row): Wrong {
  const [of, chosen] = [whole(considered), whole(selected)];
  return {
    ...(name.trim() === '' && { name: words.noName }),
    ...(of === undefined && { considered: words.noNumber }),
    ...(chosen === undefined ? { selected: words.noNumber } : of !== undefined && chosen > of && { selected: words.tooMany }),
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Compares how groups fared, from counts that are typed and not kept. */
export function AdverseImpact() {
  const [rows, setRows] = useDraft<readonly Row[]>('insight adverse impact', [EMPTY, EMPTY]);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const compare = useMutation({
    mutationFn: () =>
      told(
        api.POST('/v1/insight/adverse-impact', {
          body: { groups: rows.map(({ name, considered, selected }) => ({ name: name.trim(), considered: Number(considered), selected: Number(selected) })) },
        }),
      ),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = rows.map(wrongOf);
    setWrong(found);
    if (found.every((one) => Object.keys(one).length === 0)) compare.mutate();
  };
  const change = (nth: number, field: (typeof fields)[number], value: string) => setRows(rows.map((row, at) => (at === nth ? { ...row, [field]: value } : row)));
  const labels = { name: words.group, considered: words.considered, selected: words.selected };
  return (
    <section aria-labelledby="impact">
      <h2 id="impact">{words.title}</h2>
      <p>{words.intro}</p>
      <form onSubmit={submit} noValidate>
        {rows.map((row, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have an order and no other name
          <fieldset key={nth} className="impact-row" aria-label={words.nth(nth + 1)}>
            {fields.map((field) => (
              <TextInput
                key={field}
                label={labels[field]}
                inputMode={field === 'name' ? 'text' : 'numeric'}
                maxLength={field === 'name' ? 100 : 6}
                value={row[field]}
                error={wrong[nth]?.[field]}
                onChange={(event) => change(nth, field, event.currentTarget.value)}
              />
            ))}
            <CloseButton mt="xl" aria-label={words.remove(row.name || words.nth(nth + 1))} disabled={rows.length < 2} onClick={() => setRows(rows.filter((_, at) => at !== nth))} />
          </fieldset>
        ))}
        <p className="buttons">
          <Button type="submit" loading={compare.isPending}>
            {words.submit}
          </Button>
          <Button variant="default" disabled={rows.length >= MOST.groups} onClick={() => setRows([...rows, EMPTY])}>
            {words.add}
          </Button>
        </p>
      </form>
      {compare.error !== null && <ProblemAlert error={compare.error} />}
      {compare.data !== undefined && (
        <TableScroll label={words.title}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">{words.group}</th>
                {[words.considered, words.selected, words.rate, words.ratio, words.chance].map((heading) => (
                  <th key={heading} scope="col" className="number">
                    {heading}
                  </th>
                ))}
                <th scope="col">{words.says}</th>
              </tr>
            </thead>
            <tbody>
              {compare.data.groups.map(({ name, considered, selected, rate, ratio, probability, belowFourFifths, small }) => (
                <tr key={name}>
                  <th scope="row">
                    <Said text={name} />
                  </th>
                  <td className="number">{considered.toLocaleString('en')}</td>
                  <td className="number">{selected.toLocaleString('en')}</td>
                  <td className="number">{percent(rate)}</td>
                  <td className="number">{probability === undefined ? words.highest : percent(ratio)}</td>
                  <td className="number">{probability === undefined ? '' : probability < 0.0001 ? '< 0.0001' : probability.toFixed(4)}</td>
                  <td>{small ? words.small : belowFourFifths ? <strong>{words.below}</strong> : words.notBelow}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <p className="small dimmed impact-help">{words.help}</p>
    </section>
  );
}
