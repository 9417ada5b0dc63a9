import { axisTop } from './scale'

type Point = { label: string; value: number }

type TimeSeriesProps = {
  id: string
  title: string
  description: string
  now: Point[]
  /** As many points of the time before, drawn behind as a line. */
  before: Point[]
  formatNumber: (value: number) => string
}

const height = 100

/** Columns over time with a line for the time before: drawn by the server, stretched by the browser. */
export function TimeSeries({ id, title, description, now, before, formatNumber }: TimeSeriesProps) {
  const top = axisTop(Math.max(...[...now, ...before].map(({ value }) => value)))
  const y = (value: number) => height - (value / top) * height
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2 text-sm text-muted">
      <div aria-hidden="true" className="flex h-56 flex-col justify-between text-right tabular-nums">
        {[top, top / 2, 0].map((value) => (
          <span key={value} className="-my-2.5">
            {formatNumber(value)}
          </span>
        ))}
      </div>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        viewBox={`0 0 ${now.length} ${height}`}
        preserveAspectRatio="none"
        className="h-56 w-full overflow-visible"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {[0, height / 2, height].map((line) => (
          <path
            key={line}
            d={`M0 ${line}H${now.length}`}
            className="stroke-line forced-colors:stroke-[GrayText]"
            vectorEffect="non-scaling-stroke"
          />
        ))}
        {now.map(({ label, value }, index) => (
          <g key={label}>
            <rect
              x={index + 0.12}
              width={0.76}
              y={y(value)}
              height={height - y(value)}
              className="fill-accent forced-colors:fill-[CanvasText]"
            />
            {/* As high as the chart, so that also a low column can be pointed at. */}
            <rect x={index} width={1} y={0} height={height} className="fill-transparent">
              <title>{hintOf({ label, value }, before[index], formatNumber)}</title>
            </rect>
          </g>
        ))}
        {/* Twice, so that it can be told from the columns behind it. */}
        {[
          'stroke-surface [stroke-width:4] forced-colors:stroke-[Canvas]',
          'stroke-ink [stroke-dasharray:4_3] [stroke-width:1.5] forced-colors:stroke-[Highlight]',
        ].map((look) => (
          <path
            key={look}
            d={lineOf(before, y)}
            className={`pointer-events-none fill-none ${look}`}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <div aria-hidden="true" className="col-start-2 flex justify-between pt-2">
        {labelsBelow(now).map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
    </div>
  )
}

/** A step for each point. */
function lineOf(points: Point[], y: (value: number) => number): string {
  return points.map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${index} ${y(value)}h1`).join('')
}

function hintOf(point: Point, earlier: Point | undefined, formatNumber: (value: number) => string): string {
  const sentence = `${point.label}: ${formatNumber(point.value)}`
  return earlier ? `${sentence} (${earlier.label}: ${formatNumber(earlier.value)})` : sentence
}

/** First, middle and last: so many fit below the chart on a telephone. */
function labelsBelow(points: Point[]): string[] {
  const shown = [
    points[0],
    points.length > 4 ? points[Math.floor(points.length / 2)] : undefined,
    points.at(-1),
  ]
  return [...new Set(shown.flatMap((point) => (point ? [point.label] : [])))]
}
