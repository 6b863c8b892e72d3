import { figure } from './figures.ts'

/** 1 report, 1,204 reports */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`
}
