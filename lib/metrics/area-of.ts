const areas = [
  'try',
  'i',
  'verify',
  'waitlist',
  'trial',
  'frame',
  'staff',
  'api',
  'healthz',
  'readyz',
  'metrics',
  '_next',
]
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** The part of the site a path belongs to: one of a short list, whatever was asked for. */
export function areaOf(path: string): string {
  if (path === '/') return 'front'
  const [, first = ''] = path.split(/[/.]/, 2)
  return areas.find((area) => area === first.toLowerCase()) ?? 'other'
}

export function methodOf(method: string | undefined): string {
  return methods.find((known) => known === method) ?? 'other'
}
