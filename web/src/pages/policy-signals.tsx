import { Button, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Schemas } from '../api.ts';
import { texts } from '../texts/index.ts';
import { words as all } from '../texts/policy.ts';

const words = all.signals;
type Policy = Schemas['Policy'];
type Change = NonNullable<Policy['checks']>[string];
type Check = Schemas['CatalogueEntry'];
type Threshold = { readonly type?: string; readonly default?: unknown; readonly description?: string; readonly minimum?: number; readonly maximum?: number };

/** Signals shown at once; a search finds the rest. */
const SHOWN = 25;
const strengths = ['weak', 'moderate', 'strong', 'conclusive'] as const;

const thresholdsOf = ({ options }: Check): readonly (readonly [string, Threshold])[] =>
  Object.entries((options as { properties?: Record<string, Threshold> } | undefined)?.properties ?? {});

/** A threshold as it is typed: a number, or words one a line. */
function ThresholdField({ name, threshold, value, onChange }: { name: string; threshold: Threshold; value: unknown; onChange: (value: unknown) => void }) {
  const isList = threshold.type === 'array';
  const shown = (one: unknown): string => (Array.isArray(one) ? one.join('\n') : one === undefined ? '' : String(one));
  const [typed, setTyped] = useState(shown(value));
  const [wrong, setWrong] = useState(false);
  const standard = Array.isArray(threshold.default) ? (threshold.default.length === 0 ? '–' : threshold.default.join(', ')) : String(threshold.default);
  const common = { label: threshold.description ?? name, description: words.standard(standard), value: typed };
  if (isList)
    return (
      <Textarea
        {...common}
        rows={2}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          const lines = text
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== '');
          onChange(text.trim() === '' ? undefined : lines);
        }}
      />
    );
  return (
    <TextInput
      {...common}
      inputMode="decimal"
      error={wrong ? all.invalidNumber : undefined}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const given = text.trim() === '' ? undefined : Number(text);
        setWrong(Number.isNaN(given));
        if (!Number.isNaN(given)) onChange(given);
      }}
    />
  );
}

function SignalForm({ check, change, onChange }: { check: Check; change: Change | undefined; onChange: (change: Change | undefined) => void }) {
  const set = (more: Partial<Change>) => {
    const next = Object.fromEntries(Object.entries({ ...change, ...more }).filter(([, value]) => value !== undefined && value !== false && value !== '')) as Change;
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  const setOption = (name: string, value: unknown) => {
    const options = Object.fromEntries(Object.entries({ ...change?.options, [name]: value }).filter(([, one]) => one !== undefined));
    set({ options: Object.keys(options).length === 0 ? undefined : options } as Partial<Change>);
  };
  const thresholds = thresholdsOf(check);
  return (
    <details className="card">
      <summary>
        {check.title} <code className="small dimmed">{check.id}</code> {change !== undefined && <span className="mark small">{words.changed}</span>}
      </summary>
      <p className="small">{check.description}</p>
      <div className="policy-fields">
        <Checkbox label={words.off} checked={change?.off === true} onChange={(event) => set({ off: event.currentTarget.checked })} />
        <NativeSelect
          label={words.strength}
          value={change?.strength ?? ''}
          data={[{ value: '', label: words.asItComes(texts.strengths[check.strength]) }, ...strengths.map((value) => ({ value, label: texts.strengths[value] }))]}
          onChange={(event) => set({ strength: (event.currentTarget.value || undefined) as Change['strength'] } as Partial<Change>)}
        />
        {thresholds.map(([name, threshold]) => (
          <ThresholdField key={name} name={name} threshold={threshold} value={change?.options?.[name]} onChange={(value) => setOption(name, value)} />
        ))}
        <TextInput
          label={words.reason}
          value={change?.reason ?? ''}
          maxLength={1_000}
          onChange={(event) => set({ reason: event.currentTarget.value || undefined } as Partial<Change>)}
        />
      </div>
      {thresholds.length === 0 && <p className="small dimmed">{words.noOptions}</p>}
      {change !== undefined && (
        <Button size="xs" variant="default" mt="sm" onClick={() => onChange(undefined)}>
          {words.reset}
        </Button>
      )}
    </details>
  );
}

/** Signals with what was changed of each. */
export function PolicySignals({ checks, policy, onChange }: { readonly checks: readonly Check[]; readonly policy: Policy; readonly onChange: (policy: Policy) => void }) {
  const [search, setSearch] = useState('');
  const changed = policy.checks ?? {};
  const [only, setOnly] = useState(Object.keys(changed).length > 0);
  const found = useMemo(
    () =>
      checks.filter(
        ({ id, title, description }) => (!only || id in changed) && `${id} ${title} ${description}`.toLocaleLowerCase('en').includes(search.trim().toLocaleLowerCase('en')),
      ),
    [checks, changed, only, search],
  );
  const count = Object.keys(changed).length;
  return (
    <section aria-labelledby="policy-signals">
      <h3 id="policy-signals">{words.title}</h3>
      <p className="small dimmed">{words.intro(count)}</p>
      <search className="filters" aria-label={words.search}>
        <TextInput label={words.search} type="search" value={search} onChange={(event) => setSearch(event.currentTarget.value)} />
        <Checkbox label={words.onlyChanged} checked={only} onChange={(event) => setOnly(event.currentTarget.checked)} />
      </search>
      <p className="small dimmed" role="status">
        {words.showing(Math.min(found.length, SHOWN), found.length)} {found.length > SHOWN && words.more}
      </p>
      {found.slice(0, SHOWN).map((check) => (
        <SignalForm
          key={check.id}
          check={check}
          change={changed[check.id]}
          onChange={(change) => {
            const { [check.id]: _, ...others } = changed;
            onChange({ ...policy, checks: change === undefined ? others : { ...others, [check.id]: change } });
          }}
        />
      ))}
    </section>
  );
}
