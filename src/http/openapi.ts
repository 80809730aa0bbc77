import { z } from 'zod';
import { jobStates } from '#model';
import type { Operation } from '#operations';

type Json = { [key: string]: unknown };

const COMPONENTS = '#/components/schemas/';

/** Schema of a problem, by RFC 9457. */
const problemSchema: Json = {
  type: 'object',
  description: 'What is wrong, by RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string', description: 'What is wrong' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What to do' },
    code: { type: 'string', description: 'From a closed list' },
    requestId: { type: 'string', description: 'Stands in the server’s log' },
    issues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'expected'],
        properties: { path: { type: 'string' }, expected: { type: 'string' }, received: { type: 'string' } },
      },
    },
  },
};

/** JSON Schemas in which named ones stand once, under `components`. OpenAPI 3.1 speaks JSON Schema 2020-12, as Zod does. */
class Components {
  readonly schemas: Record<'input' | 'output', Json> = { input: {}, output: {} };

  /** Schema of one part, referring to the named ones. */
  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' }) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs)) this.schemas[io][name] ??= this.#refer(definition, io);
    return this.#refer(rest, io) as Json;
  }

  /** Moves references from the schema’s own definitions to the document’s. Asked and answered forms of one schema can differ. */
  #refer(value: unknown, io: 'input' | 'output'): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#refer(one, io));
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
      if (key === 'id' && typeof inner === 'string') return [];
      if (key === '$ref' && typeof inner === 'string') return [[key, inner.replace('#/$defs/', `${COMPONENTS}${io === 'input' ? 'Given' : ''}`)]];
      return [[key, this.#refer(inner, io)]];
    });
    return Object.fromEntries(entries);
  }

  all(): Json {
    const given = Object.entries(this.schemas.input).map(([name, schema]) => [`Given${name}`, schema]);
    return Object.fromEntries([...given, ...Object.entries(this.schemas.output), ['Problem', problemSchema]].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
  }
}

/** Parameters in a path or a query, one an object’s field. */
function parameters(fields: z.ZodObject, place: 'path' | 'query', components: Components): readonly Json[] {
  const { properties = {}, required = [] } = components.of(fields, 'input') as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function requestBody({ takesFile, body }: Operation, components: Components): Json {
  if (takesFile !== undefined) {
    const content = Object.fromEntries(takesFile.media.map((media) => [media, { schema: media === 'application/json' ? {} : { type: 'string' } }]));
    return { requestBody: { required: true, description: `${takesFile.description}. At most ${takesFile.most / 1024 / 1024} MiB.`, content } };
  }
  if (body instanceof z.ZodUndefined) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: components.of(body, 'input') } } } };
}

const problem = (description: string): Json => ({ description, content: { 'application/problem+json': { schema: { $ref: `${COMPONENTS}Problem` } } } });

/** Header that makes a write repeatable. */
const IDEMPOTENCY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Your own name of this request, up to 255 visible characters. Repeated within a day, it gives the same answer and does nothing again.',
  schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' },
};

/** Header that makes an operation a job. */
const LATER: Json = {
  name: 'Prefer',
  in: 'header',
  required: false,
  description: '`respond-async` (RFC 7240) does it in the background: the answer is 202 with the job, and its address in `Location`.',
  schema: { type: 'string' },
};

const accepted: Json = {
  description: 'It will be done in the background',
  headers: { Location: { description: 'Address of the job; below it /progress tells how far it is', schema: { type: 'string' } } },
  content: {
    'application/json': {
      schema: {
        type: 'object',
        required: ['job', 'operation', 'state'],
        properties: { job: { type: 'string' }, operation: { type: 'string' }, state: { type: 'string', enum: jobStates } },
      },
    },
  },
};

function described(operation: Operation, components: Components): Json {
  const { id, title, description, kind, params, query, output, givesFile, long, background, roles } = operation;
  const json = givesFile === undefined ? { 'application/json': { schema: components.of(output, 'output') } } : {};
  const files = Object.fromEntries((givesFile ?? []).map((media) => [media, { schema: { type: 'string' } }]));
  const progress = long === true ? { 'text/event-stream': { schema: { type: 'string', description: 'Events `progress`, then `result` with the JSON answer, or `problem`' } } } : {};
  return {
    operationId: id,
    tags: [id.split('.')[0]],
    summary: title,
    description: `${description}\n\nFor: ${roles.join(', ')}.`,
    security: [{ apiKey: [] }, { session: [] }],
    parameters: [
      ...parameters(params, 'path', components),
      ...parameters(query, 'query', components),
      ...(kind === 'write' ? [IDEMPOTENCY] : []),
      ...(background === true ? [LATER] : []),
    ],
    ...requestBody(operation, components),
    responses: {
      200: { description: 'Done', content: { ...json, ...files, ...progress } },
      ...(background === true ? { 202: accepted } : {}),
      400: problem('The request does not fit this document'),
      401: problem('Nobody is signed in'),
      403: problem('Not for these roles or this key'),
      404: problem('There is no such thing'),
      408: problem('The request came too slowly'),
      409: problem('It does not fit what is there'),
      413: problem('Too large'),
      415: problem('Another media type'),
      421: problem('The server is not called so'),
      422: problem('It cannot be done as asked'),
      429: problem('Too many requests'),
      500: problem('A bug'),
      503: problem('Not now'),
    },
  };
}

/** Beginning of the path of every operation. */
export const BASE = '/v1';

/** The API document, OpenAPI 3.1, from the table of operations. */
export function openApi(operations: readonly Operation[]): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = `${BASE}${operation.path}`;
    paths[path] = { ...paths[path], [operation.method]: described(operation, components) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bonafide',
      version: '1',
      summary: 'Vets remote technical hires. Evidence first, and a human decides.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, made by POST /v1/keys' },
        session: { type: 'apiKey', in: 'cookie', name: 'bonafide.session_token', description: 'Set by POST /auth/sign-in/email' },
      },
      schemas: components.all(),
    },
  };
}
