import { z } from 'zod'

/** What endpoints can be told, with what each means; docs/webhooks.md has a sample of every one. */
export const eventTypes = {
  'signup.created': 'Somebody asked for a trial, whatever became of it.',
  'signup.verified': 'The person proved the e-mail address.',
  'signup.refused': 'It ends without a trial: a rule said no, Frame did, or the person never went on.',
  'signup.granted': 'The trial began: a token was handed over.',
  'signup.launched': 'The first session in the product was seen.',
  'signup.ended': 'The trial is over. One that is prolonged can end again.',
  'feedback.given': 'The person said how it was. A comment may follow in a message of its own.',
  'invite.used': 'A trial began that came with an invite.',
} as const

export type EventType = keyof typeof eventTypes

export const eventNames = Object.keys(eventTypes).filter(isEventType)

export const EventType = z.string().refine(isEventType)

export function isEventType(text: string): text is EventType {
  return Object.hasOwn(eventTypes, text)
}
