'use client'

import './globals.css'
import { UnexpectedError } from '@/app/_ui/unexpected-error'
import { unexpectedMessages } from '@/messages/unexpected'

/** Shown when the root layout itself broke, so nothing but the browser can say which language to speak. */
export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  const language = typeof navigator === 'undefined' ? 'en' : navigator.language
  return (
    <html lang={language.toLowerCase().startsWith('de') ? 'de' : 'en'}>
      <body>
        <UnexpectedError texts={unexpectedMessages(language)} retry={retry} />
      </body>
    </html>
  )
}
