import { BonafideError } from '#model';

/** A model behind an OpenAI-compatible endpoint. Off unless somebody names one. */
export type LanguageModel = { readonly name: string; readonly ask: (prompt: { readonly system: string; readonly user: string }) => Promise<string> };

/** How long an answer may take. Unit: milliseconds. @source house: a small model on a CPU writes some 5 tokens a second */
const TIMEOUT = 600_000;
/** Longest answer. Unit: UTF-16 code units. @source house: some hundred statements with their quotations */
const LONGEST_ANSWER = 400_000;

function refused(what: string, cause?: unknown): BonafideError {
  return new BonafideError(
    'address.unreachable',
    `The language model gives no answer: ${what}.`,
    'Look at BONAFIDE_LLM_URL and BONAFIDE_LLM_MODEL, or leave --llm out: it is never needed.',
    cause === undefined ? {} : { cause },
  );
}

/**
 * The model that the environment names: `BONAFIDE_LLM_URL` (base address, such as http://127.0.0.1:11434/v1), `BONAFIDE_LLM_MODEL`, and
 * `BONAFIDE_LLM_KEY` where it wants one. @throws BonafideError `usage.invalid` where none is named
 */
export function languageModelOf(environment: Readonly<Record<string, string | undefined>>): LanguageModel {
  const [base, name, key] = [environment['BONAFIDE_LLM_URL'], environment['BONAFIDE_LLM_MODEL'], environment['BONAFIDE_LLM_KEY']];
  if (base === undefined || name === undefined || !URL.canParse(base)) {
    throw new BonafideError(
      'usage.invalid',
      'No language model is named.',
      'Set BONAFIDE_LLM_URL (such as http://127.0.0.1:11434/v1) and BONAFIDE_LLM_MODEL. The text of the report is sent there.',
    );
  }
  const address = `${base.replace(/\/+$/, '')}/chat/completions`;
  return {
    name,
    ask: async ({ system, user }) => {
      const body = JSON.stringify({
        model: name,
        temperature: 0,
        seed: 1,
        messages: [
          { role: 'system', content: system },
          { role: 'user', content: user },
        ],
      });
      const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
      let text: string;
      try {
        const response = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT), redirect: 'error' });
        if (!response.ok) throw refused(`status ${response.status}`);
        text = (await response.text()).slice(0, LONGEST_ANSWER);
      } catch (error) {
        throw error instanceof BonafideError ? error : refused(error instanceof Error ? error.message : String(error), error);
      }
      try {
        const content: unknown = JSON.parse(text)?.choices?.[0]?.message?.content;
        if (typeof content === 'string') return content;
      } catch {
        // Falls through to the same refusal: what came is no answer of such an endpoint.
      }
      throw refused('what came is no answer of a chat endpoint');
    },
  };
}
