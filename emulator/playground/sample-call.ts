/** The call a sample makes. What is left empty is not sent. */
export type SampleCall = {
  url: string
  clientId: string
  firstName: string
  lastName: string
  email: string
  emailDomain: string
  metadata: Record<string, unknown> | null
}

/** The environment variable every sample takes the secret from, so that none contains it. */
export const secretVariable = 'FRAME_CLIENT_SECRET'

export function describeBody(call: SampleCall): Record<string, unknown> {
  return {
    ...(call.firstName && { first_name: call.firstName }),
    ...(call.lastName && { last_name: call.lastName }),
    ...(call.email && { email: call.email }),
    ...(call.emailDomain && { email_domain: call.emailDomain }),
    ...(call.metadata && { metadata: call.metadata }),
  }
}
