import { Prisma } from '@/prisma/generated/client'
import { recordAudit } from '../audit/record-audit'
import { db } from '../db'
import { newId } from '../new-id'
import type { Authorised } from '../staff/staff-person'
import {
  parseEndpoint,
  type EndpointForm,
  type EndpointProblems,
  type ParsedEndpoint,
} from './parse-endpoint'
import { newWebhookSecret } from './sign-webhook'
import { ownPolicy, type TargetPolicy } from './target-policy'
import { webhookName } from './webhook-name'
import { sealSecret } from './webhook-secrets'

type Manager = Authorised<'webhooks.manage'>
type Endpoint = Extract<ParsedEndpoint, { kind: 'ok' }>['endpoint']
type Invalid = { kind: 'invalid'; problems: EndpointProblems }

/** A new endpoint, enabled, with the secret that is told this once. */
export async function createEndpoint(
  staff: Manager,
  form: EndpointForm,
  policy?: TargetPolicy,
): Promise<{ kind: 'created'; id: string; secret: string } | Invalid> {
  const parsed = parseEndpoint(form, policy ?? (await ownPolicy()))
  if (parsed.kind === 'invalid') return parsed
  const { endpoint } = parsed
  const id = newId()
  const secret = newWebhookSecret()
  return unlessTaken(() =>
    db().$transaction(async (tx) => {
      await tx.webhookEndpoint.create({
        data: { id, ...endpoint, secretEncrypted: sealSecret(id, secret) },
      })
      await audit(tx, staff, { id, endpoint, action: 'webhook.created' })
      return { kind: 'created', id, secret }
    }),
  )
}

/** What is on its way goes to the new address; the secret stays. */
export async function changeEndpoint(
  staff: Manager,
  id: string,
  form: EndpointForm,
  policy?: TargetPolicy,
): Promise<{ kind: 'changed' } | { kind: 'gone' } | Invalid> {
  const parsed = parseEndpoint(form, policy ?? (await ownPolicy()))
  if (parsed.kind === 'invalid') return parsed
  const { endpoint } = parsed
  return unlessTaken(() =>
    db().$transaction(async (tx) => {
      const { count } = await tx.webhookEndpoint.updateMany({
        where: { id, deletedAt: null },
        data: endpoint,
      })
      if (count === 0) return { kind: 'gone' }
      await audit(tx, staff, { id, endpoint, action: 'webhook.changed' })
      return { kind: 'changed' }
    }),
  )
}

type Saved = { id: string; endpoint: Endpoint; action: string }

function audit(tx: Prisma.TransactionClient, staff: Manager, { id, endpoint, action }: Saved): Promise<void> {
  const { events, personalData } = endpoint
  return recordAudit(tx, {
    actor: { id: staff.id, name: staff.name },
    action,
    subject: webhookName(endpoint),
    details: { endpoint: id, events, personalData },
  })
}

/** One endpoint for each URL: nothing is told twice, also when a form is sent twice. */
async function unlessTaken<Outcome>(save: () => Promise<Outcome>): Promise<Outcome | Invalid> {
  try {
    return await save()
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') throw error
    return { kind: 'invalid', problems: { url: 'taken' } }
  }
}
