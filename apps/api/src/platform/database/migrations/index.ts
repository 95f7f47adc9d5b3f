import { ScanPipeline1795478400000 } from './0001-scan-pipeline.js';

/** All migrations, oldest first. */
export const MIGRATIONS = [ScanPipeline1795478400000];
