import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  // Some twenty routes: one small manifest file is cheaper than a discovery request per page.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
