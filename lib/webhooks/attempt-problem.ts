import { errorCode } from '../frame/error-code'

/** Why an attempt was no success. Stored by these names, said by these words. */
const attemptProblems = {
  status: 'The receiver answered with an error.',
  redirect: 'The receiver answered with a redirect. Redirects are not followed: enter the final address.',
  gone: 'The receiver said that it is gone (410), so the endpoint was disabled.',
  timeout: 'The receiver did not answer within 15 seconds.',
  'no-address': 'The name has no address in the DNS.',
  'forbidden-address':
    'The name leads to an address inside a network, to which webhooks do not go. Whoever runs the portal can allow the host by WEBHOOK_PRIVATE_HOSTS.',
  'forbidden-url': 'Webhooks may not go to this URL any more. Change it, or ask whoever runs the portal.',
  'not-listening': 'Nothing listens there: the connection was refused.',
  tls: 'The certificate of the receiver is not valid for this name, has expired, or nobody vouches for it.',
  network: 'The connection broke, or there was none.',
  portal: 'The portal itself could not send it; its log says more.',
} as const

export type AttemptProblem = keyof typeof attemptProblems

/** One sentence for a stored problem. */
export function problemInWords(problem: string): string {
  return isKnown(problem) ? attemptProblems[problem] : problem
}

function isKnown(problem: string): problem is AttemptProblem {
  return Object.hasOwn(attemptProblems, problem)
}

export function problemOfStatus(status: number): AttemptProblem | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return 'redirect'
  return status === 410 ? 'gone' : 'status'
}

export function problemOfError(error: unknown): AttemptProblem {
  const code = errorCode(error)
  if (code === 'ECONNREFUSED') return 'not-listening'
  return /CERT|SSL|TLS|EPROTO|ISSUER|SIGNATURE/.test(code) ? 'tls' : 'network'
}
