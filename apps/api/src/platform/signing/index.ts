export { type LinkProof, SignedLinks } from './signed-links.js';
export { SigningModule } from './signing.module.js';
