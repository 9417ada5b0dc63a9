import { lookInWords } from '@/lib/sessions/look-in-words'
import { sessionStanding } from '@/lib/sessions/session-standing'
import type { ExplainedSignup } from '@/lib/signups/explain-signups'
import { timelineOf } from '@/lib/signups/timeline-of'
import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

/** Ends with 1 when there is no such signup. */
export async function explain(args: string[]): Promise<number> {
  const [named] = args.filter((arg) => !arg.startsWith('--'))
  if (named === undefined) {
    throw new CommandProblem(
      'Name a signup by its id, its handle or an e-mail address: explain jane@acme.example',
    )
  }
  return withDatabase(async () => {
    const { explainSignups } = await import('@/lib/signups/explain-signups')
    const signups = await explainSignups(named)
    if (signups.length === 0) throw new CommandProblem(`There is no signup for ${named}.`)
    const text = args.includes('--json')
      ? `${JSON.stringify({ signups }, null, 2)}\n`
      : signups.map((signup) => asText(signup)).join('\n')
    process.stdout.write(text)
    return 0
  })
}

function asText(signup: ExplainedSignup): string {
  const { reason, publicReason, rules } = signup
  const outcome = reason ? `${signup.state}: ${reason} (the person was told ${publicReason})` : signup.state
  const width = Math.max(0, ...rules.map(({ rule }) => rule.length))
  return [
    `${signup.product}  ${signup.email}  ${signup.createdAt.toISOString()}  ${signup.id}`,
    `  ${outcome}${signup.freesAt ? `, frees at ${signup.freesAt.toISOString()}` : ''}`,
    '',
    '  Rules',
    ...rules.map(
      ({ rule, input, threshold, outcome: found }) =>
        `    ${rule.padEnd(width)}  ${found.padEnd(14)}${input === null ? '' : `  found ${input}`}${threshold === null ? '' : `  limit ${threshold}`}`,
    ),
    '',
    '  Sessions',
    ...sessionLines(signup).map((line) => `    ${line}`),
    '',
    '  What happened',
    ...timelineOf(signup).map(({ at, what }) => `    ${at.toISOString()}  ${what}`),
    '',
  ].join('\n')
}

function sessionLines({ sessions, look }: ExplainedSignup): string[] {
  if (look === null && sessions.length === 0) return ['No token was handed over, so none is looked for.']
  return [
    ...(sessions.length > 0 ? sessions.map(sessionLine) : ['None was seen at Frame.']),
    ...(look ? [lookInWords(look, { now: new Date(), moment: (at) => at.toISOString() })] : []),
  ]
}

function sessionLine(session: ExplainedSignup['sessions'][number]): string {
  const { frameId, lastSeenAt, endedAt, source } = session
  const name = frameId ?? (source === 'report' ? 'reported by itself' : 'without an id')
  const seen = `last seen ${lastSeenAt.toISOString()}`
  const standing = sessionStanding(session)
  if (standing.kind === 'starting') return `${name}  starting, ${seen}`
  if (standing.kind === 'never-opened') return `${name}  over, never seen open, ${seen}`
  const end = endedAt ? `ended ${endedAt.toISOString()}` : seen
  return `${name}  open since ${standing.openSince.toISOString()}, ${end}: ${standing.minutes}, by ${source}`
}
