import type { ReactNode } from 'react'
import { PublicShell } from '@/app/(public)/public-shell'

export default function FrameLayout({ children }: { children: ReactNode }) {
  return <PublicShell>{children}</PublicShell>
}
