/** What is read, or null when the database gave it up because it took longer than a page may wait. */
export async function unlessTooLong<Result>(reading: Promise<Result>): Promise<Result | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && /\b57014\b/.test(error.message)) return null
    throw error
  }
}
