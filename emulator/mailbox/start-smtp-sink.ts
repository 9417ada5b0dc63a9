import type { Server, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Mailbox } from './create-mailbox'

export type SmtpSink = { port: number; close: () => Promise<void> }

const sizeLimitBytes = 2 * 1024 * 1024

class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    message: string,
  ) {
    super(message)
  }
}

/** Takes mail from anybody on this machine for anybody at all, and keeps it. Rejects when the port is taken. */
export async function startSmtpSink({
  port,
  mailbox,
}: {
  port: number
  mailbox: Mailbox
}): Promise<SmtpSink> {
  const sockets = new Map<number, Socket>()
  const cutLine = ({ remotePort }: SMTPServerSession) => void sockets.get(remotePort)?.resetAndDestroy()
  const smtp = new SMTPServer({
    name: 'frame-emulator',
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    maxClients: 100,
    maxRecipients: 100,
    size: sizeLimitBytes,
    rejectOversized: true,
    onMailFrom(_address, session, callback) {
      if (mailbox.faults.take('drop', ({ when }) => when === 'before')) return cutLine(session)
      callback()
    },
    onRcptTo(_address, _session, callback) {
      const refused = mailbox.faults.take('refuse-recipient')
      callback(refused ? new Refusal(550, 'There is no such mailbox here.') : null)
    },
    onData(stream, session, callback) {
      receive(mailbox, stream, session).then(
        (outcome) => (outcome === 'line-cut' ? cutLine(session) : callback()),
        (error: Error) => callback(error),
      )
    },
  })
  // A sender that goes away in the middle is no failure of ours; without a listener it would end the process.
  smtp.on('error', () => {})
  smtp.server.on('connection', (socket) => rememberUntilClosed(sockets, socket))
  await listen(smtp.server, port)
  return {
    port: portOf(smtp.server),
    close: () =>
      new Promise((resolve) => {
        smtp.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}

async function receive(
  mailbox: Mailbox,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<'kept' | 'line-cut'> {
  const source = await readSource(stream)
  if (stream.sizeExceeded) throw new Refusal(552, 'The mail is larger than 2 MB.')
  const slow = mailbox.faults.take('slow')
  if (slow) await wait(slow.ms, undefined, { ref: false })
  if (mailbox.faults.take('temporary')) throw new Refusal(451, 'Not now; please try again later.')
  const from = envelope.mailFrom ? envelope.mailFrom.address : ''
  const to = envelope.rcptTo.map(({ address }) => address)
  await mailbox.add({ envelope: { from, to }, source })
  return mailbox.faults.take('drop', ({ when }) => when === 'after') ? 'line-cut' : 'kept'
}

/** The rest of an oversized mail is read and forgotten, so that its sender hears the reason. */
async function readSource(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) if (!stream.sizeExceeded && chunk instanceof Buffer) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function rememberUntilClosed(sockets: Map<number, Socket>, socket: Socket): void {
  const port = socket.remotePort ?? 0
  sockets.set(port, socket)
  socket.once('close', () => {
    if (sockets.get(port) === socket) sockets.delete(port)
  })
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
