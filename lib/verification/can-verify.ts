import { env } from '../env'

/** Whether this portal can send codes at all: a mail server is set. */
export function canVerify(): boolean {
  return env().mail.smtpUrl !== undefined
}
