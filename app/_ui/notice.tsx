import type { ReactNode } from 'react'

const tones = {
  info: 'border-accent bg-accent-soft',
  warning: 'border-mark-3 bg-notice-soft',
}

export function Notice({ tone = 'info', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return <div className={`rounded-md border-l-4 px-4 py-3 ${tones[tone]}`}>{children}</div>
}
