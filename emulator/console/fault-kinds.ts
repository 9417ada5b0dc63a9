import type { FaultKind } from '../faults/fault'

export type FaultField =
  'status' | 'retryAfter' | 'body' | 'ms' | 'when' | 'bytes' | 'location' | 'seconds' | 'times' | 'path'

type FaultFacts = { name: string; text: string; fields: FaultField[] }

const onTheWire: FaultField[] = ['times', 'path']

/** Every fault there is, in words. */
export const faultKinds: Record<FaultKind, FaultFacts> = {
  status: {
    name: 'Another status',
    text: 'Answers with a status of your choice instead of acting.',
    fields: ['status', 'retryAfter', 'body', ...onTheWire],
  },
  slow: { name: 'Slow', text: 'Waits before it answers.', fields: ['ms', ...onTheWire] },
  hang: { name: 'Hang', text: 'Acts, but the answer never comes.', fields: onTheWire },
  drip: { name: 'Drip', text: 'Answers at one byte a second.', fields: onTheWire },
  reset: { name: 'Cut connection', text: 'Cuts the connection.', fields: ['when', ...onTheWire] },
  html: { name: 'A page instead', text: 'Answers 200 with a page of HTML.', fields: onTheWire },
  empty: { name: 'Empty', text: 'Answers 200 without a body.', fields: onTheWire },
  huge: {
    name: 'Huge',
    text: 'Answers with more than anybody should read.',
    fields: ['bytes', ...onTheWire],
  },
  redirect: { name: 'Redirect', text: 'Sends the caller elsewhere.', fields: ['location', ...onTheWire] },
  'clock-skew': {
    name: 'Clock is off',
    text: 'This server takes its time to be ahead, or behind.',
    fields: ['seconds', ...onTheWire],
  },
  'revoked-key': { name: 'Key revoked', text: 'The client id counts as unknown.', fields: ['times'] },
  'role-removed': { name: 'Role removed', text: 'No role counts as covering the place.', fields: ['times'] },
  'provider-off': { name: 'Provider off', text: 'The provider counts as switched off.', fields: ['times'] },
  lifetime: {
    name: 'Another lifetime',
    text: 'Tokens last as long as you say.',
    fields: ['seconds', 'times'],
  },
  'no-exp': { name: 'No expiry', text: 'Tokens lack "exp".', fields: ['times'] },
  'not-jwt': { name: 'No token', text: 'Answers with a string that is no token.', fields: ['times'] },
  unquoted: { name: 'Unquoted', text: 'Answers with the token without its quotes.', fields: ['times'] },
  'pool-full': { name: 'Pool full', text: 'No machine is left for the next session.', fields: ['times'] },
  'session-failed': {
    name: 'Session fails',
    text: 'The next session fails instead of opening.',
    fields: ['times'],
  },
}

export function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultKinds, text)
}
