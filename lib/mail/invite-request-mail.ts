import { formatMoment } from '@/messages/format-moment'
import { db } from '../db'
import { env } from '../env'
import { InviteRequest } from '../invites/invite-request'
import { getPortal } from '../portal/get-portal'
import { layOutMail } from './mail-text'
import type { AddressedMail } from './send-mail'

type Invite = NonNullable<Awaited<ReturnType<typeof findInviteOfRequest>>>

/** The mail to the owner of an invite: somebody asks for a new one. Null when the invite is gone. */
export async function inviteRequestMail(facts: unknown): Promise<AddressedMail | null> {
  const request = InviteRequest.parse(facts)
  const [invite, portal] = await Promise.all([findInviteOfRequest(request.invite), getPortal('en')])
  if (!invite) return null
  const product = invite.product.name
  const mail = layOutMail(
    {
      // Nothing that a stranger wrote stands in a header.
      subject: `Somebody asks for a new invite to ${product}`,
      heading: `Somebody asks for a new invite to ${product}`,
      paragraphs: [
        `Name: ${request.name}`,
        `E-mail: ${request.email}`,
        ...messageParagraphs(request.message),
        `They came with your invite “${invite.label}”, whose code begins with ${invite.codeStart}. ${stateOf(invite)}`,
        `They read ${request.language === 'de' ? 'German' : 'English'}. Answer this mail to write to them.`,
      ],
      closing: [
        'Name, address and words are as they were typed; nobody has proved that the address is theirs.',
        `${portal.name}. You get this mail because you are the owner of the invite.`,
      ],
    },
    { language: 'en', accent: portal.accent },
  )
  return { ...mail, sender: portal.name, to: invite.owner, replyTo: request.email }
}

function findInviteOfRequest(id: string) {
  return db().invite.findUnique({
    where: { id },
    select: {
      label: true,
      owner: true,
      codeStart: true,
      used: true,
      maxUses: true,
      expiresAt: true,
      product: { select: { name: true } },
    },
  })
}

function messageParagraphs(message: string | null): string[] {
  const lines = (message ?? '').split('\n').filter((line) => line.trim() !== '')
  return lines.length > 0 ? ['They write:', ...lines.map((line) => `> ${line}`)] : []
}

function stateOf({ used, maxUses, expiresAt }: Invite): string {
  const uses = maxUses === null ? `It was used ${used} times` : `It was used ${used} of ${maxUses} times`
  return expiresAt === null
    ? `${uses}.`
    : `${uses}; its last moment is ${formatMoment(expiresAt, 'en', env().timeZone)}.`
}
