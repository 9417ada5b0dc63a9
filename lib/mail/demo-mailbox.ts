import { env } from '../env'

/** In demo mode, where the mails can be read that the portal sends; null everywhere else. */
export function demoMailbox(): string | null {
  const { demo, emulatorOrigin, mail } = env()
  const staysHere = mail.smtpUrl !== undefined && new URL(mail.smtpUrl).hostname === '127.0.0.1'
  return demo && emulatorOrigin && staysHere ? `${emulatorOrigin}/mailbox` : null
}
