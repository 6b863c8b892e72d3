import type { Store } from './open.ts'
import { prepared } from './statements.ts'

/** How a person wants the bytes of a file to be read. */
export type Instruction = { readonly asReport: boolean; readonly encoding: string | null }

/** Files about which something was said, by the hash of their bytes. */
export type Instructions = ReadonlyMap<string, Instruction>

type NewInstruction =
  | { readonly sha256: string; readonly kind: 'as-report'; readonly value: null }
  | { readonly sha256: string; readonly kind: 'encoding'; readonly value: string | null }

/** Add what was said about a file; saying the same again adds nothing. Call inside a transaction. */
export function addInstruction(
  store: Store,
  { sha256, kind, value }: NewInstruction,
  by: { readonly author: string; readonly now: string },
): void {
  prepared<Record<string, unknown>>(
    store,
    `INSERT INTO instruction (sha256, kind, value, author, made_at)
     SELECT @sha256, @kind, @value, @author, @now
     WHERE NOT EXISTS (
       SELECT 1 FROM instruction i
       WHERE i.id = (SELECT max(id) FROM instruction WHERE sha256 = @sha256 AND kind = @kind) AND i.value IS @value
     )`,
  ).run({ sha256, kind, value, ...by })
}

/** All that was said and still counts. */
export function instructionsOf(store: Store): Instructions {
  const rows = prepared<[], { sha256: string; kind: string; value: string | null }>(
    store,
    `SELECT i.sha256, i.kind, i.value
     FROM instruction i
     WHERE i.id = (SELECT max(l.id) FROM instruction l WHERE l.sha256 = i.sha256 AND l.kind = i.kind)`,
  ).all()
  const said = new Map<string, Instruction>()
  for (const { sha256, kind, value } of rows) {
    const before = said.get(sha256) ?? { asReport: false, encoding: null }
    said.set(sha256, kind === 'as-report' ? { ...before, asReport: true } : { ...before, encoding: value })
  }
  return said
}
