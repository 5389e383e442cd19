import type { Settings } from '../settings/index.ts'

/** When there are colours: where the screen shows them, always or never. */
export type Colours = Settings['colours']

const isOn = (value: string | undefined): boolean => value !== undefined && value !== '' && value !== '0'

/** Whether there are colours: as an option or the settings say, then as NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE and CLICOLOR say, then as the terminal does. */
export function wantsColour(
  isTerminal: boolean,
  env: Readonly<Record<string, string | undefined>>,
  colours: Colours,
): boolean {
  if (colours !== 'auto') return colours === 'always'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0'
  if (isOn(env.CLICOLOR_FORCE)) return true
  return isTerminal && env.CLICOLOR !== '0' && env.TERM !== 'dumb'
}
