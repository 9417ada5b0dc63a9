/** The addresses of the console. Ids are our own or a stranger's text: always encoded. */
const entity = (id: string) => `/console/entities/${encodeURIComponent(id)}`
const integration = (id: string) => `/console/integrations/${encodeURIComponent(id)}`
const provider = (id: string) => `/console/providers/${encodeURIComponent(id)}`

export const paths = {
  start: '/',
  users: (id: string) => `${entity(id)}/users`,
  api: (id: string) => `${entity(id)}/api`,
  newIntegration: (id: string) => `${entity(id)}/api/new`,
  secureAnonymous: (id: string) => `${entity(id)}/secure-anonymous`,
  newProvider: (id: string) => `${entity(id)}/secure-anonymous/new`,
  launchpads: (id: string) => `${entity(id)}/launchpads`,
  integration,
  removeIntegration: (id: string) => `${integration(id)}/remove`,
  revoke: (id: string, clientId: string) => `${integration(id)}/revoke/${encodeURIComponent(clientId)}`,
  provider,
  switchProvider: (id: string) => `${provider(id)}/switch`,
  removeProvider: (id: string) => `${provider(id)}/remove`,
  playground: (id: string) => `${provider(id)}/playground`,
  auditTrail: '/console/audit-trail',
  sessionTrail: '/console/session-trail',
  requests: '/console/requests',
  request: (id: number) => `/console/requests/${id}`,
  assumptions: '/console/assumptions',
  setting: (name: string) => `/console/assumptions/${encodeURIComponent(name)}`,
  control: '/console/control',
  clock: '/console/control/clock',
  reset: '/console/control/reset',
  faults: '/console/faults',
  newFault: (kind: string) => `/console/faults/new/${encodeURIComponent(kind)}`,
  removeFault: '/console/faults/remove',
  mailbox: '/mailbox',
}
