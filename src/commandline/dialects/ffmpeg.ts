import type { Dialect, Valued } from '../dialect.ts'
import type { Reading, ReadOption } from '../reading.ts'
import { as } from '../values.ts'
import { switches, valued } from './rules.ts'

/** Seconds of `1`, `00:00:01.5` or `200ms`. */
function time(raw: string): Valued {
  const clock = /^(-?)(?:(\d+):)?(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(raw)
  if (clock) {
    const [, sign, hours = '0', minutes, seconds] = clock
    const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
    return as(`${sign}${sum}`)
  }
  const plain = /^(-?\d*\.?\d+)(ms|us|s)?$/.exec(raw)
  if (!plain) return as(raw)
  const factor = plain[2] === 'ms' ? 1e-3 : plain[2] === 'us' ? 1e-6 : 1
  return as(String(Number(plain[1]) * factor))
}

// Options that are about the whole run, wherever they are.
const whole = new Set(
  '-y -n -hide_banner -loglevel -v -report -stats -nostats -nostdin -stdin -progress -filter_complex -lavfi -benchmark -copy_unknown -ignore_unknown'.split(
    ' ',
  ),
)

const aliases: Readonly<Record<string, string>> = {
  '-vframes': '-frames:v',
  '-aframes': '-frames:a',
  '-dframes': '-frames:d',
  '-vcodec': '-codec:v',
  '-acodec': '-codec:a',
  '-scodec': '-codec:s',
  '-c': '-codec',
  '-vf': '-filter:v',
  '-af': '-filter:a',
  '-vtag': '-tag:v',
  '-atag': '-tag:a',
  '-v': '-loglevel',
  '-lavfi': '-filter_complex',
  '-qscale': '-q',
}

/** One name for all that an option is called: `-c:v` is `-codec:v`. */
function plainName(spelt: string): string {
  const [name = '', ...stream] = spelt.split(':')
  const known = aliases[spelt] ?? aliases[name] ?? name
  return aliases[spelt] === undefined && stream.length > 0 ? [known, ...stream].join(':') : known
}

const textOf = ({ spelt, value }: ReadOption): string => `${plainName(spelt)} ${value}`

/** The files of a line in their order, each with the options before it in any order. */
function canonical(reading: Reading, options: readonly ReadOption[]): string[] {
  const items = [
    ...options.map((option) => ({ at: option.from, option })),
    ...reading.positionals.map(({ word, raw }) => ({ at: word, file: raw })),
  ].sort((a, b) => a.at - b.at)
  const everywhere: string[] = []
  const files: string[] = []
  let pending: string[] = []
  for (const item of items) {
    if ('file' in item) {
      files.push([...pending.sort(), `> ${item.file}`].join('\n'))
      pending = []
    } else if (item.option.spelt === '-i') {
      files.push([...pending.sort(), `< ${item.option.value}`].join('\n'))
      pending = []
    } else (whole.has(item.option.spelt) ? everywhere : pending).push(textOf(item.option))
  }
  return [...everywhere.sort(), ...files, ...pending]
}

const withStream = (names: string): string =>
  names
    .split(' ')
    .flatMap((name) => [
      name,
      ...['v', 'a', 's', 'v:0', 'a:0', 's:0', 'v:1', 'a:1'].map((stream) => `${name}:${stream}`),
    ])
    .join(' ')

/** ffmpeg: options belong to the next file. */
export const ffmpeg: Dialect = {
  grammar: {
    style: 'single',
    expression: true,
    rules: {
      ...valued(
        withStream(
          '-codec -c -frames -q -b -filter -tag -disposition -bsf -metadata -map_metadata -profile -qscale -ac -ar',
        ),
      ),
      ...valued(
        '-i -f -t -to -ss -sseof -fs -map -r -s -aspect -pix_fmt -vframes -aframes -dframes -vcodec -acodec -scodec -vf -af -crf -preset -tune -loglevel -v -threads -ab -vol -filter_complex -lavfi -filter_complex_script -itsoffset -stream_loop -progress -pass -passlogfile -movflags -g -bf -maxrate -bufsize -map_chapters -target -attach -hwaccel -safe -framerate -video_size -pixel_format -start_number -loop -vsync -fps_mode -shortest_buf_duration -compression_level -level -x264-params -strict',
      ),
      ...switches(
        '-y -n -an -vn -sn -dn -shortest -re -hide_banner -stats -nostats -nostdin -stdin -copyts -accurate_seek -noaccurate_seek -report -benchmark -copy_unknown -ignore_unknown -autorotate -noautorotate -h -help -version -formats -codecs -encoders -decoders -filters -protocols -muxers -demuxers -devices -pix_fmts -layouts -sample_fmts -L',
      ),
    },
  },
  value: (_path, option, _type, raw) =>
    /^-(?:t|to|ss|sseof|itsoffset)$/.test(option) ? time(raw) : undefined,
  canonical,
}
