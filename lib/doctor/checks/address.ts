import { env } from '../../env'
import { failure, type Finding, ok } from '../finding'

export async function checkPublicUrl(): Promise<Finding[]> {
  const { publicUrl } = env()
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(publicUrl.hostname)
  return [
    isLocal || publicUrl.protocol === 'https:'
      ? ok('address', `The portal answers at ${publicUrl.origin}.`)
      : failure(
          'address',
          `PUBLIC_URL is ${publicUrl.origin}: put the portal behind https and set PUBLIC_URL to that address.`,
        ),
  ]
}
