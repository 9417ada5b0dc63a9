import { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { methodNotAllowed } from '../http/errors'
import { notFoundPage } from '../pages/not-found-page'
import { formPageResponse, htmlResponse } from '../pages/page-shell'
import type { EmulatorState } from '../state/create-state'
import type { Mail } from './create-mailbox'
import { mailPage, parseMailView } from './mail-page'
import { mailboxPage } from './mailbox-page'

/** The mailbox for people: who got what, and each mail as its reader would see it. */
export function mailboxPages(state: EmulatorState): Hono<EmulatorEnv> {
  const { mailbox } = state
  const app = new Hono<EmulatorEnv>()
  const find = (id: string) => (/^\d{1,9}$/.test(id) ? mailbox.find(Number(id)) : null)
  app.get('/', () => formPageResponse(mailboxPage(state)))
  app.all('/', () => methodNotAllowed('GET'))
  app.post('/empty', (c) => {
    mailbox.clear()
    return c.redirect('/mailbox', 303)
  })
  app.all('/empty', () => methodNotAllowed('POST'))
  app.get('/:id', async (c) => {
    const mail = find(c.req.param('id'))
    if (!mail) return htmlResponse(notFoundPage(), 404)
    const reply = await htmlResponse(mailPage(state, mail, parseMailView(mail, c.req.query('view'))))
    const policy = reply.headers.get('content-security-policy')
    reply.headers.set('content-security-policy', `${policy}; frame-src 'self'`)
    return reply
  })
  app.all('/:id', () => methodNotAllowed('GET'))
  app.get('/:id/html', (c) => {
    const mail = find(c.req.param('id'))
    return mail ? foreignHtml(mail) : htmlResponse(notFoundPage(), 404)
  })
  app.all('/:id/html', () => methodNotAllowed('GET'))
  return app
}

// A stranger wrote it: no script, no form, nothing from elsewhere. Its links open a window of their own, which is free.
const foreignPolicy = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

function foreignHtml({ html }: Mail): Response {
  return new Response(`<!doctype html><base target="_blank">${html ?? ''}`, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': foreignPolicy,
      'referrer-policy': 'no-referrer',
    },
  })
}
