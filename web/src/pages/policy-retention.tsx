import { TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Schemas, told } from '../api.ts';
import { ProblemAlert } from '../parts/problem-alert.tsx';
import { useMay } from '../session.ts';
import { words as all } from '../texts/policy.ts';

const words = all.retention;
type Policy = Schemas['Policy'];

/** Months that a policy may say. @source src/model/policy.ts */
const MOST = 1_200;

const periods = queryOptions({ queryKey: ['retention'], queryFn: ({ signal }) => told(api.GET('/v1/retention', { signal })) });

function Months({ title, proposed, value, onChange }: { title: string; proposed: string; value: number | undefined; onChange: (months: number | undefined) => void }) {
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const [wrong, setWrong] = useState(false);
  return (
    <TextInput
      label={title}
      description={proposed}
      inputMode="numeric"
      maxLength={4}
      value={typed}
      error={wrong ? words.wrong(MOST) : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const months = text.trim() === '' ? undefined : Number(text);
        const fits = months === undefined || (Number.isInteger(months) && months >= 1 && months <= MOST);
        setWrong(!fits);
        if (fits) onChange(months);
      }}
    />
  );
}

/** How long records are kept by kind, for whoever may see the periods. */
export function PolicyRetention({ policy, onChange }: { readonly policy: Policy; readonly onChange: (policy: Policy) => void }) {
  const may = useMay();
  const { data, error, refetch } = useQuery({ ...periods, enabled: may('retention.periods') });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const set = policy.cases?.retentionMonths ?? {};
  return (
    <section aria-labelledby="policy-retention">
      <h3 id="policy-retention">{words.title}</h3>
      <p className="small dimmed">{words.intro}</p>
      <div className="policy-fields">
        {data.periods
          .filter(({ kind }) => kind !== 'audit-log')
          .map(({ kind, title, months, days, byPolicy }) => (
            <Months
              key={kind}
              title={title}
              proposed={byPolicy ? words.byPolicy : months !== undefined ? words.months(months) : days !== undefined ? words.days(days) : words.counsel}
              value={set[kind]}
              onChange={(value) => {
                const { [kind]: _, ...others } = set;
                const next = value === undefined ? others : { ...others, [kind]: value };
                const { retentionMonths: __, ...cases } = policy.cases ?? {};
                const whole = Object.keys(next).length === 0 ? cases : { ...cases, retentionMonths: next };
                const { cases: ___, ...rest } = policy;
                onChange(Object.keys(whole).length === 0 ? rest : { ...rest, cases: whole });
              }}
            />
          ))}
      </div>
    </section>
  );
}
