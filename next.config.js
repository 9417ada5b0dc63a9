/**
 * Response headers are not set here: scripts/server gives every response its own.
 * @type {import('next').NextConfig}
 */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  agentRules: false,
  // npm test checks the types; a start need not.
  typescript: { ignoreBuildErrors: true },
  // The image optimiser fetches and decodes on request; nothing here needs it.
  images: { unoptimized: true },
  // Next's development log prints whole addresses, query included; scripts/server logs requests.
  logging: { incomingRequests: false },
  turbopack: { root: import.meta.dirname },
  experimental: {
    // `forbidden()`: a staff page says with 403 what a role may not.
    authInterrupts: true,
    serverActions: { bodySizeLimit: '64kb' },
  },
}

export default config
