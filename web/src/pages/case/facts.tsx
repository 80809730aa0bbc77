import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { day } from '../../parts/dates.ts';
import { ProblemAlert } from '../../parts/problem-alert.tsx';
import { Said } from '../../parts/said.tsx';
import { words } from '../../texts/case.ts';
import { everyAssignee } from './assignees.ts';
import { classOf } from './class-of.ts';
import { at, useCase } from './context.tsx';
import { Until, Who } from './parts.tsx';
import { chosen, Line, Pick, Write } from './write.tsx';

function AssignForm() {
  const { one } = useCase();
  const { data, error, refetch } = useQuery({ queryKey: ['assignees'], queryFn: ({ signal }) => everyAssignee(signal) });
  return (
    <Write
      name="assign"
      opens={words.assign.change}
      initial={{ account: '' }}
      check={({ account }) => ({ account: chosen(account) })}
      send={({ account }, version) => told(api.POST('/v1/cases/{case}/assignee', { ...at(one), body: { account, version } }))}
      submit={words.assign.save}
      done={words.assign.done}
    >
      {(fields) =>
        error !== null ? (
          <ProblemAlert error={error} onRetry={() => void refetch()} />
        ) : (
          <Pick
            of={fields}
            name="account"
            label={words.assign.who}
            required
            blank={words.assign.choose}
            data={Object.fromEntries((data ?? []).map(({ id, name, functions }) => [id, words.assign.line(name.slice(0, 80), functions)]))}
          />
        )
      }
    </Write>
  );
}

/** Takes the case oneself, in one click. */
function Take() {
  const { one, self, announce } = useCase();
  const queries = useQueryClient();
  const take = useMutation({
    mutationFn: () => told(api.POST('/v1/cases/{case}/assignee', { ...at(one), body: { account: 'me', version: one.version } })),
    onSuccess: () => {
      announce(words.assign.done);
      return queries.invalidateQueries();
    },
  });
  if (one.assignee?.id === self.id) return null;
  return (
    <>
      <Button className="no-print" variant="default" size="compact-sm" loading={take.isPending} onClick={() => take.mutate()}>
        {words.assign.mine}
      </Button>
      {take.error !== null && <ProblemAlert error={take.error} onRetry={() => void queries.invalidateQueries({ queryKey: ['case', one.id] })} />}
    </>
  );
}

function DueForm() {
  const { one } = useCase();
  return (
    <Write
      name="due"
      opens={words.due.set}
      initial={{ day: one.dueAt?.slice(0, 10) ?? '' }}
      check={({ day: given }) => ({ day: given === '' ? words.due.needed : undefined })}
      send={({ day: given }, version) => told(api.POST('/v1/cases/{case}/due', { ...at(one), body: { dueAt: `${given}T23:59:59Z`, version } }))}
      submit={words.due.save}
      done={words.due.done}
    >
      {(fields) => <Line of={fields} name="day" type="date" label={words.due.day} required />}
    </Write>
  );
}

/** Who it is about, who works on it, and until when. */
export function Facts() {
  const { one, may, closed } = useCase();
  return (
    <dl className="facts-list">
      <div>
        <dt>{words.assign.title}</dt>
        <dd>
          <p>{one.assignee === undefined ? words.assign.nobody : <Who by={one.assignee} />}</p>
          {!closed && may('cases.assign') && (
            <div className="buttons">
              <Take />
              <AssignForm />
            </div>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.due.title}</dt>
        <dd>
          <p>{one.dueAt === undefined ? words.due.none : closed ? day(one.dueAt) : <Until date={one.dueAt} />}</p>
          {!closed && may('cases.due') && <DueForm />}
        </dd>
      </div>
      <div>
        <dt>{words.roleClass}</dt>
        <dd>
          <p>
            <Said text={classOf(one.roleClass)} most={200} />
          </p>
          <p className="small dimmed">{words.roleClassHelp}</p>
        </dd>
      </div>
      <div>
        <dt>{words.openedBecause}</dt>
        <dd>
          <p>
            <Said text={one.openedBecause} />
          </p>
          <p className="small dimmed">
            {words.opened(day(one.openedAt))}
            {one.openedBy !== undefined && (
              <>
                {' · '}
                <Said text={one.openedBy.name} most={120} />
              </>
            )}
          </p>
        </dd>
      </div>
    </dl>
  );
}
