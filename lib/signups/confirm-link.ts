import { answerVerification } from '../verification/answer-verification'
import { getVerification } from '../verification/find-verification'
import { readLinkKey } from '../verification/verification-code'
import { finishVerification, type ProvedOutcome, type Visitor } from './finish-verification'

/** `there`: the address is proved, and the window that asked goes on by itself. */
export type LinkOutcome =
  { kind: 'over' } | { kind: 'there' } | { kind: 'here'; verification: string; outcome: ProvedOutcome }

/** The button on the page of a mailed link was pressed; looking at the page does nothing (E12). */
export async function confirmLink(
  key: string,
  where: 'here' | 'there',
  visitor: Visitor,
): Promise<LinkOutcome> {
  const issue = readLinkKey(key)
  const found = issue && (await getVerification(issue.verification))
  if (!found) return { kind: 'over' }
  const verdict = await answerVerification(issue, { isRight: true, by: 'link' })
  if (verdict !== 'proved') return { kind: 'over' }
  if (where === 'there') return { kind: 'there' }
  return { kind: 'here', verification: found.id, outcome: await finishVerification(found, visitor) }
}
