import { setTimeout as wait } from 'node:timers/promises'
import type { EmulatorContext } from '../http/emulator-env'
import { errorResponse } from '../http/errors'
import type { EmulatorState } from '../state/create-state'
import { cutConnection, neverReply } from './cut-connection'
import type { FaultOf } from './fault'

/**
 * Gives the reply unless a fault strikes it. What the wire loses (hang, drip, reset) has happened at Frame all the same;
 * what Frame says itself (status, html, empty, huge, redirect) stands in place of the act.
 */
export async function replyWithFaults(
  state: EmulatorState,
  c: EmulatorContext,
  makeReply: () => Response | Promise<Response>,
): Promise<Response> {
  const delay = state.faults.take('delay', c.req.path)
  if (delay) await waitMs(delay.ms)
  const fault = state.faults.take('reply', c.req.path)
  if (!fault) return makeReply()
  switch (fault.kind) {
    case 'status':
      return replyWithStatus(fault)
    case 'html':
      return new Response('<!doctype html><title>Frame</title><h1>We will be back soon</h1>', {
        headers: { 'content-type': 'text/html; charset=utf-8' },
      })
    case 'empty':
      return new Response('', { headers: { 'content-type': 'application/json' } })
    case 'huge':
      return new Response(streamJunk(fault.bytes), { headers: { 'content-type': 'application/json' } })
    case 'redirect':
      return new Response(null, { status: 302, headers: { location: fault.location } })
    case 'drip':
      return drip(await makeReply())
    case 'hang':
      await makeReply()
      return neverReply(c)
    case 'reset':
      await makeReply()
      return cutConnection(c)
  }
}

function replyWithStatus({ status, retryAfter, body }: FaultOf<'status'>): Response {
  const headers: Record<string, string> = retryAfter === undefined ? {} : { 'retry-after': `${retryAfter}` }
  if ([204, 205, 304].includes(status)) return new Response(null, { status, headers })
  if (typeof body === 'string')
    return new Response(body, {
      status,
      headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    })
  if (body !== undefined) return Response.json(body, { status, headers })
  return errorResponse(status, 'injected_fault', 'This answer was asked for by a fault.', headers)
}

function streamJunk(bytes: number): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(64 * 1024).fill(0x61)
  let left = bytes
  return new ReadableStream({
    pull(controller) {
      const size = Math.min(left, chunk.byteLength)
      controller.enqueue(chunk.slice(0, size))
      left -= size
      if (left === 0) controller.close()
    },
  })
}

async function drip(reply: Response): Promise<Response> {
  const bytes = new Uint8Array(await reply.arrayBuffer())
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await waitMs(1000)
      controller.enqueue(bytes.slice(sent, ++sent))
      if (sent >= bytes.byteLength) controller.close()
    },
  })
  return new Response(body, { status: reply.status, headers: reply.headers })
}

/** Does not keep a stopping emulator alive. */
function waitMs(ms: number): Promise<void> {
  return wait(ms, undefined, { ref: false })
}
