import PublicNotFound from './(public)/not-found'
import { PublicShell } from './(public)/public-shell'

/** For addresses that belong to no part of the portal. */
export default function NotFound() {
  return (
    <PublicShell>
      <PublicNotFound />
    </PublicShell>
  )
}
