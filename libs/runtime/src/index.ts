export { ConfigError, deepFreeze, LOG_LEVELS, type LogLevel, parseEnvironment, variable } from './environment.js';
export { jsonIn } from './json.js';
export { createPinoLogger, NestLogger } from './logging.js';
export { isSignedBy, isUserKey, signingPair } from './nkeys.js';
export { readAtMost } from './read-at-most.js';
export { isSignedByOneOf, readPublicKeys, readSigningKey, signatureOf } from './signed-files.js';
export { redact, redactText } from './redact.js';
