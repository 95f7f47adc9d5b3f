import { z } from 'zod';

/**
 * How an object schema treats keys it does not know.
 *
 * A model is declared once as a function of the flavour. What we send is built with {@link exact} (an unknown key is an
 * error), what we receive is built with {@link tolerant} (an unknown key is dropped, because the sender may be newer).
 */
export type ObjectFlavour = typeof z.object;

/** Unknown keys are an error, at every depth. */
export const exact = z.strictObject as unknown as ObjectFlavour;

/** Unknown keys are dropped, at every depth. */
export const tolerant: ObjectFlavour = z.object;
