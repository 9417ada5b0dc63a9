import { createTransport, type Transporter } from 'nodemailer'
import { env } from '../env'

const kept = globalThis as typeof globalThis & { portalMailTransport?: Transporter }

/** The connection to the mail server; throws where none is set. Nothing in a mail may name a file or a URL to attach. */
export function mailTransport(): Transporter {
  const { smtpUrl } = env().mail
  if (smtpUrl === undefined) throw new Error('No mail server is set: SMTP_URL is missing.')
  return (kept.portalMailTransport ??= createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  }))
}

/** Ends what is left of it, for programs that are to exit. */
export function closeMailTransport(): void {
  kept.portalMailTransport?.close()
  kept.portalMailTransport = undefined
}
