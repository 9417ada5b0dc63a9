import './globals.css'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { accentStyle, defaultAccent } from '@/lib/portal/accent-style'
import { currentPortal } from '@/lib/web/current-portal'
import { preferredLanguage } from '@/lib/web/language'
import { findPageAddresses } from '@/lib/web/page-addresses'
import { styleNonce } from '@/lib/web/style-nonce'
import { messagesFor } from '@/messages'

// No title here: each page renders its own <title>, because a form changes it to "Error: …" without a reload.
export async function generateMetadata(): Promise<Metadata> {
  const [language, portal, addresses] = await Promise.all([
    preferredLanguage(),
    currentPortal(),
    findPageAddresses(),
  ])
  const { home } = messagesFor(language)
  return {
    formatDetection: { telephone: false, email: false, address: false },
    metadataBase: addresses.publicUrl,
    alternates: { languages: addresses.byLanguage },
    openGraph: { type: 'website', siteName: portal.name, title: home.title, description: home.intro },
    twitter: { card: 'summary_large_image' },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#142027' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, { accent }, nonce] = await Promise.all([
    preferredLanguage(),
    currentPortal(),
    styleNonce(),
  ])
  return (
    <html lang={language}>
      {accent === defaultAccent ? null : (
        <head>
          {/* Browsers hide a nonce from scripts, so React would find another one than it wrote. */}
          <style
            nonce={nonce}
            suppressHydrationWarning
            dangerouslySetInnerHTML={{ __html: accentStyle(accent) }}
          />
        </head>
      )}
      <body>{children}</body>
    </html>
  )
}
