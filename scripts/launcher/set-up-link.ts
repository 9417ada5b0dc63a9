/** A fresh link for the first administrator, or null when there is one. The settings have put the environment in place. */
export async function createSetUpLink(): Promise<string | null> {
  const [{ closeDb }, { createFirstAdminLink }] = await Promise.all([
    import('@/lib/db'),
    import('@/lib/staff/first-admin-link'),
  ])
  try {
    return await createFirstAdminLink()
  } finally {
    await closeDb()
  }
}
