export type Random = ReturnType<typeof createRandom>

/** The same numbers for the same seed, everywhere: mulberry32. For plans of tests and demos, never for secrets. */
export function createRandom(seed: number) {
  let state = seed >>> 0

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))

  function pick<Item>(items: readonly Item[]): Item {
    const item = items[whole(0, items.length - 1)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }

  /** Each item as often as its weight says. */
  function pickWeighted<Item>(weighted: readonly (readonly [number, Item])[]): Item {
    const sum = weighted.reduce((total, [weight]) => total + weight, 0)
    let left = next() * sum
    for (const [weight, item] of weighted) {
      left -= weight
      if (left < 0) return item
    }
    return pick(weighted)[1]
  }

  return {
    whole,
    pick,
    pickWeighted,
    chance: (share: number) => next() < share,
    shuffled: <Item>(items: readonly Item[]): Item[] =>
      items
        .map((item) => ({ item, at: next() }))
        .sort((one, other) => one.at - other.at)
        .map(({ item }) => item),
  }
}
