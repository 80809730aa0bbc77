import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BonafideError } from '#model';
import { languageModelOf } from './language-model.ts';

let server: Server;
let base = '';
let answer: { status: number; body: string } = { status: 200, body: '' };
let asked: { url?: string | undefined; key?: string | undefined; body: { model?: string; messages?: readonly { role: string; content: string }[] } } = { body: {} };

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      asked = { url: request.url, key: request.headers.authorization, body: JSON.parse(text) };
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`;
});
afterAll(() => server.close());

const prompt = { system: 'read', user: 'the report' };
const refused = (code: string) => (error: unknown) => error instanceof BonafideError && error.code === code;

describe('a language model', () => {
  it('is asked at the endpoint that the environment names, with its key, and never without being named', async () => {
    answer = { status: 200, body: JSON.stringify({ choices: [{ message: { content: '{"facts":[]}' } }] }) };
    const model = languageModelOf({ BONAFIDE_LLM_URL: base, BONAFIDE_LLM_MODEL: 'example', BONAFIDE_LLM_KEY: 'k' });
    expect(await model.ask(prompt)).toBe('{"facts":[]}');
    expect(asked).toMatchObject({
      url: '/v1/chat/completions',
      key: 'Bearer k',
      body: {
        model: 'example',
        messages: [
          { role: 'system', content: 'read' },
          { role: 'user', content: 'the report' },
        ],
      },
    });
    for (const environment of [{}, { BONAFIDE_LLM_URL: base }, { BONAFIDE_LLM_URL: 'no address', BONAFIDE_LLM_MODEL: 'example' }])
      expect(() => languageModelOf(environment)).toThrow(expect.toSatisfy(refused('usage.invalid')));
  });

  it('that fails or answers something else is an error, which does not show the key', async () => {
    const model = languageModelOf({ BONAFIDE_LLM_URL: base, BONAFIDE_LLM_MODEL: 'example', BONAFIDE_LLM_KEY: 'a-secret-key' });
    for (const given of [
      { status: 500, body: 'a-secret-key' },
      { status: 302, body: '' },
      { status: 200, body: 'not JSON' },
      { status: 200, body: '{}' },
    ]) {
      answer = given;
      const error = await model.ask(prompt).then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error).toSatisfy(refused('address.unreachable'));
      expect(`${(error as BonafideError).message} ${(error as BonafideError).hint}`).not.toContain('a-secret-key');
    }
  });

  it('that is not there is an error', async () => {
    await expect(languageModelOf({ BONAFIDE_LLM_URL: 'http://127.0.0.1:1/v1', BONAFIDE_LLM_MODEL: 'example' }).ask(prompt)).rejects.toSatisfy(refused('address.unreachable'));
  });
});
