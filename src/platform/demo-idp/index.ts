export type { DemoClient, DemoUser } from './demo-user.ts'
export { type DemoIdentityProvider, demoIdentityProvider, demoIdpPath } from './provider.ts'
