import { env } from '../env'

/** Whether this portal can send mail, and so codes: a mail server is set. */
export function canMail(): boolean {
  return env().mail.smtpUrl !== undefined
}
