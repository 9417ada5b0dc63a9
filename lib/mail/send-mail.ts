import { env } from '../env'
import type { LaidOutMail } from './mail-text'
import { mailTransport } from './mail-transport'

/** A mail that is ready to go. `sender` is the name it comes from; all addresses are canonical. */
export type AddressedMail = LaidOutMail & { sender: string; to: string; replyTo?: string }

/** Hands a mail to the mail server; throws what the server has against it. `id` makes its Message-ID. */
export async function sendMail({ sender, to, replyTo, ...mail }: AddressedMail, id?: string): Promise<void> {
  const { publicUrl, mail: settings } = env()
  const from = settings.from ?? { name: sender, address: `no-reply@${publicUrl.hostname}` }
  await mailTransport().sendMail({
    ...mail,
    from,
    to: { name: '', address: to },
    ...(replyTo && { replyTo: { name: '', address: replyTo } }),
    // Whatever a header could be read as, the mail goes to the validated address alone (E3, E4).
    envelope: { from: from.address, to: [to] },
    ...(id && { messageId: `<${id}@${publicUrl.hostname}>` }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  })
}
