import type { ReactNode } from 'react'
import { currentPortal } from '@/lib/web/current-portal'
import { messagesFor } from '@/messages'

/** The frame of one page of the staff area: its title, in the window and above its content. */
export async function StaffPage({ title, children }: { title: string; children: ReactNode }) {
  const { name } = await currentPortal()
  return (
    <main id="content" className="flex flex-col gap-6">
      <title>{messagesFor('en').titleOf(title, name)}</title>
      <h1 className="text-2xl font-semibold break-words">{title}</h1>
      {children}
    </main>
  )
}
