import { replyWithFaults } from '../faults/reply-with-faults'
import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse, methodNotAllowed } from '../http/errors'
import { findSessionBearer } from '../sessions/session-token'
import type { EmulatorState } from '../state/create-state'

/** The same metadata, asked for from inside a session with its FRAME_SESSION_TOKEN. */
export async function answerSessionAssertions(state: EmulatorState, c: EmulatorContext): Promise<Response> {
  if (c.req.method !== 'GET') return methodNotAllowed('GET')
  const session = await findSessionBearer(state, c.req.header('authorization'))
  if (!session)
    return errorResponse(401, 'invalid_token', 'The token of an open session is required.', {
      'www-authenticate': 'Bearer',
    })
  return replyWithFaults(state, c, () => Response.json(session.metadata))
}
