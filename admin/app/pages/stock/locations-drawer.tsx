import { Button, Drawer, Switch, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { StockLocation } from '@techmart/contracts'
import { useState } from 'react'
import { api, ctx } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { useForm } from '../../forms/use-form.ts'
import { notifyDone } from '../../ui/notify.ts'
import { ProblemNote } from '../../ui/panels.tsx'
import { State } from '../../ui/state.tsx'
import styles from './stock.module.css'
import { locationsKey, useLocations } from './use-locations.ts'
import { faultOfCount, toNumber } from './whole-number.ts'

const STEP = 100

/** Where goods lie; a sale takes from the first that has them. */
export function LocationsDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Drawer opened={opened} onClose={onClose} size={460} title="Locations">
      <Locations />
    </Drawer>
  )
}

function Locations() {
  const locations = useLocations()
  const mayWrite = useMay('stock:write')
  const [edited, setEdited] = useState<string>()
  const last = Math.max(0, ...locations.map(({ priority }) => priority))
  const close = () => setEdited(undefined)
  const isNew = edited === ''
  return (
    <div className={styles.level}>
      <p className="soft">
        A sale takes goods from the first location that has them. Nothing new goes to a closed one, and sales
        take from it last.
      </p>
      <ul className={styles.locations}>
        {locations.map((location) =>
          edited === location.code ? (
            <li key={location.code}>
              <LocationForm location={location} onDone={close} />
            </li>
          ) : (
            <li key={location.code} className={styles.location}>
              <span>
                <span className="strong">{location.name}</span>{' '}
                <span className="code small soft">{location.code}</span>
              </span>
              <State tone={location.active ? 'good' : 'plain'}>{location.active ? 'Active' : 'Closed'}</State>
              {mayWrite && (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={`Change ${location.name}`}
                  onClick={() => setEdited(location.code)}
                >
                  Change
                </Button>
              )}
            </li>
          ),
        )}
      </ul>
      {mayWrite && !isNew && (
        <Button variant="default" className={styles.send} onClick={() => setEdited('')}>
          Add a location
        </Button>
      )}
      {isNew && (
        <LocationForm location={{ code: '', name: '', priority: last + STEP, active: true }} onDone={close} />
      )}
    </div>
  )
}

function LocationForm({ location, onDone }: { location: StockLocation; onDone: () => void }) {
  const client = useQueryClient()
  const form = useForm({
    initial: { ...location, priority: String(location.priority) },
    check: ({ code, name, priority }) => ({
      code: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) ? undefined : 'Small letters, digits and single hyphens',
      name: name.trim() ? undefined : 'What people call it',
      priority: faultOfCount(priority, 0) ?? (toNumber(priority) > 9999 ? 'At most 9999' : undefined),
    }),
    send: ({ code, name, priority, active }) =>
      api.inventory.saveLocation(ctx(), { code, name: name.trim(), priority: toNumber(priority), active }),
    onDone: (list, { name }) => {
      client.setQueryData(locationsKey, list)
      notifyDone(`${name.trim()} is saved`)
      onDone()
    },
  })
  const text = (name: 'code' | 'name' | 'priority') => ({
    value: form.values[name],
    error: form.errorOf(name),
    autoComplete: 'off',
    onBlur: () => form.values[name] && form.leave(name),
    onChange: (event: { currentTarget: { value: string } }) => form.set(name, event.currentTarget.value),
  })
  return (
    <form {...form.form} className={styles.form} aria-label={location.code ? location.name : 'New location'}>
      {form.problem ? <ProblemNote error={form.problem} /> : null}
      <TextInput label="Name" maxLength={80} {...text('name')} />
      <div className={styles.pair}>
        <TextInput
          label="Code"
          description="Stays as it is"
          maxLength={40}
          disabled={location.code !== ''}
          {...text('code')}
        />
        <TextInput
          label="Priority"
          description="The lowest is first"
          inputMode="numeric"
          maxLength={4}
          {...text('priority')}
        />
      </div>
      <Switch
        label="Active"
        checked={form.values.active}
        onChange={(event) => form.set('active', event.currentTarget.checked)}
      />
      <div className="row">
        <Button type="submit" loading={form.sending}>
          Save
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
