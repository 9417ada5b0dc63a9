import { parseArgs } from 'node:util'
import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

const usage = `Usage: npm run portal -- staff add EMAIL --role marketing|sales|admin --name NAME
       npm run portal -- staff link EMAIL
       npm run portal -- staff deactivate EMAIL`

const actor = { id: null, name: 'command line' }

/** Adds and locks out people of staff, and prints the one-time links by which they choose a password. */
export async function staffCommand(args: string[]): Promise<number> {
  const { verb, email, role, name } = parse(args)
  if (verb === 'add') return withDatabase(() => add({ email, role, name }))
  if (verb === 'link') return withDatabase(() => link(email))
  if (verb === 'deactivate') return withDatabase(() => deactivate(email))
  throw new CommandProblem(usage)
}

function parse(args: string[]) {
  try {
    const options = { role: { type: 'string' }, name: { type: 'string' } } as const
    const { positionals, values } = parseArgs({ args, options, allowPositionals: true })
    const [verb, email = '', ...rest] = positionals
    if (email !== '' && rest.length === 0)
      return { verb, email, role: values.role ?? '', name: values.name ?? '' }
  } catch {
    // Said below.
  }
  throw new CommandProblem(usage)
}

async function add(wanted: { email: string; role: string; name: string }): Promise<number> {
  const [{ StaffSettings }, { addStaff }] = await Promise.all([
    import('@/lib/settings/staff-settings'),
    import('@/lib/staff/add-staff'),
  ])
  const parsed = StaffSettings.safeParse(wanted)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`)
    throw new CommandProblem([...problems, usage].join('\n'))
  }
  const { email, name = '', role = 'marketing' } = parsed.data
  const url = await addStaff({ email, name, role }, actor)
  if (url === null) throw new CommandProblem(`${email} is on the staff already; see staff link.`)
  return printLink(email, url)
}

async function link(typed: string): Promise<number> {
  const { linkForStaff } = await import('@/lib/staff/link-for-staff')
  const email = await canonical(typed)
  const url = await linkForStaff(email, actor)
  if (url === null) throw new CommandProblem(`${email} is not on the staff, or was deactivated.`)
  return printLink(email, url)
}

async function deactivate(typed: string): Promise<number> {
  const { deactivateStaff } = await import('@/lib/staff/deactivate-staff')
  const email = await canonical(typed)
  const outcome = await deactivateStaff(email, actor)
  if (outcome === 'unknown')
    throw new CommandProblem(`${email} is not on the staff, or was deactivated before.`)
  if (outcome === 'last-admin') {
    throw new CommandProblem(`${email} is the last administrator; add another first.`)
  }
  process.stdout.write(`${email} is deactivated and signed out.\n`)
  return 0
}

function printLink(email: string, url: string): number {
  process.stderr.write(`With this link ${email} chooses a password. It works once, for three days:\n`)
  process.stdout.write(`${url}\n`)
  return 0
}

async function canonical(typed: string): Promise<string> {
  const { canonicaliseEmail } = await import('@/lib/email/canonicalise-email')
  const parsed = canonicaliseEmail(typed)
  if (parsed.kind === 'invalid') throw new CommandProblem(`${typed} is no e-mail address.`)
  return parsed.email.address
}
