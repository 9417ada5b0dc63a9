import { z } from 'zod'
import { formatMoment } from '@/messages/format-moment'
import { db } from '../db'
import { env } from '../env'
import { absoluteUrl, paths } from '../paths'
import { getPortal } from '../portal/get-portal'
import { layOutMail } from './mail-text'
import type { AddressedMail } from './send-mail'

const Facts = z.object({ staff: z.uuid(), invites: z.array(z.uuid()) })

const mostNamed = 20

type News = 'invite-launched' | 'invite-expiring'
type About = { label: string; codeStart: string; product: string; moment: Date | null }

/** The mail to an owner about invites of theirs. Null when nobody wants it any more. */
export async function inviteNewsMail(kind: News, facts: unknown): Promise<AddressedMail | null> {
  const { staff: staffId, invites: ids } = Facts.parse(facts)
  const [staff, portal] = await Promise.all([
    db().staff.findFirst({
      where: { id: staffId, deactivatedAt: null, inviteMails: true },
      select: { email: true, name: true },
    }),
    getPortal('en'),
  ])
  if (!staff) return null
  const invites = await db().invite.findMany({
    where: { id: { in: ids }, owner: { equals: staff.email, mode: 'insensitive' }, revokedAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      label: true,
      codeStart: true,
      firstLaunchAt: true,
      expiresAt: true,
      product: { select: { name: true } },
    },
  })
  const [first] = invites
  if (!first) return null
  const abouts = invites.map(({ firstLaunchAt, expiresAt, product, ...invite }) => ({
    ...invite,
    product: product.name,
    moment: kind === 'invite-launched' ? firstLaunchAt : expiresAt,
  }))
  const title = titleOf(kind, invites.length)
  const more = invites.length - mostNamed
  const mail = layOutMail(
    {
      subject: title,
      heading: title,
      paragraphs: [
        `Hello ${staff.name},`,
        ...abouts.slice(0, mostNamed).map((about) => sentenceOf(kind, about)),
        ...(more > 0 ? [`And ${more} more.`] : []),
      ],
      link: {
        label: invites.length === 1 ? 'Open the invite' : 'Open your invites',
        url: absoluteUrl(invites.length === 1 ? paths.staffInvite(first.id) : paths.staffInvites),
      },
      closing: [
        'You can switch these mails off below your invites.',
        `${portal.name}. You get this mail because you are the owner.`,
      ],
    },
    { language: 'en', accent: portal.accent },
  )
  return { ...mail, sender: portal.name, to: staff.email }
}

function titleOf(kind: News, count: number): string {
  const whose = count === 1 ? 'Your invite' : `${count} of your invites`
  if (kind === 'invite-launched') return `${whose} led to a first launch`
  return `${whose} ${count === 1 ? 'ends' : 'end'} soon`
}

function sentenceOf(kind: News, { label, codeStart, product, moment }: About): string {
  const when = moment ? formatMoment(moment, 'en', env().timeZone) : ''
  const which = `“${label}” (${codeStart}…, ${product})`
  return kind === 'invite-launched'
    ? `${which}: the first session was seen on ${when}.`
    : `${which} ends on ${when}. You can extend it on its page.`
}
