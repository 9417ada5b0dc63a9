import { closeDb } from '@/lib/db'
import { admitSignup } from '@/lib/signups/admit-signup'
import type { Row } from '../row'
import { createAdmissionRequests, requireReserved } from '../support/admission-requests'
import { analyse } from '../support/analyse'
import { compare } from '../support/compare'
import { drive } from '../support/drive'

const clients = 32
const ofMany = ['person', 'company', 'network'] as const

/** Every signup of a product takes its place in one and the same counter. */
export const hotQuota: Row = {
  what: 'admission with one hot product-wide quota',
  against: 'the same without that quota',
  async measure({ database, cleanUp, progress }) {
    cleanUp.add(closeDb)
    const withQuota = await createAdmissionRequests('hot', { scopes: [...ofMany, 'product'] })
    const without = await createAdmissionRequests('cool', { scopes: ofMany })
    const admitting = (newRequest: typeof without) => async () => () => async () =>
      requireReserved(await admitSignup(newRequest()))
    const { signal } = cleanUp
    for (const newRequest of [withQuota, without])
      await drive(await admitting(newRequest)(), { clients, seconds: 1, signal })
    await analyse(database)
    return [
      await compare({
        label: `${clients} clients`,
        clients,
        ours: admitting(withQuota),
        theirs: admitting(without),
        budget: { figure: 'rate', atLeast: 0.5 },
        progress,
        signal,
      }),
    ]
  },
}
