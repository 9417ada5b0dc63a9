import { findVerification } from '../verification/find-verification'
import { finishVerification, type ProvedOutcome, type Visitor } from './finish-verification'

/** The browser that asked goes on once its address was proved, here or by the link elsewhere. */
export async function goOn(
  handle: string,
  waitsFor: string[],
  visitor: Visitor,
): Promise<{ kind: 'waiting' } | { kind: 'proved'; verification: string; outcome: ProvedOutcome }> {
  const found = await findVerification(handle, waitsFor)
  if (!found?.isWaiting || !found.provedAt) return { kind: 'waiting' }
  return { kind: 'proved', verification: found.id, outcome: await finishVerification(found, visitor) }
}
