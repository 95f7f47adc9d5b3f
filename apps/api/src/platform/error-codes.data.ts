import { ACCESS_ERRORS } from './error-codes/access.data.js';
import { AGENT_ERRORS } from './error-codes/agents.data.js';
import { HTTP_ERRORS } from './error-codes/http.data.js';
import { MATCH_ERRORS } from './error-codes/match.data.js';
import { REPORT_ERRORS } from './error-codes/report.data.js';
import { REQUEST_ERRORS } from './error-codes/request.data.js';
import { SCHEDULE_ERRORS } from './error-codes/schedule.data.js';
import { SITE_ERRORS } from './error-codes/sites.data.js';

export { type ErrorCodeEntry } from './error-codes/entry.js';

/**
 * Every error the API can answer, theme by theme. The set is closed: a new error is a new entry in the file of its theme.
 * The page of each at `/errors/<code>` is made of its texts.
 */
export const ERROR_CODES = {
  ...HTTP_ERRORS,
  ...ACCESS_ERRORS,
  ...SITE_ERRORS,
  ...AGENT_ERRORS,
  ...SCHEDULE_ERRORS,
  ...REQUEST_ERRORS,
  ...REPORT_ERRORS,
  ...MATCH_ERRORS,
} as const;
