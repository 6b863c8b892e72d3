import { useId, useState } from 'react'
import { moveFocus, Popover } from './popover.tsx'

export type Choice = { readonly id: string; readonly label: string; readonly note?: string }
export type ChoiceGroup = { readonly title: string; readonly choices: readonly Choice[] }
type Words = { readonly search: string; readonly all: string; readonly none: string; readonly noMatch: string }

type Props = {
  readonly label: string
  readonly groups: readonly ChoiceGroup[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  /** Only one at a time; choosing closes the panel. */
  readonly single?: boolean
  readonly words: Words
  readonly testId: string
}

/** How many are drawn; the rest is found by typing. */
const SHOWN = 300

/** Choose among many by typing, ticking, all and none. */
export function Choose({ label, groups, chosen, onChoose, single, words, testId }: Props) {
  const [search, setSearch] = useState('')
  const name = useId()
  const found = filter(groups, search)
  const visible = found.flatMap(group => group.choices.map(choice => choice.id))
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen)
    for (const id of ids) on ? next.add(id) : next.delete(id)
    onChoose(next)
  }
  return (
    <Popover label={label} testId={testId}>
      {close => (
        // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the fields inside
        <div className="choose" ref={focusFirst} onKeyDown={event => moveFocus(event.currentTarget, event, 'input')}>
          <div className="choose-head">
            <input
              type="search"
              placeholder={words.search}
              aria-label={words.search}
              value={search}
              onChange={event => setSearch(event.target.value)}
            />
            {!single && (
              <>
                <button type="button" data-testid={`${testId}-all`} onClick={() => set(visible, true)}>
                  {words.all}
                </button>
                <button type="button" data-testid={`${testId}-none`} onClick={() => set(visible, false)}>
                  {words.none}
                </button>
              </>
            )}
          </div>
          <div className="choose-list">
            {visible.length === 0 && <p className="choose-group">{words.noMatch}</p>}
            {found.map(group => (
              <div key={group.title}>
                {group.title && <div className="choose-group">{group.title}</div>}
                {group.choices.map(choice => (
                  <label className="choose-item" key={choice.id}>
                    <input
                      type={single ? 'radio' : 'checkbox'}
                      name={name}
                      checked={chosen.has(choice.id)}
                      data-choice={choice.id}
                      onChange={event => {
                        if (!single) return set([choice.id], event.target.checked)
                        onChoose(new Set([choice.id]))
                        close()
                      }}
                    />
                    <span>{choice.label}</span>
                    {choice.note && <small>{choice.note}</small>}
                  </label>
                ))}
              </div>
            ))}
          </div>
        </div>
      )}
    </Popover>
  )
}

function filter(groups: readonly ChoiceGroup[], search: string): readonly ChoiceGroup[] {
  const words = search.trim().toLowerCase().split(/\s+/)
  let left = SHOWN
  return groups.flatMap(group => {
    const choices = group.choices
      .filter(choice => words.every(word => `${group.title} ${choice.label}`.toLowerCase().includes(word)))
      .slice(0, left)
    left -= choices.length
    return choices.length > 0 ? [{ ...group, choices }] : []
  })
}

function focusFirst(panel: HTMLElement | null): void {
  panel?.querySelector('input')?.focus()
}
