import { digest } from './ids.ts'
import type { Image } from './state.ts'

/** About how large the official images are unpacked, in megabytes. */
const megabytes: Readonly<Record<string, number>> = {
  'alpine:latest': 8.3,
  'busybox:latest': 4.4,
  'debian:latest': 117,
  'node:22': 1120,
  'python:3.13': 1020,
  'ubuntu:latest': 78,
  'httpd:latest': 148,
  'httpd:2.4': 147,
  'nginx:latest': 192,
  'nginx:1.27': 191,
  'redis:latest': 137,
  'redis:7': 117,
  'postgres:latest': 456,
  'postgres:17': 438,
  'mysql:latest': 859,
}

const buildkit = 'buildkit.dockerfile.v0'

/** Images of one content under many names as images of their own, each with a layer below that has the size of the official one. */
export const apart = (images: readonly Image[]): Image[] =>
  images.flatMap((image) =>
    image.tags.map((tag): Image => {
      const layer = { id: digest(`layer ${tag}`), files: {}, more: (megabytes[tag] ?? 0) * 1e6 }
      const first = {
        created: image.created,
        by: 'ADD rootfs.tar / # buildkit',
        layer: layer.id,
        comment: buildkit,
      }
      return {
        ...image,
        id: digest(`official ${tag}`),
        tags: [tag],
        layers: [layer, ...image.layers],
        history: [first, ...image.history],
      }
    }),
  )
