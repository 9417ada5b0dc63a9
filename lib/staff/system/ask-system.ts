import { recordAudit } from '../../audit/record-audit'
import { db } from '../../db'
import type { CheckName } from '../../doctor/checks'
import { type Finding, worstOf } from '../../doctor/finding'
import { lookAt } from '../../doctor/look-at'
import type { Authorised } from '../staff-person'
import { sendTestMail } from './send-test-mail'

export type SystemQuestion = CheckName | 'testMail'

/** Those that send something to somebody else; who asked is written down. */
const questionsToOthers: SystemQuestion[] = ['frame', 'mailServer', 'testMail']

/** Runs one check because somebody pressed its button. */
export async function askSystem(
  staff: Authorised<'system.read'>,
  question: SystemQuestion,
): Promise<Finding[]> {
  const findings = question === 'testMail' ? [await sendTestMail(staff)] : await lookAt(question)
  if (questionsToOthers.includes(question)) {
    const details = { result: worstOf(findings) }
    await db().$transaction((tx) =>
      recordAudit(tx, { actor: staff, action: 'system.asked', subject: `system ${question}`, details }),
    )
  }
  return findings
}
