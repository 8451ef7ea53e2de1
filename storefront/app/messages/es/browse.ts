export { browse } from '../en/browse.ts'
