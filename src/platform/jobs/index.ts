export { type Job, type JobRunner, openJobs } from './jobs.ts'
