/** A round number at or above the highest value, so that the middle of the axis is one, too. */
export function axisTop(highest: number): number {
  if (highest <= 4) return 4
  const power = 10 ** Math.floor(Math.log10(highest))
  const step = [1, 2, 4, 6, 8, 10].find((candidate) => candidate * power >= highest) ?? 10
  return step * power
}
