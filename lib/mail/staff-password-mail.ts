import { z } from 'zod'
import { db } from '../db'
import { env } from '../env'
import { getPortal } from '../portal/get-portal'
import { passwordLinkUrl } from '../staff/password-link'
import { layOutMail } from './mail-text'
import type { AddressedMail } from './send-due-mail'

const Facts = z.object({ link: z.uuid() })

type Row = { email: string; name: string }

/** The mail to a person of staff who asked for a new password. Null when the link is void by now. */
export async function staffPasswordMail(facts: unknown): Promise<AddressedMail | null> {
  const { link } = Facts.parse(facts)
  const [rows, portal] = await Promise.all([
    db().$queryRaw<Row[]>`
      select p.email, p.name from staff_links l join staff p on p.id = l.staff_id
      where l.id = ${link}::uuid and staff_link_is_open(l)`,
    getPortal('en'),
  ])
  const [staff] = rows
  if (!staff) return null
  const mail = layOutMail(
    {
      subject: `Choose a new password for ${portal.name}`,
      heading: 'Choose a new password',
      paragraphs: [
        `Hello ${staff.name},`,
        'you can choose a new password for the staff area. It signs you out everywhere else.',
      ],
      link: { label: 'Choose a new password', url: passwordLinkUrl(link) },
      closing: [
        'The link works once, within an hour.',
        'If you did not ask for it, you need not do anything: your password stays as it is.',
        `${portal.name}, ${env().publicUrl.host}`,
      ],
    },
    { language: 'en', accent: portal.accent },
  )
  return { ...mail, sender: portal.name, to: staff.email }
}
