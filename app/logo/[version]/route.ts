import { findLogo } from '@/lib/portal/find-logo'

/** The address changes with the logo, so browsers may keep what they got. */
export async function GET(_request: Request, { params }: { params: Promise<{ version: string }> }) {
  const logo = await findLogo((await params).version)
  if (!logo) return new Response('Not found.\n', { status: 404 })
  return new Response(new Uint8Array(logo.bytes), {
    headers: { 'Content-Type': logo.type, 'Cache-Control': 'public, max-age=31536000, immutable' },
  })
}
