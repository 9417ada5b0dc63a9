import type { PortalServerOptions } from './portal-server-options'

/**
 * One request's mistake or a client's hasty exit must not end everybody's. Next keeps the process alive too, but
 * prints each error as text, some twice: it finds our listener under its own key and does not add another.
 */
export function surviveErrors(log: PortalServerOptions['log']): void {
  const onRejection = (reason: unknown) => log.error({ err: reason }, 'unhandled rejection')
  Object.assign(globalThis, { [Symbol.for('next.unhandledRejectionListener')]: onRejection })
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', onRejection)

  process.removeAllListeners('uncaughtException').on('uncaughtException', (error: NodeJS.ErrnoException) => {
    const gone = error.code === 'EPIPE' || error.code === 'ECONNRESET'
    log[gone ? 'debug' : 'error']({ err: error }, 'uncaught exception')
  })
}
