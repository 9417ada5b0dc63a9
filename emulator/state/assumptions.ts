import type { Settings } from './settings'

/** How sure an assumption is: documented by Frame, observed in its samples and clients, or assumed here. */
export type Mark = 'D' | 'O' | 'A'

export type Assumption = { mark: Mark; text: string; setting?: keyof Settings }

/** A test that shows what is assumed begins with its topic. */
export type Topic = keyof typeof assumptions

/** What this emulator does, topic by topic, and which setting changes it. */
export const assumptions = {
  'Asking for a token': [
    { mark: 'O', text: 'Tokens are asked for at /v1/accounts/… and /v1/organizations/….' },
    { mark: 'A', text: 'And at /v1/customers/…, by the same rule.' },
    {
      mark: 'A',
      text: 'The order of the checks: path, method, headers, timestamp, key, signature, role, provider, body.',
    },
    { mark: 'O', text: 'A caller that is not who it says gets 401.' },
    { mark: 'A', text: 'A timestamp may be off by this many seconds.', setting: 'timestampWindowSeconds' },
    { mark: 'O', text: 'The signature is the HMAC-SHA256 of timestamp and client id, in hex.' },
    { mark: 'A', text: 'A signature in upper-case hex is refused.', setting: 'acceptsUpperCaseSignatures' },
    { mark: 'D', text: 'The API integration needs the role "API - Generate Anonymous … Token".' },
    {
      mark: 'A',
      text: 'The role must be on that very entity, not on one above it.',
      setting: 'rolesCoverDescendants',
    },
    { mark: 'A', text: 'Without the role the answer is 403.', setting: 'missingRoleStatus' },
    {
      mark: 'A',
      text: 'A provider that is off, unknown or of another entity is answered 404.',
      setting: 'absentProviderStatus',
    },
    { mark: 'D', text: 'The body may be empty.' },
    { mark: 'O', text: 'The body may be JSON.' },
    { mark: 'A', text: 'The body may be a form of plain fields, without metadata.' },
    { mark: 'A', text: 'A body that is no JSON gets 400.', setting: 'malformedBodyStatus' },
    {
      mark: 'A',
      text: 'A field that is not what it should be gets 422; unknown fields are ignored.',
      setting: 'invalidBodyStatus',
    },
    { mark: 'A', text: 'A token comes with status 200.', setting: 'mintStatus' },
    { mark: 'O', text: 'The answer is the JWT as a JSON string, in double quotes.' },
    { mark: 'D', text: 'A token lives as long as its provider says.' },
    { mark: 'O', text: 'The JWT has an integer "exp". Its other claims are made up here.' },
    {
      mark: 'A',
      text: 'Without e-mail and domain an address at this domain is made up.',
      setting: 'anonymousEmailDomain',
    },
    { mark: 'A', text: 'The same e-mail at the same provider is the same user.' },
    { mark: 'A', text: 'Errors have the shape {"error":{"code","message"}}.' },
  ],
  Assertions: [
    { mark: 'O', text: 'A token reads its assertions at /api/rest/v1/me/assertions.' },
    { mark: 'A', text: 'They come as one flat object, just as they were given.' },
  ],
  'Assertions inside a session': [
    { mark: 'D', text: 'Inside a session FRAME_SESSION_TOKEN reads them, at another endpoint.' },
    { mark: 'A', text: 'The path of that endpoint.', setting: 'sessionAssertionsPath' },
    { mark: 'A', text: 'Each of the two endpoints refuses the token of the other.' },
    { mark: 'D', text: 'A session token cannot start sessions.' },
  ],
  GraphQL: [
    { mark: 'O', text: 'GraphQL tells the active session and sets preferences for a token.' },
    { mark: 'A', text: 'Mistakes come as "errors" with 200, a token that is not accepted as 401.' },
    {
      mark: 'A',
      text: 'The inactivity timeout it reports. It does nothing else.',
      setting: 'userInactivityMinutes',
    },
  ],
  'One session': [
    { mark: 'O', text: 'GET /v1/accounts/…/sessions/… tells id and state, in lower case.' },
    { mark: 'A', text: 'Any role whose scope covers the account will do; further fields are made up.' },
  ],
  'Sessions of an account': [
    { mark: 'D', text: 'Sessions can be listed and closed.' },
    { mark: 'A', text: 'By GET …/sessions?active=true and DELETE …/sessions/… (204, or 404).' },
  ],
  Launchpad: [
    { mark: 'O', text: 'A Launchpad takes its token from behind #token=.' },
    { mark: 'A', text: 'It takes the token out of the address bar, and asks to sign in if it is bad.' },
    { mark: 'A', text: 'It shows terms of use unless should_accept_tos is false.' },
  ],
  'Launch links': [
    { mark: 'O', text: 'A Launch link names its terminal configuration in the query; qlo=1 logs out.' },
    { mark: 'A', text: 'Its path, and the name of that query parameter.' },
  ],
  Inactivity: [
    {
      mark: 'D',
      text: 'After 15 minutes without keyboard or mouse a visit ends, with Leave and Log back in.',
      setting: 'idleMinutes',
    },
    { mark: 'A', text: 'The token is void then.', setting: 'idleLogoutInvalidatesToken' },
    {
      mark: 'A',
      text: 'The session stays, disconnected, and is not closed.',
      setting: 'idleLogoutClosesSession',
    },
    {
      mark: 'A',
      text: 'Log back in carries the place to return to in this query parameter.',
      setting: 'returnParameter',
    },
  ],
  Logout: [{ mark: 'D', text: 'Logout makes the token void and leads to frame_logout_url.' }],
  Profile: [{ mark: 'D', text: 'Profile ▸ Advanced shows the assertions.' }],
  'Sessions and machines': [
    { mark: 'O', text: 'A session is INIT, RESERVED, OPEN, CLOSING, CLOSED, or FAILED.' },
    { mark: 'D', text: 'A pool has a minimum.', setting: 'poolMinimum' },
    { mark: 'D', text: 'A pool keeps a buffer of machines ready.', setting: 'poolBuffer' },
    { mark: 'D', text: 'A pool has a maximum, and it is hard.', setting: 'poolMaximum' },
    { mark: 'D', text: 'A machine boots in about two minutes.', setting: 'bootSeconds' },
    { mark: 'A', text: 'A machine that is ready is reached within seconds.', setting: 'connectSeconds' },
    { mark: 'D', text: 'A session that is disconnected waits ten minutes.', setting: 'disconnectMinutes' },
    {
      mark: 'A',
      text: 'A session closes at a maximum duration, of four hours.',
      setting: 'maximumSessionMinutes',
    },
    {
      mark: 'A',
      text: 'The tab that goes away disconnects the session; one whose browser crashed stays until the maximum.',
    },
  ],
  Playground: [{ mark: 'D', text: 'The Playground shows the call in five languages.' }],
  Trails: [{ mark: 'D', text: 'Tokens, logins and sessions are shown with name and e-mail.' }],
} satisfies Record<string, Assumption[]>
