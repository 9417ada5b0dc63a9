import { Notice } from '@/app/_ui/notice'
import { answerTo } from '@/app/staff/answer-to'
import { saidAboutEndpoint } from './endpoint-texts'

/** What came of the step that led here. */
export function Said({ said }: { said: string | string[] | undefined }) {
  const text = answerTo(saidAboutEndpoint, said)
  if (!text) return null
  return (
    <div role="status">
      <Notice>{text}</Notice>
    </div>
  )
}
