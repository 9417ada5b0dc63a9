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
  if (look === null) return ['No token was handed over, so none is looked for.']
  const failures = look.failures > 0 ? `; the last ${look.failures} looks had no answer` : ''
  return [
    ...(sessions.length > 0 ? sessions.map(sessionLine) : ['None was seen at Frame.']),
    look.nextLookAt ? `Next look ${look.nextLookAt.toISOString()}${failures}.` : 'Nobody looks any more.',
  ]
}

function sessionLine(session: ExplainedSignup['sessions'][number]): string {
  const { frameId, openSince, lastSeenAt, endedAt, precisionSeconds, source } = session
  const name = frameId ?? 'reported by itself'
  const seen = `last seen ${lastSeenAt.toISOString()}`
  if (openSince === null) return `${name}  ${endedAt ? 'over, never seen open' : 'starting'}, ${seen}`
  const minutes = Math.round(((endedAt ?? lastSeenAt).getTime() - openSince.getTime()) / 60_000)
  const end = endedAt ? `ended ${endedAt.toISOString()}` : seen
  return `${name}  open since ${openSince.toISOString()}, ${end}: ${minutes} minutes, ±${precisionSeconds} s, by ${source}`
}
