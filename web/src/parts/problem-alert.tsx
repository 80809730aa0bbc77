import { Alert, Button } from '@mantine/core';
import { problemOf } from '../api.ts';
import { texts } from '../texts/index.ts';

/** A problem as the server said it: what is wrong, what to do, and where. */
export function ProblemAlert({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { title, detail, issues = [], requestId } = problemOf(error);
  return (
    <Alert color="red" variant="outline" title={title} role="alert">
      <p>{detail}</p>
      {issues.length > 0 && (
        <ul>
          {issues.map(({ path, expected }) => (
            <li key={`${path} ${expected}`}>{texts.problems.at(path, expected)}</li>
          ))}
        </ul>
      )}
      {requestId !== undefined && <p className="small dimmed">{texts.problems.request(requestId)}</p>}
      {onRetry !== undefined && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {texts.again}
        </Button>
      )}
    </Alert>
  );
}
