import { fileURLToPath } from 'node:url'

/** The root of the installation. */
export const repositoryFolder = fileURLToPath(new URL('../../..', import.meta.url))
