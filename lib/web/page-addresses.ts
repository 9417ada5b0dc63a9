import { headers } from 'next/headers'
import { env } from '../env'
import { targetInLanguage } from './language-choice'

/**
 * Where search engines find this page in each language; only pages that they are to show have such addresses. Campaign
 * parameters are no part of them.
 */
export async function findPageAddresses() {
  const { publicUrl } = env()
  const [path = '/'] = ((await headers()).get('x-portal-target') ?? '/').split('?', 1)
  if (!isListed(path)) return { publicUrl }
  const byLanguage = {
    en: targetInLanguage(path, 'en'),
    de: targetInLanguage(path, 'de'),
    'x-default': path,
  }
  return { publicUrl, byLanguage }
}

function isListed(path: string): boolean {
  return path === '/' || path.startsWith('/try/')
}
