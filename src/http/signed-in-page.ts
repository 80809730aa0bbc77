/**
 * Where the firm’s sign-on ends. A browser sends no strict cookie along where another site sent it here, so this page, which is ours,
 * sends it on.
 */
export const signedInPage = {
  html: '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/"><title>Bonafide: signed in</title><p>You are signed in. <a href="/">Go on</a></html>',
  policy: "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
};
