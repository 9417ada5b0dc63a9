import type { ReactNode } from 'react'
import { Card } from '@/app/_ui/card'

/** A part of a staff page under a heading of its own. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <Card className="flex flex-col gap-4 p-5 sm:p-6">
        <h2 className="text-lg font-semibold break-words">{title}</h2>
        {children}
      </Card>
    </section>
  )
}
