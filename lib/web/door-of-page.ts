import { headers } from 'next/headers'
import type { Door } from '../signups/submit-signup'

/** The page that a form was posted to, by its path; a server action learns it from nowhere else. */
export async function doorOfPage(): Promise<Door> {
  const target = (await headers()).get('x-portal-target') ?? ''
  const [, area, name = ''] = /^\/(try|i)\/([A-Za-z0-9-]{1,60})(?:[?#]|$)/.exec(target) ?? []
  return area === 'i' ? { kind: 'invite', code: name } : { kind: 'product', slug: name }
}
