import { mailProblem } from '../../doctor/checks/mail'
import { type Finding, failure, ok } from '../../doctor/finding'
import { env } from '../../env'
import { layOutMail } from '../../mail/mail-text'
import { mailTransport } from '../../mail/mail-transport'
import { getPortal } from '../../portal/get-portal'
import { canVerify } from '../../verification/can-verify'
import type { StaffPerson } from '../staff-person'

/** A mail to whoever asks, past the queue, so that what the mail server says can be shown. */
export async function sendTestMail({ email, name }: StaffPerson): Promise<Finding> {
  const subject = 'test mail'
  if (!canVerify()) return failure(subject, 'SMTP_URL is not set: this portal cannot send mail.')
  const portal = await getPortal('en')
  const { publicUrl, mail } = env()
  const from = mail.from ?? { name: portal.name, address: `no-reply@${publicUrl.hostname}` }
  const text = {
    subject: `Test mail of ${portal.name}`,
    heading: 'Mail works',
    paragraphs: [
      `Hello ${name},`,
      'you asked for this mail on the system page. It arrived: nothing is to be done.',
    ],
    closing: [`${portal.name}, ${publicUrl.host}`],
  }
  try {
    await mailTransport().sendMail({
      ...layOutMail(text, { language: 'en', accent: portal.accent }),
      from,
      to: { name: '', address: email },
      envelope: { from: from.address, to: [email] },
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    })
    return ok(
      subject,
      `The mail server took a mail to ${email}. If it does not arrive, look into the spam folder.`,
    )
  } catch (error) {
    return failure(subject, mailProblem(error))
  }
}
