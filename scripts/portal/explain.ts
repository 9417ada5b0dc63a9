import type { ExplainedSignup } from '@/lib/signups/explain-signups'
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
    '  What happened',
    ...timeline(signup).map(({ at, what }) => `    ${at.toISOString()}  ${what}`),
    '',
  ].join('\n')
}

function timeline({ events, mints, mails }: ExplainedSignup): { at: Date; what: string }[] {
  return [
    ...events.map(({ at, kind, facts }) => ({ at, what: [kind, factsOf(facts)].filter(Boolean).join('  ') })),
    ...mints.map(({ startedAt, kind, outcome, status, problem }) => ({
      at: startedAt,
      what: `asked Frame (${kind}): ${[outcome ?? 'no answer yet', status, problem].filter(Boolean).join(', ')}`,
    })),
    ...mails.map(({ createdAt, kind, sentAt, dropped }) => ({
      at: createdAt,
      what: `mail (${kind}): ${sentAt ? `sent ${sentAt.toISOString()}` : (dropped ?? 'on its way')}`,
    })),
  ].sort((one, other) => one.at.getTime() - other.at.getTime())
}

function factsOf(facts: unknown): string {
  if (typeof facts !== 'object' || facts === null) return ''
  return Object.entries(facts)
    .map(([name, value]) => `${name} ${String(value)}`)
    .join(', ')
}
