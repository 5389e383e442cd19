import type { Plugin } from 'esbuild'

export function withLateSections(code: string, file: string): string
export const lateTexts: Plugin
