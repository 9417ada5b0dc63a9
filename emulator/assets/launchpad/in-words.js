export function describeDuration(seconds) {
  const minutes = Math.floor(seconds / 60)
  if (minutes < 1) return `${seconds} s`
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} days`
}

/** 900 000 ms is "15 minutes". */
export function inWords(ms) {
  const [unit, size] = ms < 60_000 ? ['second', 1000] : ['minute', 60_000]
  const format = new Intl.NumberFormat('en', {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })
  return format.format(ms / size)
}
