import { AsyncLocalStorage } from 'node:async_hooks'

/** What a page or action may say about the response it is rendered into. */
type ResponseWish = { status?: number }

const key = Symbol.for('portal.response-wish')

/**
 * Sets the status of the document being rendered, because Next answers 200 for every state a form action returns.
 * Call it before the page streams; an action's word counts before that of the page around it. Without the portal's server, and for anything but a document, it does nothing.
 */
export function setResponseStatus(status: number): void {
  const wish = storage().getStore()
  if (wish) wish.status ??= status
}

/** For the server: runs the handler of one request, whose wish is then found in the object passed in. */
export function withResponseWish<Result>(wish: ResponseWish, run: () => Result): Result {
  return storage().run(wish, run)
}

// The server and the application are two module graphs in one process, so the storage lives on globalThis.
function storage(): AsyncLocalStorage<ResponseWish> {
  const shared = globalThis as typeof globalThis & { [key]?: AsyncLocalStorage<ResponseWish> }
  return (shared[key] ??= new AsyncLocalStorage())
}
