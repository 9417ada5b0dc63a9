import { answerVerification, type Verdict } from '../verification/answer-verification'
import { findVerification } from '../verification/find-verification'
import { isCodeOf, readCode } from '../verification/verification-code'
import { finishVerification, type ProvedOutcome, type Visitor } from './finish-verification'

export type CodeProblem = 'not-a-code' | Exclude<Verdict, 'proved'>

/** `proved` names the verification, with which this browser may go on if its outcome leaves something to be done. */
export type CodeOutcome =
  | { kind: 'unknown' }
  | { kind: 'problem'; problem: CodeProblem }
  | { kind: 'proved'; verification: string; outcome: ProvedOutcome }

/** A code was typed on the page of a signup: judges it, and lets in whoever it proves. */
export async function enterCode(
  handle: string,
  typed: string,
  waitsFor: string[],
  visitor: Visitor,
): Promise<CodeOutcome> {
  const found = await findVerification(handle, waitsFor)
  if (!found) return { kind: 'unknown' }
  const code = readCode(typed)
  if (code === null) return { kind: 'problem', problem: 'not-a-code' }
  const issue = { verification: found.id, issue: found.issue }
  const verdict = await answerVerification(issue, { isRight: isCodeOf(issue, code), by: 'code' })
  if (verdict !== 'proved') return { kind: 'problem', problem: verdict }
  return { kind: 'proved', verification: found.id, outcome: await finishVerification(found, visitor) }
}
