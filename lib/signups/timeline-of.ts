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
      const fate = sentAt ? `sent ${sentAt.toISOString()}` : (dropped ?? 'on its way')
      return { at: createdAt, about: 'mail' as const, ...alike(`mail (${kind}): ${fate}`) }
    }),
  ]
  return entries.sort((one, other) => one.at.getTime() - other.at.getTime())
}

const alike = (what: string) => ({ what, words: what })

function listed(facts: Prisma.JsonValue): string {
  if (typeof facts !== 'object' || facts === null) return ''
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
