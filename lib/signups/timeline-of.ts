import type { Prisma } from '@/prisma/generated/client'

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

export type TimelineEntry = { at: Date; about: 'event' | 'frame' | 'mail'; what: string }

/** All that happened to a signup, in the order it did, each in a few words of staff's language. */
export function timelineOf({ events, mints, mails }: Past): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...events.map(({ at, kind, facts }) => ({
      at,
      about: 'event' as const,
      what: [kind, inWords(facts)].filter(Boolean).join('  '),
    })),
    ...mints.map(({ startedAt, kind, outcome, status, problem }) => ({
      at: startedAt,
      about: 'frame' as const,
      what: `asked Frame (${kind}): ${[outcome ?? 'no answer yet', status, problem].filter(Boolean).join(', ')}`,
    })),
    ...mails.map(({ createdAt, kind, sentAt, dropped }) => ({
      at: createdAt,
      about: 'mail' as const,
      what: `mail (${kind}): ${sentAt ? `sent ${sentAt.toISOString()}` : (dropped ?? 'on its way')}`,
    })),
  ]
  return entries.sort((one, other) => one.at.getTime() - other.at.getTime())
}

function inWords(facts: Prisma.JsonValue): string {
  if (typeof facts !== 'object' || facts === null) return ''
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
