import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asCurrentRequest } from '@/lib/current-request'
import { beforeHeaders } from './before-headers'
import { headersForNext, isOwnRequest, peerAddress } from './client-headers'
import { contentSecurityPolicy } from './content-security-policy'
import type { Exchange } from './exchange'
import { finishHeaders } from './finish-headers'
import { judgeHttpRequest, type Verdict } from './judge-http-request'
import { logExchange } from './log-exchange'
import { isReadableForm } from './form-body'
import { isHandOverPath, isPreviewPath, isStaffSignInPath } from './page-area'
import type { Limits, PortalServerOptions } from './portal-server-options'
import { announcesTooMuch, readBody } from './read-body'
import { refuse } from './refuse'
import { remembered } from './remembered'
import { requestForNext } from './request-for-next'

type Next = (request: IncomingMessage, response: ServerResponse) => Promise<void>
type Parts = { next: Next; limits: Limits; stopping: () => boolean }

const isStopping = { status: 503, text: 'The portal is stopping.' }

/** One request from its first line to its last header; the application is asked only when nothing speaks against it. */
export function createHandler(options: PortalServerOptions, { next, limits, stopping }: Parts) {
  const { publicUrl, log, mode } = options
  const selfKey = randomBytes(32).toString('base64url')
  const launchOrigins = remembered(options.launchOrigins, [], {
    freshMs: 1_000,
    nowMs: () => performance.now(),
    onError: (error) => log.warn({ err: error }, 'the launch origins could not be read'),
  })

  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const peer = peerAddress(request.socket.remoteAddress)
    const sender = isOwnRequest(request.headers, { peer, selfKey }) ? 'ourselves' : 'client'
    const verdict = judgeHttpRequest(request, { publicUrl, sender })
    const exchange = await openExchange(request, response, verdict)
    if (verdict.kind === 'refused') return refuse(request, response, verdict)
    if (verdict.path === '/readyz' && stopping()) return refuse(request, response, isStopping)

    const tooLarge = { status: 413, text: `A request may hold ${limits.maxBodyBytes} bytes.` }
    if (announcesTooMuch(request, limits.maxBodyBytes)) return refuse(request, response, tooLarge)
    if (/^100-continue$/i.test(request.headers.expect ?? '')) response.writeContinue()
    const body = await readBody(request, limits.maxBodyBytes)
    if (body.kind === 'too-large') return refuse(request, response, tooLarge)
    if (body.kind === 'complete' && !isReadableForm(request.headers, body.bytes)) {
      return refuse(request, response, { status: 400, text: 'The form cannot be read.' })
    }
    // A client that went away has no address any more, and nobody reads the answer.
    if (body.kind === 'complete' && peer !== '') await answer(exchange, { peer, body: body.bytes })
  }

  async function openExchange(request: IncomingMessage, response: ServerResponse, verdict: Verdict) {
    const { path } = verdict
    const nonce = randomBytes(16).toString('base64url')
    const current = { id: randomUUID(), method: request.method ?? '' }
    const exchange: Exchange = { current, request, response, path, policy: '' }
    for (const stream of [request, response]) stream.on('error', () => {})
    logExchange(exchange, log)

    const formOrigins = verdict.kind === 'accepted' ? await formOriginsOf(path) : []
    const framedBy = isPreviewPath(path) ? 'ourselves' : 'nobody'
    exchange.policy = contentSecurityPolicy({ nonce, formOrigins, mode, framedBy })
    beforeHeaders(response, () =>
      finishHeaders(exchange, {
        publicUrl,
        connection: stopping() ? 'close' : 'keep',
        firstTouchCookie: () => options.firstTouchCookie(request, { publicUrl }),
        languageCookie: () => options.languageCookie(request, { publicUrl }),
      }),
    )
    return exchange
  }

  async function formOriginsOf(path: string): Promise<readonly string[]> {
    if (isStaffSignInPath(path)) return options.signInOrigins ?? []
    return isHandOverPath(path) ? launchOrigins() : []
  }

  async function answer(exchange: Exchange, { peer, body }: { peer: string; body: Buffer }) {
    const { current, request, response, policy } = exchange
    const requestId = current.id
    const target = request.url ?? '/'
    const headers = headersForNext(request.headers, { publicUrl, peer, target, requestId, policy, selfKey })
    try {
      await asCurrentRequest(current, () => next(requestForNext(request, { headers, body }), response))
    } catch (error) {
      log.error({ err: error, requestId }, 'a request could not be answered')
      if (response.headersSent) response.destroy()
      else refuse(request, response, { status: 500, text: 'Something went wrong.' })
    }
  }
}
