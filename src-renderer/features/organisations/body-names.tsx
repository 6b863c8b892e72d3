import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId } from 'react'
import { call } from '../../api.ts'

type Props = {
  readonly value: string
  readonly set: (value: string) => void
  readonly placeholder: string
  readonly testId: string
}

const OFFERED = 20

/** A field for the name of a body; those of the study that hold what is typed are offered. */
export function BodyNames({ value, set, placeholder, testId }: Props) {
  const list = useId()
  const search = useDeferredValue(value.trim())
  const query = useQuery({
    queryKey: ['study', 'body-names', search],
    queryFn: () => call('organisation.page', { search, sort: 'name', descending: false, offset: 0, limit: OFFERED }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <input
        type="text"
        list={list}
        value={value}
        placeholder={placeholder}
        aria-label={placeholder}
        data-testid={testId}
        onChange={event => set(event.target.value)}
      />
      <datalist id={list}>
        {query.data?.rows.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
    </>
  )
}
