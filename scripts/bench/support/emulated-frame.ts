// The emulator's own, the same in every emulator.
const clientId = '55555555-5555-4555-8555-555555555555.img.frame.nutanix.com'
const clientSecret = '0123456789abcdef0123456789abcdef01234567'
const provider =
  'accounts/33333333-3333-4333-8333-333333333333/secure-anonymous/secure-anon-44444444-4444-4444-8444-444444444444'

/** What an operator copies from Frame, for the emulator at an origin. */
export function frameOf(origin: string) {
  return {
    clientId,
    clientSecret,
    tokensUrl: `${origin}/v1/${provider}/tokens`,
    launchUrl: `${origin}/halden/trials/europe/launchpad/aster-cad`,
  }
}
