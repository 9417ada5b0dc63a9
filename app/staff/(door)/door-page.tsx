import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'
import { currentPortal } from '@/lib/web/current-portal'
import { messagesFor } from '@/messages'

/** A page of one card. */
export async function DoorPage({ title, children }: { title: string; children: ReactNode }) {
  const { name } = await currentPortal()
  return (
    <main id="content">
      <title>{messagesFor('en').titleOf(title, name)}</title>
      <Card className="flex flex-col gap-6 p-6 sm:p-8">
        <h1 className="text-2xl font-semibold">{title}</h1>
        {children}
      </Card>
    </main>
  )
}
