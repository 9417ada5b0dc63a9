import { axisTop } from './scale'

/** A value of null has yet to come. */
type Point = { label: string; value: number | null }

type TimeSeriesProps = {
  id: string
  title: string
  description: string
  now: Point[]
  /** Beside each point that of the time before, if there is one, drawn behind as a line. */
  before: (Point | null)[]
  formatNumber: (value: number) => string
}

const height = 100

/** Columns over time with a line for the time before: drawn by the server, stretched by the browser. */
export function TimeSeries({ id, title, description, now, before, formatNumber }: TimeSeriesProps) {
  const top = axisTop(Math.max(...[...now, ...before].map((point) => point?.value ?? 0)))
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
        {now.map((point, index) => (
          <g key={point.label}>
            <rect
              x={index + 0.12}
              width={0.76}
              y={y(point.value ?? 0)}
              height={height - y(point.value ?? 0)}
              className="fill-accent forced-colors:fill-[CanvasText]"
            />
            {/* As high as the chart, so that also a low column can be pointed at. */}
            <rect x={index} width={1} y={0} height={height} className="fill-transparent">
              <title>{hintOf(point, before[index] ?? null, formatNumber)}</title>
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

/** A step for each point; where there is none, the line has a gap. */
function lineOf(points: (Point | null)[], y: (value: number) => number): string {
  return points
    .map((point, index) => (point ? `${points[index - 1] ? 'L' : 'M'}${index} ${y(point.value ?? 0)}h1` : ''))
    .join('')
}

function hintOf(point: Point, earlier: Point | null, formatNumber: (value: number) => string): string {
  const said = ({ label, value }: Point) =>
    `${label}: ${value === null ? 'yet to come' : formatNumber(value)}`
  return earlier ? `${said(point)} (${said(earlier)})` : said(point)
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
