/** Whether a name such as Europe/Berlin is a time zone that this runtime knows. */
export function isTimeZone(name: string): boolean {
  // Offsets such as +02:00 are accepted by newer runtimes, but are no zones.
  if (!/^[A-Za-z]/.test(name) || name.length > 64) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
