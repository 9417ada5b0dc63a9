const fills = ['fill-mark-1', 'fill-mark-2', 'fill-mark-3', 'fill-mark-4']
const shapeCount = 5

/** A pattern of tiles that is always the same for the same name. Decoration: hidden from screen readers. */
export function ProductMark({
  name,
  columns,
  rows,
  className = '',
}: {
  name: string
  columns: number
  rows: number
  className?: string
}) {
  const tiles = tilesFor(name, columns, rows)
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${columns * 10} ${rows * 10}`} className={`block ${className}`}>
      {tiles.map(({ x, y, ground }) => (
        // Larger than its cell and without smoothing: no hairlines between tiles.
        <rect
          key={`${x}-${y}`}
          x={x}
          y={y}
          width="10.2"
          height="10.2"
          shapeRendering="crispEdges"
          className={ground}
        />
      ))}
      {tiles.map(({ x, y, turn, shape, figure }) => (
        <g key={`${x}-${y}`} transform={`translate(${x} ${y}) rotate(${turn} 5 5)`}>
          <TileShape shape={shape} className={figure} />
        </g>
      ))}
    </svg>
  )
}

/** Each name keeps to three of the shapes and one main colour, so that products look different at a glance. */
function tilesFor(name: string, columns: number, rows: number) {
  const random = seededRandom(name)
  const pick = (below: number) => Math.floor(random() * below)
  const leftOut = [pick(shapeCount), pick(shapeCount)]
  const shapes = Array.from({ length: shapeCount }, (_, shape) => shape).filter(
    (shape) => !leftOut.includes(shape),
  )
  const mainFill = pick(fills.length)

  return Array.from({ length: columns * rows }, (_, index) => {
    const ground = random() < 0.45 ? mainFill : pick(fills.length)
    const figure = (ground + 1 + pick(fills.length - 1)) % fills.length
    return {
      x: (index % columns) * 10,
      y: Math.floor(index / columns) * 10,
      shape: shapes[pick(shapes.length)],
      turn: pick(4) * 90,
      ground: fills[ground],
      figure: fills[figure],
    }
  })
}

function TileShape({ shape, className }: { shape: number | undefined; className: string | undefined }) {
  if (shape === 0) return <path d="M0 0h10A10 10 0 0 1 0 10z" className={className} />
  if (shape === 1) return <path d="M0 0a5 5 0 0 0 10 0z" className={className} />
  if (shape === 2) return <circle cx="5" cy="5" r="2.5" className={className} />
  if (shape === 3) return <path d="M0 0h10L0 10z" className={className} />
  return <path d="M0 0a10 10 0 0 0 10 10V0z" className={className} />
}

/** FNV-1a for the seed, mulberry32 for the numbers: the same picture on every machine. */
function seededRandom(seed: string): () => number {
  let state = 2_166_136_261
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
