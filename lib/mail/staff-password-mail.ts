import { z } from 'zod'
import { db } from '../db'
import { env } from '../env'
import { absoluteUrl, paths } from '../paths'
import { getPortal } from '../portal/get-portal'
import { findOidc } from '../staff/find-oidc'
import { passwordLinkUrl } from '../staff/password-link'
import { layOutMail, type MailText } from './mail-text'
import type { AddressedMail } from './send-mail'

/** `by`: who invites. */
const Facts = z.object({ link: z.uuid(), by: z.string().optional() })

type Row = { email: string; name: string }

/** The mail to a person of staff who is invited or asked for a new password. Null when the link is void by now. */
export async function staffPasswordMail(facts: unknown): Promise<AddressedMail | null> {
  const { link, by } = Facts.parse(facts)
  const [rows, portal] = await Promise.all([
    db().$queryRaw<Row[]>`
      select p.email, p.name from staff_links l join staff p on p.id = l.staff_id
      where l.id = ${link}::uuid and staff_link_is_open(l)`,
    getPortal('en'),
  ])
  const [staff] = rows
  if (!staff) return null
  const signature = `${portal.name}, ${env().publicUrl.host}`
  const text =
    by === undefined
      ? newPasswordText({ name: staff.name, link, portal: portal.name })
      : invitationText({ name: staff.name, link, portal: portal.name, by })
  const mail = layOutMail(
    { ...text, closing: [...text.closing, signature] },
    { language: 'en', accent: portal.accent },
  )
  return { ...mail, sender: portal.name, to: staff.email }
}

type About = { name: string; link: string; portal: string }

function newPasswordText({ name, link, portal }: About): MailText {
  return {
    subject: `Choose a new password for ${portal}`,
    heading: 'Choose a new password',
    paragraphs: [
      `Hello ${name},`,
      'you can choose a new password for the staff area. It signs you out everywhere else.',
    ],
    link: { label: 'Choose a new password', url: passwordLinkUrl(link) },
    closing: [
      'The link works once, within an hour.',
      'If you did not ask for it, you need not do anything: your password stays as it is.',
    ],
  }
}

function invitationText({ name, link, portal, by }: About & { by: string }): MailText {
  const oidc = findOidc()
  return {
    subject: `${by} invites you to the staff area of ${portal}`,
    heading: 'Welcome to the staff area',
    paragraphs: [
      `Hello ${name},`,
      `${by} has put you on the staff of ${portal}. Choose a password, and you are signed in.`,
      ...(oidc ? [`Or sign in with ${oidc.host} at ${absoluteUrl(paths.staffSignIn)}.`] : []),
    ],
    link: { label: 'Choose a password', url: passwordLinkUrl(link) },
    closing: [
      'The link works once, within three days.',
      'If you did not expect it, you need not do anything.',
    ],
  }
}
