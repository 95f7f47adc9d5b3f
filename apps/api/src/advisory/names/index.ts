/** Names of products: reading them, comparing them, and knowing that several are one. */
export { aliasesOf, formatProductName } from './aliases.js';
export { type Cpe, formatCpe23, parseCpe } from './cpe.js';
export { type CpeValue, type Wildcards } from './cpe-value.js';
export { relateValues, type ValueRelation } from './relate-values.js';
export { faultOfName } from './unmatched-name.js';
export { type NameFault, type UnmatchedName } from './unmatched-names.data.js';
