import { z } from 'zod'
import { db } from '../db'
import { env } from '../env'
import { absoluteUrl, paths } from '../paths'
import { getPortal } from '../portal/get-portal'
import { layOutMail } from './mail-text'
import type { AddressedMail } from './send-mail'

const Facts = z.object({ staff: z.uuid(), endpoint: z.uuid() })

const reasons: Record<string, string> = {
  gone: 'It answered that it is gone (410).',
  failing: 'It has taken nothing for five days.',
}

/** The mail to an administrator about an endpoint that nobody answers at. Null when somebody has seen to it by now. */
export async function webhookDisabledMail(facts: unknown): Promise<AddressedMail | null> {
  const { staff: staffId, endpoint: id } = Facts.parse(facts)
  const [staff, endpoint, portal] = await Promise.all([
    db().staff.findFirst({
      where: { id: staffId, role: 'admin', deactivatedAt: null },
      select: { email: true, name: true },
    }),
    db().webhookEndpoint.findFirst({
      where: { id, enabled: false, deletedAt: null },
      select: { url: true, description: true, disabledBecause: true },
    }),
    getPortal('en'),
  ])
  const reason = reasons[endpoint?.disabledBecause ?? '']
  if (!staff || !endpoint || !reason) return null
  const { host } = new URL(endpoint.url)
  const mail = layOutMail(
    {
      subject: `Webhooks to ${host} were switched off`,
      heading: 'A webhook endpoint was switched off',
      paragraphs: [
        `Hello ${staff.name},`,
        // The path of a URL is often a secret.
        `nothing is sent to ${endpoint.description || 'the endpoint'} at ${host} any more. ${reason}`,
        'What happens meanwhile is not told to it later. Once it answers again, switch it on, and send again what failed.',
      ],
      link: { label: 'Open the endpoint', url: absoluteUrl(paths.staffWebhook(id)) },
      closing: [
        `${portal.name}, ${env().publicUrl.host}. You get this mail because you are an administrator.`,
      ],
    },
    { language: 'en', accent: portal.accent },
  )
  return { ...mail, sender: portal.name, to: staff.email }
}
