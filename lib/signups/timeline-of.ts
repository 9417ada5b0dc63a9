import type { Prisma } from '@/prisma/generated/client'
import { eventWords } from './event-words'

type Past = {
  events: { at: Date; kind: string; facts: Prisma.JsonValue }[]
  mints: {
    startedAt: Date
    kind: string
    outcome: string | null
    status: number | null
    problem: string | null
  }[]
  mails: { createdAt: Date; kind: string; sentAt: Date | null; dropped: string | null }[]
}

/** `what` is exact, with the codes that logs and metrics know; `words` are for whoever does not know them. */
export type TimelineEntry = { at: Date; about: 'event' | 'frame' | 'mail'; what: string; words: string }

/** All that happened to a signup, in the order it did. */
export function timelineOf({ events, mints, mails }: Past): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...events.map(({ at, kind, facts }) => ({
      at,
      about: 'event' as const,
      what: [kind, listed(facts)].filter(Boolean).join('  '),
      words: eventWords(kind, facts),
    })),
    ...mints.map(({ startedAt, kind, outcome, status, problem }) => {
      const answer = [outcome ?? 'no answer yet', status, problem].filter(Boolean).join(', ')
      return { at: startedAt, about: 'frame' as const, ...alike(`asked Frame (${kind}): ${answer}`) }
    }),
    ...mails.map(({ createdAt, kind, sentAt, dropped }) => {
      const open = dropped ?? 'on its way'
      return {
        at: createdAt,
        about: 'mail' as const,
        what: `mail (${kind}): ${sentAt ? `sent ${sentAt.toISOString()}` : open}`,
        words: `mail (${kind}): ${sentAt ? `sent${later(createdAt, sentAt)}` : open}`,
      }
    }),
  ]
  return entries.sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** How long a mail waited, where that was long enough for somebody to wonder. */
function later(createdAt: Date, sentAt: Date): string {
  const minutes = Math.round((sentAt.getTime() - createdAt.getTime()) / 60_000)
  return minutes < 1 ? '' : `, ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} later`
}

const alike = (what: string) => ({ what, words: what })

function listed(facts: Prisma.JsonValue): string {
  if (typeof facts !== 'object' || facts === null) return ''
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
