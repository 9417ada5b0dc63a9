import type { Clock } from '../state/clock'
import { createMailFaults, type MailFaults } from './mail-faults'
import { type MailContent, parseMail } from './parse-mail'

export type Envelope = { from: string; to: string[] }

/** A mail as it arrived: what the sender told the server, and what the mail says of itself. */
export type Mail = MailContent & { id: number; at: string; envelope: Envelope; source: string }

export type Mailbox = {
  faults: MailFaults
  /** Where the sink takes mail; null when none was started. */
  smtpPort: () => number | null
  openAt: (smtpPort: number) => void
  add: (arrived: { envelope: Envelope; source: Buffer }) => Promise<void>
  /** In order of arrival, the newest last. */
  list: (filter?: { to: string | undefined }) => Mail[]
  find: (id: number) => Mail | null
  count: () => number
  clear: () => void
  reset: () => void
}

const keptMails = 500
const keptBytes = 64 * 1024 * 1024

/** Keeps the last 500 mails, at most 64 MB of them, and sends none of them on. */
export function createMailbox({ clock }: { clock: Clock }): Mailbox {
  const faults = createMailFaults()
  let mails: Mail[] = []
  let smtpPort: number | null = null
  let nextId = 1

  function keep(mail: Mail): void {
    mails.push(mail)
    let bytes = mails.reduce((sum, { source }) => sum + source.length, 0)
    while (mails.length > keptMails || bytes > keptBytes) bytes -= mails.shift()?.source.length ?? 0
  }

  return {
    faults,
    smtpPort: () => smtpPort,
    openAt(port) {
      smtpPort = port
    },
    async add({ envelope, source }) {
      const at = new Date(clock.nowMs()).toISOString()
      const content = await parseMail(source)
      keep({ id: nextId++, at, envelope, ...content, source: source.toString() })
    },
    list: ({ to } = { to: undefined }) =>
      to === undefined ? mails : mails.filter(({ envelope }) => envelope.to.some(isSameAddress(to))),
    find: (id) => mails.find((mail) => mail.id === id) ?? null,
    count: () => mails.length,
    clear() {
      mails = []
    },
    reset() {
      mails = []
      faults.clear()
    },
  }
}

function isSameAddress(wanted: string) {
  return (address: string) => address.toLowerCase() === wanted.toLowerCase()
}
