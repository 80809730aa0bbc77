import type { MiddlewareHandler } from 'hono';
import type { Operation, Tracing } from '#operations';
import { BASE } from './openapi.ts';
import type { Env } from './tables.ts';

/**
 * A span for each request, named by the template of its route: paths, queries and bodies name people and are no part of it. The trace of whoever
 * asks goes on here (`traceparent`), and the answer names the span (`traceresponse`). @source OpenTelemetry semantic conventions, HTTP spans
 */
export function traced(tracing: Tracing, operations: readonly Operation[]): MiddlewareHandler<Env> {
  const routes = new Map(operations.map(({ id, path }) => [id, `${BASE}${path}`]));
  return async (c, next) => {
    const { method } = c.req;
    const from = { traceparent: c.req.header('traceparent'), tracestate: c.req.header('tracestate') };
    await tracing.span(
      method,
      'server',
      { 'http.request.method': method },
      async (span) => {
        await next();
        const operation = c.get('operation');
        const route = routes.get(operation);
        const failed = c.res.status >= 500 ? { 'error.type': String(c.res.status) } : {};
        const facts = { 'http.response.status_code': c.res.status, 'bonafide.operation': operation, ...(route === undefined ? {} : { 'http.route': route }), ...failed };
        span.tell(facts, `${method} ${route ?? operation}`);
        const { traceparent } = tracing.headers();
        if (traceparent !== undefined) c.res.headers.set('traceresponse', traceparent);
      },
      from,
    );
  };
}
