import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request and its response, with what the server knows about them. */
export type Exchange = {
  id: string
  request: IncomingMessage
  response: ServerResponse
  /** Decoded, without query; `/` for a target that is none. */
  path: string
  /** The Content-Security-Policy of the response. */
  policy: string
  /** What the application asks for through lib/web/response-status. */
  wish: { status?: number }
}
