import { join } from 'node:path'
import { projectFolder } from '#platform/root.ts'
import { readOneFile } from './measured/data-file-transport.ts'
import type { JournalPeriods } from './retention.ts'
import { readPeriodFile } from './retention-file.ts'

/** How long journals are kept at least, by their authors' professions: `law/retention/journal.yaml`. */
export const readJournalPeriods = (file = join(projectFolder, 'law/retention/journal.yaml')): JournalPeriods =>
	readOneFile(file, readPeriodFile, 'How long journals are kept')
