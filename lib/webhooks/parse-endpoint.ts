import { eventNames, type EventType } from './event-types'
import { judgeTarget, type TargetProblem } from './judge-target'
import type { TargetPolicy } from './target-policy'

/** What a form says about an endpoint. */
export type EndpointForm = { url: string; description: string; events: string[]; personalData: boolean }

export type EndpointProblems = {
  url?: TargetProblem | 'taken'
  description?: 'too-long'
  events?: 'none'
}

export type ParsedEndpoint =
  | {
      kind: 'ok'
      endpoint: { url: string; description: string; events: EventType[]; personalData: boolean }
    }
  | { kind: 'invalid'; problems: EndpointProblems }

export const longestDescription = 200

export function parseEndpoint(form: EndpointForm, policy: TargetPolicy): ParsedEndpoint {
  const target = judgeTarget(form.url.trim(), policy)
  const description = form.description.replace(/\p{C}/gu, ' ').trim()
  const events = eventNames.filter((name) => form.events.includes(name))
  const problems: EndpointProblems = {
    ...(target.kind === 'refused' && { url: target.problem }),
    ...(description.length > longestDescription && { description: 'too-long' as const }),
    ...(events.length === 0 && { events: 'none' as const }),
  }
  if (target.kind === 'refused' || Object.keys(problems).length > 0) return { kind: 'invalid', problems }
  const { personalData } = form
  return { kind: 'ok', endpoint: { url: target.url.href, description, events, personalData } }
}
