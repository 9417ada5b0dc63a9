import { findCurrentRequest } from '../current-request'

/**
 * Sets the status of the document being rendered, because Next answers 200 for every state a form action returns.
 * Call it before the page streams; an action's word counts before that of the page around it. Without the portal's
 * server, and for anything but a document, it does nothing.
 */
export function setResponseStatus(status: number): void {
  const request = findCurrentRequest()
  if (request) request.wishedStatus ??= status
}
