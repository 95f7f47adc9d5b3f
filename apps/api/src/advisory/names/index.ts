/** Names of products: reading them, comparing them, and knowing that several are one. */
export { aliasesOf, formatProductName } from './aliases.js';
export { type Cpe, formatCpe23, parseCpe } from './cpe.js';
export { type CpeValue } from './cpe-value.js';
export { relateValues } from './relate-values.js';
export { faultOfName } from './unmatched-name.js';
