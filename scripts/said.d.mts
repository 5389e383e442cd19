/** The texts that are said before the program is built, in the language of the locale. */
export declare function saidIn(environment: Record<string, string | undefined>): {
  installing: string
  building: string
  next: string[]
}
