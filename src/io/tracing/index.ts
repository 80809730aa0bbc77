import type { Tracing } from '#operations';

/** Traces are off: what is to run runs. */
const OFF: Tracing = {
  span: (_name, _kind, _facts, run) => run({ tell: () => undefined }),
  statement: () => undefined,
  headers: () => ({}),
  stop: async () => undefined,
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Whether the environment names somebody to send traces to. @source OpenTelemetry, “OTLP Exporter Configuration” */
export function tracesAreOn(environment: Environment): boolean {
  return [environment['OTEL_EXPORTER_OTLP_ENDPOINT'], environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']].some((address) => (address ?? '') !== '');
}

/** Opens traces. Without an address nothing of OpenTelemetry is even loaded, and nothing leaves the machine. */
export async function openTracing(environment: Environment): Promise<Tracing> {
  return tracesAreOn(environment) ? (await import('./otel.ts')).openOtel(environment) : OFF;
}
