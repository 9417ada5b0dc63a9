import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

/** Opens what a restore closed, once somebody has compared the limits with what Frame knows. */
export async function reopenCommand(args: string[]): Promise<number> {
  if (args.length > 0) throw new CommandProblem('Usage: npm run portal -- reopen')
  return withDatabase(async () => {
    const { reopenAfterRestore } = await import('@/lib/products/reopen-after-restore')
    const products = await reopenAfterRestore({ id: null, name: 'command line' })
    const said =
      products.length > 0 ? `Open again: ${products.join(', ')}.` : 'No product is closed by a restore.'
    process.stderr.write(`${said}\n`)
    return 0
  })
}
