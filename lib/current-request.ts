import { AsyncLocalStorage } from 'node:async_hooks'

/** The request that is being answered: its id for the log, its method, and the status that a page or action wants for it. */
export type CurrentRequest = { id: string; method: string; wishedStatus?: number }

const key = Symbol.for('portal.current-request')

/** For the server: answers one request. What the application does meanwhile finds it by `findCurrentRequest`. */
export function asCurrentRequest<Result>(request: CurrentRequest, answer: () => Result): Result {
  return storage().run(request, answer)
}

/** Null outside the portal's server: in commands, jobs and tests. */
export function findCurrentRequest(): CurrentRequest | null {
  return storage().getStore() ?? null
}

// The server and the application are two module graphs in one process, so the storage lives on globalThis.
function storage(): AsyncLocalStorage<CurrentRequest> {
  const shared = globalThis as typeof globalThis & { [key]?: AsyncLocalStorage<CurrentRequest> }
  return (shared[key] ??= new AsyncLocalStorage())
}
