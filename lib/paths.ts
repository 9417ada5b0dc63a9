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
  staffInvites: '/staff/invites',
  staffInvitesCsv: '/staff/invites/csv',
  staffNewInvite: '/staff/invites/new',
  staffInviteImport: (id?: string, said?: string) => `/staff/invites/import${query({ id, said })}`,
  staffInviteSample: '/staff/invites/import/sample',
  staffInvite: (id: string, said?: string) => `/staff/invites/${encodeURIComponent(id)}${query({ said })}`,
  staffInviteEdit: (id: string) => `/staff/invites/${encodeURIComponent(id)}/edit`,
  staffInviteQr: (id: string, file: 'svg' | 'png') => `/staff/invites/${encodeURIComponent(id)}/qr/${file}`,
  staffProducts: '/staff/products',
  staffNewProduct: '/staff/new-product',
  staffProduct: (slug: string) => `/staff/products/${encodeURIComponent(slug)}`,
  staffProductPreview: (slug: string) => `/staff/products/${encodeURIComponent(slug)}/preview`,
  staffProductDraft: (slug: string) => `/staff/products/${encodeURIComponent(slug)}/preview/draft`,
  staffPortal: '/staff/portal',
  staffConnections: '/staff/connections',
  staffNewConnection: '/staff/connections/new',
  staffConnection: (id: string, said?: string, tokensUrl?: string) =>
    `/staff/connections/${encodeURIComponent(id)}${query({ said, tokensUrl })}`,
  staffPlayground: (product?: string) => `/staff/playground${query({ product })}`,
  staffPreSessionScript: (product: string) => `/staff/playground/script/${encodeURIComponent(product)}`,
  staffPersonExport: (signup: string) => `/staff/signups/${encodeURIComponent(signup)}/person`,
  staffWebhooks: '/staff/webhooks',
  staffNewWebhook: '/staff/webhooks/new',
  staffWebhook: (id: string, said?: string) => `/staff/webhooks/${encodeURIComponent(id)}${query({ said })}`,
  staffWebhookEdit: (id: string) => `/staff/webhooks/${encodeURIComponent(id)}/edit`,
  staffWebhookDelivery: (id: string, delivery: string, said?: string) =>
    `/staff/webhooks/${encodeURIComponent(id)}/deliveries/${encodeURIComponent(delivery)}${query({ said })}`,
  staffAudit: '/staff/audit',
  staffTeam: (said?: string) => `/staff/team${query({ said })}`,
  staffAccount: (said?: string) => `/staff/account${query({ said })}`,
  staffSystem: '/staff/system',
  staffRefused: '/staff/refused',
  metrics: '/metrics',
  staffSignIn: '/staff/sign-in',
  staffSignInToDemo: '/staff/sign-in/demo',
  staffSignInByOidc: '/staff/sign-in/oidc',
  staffSignOut: '/staff/sign-out',
  staffForgot: '/staff/forgot',
  staffReset: '/staff/reset',
  staffSetUp: '/staff/set-up',
}

function query(given: { [name: string]: string | undefined }): string {
  const said = Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return said.length === 0 ? '' : `?${new URLSearchParams(said)}`
}

export function absoluteUrl(path: string): string {
  return new URL(path, env().publicUrl).href
}
