import { mailProblem } from '../../doctor/checks/mail'
import { type Finding, failure, ok } from '../../doctor/finding'
import { env } from '../../env'
import { canMail } from '../../mail/can-mail'
import { layOutMail } from '../../mail/mail-text'
import { sendMail } from '../../mail/send-mail'
import { getPortal } from '../../portal/get-portal'
import type { StaffPerson } from '../staff-person'

/** A mail to whoever asks, past the queue, so that what the mail server says can be shown. */
export async function sendTestMail({ email, name }: StaffPerson): Promise<Finding> {
  const subject = 'test mail'
  if (!canMail()) return failure(subject, 'SMTP_URL is not set: this portal cannot send mail.')
  const portal = await getPortal('en')
  const text = {
    subject: `Test mail of ${portal.name}`,
    heading: 'Mail works',
    paragraphs: [
      `Hello ${name},`,
      'you asked for this mail on the system page. It arrived: nothing is to be done.',
    ],
    closing: [`${portal.name}, ${env().publicUrl.host}`],
  }
  try {
    await sendMail({
      ...layOutMail(text, { language: 'en', accent: portal.accent }),
      sender: portal.name,
      to: email,
    })
    return ok(
      subject,
      `The mail server took a mail to ${email}. If it does not arrive, look into the spam folder.`,
    )
  } catch (error) {
    return failure(subject, mailProblem(error))
  }
}
