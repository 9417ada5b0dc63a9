import { db } from '@/lib/db'

/** The steps of the core that are one statement each; `update mints` ends a mint. */
export type FailableStep =
  | 'admit_signup'
  | 'start_verification'
  | 'answer_verification'
  | 'advance_signup'
  | 'begin_mint'
  | 'update mints'
  | 'activate_signup'
  | 'fail_signup'
  | 'hold_signup'
  | 'leave_signup_unresolved'
  | 'resume_signup'
  | 'renew_sat'
  | 'claim_trial'
  | 'accept_offer'
  | 'settle_next_signup'
  | 'offer_next_place'
  | 'announce_next_ready'

/**
 * Once, at a step: `die` is kill -9, `lose` an error in place of the answer (the connection was lost before the statement,
 * or after it was committed), `conflict` a transaction that PostgreSQL gave up for another one.
 */
export type Failpoint =
  | { step: FailableStep; when: 'before' | 'after'; how: 'die' | 'lose' }
  | { step: FailableStep; when: 'before'; how: 'conflict' }

/** How the error of a failpoint begins, so that it is told from a fault of the product. */
export const injected = 'Injected:'

let armed: Failpoint | null = null

export function armFailpoint(failpoint: Failpoint | null): void {
  armed = failpoint
}

/** Puts a client with failpoints in the place of this process's own. */
export function installFailpoints(): void {
  const kept = globalThis as typeof globalThis & { portalDatabase?: unknown }
  const failing = db().$extends({ query: { $queryRaw: runOrFail, $executeRaw: runOrFail } })
  kept.portalDatabase = failing
}

type Statement<Args, Result> = { args: Args; query: (args: Args) => Promise<Result> }

async function runOrFail<Args, Result>({ args, query }: Statement<Args, Result>): Promise<Result> {
  const text = JSON.stringify(args)
  strike('before', text)
  const result = await query(args)
  strike('after', text)
  return result
}

function strike(when: 'before' | 'after', statement: string): void {
  if (armed?.when !== when || !statement.includes(armed.step)) return
  const { how, step } = armed
  armed = null
  if (how === 'die') process.kill(process.pid, 'SIGKILL')
  if (how === 'conflict') throw new Error(`${injected} TransactionWriteConflict`)
  throw new Error(`${injected} the connection was lost ${when} ${step}`)
}
