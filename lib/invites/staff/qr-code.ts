import { PNG } from 'pngjs'
import { encode } from 'uqr'

/** So wide a frame of light a reader needs, in squares (ISO/IEC 18004). */
const quietZone = 4
const pixelsPerSquare = 12

/** The dark squares of a QR code as the path of an SVG, and how many squares it is wide, frame included. */
export function qrPath(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x},${y}h1v1h-1z` : ''))).join('')
  return { size, path }
}

/** A file that can be printed at any size. Light on dark, as a screen may have it, is not read by every reader. */
export function qrSvg(text: string): string {
  const { size, path } = qrPath(text)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 8}" height="${size * 8}" shape-rendering="crispEdges"><path fill="#fff" d="M0,0h${size}v${size}h-${size}z"/><path fill="#000" d="${path}"/></svg>\n`
}

export function qrPng(text: string): Buffer {
  const { size, data } = encode(text, { ecc: 'M', border: quietZone })
  const width = size * pixelsPerSquare
  const png = new PNG({ width, height: width, colorType: 0 })
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const dark = data[Math.floor(y / pixelsPerSquare)]?.[Math.floor(x / pixelsPerSquare)] === true
      png.data.fill(dark ? 0 : 255, (y * width + x) * 4, (y * width + x) * 4 + 3)
      png.data[(y * width + x) * 4 + 3] = 255
    }
  }
  return PNG.sync.write(png, { colorType: 0 })
}
