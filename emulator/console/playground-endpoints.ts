import { Hono } from 'hono'
import type { EmulatorContext, EmulatorEnv } from '../http/emulator-env'
import { formPageResponse } from '../pages/page-shell'
import { type SampleLanguage, sampleLanguages } from '../playground/samples'
import type { EmulatorState } from '../state/create-state'
import { createKept, type Kept } from './create-kept'
import { findKeys } from './find-keys'
import { type Generated, generateToken } from './generate-token'
import { seeOther } from './notices'
import { ownOrigin } from './own-origin'
import { paths } from './paths'
import { type ProviderPlace, withProvider } from './places'
import { examplePerson, parseCall, type PlaygroundForm, readPlaygroundForm } from './playground-form'
import { playgroundPage } from './playground-page'
import { readForm } from './read-form'

type Tried = { providerId: string; form: PlaygroundForm; generated: Generated | null }

/** A provider's Playground: a token on the spot, and the call that makes it in five languages. */
export function playgroundEndpoints(state: EmulatorState): Hono<EmulatorEnv> {
  const app = new Hono<EmulatorEnv>()
  const tried = createKept<Tried>()
  app.get('/providers/:id/playground', (c) =>
    withProvider(state, c, (place) => show(state, { c, place, tried })),
  )
  app.post('/providers/:id/playground', (c) =>
    withProvider(state, c, (place) => tryOut(state, { c, place, tried })),
  )
  return app
}

type Visit = { c: EmulatorContext; place: ProviderPlace; tried: Kept<Tried> }

function show(state: EmulatorState, { c, place, tried }: Visit): Promise<Response> {
  const id = c.req.query('result') ?? ''
  const known = tried.find(id)
  const found = known?.providerId === place.provider.id ? known : null
  const form = found?.form ?? { ...examplePerson, clientId: findKeys(state, place.entity)[0]?.clientId ?? '' }
  const { call, problems } = parseCall(form, { provider: place.provider, origin: ownOrigin(c) })
  return formPageResponse(
    playgroundPage(state, place, {
      form,
      call,
      problems,
      result: found ? { id, generated: found.generated } : null,
      language: findLanguage(c.req.query('sample')),
    }),
  )
}

async function tryOut(state: EmulatorState, { c, place, tried }: Visit): Promise<Response> {
  const posted = await readForm(c)
  if (posted.kind === 'refused') return posted.response
  const form = readPlaygroundForm(posted.fields)
  const { call, problems } = parseCall(form, { provider: place.provider, origin: ownOrigin(c) })
  const language = findLanguage(c.req.query('sample'))
  if (Object.keys(problems).length > 0)
    return formPageResponse(
      playgroundPage(state, place, { form, call, problems, result: null, language }),
      422,
    )
  const key = findKeys(state, place.entity).find(({ clientId }) => clientId === form.clientId)
  const isWanted = posted.fields.get('do') !== 'samples'
  const generated =
    key && isWanted
      ? await generateToken(call, { clientSecret: key.clientSecret, nowMs: state.clock.nowMs() })
      : null
  const id = tried.put({ providerId: place.provider.id, form, generated })
  return seeOther(
    `${paths.playground(place.provider.id)}?result=${id}&sample=${language.id}#${generated ? 'generated' : 'samples'}`,
  )
}

function findLanguage(id: string | undefined): SampleLanguage {
  const [first] = sampleLanguages
  return sampleLanguages.find((language) => language.id === id) ?? first
}
