import { env } from './env'

/** Every path that more than one place names; absolute addresses are built from PUBLIC_URL alone (N4). */
export const paths = {
  home: '/',
  try: (slug: string) => `/try/${slug}`,
  verify: (handle: string) => `/verify/${encodeURIComponent(handle)}`,
  verificationState: (handle: string) => `/api/verify/${encodeURIComponent(handle)}`,
  invite: (code: string) => `/i/${encodeURIComponent(code)}`,
  askForInvite: (code: string) => `/i/${encodeURIComponent(code)}/ask`,
  waitlist: (handle: string, key: string | null) =>
    `/waitlist/${encodeURIComponent(handle)}${key === null ? '' : `?key=${encodeURIComponent(key)}`}`,
  trial: '/trial',
  legal: (page: 'imprint' | 'privacy' | 'terms') => `/${page}`,
  logo: (version: string) => `/logo/${version}`,
  securityTxt: '/.well-known/security.txt',
  frameLogin: (handle: string) => `/frame/login/${encodeURIComponent(handle)}`,
  frameContinue: (handle: string) => `/frame/continue/${encodeURIComponent(handle)}`,
  frameLogout: (handle: string) => `/frame/logout/${encodeURIComponent(handle)}`,
  staff: '/staff',
  staffReport: (panel: string) => `/staff/reports/${panel}`,
  staffSignups: '/staff/signups',
  staffSignupsCsv: '/staff/signups/csv',
  staffSignup: (id: string, said?: string) =>
    `/staff/signups/${encodeURIComponent(id)}${said === undefined ? '' : `?said=${said}`}`,
  staffAudit: '/staff/audit',
  staffSignIn: '/staff/sign-in',
  staffSignInToDemo: '/staff/sign-in/demo',
  staffSignInByOidc: '/staff/sign-in/oidc',
  staffSignOut: '/staff/sign-out',
  staffForgot: '/staff/forgot',
  staffReset: '/staff/reset',
  staffSetUp: '/staff/set-up',
}

export function absoluteUrl(path: string): string {
  return new URL(path, env().publicUrl).href
}
