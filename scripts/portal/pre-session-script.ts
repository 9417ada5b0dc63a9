import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

/** Prints the script that reports a product's sessions from inside. */
export async function preSessionScriptCommand(args: string[]): Promise<number> {
  const [slug, ...more] = args
  if (slug === undefined || more.length > 0)
    throw new CommandProblem('Name a product by its slug: npm run portal -- pre-session-script aster-cad')
  return withDatabase(async () => {
    const { findPreSessionScript } = await import('@/lib/sessions/find-pre-session-script')
    const found = await findPreSessionScript(slug)
    if (found.kind === 'problem') throw new CommandProblem(found.message)
    process.stdout.write(found.text)
    return 0
  })
}
