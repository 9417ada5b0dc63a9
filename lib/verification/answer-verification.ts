import { z } from 'zod'
import { db } from '../db'
import type { Issue } from './verification-code'

const Verdict = z.enum(['proved', 'wrong', 'expired', 'too-many'])
export type Verdict = z.infer<typeof Verdict>

/** Counts the try and judges it in one step, so that parallel guesses share five tries (E13). */
export async function answerVerification(
  { verification, issue }: Issue,
  { isRight, by }: { isRight: boolean; by: 'code' | 'link' },
): Promise<Verdict> {
  const [row] = await db().$queryRaw<{ verdict: unknown }[]>`
    select answer_verification(${verification}::uuid, ${issue}::int, ${isRight}, ${by}) as verdict`
  return Verdict.parse(row?.verdict)
}
