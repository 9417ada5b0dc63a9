import type { Erased } from '@/lib/privacy/erase-person'
import { CommandProblem } from './command-problem'
import { withDatabase } from './with-database'

const actor = { id: null, name: 'command line' }

/** Forgets everything about the person of an address, and says what is left to do elsewhere. */
export async function eraseCommand([address, ...more]: string[]): Promise<number> {
  if (address === undefined || more.length > 0)
    throw new CommandProblem('Name a person by an e-mail address: npm run portal -- erase jane@acme.example')
  return withDatabase(async () => {
    const { erasePersonByAddress } = await import('@/lib/privacy/erase-person')
    process.stdout.write(`${inWords(await erasePersonByAddress(address, actor))}\n`)
    return 0
  })
}

function inWords(erased: Erased): string {
  if (erased.kind === 'not-an-address') throw new CommandProblem('That is no e-mail address.')
  if (erased.kind === 'nobody') return 'Nothing is held about this address, or it was erased before.'
  const { signups, invites, openSessions } = erased
  return [
    `Erased: ${counted(signups, 'signup')}, ${counted(invites, 'invite')}. Places in quotas stay counted, by a keyed hash.`,
    ...(openSessions > 0
      ? [
          `Frame has not confirmed the end of ${counted(openSessions, 'session')}; the portal goes on closing.`,
        ]
      : []),
    'What this cannot reach:',
    '  Frame     keeps a named user for the address: in its console, under Users of the Secure Anonymous provider,',
    '            remove it, and with it what it stored in a profile disk or personal drive.',
    '  Mails     that were sent are in the mailboxes of their receivers, and perhaps in logs of the mail server.',
    '  Webhooks  that asked for personal data have told it to their receivers.',
    '  Backups   made before now still hold it, those in DATA_DIR/backups too; after restoring one, erase again.',
  ].join('\n')
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
