import { createHash } from 'node:crypto';
import { PASSWORD } from './sign-in.ts';

const STYLE = 'body{font:16px/1.5 system-ui;max-width:30rem;margin:4rem auto;padding:0 1rem}label{display:block;margin:1rem 0}input{font:inherit;width:100%;box-sizing:border-box}';

/** Sends the form as JSON; the token stays behind the # of the address, where no log sees it. */
const SCRIPT = `
const form = document.querySelector('form'), say = document.querySelector('output');
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const given = Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ''));
  const answer = await fetch('/setup', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...given, token: location.hash.slice(1) }) });
  const body = await answer.json();
  say.textContent = answer.ok ? 'Done. You can sign in now; close this page.' : body.title + ' ' + body.detail;
  if (answer.ok) form.hidden = true;
});`;

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Page on which the owner of a setup link chooses a password. Works without anything from elsewhere. */
export const setupPage = {
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><title>Bonafide: choose a password</title><style>${STYLE}</style>
<h1>Choose a password</h1><form>
<label>Mail address (first admin only)<input name="email" type="email" autocomplete="username"></label>
<label>Name (first admin only)<input name="name" autocomplete="name"></label>
<label>Password, ${PASSWORD.least} characters or more<input name="password" type="password" autocomplete="new-password" minlength="${PASSWORD.least}" maxlength="${PASSWORD.most}" required></label>
<button>Set it</button></form><output></output><script>${SCRIPT}</script></html>`,
  policy: `default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)}; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
};
