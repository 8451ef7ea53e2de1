import type { Currency } from '@techmart/contracts'
import { useRouteLoaderData } from 'react-router'
import type { Department } from './shell.server.ts'

export interface RootData {
  currency: Currency
  departments: Department[]
}

const nothing: RootData = { currency: 'USD', departments: [] }

/** Currency and departments, on every page; without departments when the shop itself could not be read. */
export function useRootData(): RootData {
  return useRouteLoaderData<RootData>('root') ?? nothing
}
