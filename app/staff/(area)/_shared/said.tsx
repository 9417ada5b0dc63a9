import { Notice } from '@/app/_ui/notice'

/** What came of the step that led to this page; nothing for nothing. */
export function Said({ text }: { text: string | null | undefined }) {
  if (!text) return null
  return (
    <div role="status">
      <Notice>{text}</Notice>
    </div>
  )
}
