import { countRequest } from '@/lib/metrics/count-request'
import type { Exchange } from './exchange'
import { isHashedAssetPath, isProbePath } from './page-area'
import type { PortalServerOptions } from './portal-server-options'

/** One line when the response ends or its client has gone. Paths only: a query may hold an address or a token. */
export function logExchange(
  { current, request, response, path }: Exchange,
  log: PortalServerOptions['log'],
): void {
  const startedAtMs = performance.now()
  response.once('close', () => {
    const ms = performance.now() - startedAtMs
    countRequest({ method: request.method, path, status: response.statusCode, ms })
    const routine = isProbePath(path) || isHashedAssetPath(path)
    log[routine ? 'debug' : 'info'](
      {
        requestId: current.id,
        method: request.method,
        path: plainPath(path),
        status: response.statusCode,
        ms: Math.round(ms),
        ...(response.writableFinished ? {} : { aborted: true }),
      },
      'request',
    )
  })
}

/** The code of an invite opens it, so the log has the five characters that staff knows it by, and no more. */
export function plainPath(path: string): string {
  return path.replace(/^(\/+i\/+[^/]{5})[^/]+/iu, '$1…')
}
