import { headers } from 'next/headers'

/** The slug in the path that a form was posted to; a server action learns it from nowhere else. Empty for other paths. */
export async function productOfPage(): Promise<string> {
  const target = (await headers()).get('x-portal-target') ?? ''
  return /^\/try\/([a-z0-9-]{1,60})(?:[?#]|$)/.exec(target)?.[1] ?? ''
}
