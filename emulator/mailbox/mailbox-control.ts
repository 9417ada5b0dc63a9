import { Hono } from 'hono'
import type { EmulatorEnv } from '../http/emulator-env'
import { errorResponse, methodNotAllowed } from '../http/errors'
import { parseJson } from '../http/parse-json'
import { readBody } from '../http/read-body'
import type { Mail, Mailbox } from './create-mailbox'
import { MailFault, mailFaultHelp } from './mail-faults'

/** How tests read the mailbox, empty it, and make mail go wrong. */
export function mailboxControl(mailbox: Mailbox): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  app.get('/', (c) => c.json({ messages: mailbox.list({ to: c.req.query('to') }).map(withoutSource) }))
  app.delete('/', (c) => {
    mailbox.clear()
    return c.json({ messages: [] })
  })
  app.all('/', () => methodNotAllowed('GET, DELETE'))
  app.get('/faults', (c) => c.json({ faults: mailbox.faults.list() }))
  app.post('/faults', async (c) => {
    const body = await readBody(c.req.raw)
    if (body.kind === 'too-large')
      return errorResponse(413, 'body_too_large', 'The body may have 64 kB at most.')
    const json = parseJson(body.kind === 'text' ? body.text : '')
    if (json.kind === 'malformed') return errorResponse(400, 'malformed_json', 'The body is not valid JSON.')
    const fault = MailFault.safeParse(json.kind === 'value' ? json.value : null)
    if (!fault.success) return errorResponse(422, 'invalid_command', mailFaultHelp)
    mailbox.faults.add(fault.data)
    return c.json({ faults: mailbox.faults.list() })
  })
  app.delete('/faults', (c) => {
    mailbox.faults.clear()
    return c.json({ faults: [] })
  })
  app.all('/faults', () => methodNotAllowed('GET, POST, DELETE'))
  return app
}

function withoutSource({ id, at, envelope, subject, to, from, text, html, links, headers }: Mail) {
  return { id, at, envelope, subject, to, from, text, html, links, headers }
}
