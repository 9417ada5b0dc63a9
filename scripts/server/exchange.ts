import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CurrentRequest } from '@/lib/current-request'

/** One request and its response, with what the server knows about them. */
export type Exchange = {
  /** Its id, and the status that the application asks for. */
  current: CurrentRequest
  request: IncomingMessage
  response: ServerResponse
  /** Decoded, without query; `/` for a target that is none. */
  path: string
  /** The Content-Security-Policy of the response. */
  policy: string
}
