import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What Prometheus may ask for. Labels are names of operations, never of people. */
export function openMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'bonafide_http_request_duration_seconds',
    help: 'Time from the head of a request to the end of its answer',
    labelNames: ['operation', 'status'],
    buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.3, 2.6, 5, 10, 60],
    registers: [registry],
  });
  const running = new Gauge({ name: 'bonafide_http_requests_running', help: 'Requests being answered', registers: [registry] });
  const refusals = new Counter({ name: 'bonafide_http_sign_in_failures_total', help: 'Failures to sign in', registers: [registry] });
  return { text: () => registry.metrics(), type: registry.contentType, duration, running, refusals };
}

export type Metrics = ReturnType<typeof openMetrics>;
