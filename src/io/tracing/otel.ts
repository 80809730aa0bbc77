import { type Context, context, defaultTextMapGetter, defaultTextMapSetter, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { Tracing } from '#operations';
import manifest from '../../../package.json' with { type: 'json' };

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT, internal: SpanKind.INTERNAL };

/** What a statement does, and to which table first. @source OpenTelemetry semantic conventions, database spans: names of operation and collection */
export function statementName(sql: string): { readonly operation: string; readonly table: string | undefined } {
  const operation = /^[\s(]*([a-z]+)/i.exec(sql)?.[1]?.toLowerCase() ?? 'statement';
  const table = /\b(?:from|into|update|join|table)\s+"?(?:([a-z_]+)"?\.)?"?([a-z_]+)"?/i.exec(sql)?.[2]?.toLowerCase();
  return { operation, table: table === 'jsonb_array_elements' ? undefined : table };
}

/** Opens OpenTelemetry. Address, headers and times come from its own environment variables. Nothing is detected of the machine. */
export function openOtel(environment: Readonly<Record<string, string | undefined>>): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': environment['OTEL_SERVICE_NAME'] ?? 'bonafide', 'service.version': manifest.version }),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  const tracer = provider.getTracer('bonafide', manifest.version);
  const parentOf = (from: Parameters<Tracing['span']>[4]): Context => (from === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, from, defaultTextMapGetter));
  return {
    span: (name, kind, facts, run, from) => {
      const parent = parentOf(from);
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes: { ...facts } }, parent);
      return context.with(trace.setSpan(parent, span), async () => {
        try {
          return await run({
            tell: (more, better) => {
              span.setAttributes({ ...more });
              if (better !== undefined) span.updateName(better);
            },
          });
        } catch (error) {
          // A message can quote somebody’s data, so only what kind of error it is is told.
          span.setAttribute('error.type', error instanceof Error ? error.name : 'unknown');
          span.setStatus({ code: SpanStatusCode.ERROR });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    statement: (sql, milliseconds, failed) => {
      // What nobody asked for, such as upkeep of the queue, is no trace.
      if (trace.getSpan(context.active()) === undefined) return;
      const { operation, table } = statementName(sql);
      const end = Date.now();
      const span = tracer.startSpan(table === undefined ? operation : `${operation} ${table}`, {
        kind: SpanKind.CLIENT,
        startTime: end - milliseconds,
        attributes: { 'db.system.name': 'postgresql', 'db.operation.name': operation, ...(table === undefined ? {} : { 'db.collection.name': table }) },
      });
      if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end(end);
    },
    headers: () => {
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier, defaultTextMapSetter);
      return carrier;
    },
    stop: () => provider.shutdown(),
  };
}
