import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Permission, StaffMember } from '@techmart/contracts'
import { createContext, useContext } from 'react'
import { api, ctx } from './client.ts'

const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: () => api.identity.getStaffMe(ctx(), {}),
  staleTime: 5 * 60_000,
})

export function useSession() {
  return useQuery(staffQuery)
}

export const StaffContext = createContext<StaffMember | undefined>(undefined)

/** The signed-in member of staff; only inside the shell. */
export function useStaff(): StaffMember {
  const staff = useContext(StaffContext)
  if (!staff) throw new Error('useStaff is for pages inside the shell')
  return staff
}

/** Whether to offer something; the server decides all the same. */
export function useMay(permission: Permission): boolean {
  return useStaff().permissions.includes(permission)
}

export function useLogIn() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (input: { email: string; password: string }) => api.identity.logInStaff(ctx(), input),
    onSuccess: ({ staff }) => client.setQueryData(staffQuery.queryKey, staff),
  })
}

export function useLogOut() {
  return useMutation({ mutationFn: () => api.identity.logOut(ctx(), {}) })
}
