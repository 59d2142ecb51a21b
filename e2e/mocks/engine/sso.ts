// What stands beside the API: tokens by password, and the end of a login.
import { NotLoggedIn, type Sessions } from './sessions.ts';

const SCOPE =
  'ovirt-app-api ovirt-ext=token-info:authz-search ovirt-ext=token-info:public-authz-search ovirt-ext=token-info:validate ovirt-ext=token:password-access';

/** `POST /ovirt-engine/sso/oauth/token`. Errors carry `error_code` and `error`. */
export function answerToken(sessions: Sessions, form: URLSearchParams): Response {
  try {
    const session = sessions.login(form.get('username') ?? '', form.get('password') ?? '', { isKeptByReads: true });
    return Response.json({
      access_token: session.token,
      scope: SCOPE,
      // No life time can be read from a token: this is the largest 64-bit number (seen).
      exp: '9223372036854775807',
      token_type: 'bearer',
    });
  } catch (error) {
    if (!(error instanceof NotLoggedIn)) throw error;
    return Response.json({ error_code: 'access_denied', error: error.message }, { status: 400 });
  }
}

/** `POST /ovirt-engine/services/sso-logout`, for a token that is known and one that is not. */
export function answerLogout(sessions: Sessions, form: URLSearchParams): Response {
  sessions.end(form.get('token') ?? '');
  return Response.json({});
}
