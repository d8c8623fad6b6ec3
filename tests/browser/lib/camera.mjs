/*
 * camera.mjs - a film of a QR code, for Chromium's fake camera.
 *
 *   filmOf(svg, file)     `svg` is one of ours: squares, one path of bars "M x y h n v 1 h -n z"
 *
 * The film (YUV4MPEG2) has a few frames: the code on a grey table, now here, now there.
 */
import { writeFileSync } from 'node:fs';

const [WIDTH, HEIGHT] = [640, 480];
const [TABLE, WHITE, BLACK] = [120, 235, 16];

export function modulesOf(svg) {
  const size = Number(svg.match(/viewBox="0 0 (\d+) /)[1]);
  const dark = new Set();
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let i = 0; i < Number(length); i += 1) dark.add(Number(y) * size + Number(x) + i);
  return { size, dark };
}

function frame({ size, dark }, scale, left, top) {
  const luma = Buffer.alloc(WIDTH * HEIGHT, TABLE);
  for (let y = 0; y < size * scale; y += 1)
    for (let x = 0; x < size * scale; x += 1) {
      const isDark = dark.has(Math.floor(y / scale) * size + Math.floor(x / scale));
      luma[(top + y) * WIDTH + left + x] = isDark ? BLACK : WHITE;
    }
  return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
}

export function filmOf(svg, file) {
  const code = modulesOf(svg);
  const scale = Math.floor(440 / code.size);
  const places = [
    [60, 15],
    [100, 20],
    [140, 10],
  ];
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\n`);
  writeFileSync(
    file,
    Buffer.concat([head, ...places.map(([left, top]) => frame(code, scale, left, top))]),
  );
}
