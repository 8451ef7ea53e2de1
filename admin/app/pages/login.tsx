import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { fieldErrors } from '../api/problem.ts'
import { useLogIn } from '../api/session.ts'
import { safeNext, shopPaths } from '../paths.ts'
import { ProblemNote } from '../ui/panels.tsx'
import { Wordmark } from '../ui/wordmark.tsx'
import styles from './login.module.css'

/** Signs a member of staff in, and goes on to where they were heading. */
export function LoginPage() {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const logIn = useLogIn()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const errors = fieldErrors(logIn.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    logIn.mutate(
      { email: email.trim(), password },
      { onSuccess: () => void navigate(safeNext(search.get('next')), { replace: true }) },
    )
  }
  return (
    <main className={styles.page}>
      <title>Sign in · TechMart Admin</title>
      <div className={styles.card}>
        <Wordmark />
        <div>
          <h1>Sign in</h1>
          <p className="soft">
            {search.has('next') ? 'Sign in to go on where you were.' : 'For the people who run the shop.'}
          </p>
        </div>
        <form onSubmit={submit} className="stack">
          {logIn.error && Object.keys(errors).length === 0 ? <ProblemNote error={logIn.error} /> : null}
          <TextInput
            label="E-mail"
            type="email"
            name="email"
            autoComplete="username"
            autoFocus
            required
            withAsterisk={false}
            size="md"
            value={email}
            error={errors.email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            value={password}
            error={errors.password}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fullWidth loading={logIn.isPending}>
            Sign in
          </Button>
        </form>
        <p className="small soft">
          Shopping? <a href={shopPaths.home()}>To the shop</a>
        </p>
      </div>
    </main>
  )
}
