'use client'

import { UnexpectedError } from '@/app/_ui/unexpected-error'
import { unexpectedMessages } from '@/messages/unexpected'

export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const language = typeof document === 'undefined' ? 'en' : document.documentElement.lang
  return <UnexpectedError texts={unexpectedMessages(language)} retry={retry} />
}
