import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

const actor = { id: null, name: 'command line' }

/** Prints everything that is held about the person of an address, as JSON. Ends with 1 when there is nothing. */
export async function exportPersonCommand([address, ...more]: string[]): Promise<number> {
  if (address === undefined || more.length > 0) {
    throw new CommandProblem(
      'Name a person by an e-mail address: npm run portal -- export-person jane@acme.example',
    )
  }
  return withDatabase(async () => {
    const { exportPersonByAddress } = await import('@/lib/privacy/export-person')
    const found = await exportPersonByAddress(address, actor)
    if (found.kind === 'not-an-address') throw new CommandProblem('That is no e-mail address.')
    if (found.kind === 'nobody') throw new CommandProblem('Nothing is held about this address.')
    for await (const piece of found.pieces) process.stdout.write(piece)
    return 0
  })
}
