import { isIP } from 'node:net'
import { hostOf, isVouchedFor, mayReach, portOf, type TargetPolicy } from './target-policy'

export type TargetProblem =
  'no-url' | 'too-long' | 'not-https' | 'credentials' | 'fragment' | 'port' | 'only-this-machine' | 'address'

export type JudgedTarget = { kind: 'ok'; url: URL } | { kind: 'refused'; problem: TargetProblem }

/** Whether a webhook may go to a URL, as far as can be said without looking its name up. */
export function judgeTarget(text: string, policy: TargetPolicy): JudgedTarget {
  const problem = problemOf(text, policy)
  return problem === null ? { kind: 'ok', url: new URL(text) } : { kind: 'refused', problem }
}

function problemOf(text: string, policy: TargetPolicy): TargetProblem | null {
  if (text.length > 1_000) return 'too-long'
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return 'no-url'
  const url = new URL(text)
  const host = hostOf(url)
  const isTrusted = isVouchedFor(url, policy)
  if (policy.reach === 'this-machine' && !isTrusted) return 'only-this-machine'
  if (url.protocol !== 'https:' && !isTrusted) return 'not-https'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (url.hash !== '') return 'fragment'
  if (!isTrusted && !policy.ports.includes(portOf(url))) return 'port'
  if (isIP(host) !== 0 && !mayReach(host, url, policy)) return 'address'
  return null
}
