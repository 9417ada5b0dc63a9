import { replyWithFaults } from '../faults/reply-with-faults'
import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse, methodNotAllowed } from '../http/errors'
import type { EmulatorState } from '../state/create-state'
import { findBearer } from '../tokens/find-bearer'

/** The metadata given when the bearer's SAT was minted, word for word. */
export async function answerAssertions(state: EmulatorState, c: EmulatorContext): Promise<Response> {
  if (c.req.method !== 'GET') return methodNotAllowed('GET')
  const bearer = await findBearer(state, c.req.header('authorization'))
  if (!bearer)
    return errorResponse(401, 'invalid_token', 'A valid Secure Anonymous Token is required.', {
      'www-authenticate': 'Bearer',
    })
  return replyWithFaults(state, c, () => Response.json(bearer.record.metadata))
}
