import { z } from 'zod'
import { isReason, publicReasonOf } from '../signups/reasons'
import type { EventType } from './event-types'

const moment = z
  .string()
  .transform((text) => new Date(text).toISOString())
  .nullable()
const text = z.string().nullable()

/** How a person came, without the ids by which advertisers know them. */
const Touch = z
  .object({
    source: text,
    medium: text,
    campaign: text,
    term: text,
    content: text,
    ref: text,
    referrerHost: text,
  })
  .nullable()

/** What the database noted when it happened, in the order of a payload. */
const MessageData = z.object({
  signup: z.object({
    id: z.string(),
    state: z.string(),
    reason: text,
    language: z.string(),
    createdAt: moment,
    verifiedAt: moment,
    grantedAt: moment,
    launchedAt: moment,
    trialEndsAt: moment,
    usedMinutes: z.number().nullable(),
  }),
  product: z.object({ slug: z.string(), name: z.string() }),
  person: z
    .object({ email: z.string(), firstName: z.string(), lastName: text, company: text, country: text })
    .nullable(),
  touch: z.object({ first: Touch, last: Touch }),
  invite: z
    .object({
      id: z.string(),
      label: z.string(),
      owner: text,
      used: z.number(),
      maxUses: z.number().nullable(),
    })
    .nullable(),
  feedback: z.object({ rating: z.string(), comment: text }).nullable(),
})

type Told = {
  type: EventType
  at: Date
  /** As the message keeps it. */
  data: unknown
  /** Whether the endpoint may know who the person is. */
  personal: 'with-person' | 'without-person'
}

/** What an endpoint is sent: the same each time, as long as the message is kept. */
export function composePayload({ type, at, data, personal }: Told) {
  const { signup, product, person, touch, invite, feedback } = MessageData.parse(data)
  const { id, state, reason, ...rest } = signup
  const isHidden = personal === 'without-person'
  return {
    type,
    timestamp: at.toISOString(),
    data: {
      signup: {
        id,
        state,
        reason,
        publicReason: reason !== null && isReason(reason) ? publicReasonOf(reason) : null,
        ...rest,
      },
      product,
      person: isHidden ? null : person,
      touch,
      // Its owner is a person, too, and so may be who wrote the comment.
      invite: invite && { ...invite, owner: isHidden ? null : invite.owner },
      feedback: feedback && { ...feedback, comment: isHidden ? null : feedback.comment },
    },
  }
}
