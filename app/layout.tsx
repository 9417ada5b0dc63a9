import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { preferredLanguage } from '@/lib/web/language'

// No title here: each page renders its own <title>, because a form changes it to "Error: …" without a reload.
export const metadata: Metadata = { formatDetection: { telephone: false, email: false, address: false } }

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#142027' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={await preferredLanguage()}>
      <body>{children}</body>
    </html>
  )
}
